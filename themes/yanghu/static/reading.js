// Reading helps: light, dark and large letters, the contents in a drawer, links to headings that are copied. Without this file nothing of
// them is there, and nothing is missed.
//
// The preview changes pages in place: it leaves what has `data-added`, puts all else as it was built, and says so. So
// whatever is done to a page is done again then, and events are listened to on the document.
(() => {
  "use strict";

  const root = document.documentElement;
  const piece = (selector) => {
    const made = document.getElementById("reading-pieces").content.querySelector(selector).cloneNode(true);
    made.dataset.added = "";
    return made;
  };

  // ── Light, dark, large ──
  const KEY = "yanghu";
  const CHOICES = ["scheme", "size"];
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY) || "{}");
    } catch {
      return {};
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ scheme: root.dataset.scheme, size: root.dataset.size }));
    } catch {
      // Not allowed here: what was chosen holds for this page.
    }
  };
  /** Shows the page as chosen, and the choices as they are; a browser's bars take the colour of the page. */
  const show = (choices) => {
    for (const name of CHOICES) {
      if (choices[name]) root.dataset[name] = choices[name];
      else delete root.dataset[name];
      for (const input of document.querySelectorAll(`.reading-panel [name="${name}"]`)) {
        input.checked = input.value === (choices[name] ?? "");
      }
    }
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.dataset.built ??= meta.content;
      meta.content = choices.scheme ? getComputedStyle(root).getPropertyValue("--paper").trim() : meta.dataset.built;
    }
  };

  const button = () => document.querySelector(".reading-button");
  const panel = () => document.querySelector(".reading-panel");
  const unfold = (open) => {
    panel().hidden = !open;
    button().setAttribute("aria-expanded", String(open));
  };
  const isOpen = () => panel()?.hidden === false;
  const setPanel = () => {
    const place = document.getElementById("reading");
    if (place && !button()) place.append(piece(".reading-button"), piece(".reading-panel"));
  };
  document.addEventListener("change", ({ target }) => {
    if (!target.closest(".reading-panel")) return;
    const chosen = Object.fromEntries(CHOICES.map((name) => [name, root.dataset[name]]));
    show({ ...chosen, [target.name]: target.value });
    keep();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOpen()) return;
    unfold(false);
    button().focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (isOpen() && !target.closest(".reading")) unfold(false);
  });
  // Chosen in another tab.
  addEventListener("storage", ({ key }) => {
    if (key === KEY) show(kept());
  });

  // ── The contents in a drawer ──
  const CONTENTS = "[data-contents]";
  let contents = null;
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  /** A line of the contents: the title of a page, and its address from where the script of the contents is. */
  const line = ({ title, href }) => {
    const link = make("a", title, { href: new URL(href, contents.from).href });
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
    const item = make("li");
    item.append(link);
    return item;
  };
  const group = (title, lines) => {
    const details = make("details");
    const list = make("ul");
    list.append(...lines);
    details.append(make("summary", title), list);
    details.open = lines.some((item) => item.querySelector("[aria-current]"));
    return details;
  };
  const fill = (drawer) => {
    const list = drawer.querySelector(".drawer-list");
    const groups = contents.parts.map(({ title, href, articles }) => {
      const first = line({ title: list.dataset.first.replace("{part}", title), href });
      return group(title, [first, ...articles.map(line)]);
    });
    groups.push(group(list.dataset.all, contents.lists.map(line)));
    list.replaceChildren(...groups);
  };
  const openDrawer = () => {
    let drawer = document.querySelector(".drawer");
    if (!drawer) {
      drawer = piece(".drawer");
      document.body.append(drawer);
    }
    if (drawer.open) return;
    fill(drawer);
    drawer.showModal();
    const current = drawer.querySelector("[aria-current]");
    current?.scrollIntoView({ block: "center", behavior: "instant" });
    current?.focus({ preventScroll: true });
  };
  /** Loads the contents at the first asking: a script, because that is all that a page in a folder can load. */
  const askContents = (link) => {
    if (contents) {
      openDrawer();
      return;
    }
    const script = make("script", "", { src: link.dataset.contents, "data-added": "" });
    const from = script.src;
    const come = ({ detail }) => {
      contents = { ...detail, from };
      openDrawer();
    };
    document.addEventListener("yearbook-contents", come, { once: true });
    script.addEventListener("load", () => script.remove());
    script.addEventListener("error", () => {
      document.removeEventListener("yearbook-contents", come);
      location.assign(link.href);
    });
    document.head.append(script);
  };
  const setDrawer = () => {
    contents = null;
    for (const link of document.querySelectorAll(CONTENTS)) {
      link.setAttribute("role", "button");
      link.setAttribute("aria-haspopup", "dialog");
    }
  };
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches(CONTENTS)) return;
    event.preventDefault();
    askContents(event.target);
  });

  // ── Copied links to headings ──
  let fading = 0;
  const say = (words) => {
    const status = document.querySelector(".reading-status");
    status.textContent = words;
    clearTimeout(fading);
    fading = setTimeout(() => { status.textContent = ""; }, 3000);
  };
  /** Copies `text`; the older way where a page is not trusted with the newer, as on a host without TLS. */
  const copy = async (text) => {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const field = make("textarea", text, { "aria-hidden": "true", class: "aloud" });
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (!copied) throw new Error("copying is refused");
  };
  const setStatus = () => {
    if (!document.querySelector(".reading-status")) document.body.append(piece(".reading-status"));
  };

  document.addEventListener("click", (event) => {
    const { target } = event;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (target.closest(".reading-button")) unfold(!isOpen());
    else if (isOpen() && !target.closest(".reading-panel")) unfold(false);
    if (target.closest(".drawer-close") || target.matches(".drawer") || target.closest(".drawer a")) {
      target.closest(".drawer").close();
    }
    const link = target.closest("a");
    if (!link || !isPlain) return;
    if (link.matches(CONTENTS)) {
      event.preventDefault();
      askContents(link);
    } else if (link.matches(".heading-link")) {
      // The link leads to its heading, whether it could be copied or not.
      const { copied } = document.querySelector(".reading-status").dataset;
      copy(link.href).then(() => say(copied), () => {});
    }
  });

  const set = () => {
    setPanel();
    setDrawer();
    setStatus();
    show(kept());
  };
  document.addEventListener("yearbook-patched", set);
  set();
})();
