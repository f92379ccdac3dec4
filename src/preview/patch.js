// Makes the page that is open into the page that was built just now, and leaves what is the same: so the place where
// one reads, what is folded out, and the field that has the focus stay as they are.
const yearbookPatch = (() => {
  'use strict';

  // What the preview itself lays over a page is no part of it, and what a script of the theme has added stays.
  const OWN = '[id^="yearbook-"], [href^="/-yearbook/"], [src^="/-yearbook/"], [data-added]';
  const isOwn = node => node.nodeType === Node.ELEMENT_NODE && node.matches(OWN);

  const attributes = (old, now) => {
    for (const { name } of [...old.attributes]) {
      // What a reader has folded out stays so, and what a script of the theme says of the whole page.
      const isKept = name === 'open' && old.localName === 'details'
        || old === document.documentElement && name.startsWith('data-');
      if (!now.hasAttribute(name) && !isKept) old.removeAttribute(name);
    }
    for (const { name, value } of now.attributes) {
      if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
  };

  // Two nodes that can be one: of one kind, and with one id, where they have any.
  const isLike = (old, now) =>
    old.nodeType === now.nodeType && old.nodeName === now.nodeName && (old.id || '') === (now.id || '');

  const node = (old, now) => {
    if (old.isEqualNode(now)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = now.nodeValue;
      return;
    }
    attributes(old, now);
    children(old, now);
  };

  const children = (old, now) => {
    let next = old.firstChild;
    const pass = () => {
      while (next && isOwn(next)) next = next.nextSibling;
    };
    for (const wanted of [...now.childNodes].filter(child => !isOwn(child))) {
      pass();
      // The same node further on: what stands before it has gone.
      let same = next;
      while (same && (isOwn(same) || !same.isEqualNode(wanted))) same = same.nextSibling;
      if (same) {
        while (next !== same) {
          const gone = next;
          next = next.nextSibling;
          if (!isOwn(gone)) gone.remove();
        }
        next = same.nextSibling;
      } else if (next && isLike(next, wanted) && ![...now.childNodes].some(child => child.isEqualNode(next))) {
        const patched = next;
        next = next.nextSibling;
        node(patched, wanted);
      } else {
        old.insertBefore(document.importNode(wanted, true), next);
      }
    }
    pass();
    while (next) {
      const gone = next;
      next = next.nextSibling;
      if (!isOwn(gone)) gone.remove();
    }
  };

  const links = root => [...root.querySelectorAll('link[rel="stylesheet"]')].filter(link => !isOwn(link));
  const address = link => new URL(link.getAttribute('href'), location.href).href;
  const comes = link => new Promise(done => {
    link.addEventListener('load', done, { once: true });
    link.addEventListener('error', done, { once: true });
  });

  // Styles are exchanged when the new ones are there, so that the page never stands without any.
  const styles = async now => {
    const wanted = links(now);
    const old = links(document);
    if (old.map(address).join() === wanted.map(address).join()) return;
    const added = wanted.map(link => document.importNode(link, true));
    const come = added.map(comes);
    const end = old.length > 0 ? old[old.length - 1].nextSibling : null;
    for (const link of added) document.head.insertBefore(link, end);
    await Promise.all(come);
    for (const link of old) link.remove();
  };

  // Fonts and tones have addresses that stay, and are looked at again: a new character needs a new font. The theme's own
  // styles lie in a folder that is named after them.
  const STAYS = /\/assets\/[0-9a-f]{16}\//;
  const texts = new Map();
  const renewed = async link => {
    const from = address(link);
    if (STAYS.test(from)) return;
    const text = await fetch(from).then(answer => (answer.ok ? answer.text() : null), () => null);
    if (text === null || texts.get(from) === text) return;
    texts.set(from, text);
    const fresh = link.cloneNode();
    const come = comes(fresh);
    link.after(fresh);
    await come;
    link.remove();
  };

  return async now => {
    await styles(now);
    attributes(document.documentElement, now.documentElement);
    children(document.head, now.head);
    attributes(document.body, now.body);
    children(document.body, now.body);
    await Promise.all(links(document).map(renewed));
    // Scripts of the theme do again what they had done to the nodes that are new.
    document.dispatchEvent(new Event('yearbook-patched'));
  };
})();

