// One page of each kind of a website: what holds for every page of a kind is tried on one of them.

import fs from 'node:fs/promises';
import path from 'node:path';
import { pagesOf } from './yearbook.mjs';

/**
 * The first page of each kind of the website in `site`: a map from the kind, as its <body> names it, to the page. Pages
 * that differ in what stands on them, a picture or none, are kinds of their own.
 */
export async function kinds(site) {
  const found = new Map();
  for (const name of await pagesOf(site)) {
    const html = await fs.readFile(path.join(site, name), 'utf8');
    const [, classes] = html.match(/<body class="([^"]*)"/) ?? [];
    const pictured = /<main[\s\S]*<picture/.test(html) ? '' : ' plain';
    const kind = `${classes}${pictured}`.replace(/\s+/g, '-');
    if (!found.has(kind)) found.set(kind, name);
  }
  return found;
}
