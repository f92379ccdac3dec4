// HTML and XML as a browser's own parser reads them, laid out as plain data: what is linked to, what can be linked
// to, what a document says of itself.

import fs from 'node:fs/promises';
import path from 'node:path';
import { withPage } from './chromium.mjs';
import { pagesOf } from './yearbook.mjs';

/**
 * The pages of the website in `site`: a map from route to
 * `{ title, ids, links: [{ tag, attribute, value, width }], rels: {rel: [href]}, metas: {name: [content]}, data }`,
 * where `links` has every address of the document but those that tell where it is published, which are in `rels`
 * (canonical, alternate) and `metas`; `width` is what the document says of a picture's; `data` is the JSON-LD.
 */
export async function documents(site) {
  const pages = {};
  for (const name of await pagesOf(site)) pages[name] = await fs.readFile(path.join(site, name), 'utf8');
  return withPage({}, async page => new Map(Object.entries(await page.evaluate(read, pages))));
}

/* Runs in the browser. */
function read(pages) {
  const ADDRESSES = ['href', 'src', 'srcset', 'poster', 'data', 'action', 'formaction', 'cite', 'background'];
  const values = (element, attribute) => {
    const text = element.getAttribute(attribute);
    if (attribute !== 'srcset') return [{ value: text, width: Number(element.getAttribute('width')) }];
    const candidates = text.split(',').map(candidate => candidate.trim().split(/\s+/));
    return candidates.map(([value, width]) => ({ value, width: parseInt(width, 10) }));
  };
  const grouped = pairs => {
    const groups = {};
    for (const [key, value] of pairs) (groups[key] ??= []).push(value);
    return groups;
  };
  const one = html => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const absolute = element => element.matches('link[rel=canonical], link[rel=alternate]');
    const links = [...parsed.querySelectorAll('*')].filter(element => !absolute(element)).flatMap(element =>
      ADDRESSES.filter(name => element.hasAttribute(name)).flatMap(name =>
        values(element, name).map(value => ({ tag: element.localName, attribute: name, ...value }))));
    return {
      title: parsed.title,
      ids: [...parsed.querySelectorAll('[id]')].map(element => element.id),
      links,
      rels: grouped([...parsed.querySelectorAll('link')].map(link => [link.rel, link.getAttribute('href')])),
      metas: grouped([...parsed.querySelectorAll('meta')].map(meta =>
        [meta.getAttribute('property') ?? meta.name, meta.content])),
      data: [...parsed.querySelectorAll('script[type="application/ld+json"]')]
        .map(script => JSON.parse(script.textContent)),
    };
  };
  return Object.fromEntries(Object.entries(pages).map(([name, html]) => [name, one(html)]));
}

/**
 * The elements of the XML in `text` as nested `{ name, namespace, attributes, text, children }`. Fails when it is
 * not well-formed.
 */
export async function xml(text) {
  return withPage({}, page => page.evaluate(text => {
    const parsed = new DOMParser().parseFromString(text, 'text/xml');
    const error = parsed.querySelector('parsererror');
    if (error) throw new Error(`not well-formed: ${error.textContent}`);
    const plain = element => ({
      name: element.localName,
      namespace: element.namespaceURI,
      attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      text: element.textContent.trim(),
      children: [...element.children].map(plain),
    });
    return plain(parsed.documentElement);
  }, text));
}

/** The children of `element` called `name`. */
export function children(element, name) {
  return element.children.filter(child => child.name === name);
}
