// Every link leads somewhere: each address in the HTML and CSS names a file of the output, and each fragment an id
// in it, wherever the folder lies. Only a link that a reader clicks may leave the website.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { once } from './ending.mjs';
import { nothing } from './expect.mjs';
import { broken, fileAt, readSite, unreachable } from './site.mjs';
import { test } from './testing.mjs';
import { BASE_URL, plain, published } from './yearbook.mjs';

const plainSite = once(async () => readSite(await plain()));
const places = {
  'opened from a folder': async () => `${pathToFileURL(await plain()).href}/`,
  'under a path of a host': async () => 'http://127.0.0.1:8000/some/sub/path/',
  'at the root of a host': async () => 'http://127.0.0.1:8000/',
};
for (const [words, home] of Object.entries(places)) {
  test(`every link resolves ${words}`, async () => {
    const site = await plainSite();
    const count = [...site.pages.values()].reduce((sum, page) => sum + page.links.length, 0);
    assert.ok(count > 500, `only ${count} links were found: is the example still a yearbook?`);
    nothing(broken(site, await home()));
  });
}

test('every link of the published yearbook resolves at its address', async () => {
  nothing(broken(await readSite(await published()), BASE_URL));
});

test('the cover leads to every page', async () => {
  nothing(unreachable(await plainSite(), 'http://127.0.0.1:8000/'));
});

test('every address in a style sheet resolves', async () => {
  const { site, files } = await plainSite();
  const sheets = [...files].filter(name => name.endsWith('.css'));
  assert.ok(sheets.length > 0, 'no style sheet');
  const home = 'http://127.0.0.1:8000/';
  for (const sheet of sheets) {
    const css = (await fs.readFile(path.join(site, sheet), 'utf8')).replace(/\/\*.*?\*\//gs, '');
    assert.doesNotMatch(css, /@import/, 'a style sheet that loads another shows late');
    for (const [, address] of css.matchAll(/url\(\s*["']?([^"')]*)["']?\s*\)/g)) {
      const file = fileAt(new URL(address, home + sheet).href, home);
      assert.ok(files.has(file), `${sheet}: url(${address}): there is no such file`);
    }
  }
});
