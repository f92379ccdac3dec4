// Photographs large: one after the other, in their largest rendition, with their words. Without this file a photograph
// leads to its largest rendition.
(() => {
  "use strict";

  const PHOTOS = "a.photo-open";
  const photos = () => [...document.querySelectorAll(PHOTOS)];
  let at = 0;
  /** Whether the step back that closes it has been taken, or is not to be. */
  let isLeft = false;

  const box = () => {
    const known = document.querySelector(".lightbox");
    if (known) return known;
    const made = document.getElementById("reading-pieces").content.querySelector(".lightbox").cloneNode(true);
    made.dataset.added = "";
    document.body.append(made);
    made.addEventListener("close", closed);
    return made;
  };

  /** The picture of `link` as large as there is. Its proportions and size are known before it comes. */
  const large = (link) => {
    const picture = link.querySelector("picture").cloneNode(true);
    const image = picture.querySelector("img");
    const [width, height] = ["width", "height"].map((side) => Number(image.getAttribute(side)));
    for (const source of picture.querySelectorAll("source")) source.sizes = `${width}px`;
    image.removeAttribute("loading");
    image.style.setProperty("--ratio", String(width / height));
    image.style.setProperty("--whole", `${width}px`);
    return picture;
  };
  /** The words under `link`; what an id leads to stays in the page. */
  const words = (link) => {
    const caption = link.closest("figure").querySelector(":scope > figcaption")?.cloneNode(true);
    for (const named of caption?.querySelectorAll("[id]") ?? []) named.removeAttribute("id");
    return [...(caption?.childNodes ?? [])];
  };

  const show = (index) => {
    const all = photos();
    at = (index + all.length) % all.length;
    const dialog = box();
    dialog.querySelector(".lightbox-stage").replaceChildren(large(all[at]));
    dialog.querySelector(".lightbox-words").replaceChildren(...words(all[at]));
    const count = dialog.querySelector(".lightbox-count");
    count.textContent = count.dataset.count.replace("{at}", at + 1).replace("{all}", all.length);
    for (const step of dialog.querySelectorAll(".lightbox-previous, .lightbox-next")) step.hidden = all.length < 2;
  };

  const open = (link) => {
    isLeft = false;
    show(photos().indexOf(link));
    // The Back button of a phone closes what it has opened.
    history.pushState({ lightbox: true }, "");
    box().showModal();
    box().querySelector(".lightbox-close").focus();
  };
  const closed = () => {
    if (!isLeft && history.state?.lightbox) history.back();
    const link = photos()[at];
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  const isOpen = () => document.querySelector(".lightbox")?.open === true;
  /** Closes it without a step back: that step has been taken, or a link is being followed. */
  const leave = () => {
    isLeft = true;
    box().close();
  };
  addEventListener("popstate", () => {
    if (isOpen()) leave();
  });

  document.addEventListener("click", (event) => {
    const { target } = event;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (isOpen()) {
      if (target.closest(".lightbox-previous")) show(at - 1);
      else if (target.closest(".lightbox-next")) show(at + 1);
      else if (target.closest(".lightbox-close") || target.matches(".lightbox, .lightbox-stage")) box().close();
      else if (target.closest(".lightbox a")) leave();
      return;
    }
    const link = isPlain && target.closest(PHOTOS);
    if (!link) return;
    event.preventDefault();
    open(link);
  });

  document.addEventListener("keydown", (event) => {
    if (!isOpen()) return;
    const steps = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: photos().length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    show(steps[event.key]);
  });

  // A stroke of one finger, more across than down; two fingers enlarge, and so does a page that is enlarged already.
  const STROKE = 48;
  let start = null;
  document.addEventListener("touchstart", ({ touches }) => {
    const isStroke = isOpen() && touches.length === 1 && (visualViewport?.scale ?? 1) === 1;
    start = isStroke ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches }) => {
    if (!start || !isOpen() || photos().length < 2) return;
    const [x, y] = [changedTouches[0].clientX - start.x, changedTouches[0].clientY - start.y];
    start = null;
    if (Math.abs(x) > STROKE && Math.abs(x) > 2 * Math.abs(y)) show(x < 0 ? at + 1 : at - 1);
  }, { passive: true });
})();
