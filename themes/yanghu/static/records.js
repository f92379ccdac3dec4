// Records: a field that sifts them, and orders for their columns. Without this file all of them are there to read.
(() => {
  "use strict";

  const collator = new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true });
  /** An element with attributes and children. */
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  /** Text as it is compared: width and case of letters, and spaces, make no difference. */
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");

  /** The rows that stand over groups of records, each with its own. */
  const groups = (records) => {
    const rows = new Map();
    for (const record of records) {
      const row = record.parentElement.querySelector(":scope > .records-group");
      if (row) rows.set(row, [...(rows.get(row) ?? []), record]);
    }
    return [...rows].map(([row, own]) => ({ row, records: own }));
  };

  /** Puts the field above the records: it shows those whose text has all that was typed, and how many they are. */
  const sift = (tools, records) => {
    const noun = tools.dataset.noun ?? "";
    const input = make("input", { type: "search", id: `${tools.dataset.records}-sift`, autocomplete: "off" });
    const count = make("p", { class: "records-count", "aria-live": "polite" }, `共 ${records.length} ${noun}`);
    const heads = groups(records);
    const texts = new Map(records.map((record) => [record, plain(record.textContent)]));
    const show = () => {
      const words = input.value.split(/\s+/u).map(plain).filter((word) => word);
      let shown = 0;
      for (const record of records) {
        record.hidden = !words.every((word) => texts.get(record).includes(word));
        shown += record.hidden ? 0 : 1;
      }
      for (const head of heads) head.row.hidden = head.records.every((record) => record.hidden);
      count.textContent = words.length ? `${shown} ${noun}，共 ${records.length} ${noun}` : `共 ${records.length} ${noun}`;
    };
    input.addEventListener("input", show);
    tools.append(make("label", { for: input.id }, "筛选"), input, count);
    // A link to a record that the field hides shows it again.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.hidden) {
        input.value = "";
        show();
        target.scrollIntoView();
      }
    });
  };

  /** Makes the heads of the table's columns buttons that order its rows. */
  const order = (table, records) => {
    const [body] = table.tBodies;
    const heads = [...table.tHead.rows[0].cells];
    const key = (row, column) => {
      const cell = row.cells[column];
      return cell.dataset.sort ?? cell.textContent.trim();
    };
    const sort = (column) => {
      const down = heads[column].getAttribute("aria-sort") === "ascending";
      const rows = [...records].sort((a, b) => {
        const [x, y] = [key(a, column), key(b, column)];
        // What is not known comes last in both directions.
        if (!x || !y) return Number(!x) - Number(!y);
        return down ? collator.compare(y, x) : collator.compare(x, y);
      });
      for (const head of heads) head.removeAttribute("aria-sort");
      heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
      // In an order of their own, records stand in no groups, and say themselves what the groups said.
      delete table.dataset.by;
      for (const row of table.querySelectorAll(".records-group")) row.remove();
      body.append(...rows);
      for (const other of [...table.tBodies].slice(1)) other.remove();
      mark(rows, column === 0);
    };
    /** Puts at the margin what a surname begins with, where rows are in that order. */
    const mark = (rows, isByName) => {
      rows.forEach((row, at) => {
        const { letter } = row.dataset;
        if (isByName && letter && letter !== rows[at - 1]?.dataset.letter) row.dataset.mark = letter;
        else delete row.dataset.mark;
      });
    };
    heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "records-order" }, ...head.childNodes);
      button.addEventListener("click", () => sort(column));
      head.append(button);
    });
  };

  /** Puts a choice above cards that have no heads: as recorded, or by name. */
  const arrange = (tools, list, records) => {
    const name = (record) => record.querySelector(".record-name")?.textContent ?? "";
    const button = make("button", { type: "button", class: "records-order", "aria-pressed": "false" }, "按音序");
    button.addEventListener("click", () => {
      const byName = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(byName));
      const ordered = byName ? [...records].sort((a, b) => collator.compare(name(a), name(b))) : records;
      list.append(...ordered);
    });
    tools.append(button);
  };

  for (const tools of document.querySelectorAll("[data-records]")) {
    const list = document.getElementById(tools.dataset.records);
    if (!list) continue;
    const isTable = list instanceof HTMLTableElement;
    const records = isTable ? [...list.querySelectorAll("tbody > tr[id]")] : [...list.children];
    sift(tools, records);
    if (isTable) order(list, records);
    else if (records.length > 1) arrange(tools, list, records);
  }
})();
