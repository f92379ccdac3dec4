// Takes pictures of every kind of page of the example, to be looked at: on a phone, a tablet and a desk, light and
// dark. `node screenshots.mjs FOLDER` puts them there as KIND-WIDTH-SCHEME.png.

import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { end } from './ending.mjs';
import { showPictures } from './visit.mjs';
import { pagesOf, plain } from './yearbook.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node screenshots.mjs FOLDER');
  process.exit(2);
}
await fs.mkdir(folder, { recursive: true });
const site = await plain();
const home = `${pathToFileURL(site).href}/`;

/** The first page of each kind, as its <body> names it. */
async function kinds(page) {
  const found = new Map();
  for (const name of await pagesOf(site)) {
    await page.goto(home + encodeURI(name));
    const kind = await page.evaluate(() => document.body.className.replace(/\s+/g, '-'));
    if (!found.has(kind)) found.set(kind, name);
  }
  return found;
}

const pages = await withPage({}, kinds);
for (const width of [390, 820, 1440]) {
  for (const colorScheme of ['light', 'dark']) {
    await withPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' }, async page => {
      for (const [kind, name] of pages) {
        await page.goto(home + encodeURI(name));
        await page.evaluate(showPictures);
        await page.evaluate(() => scrollTo(0, 0));
        const file = path.join(folder, `${kind}-${width}-${colorScheme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
    });
  }
}
await end();
