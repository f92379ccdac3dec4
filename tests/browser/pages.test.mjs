// Every page, opened where readers open it: by double-click from a folder, under a path of a host, at its root; with
// JavaScript and without. A page that is well says nothing, asks for nothing elsewhere, and shows all its pictures.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { documents } from './documents.mjs';
import { nothing } from './expect.mjs';
import { withHost } from './host.mjs';
import { test } from './testing.mjs';
import { visit } from './visit.mjs';
import { pagesOf, plain } from './yearbook.mjs';

const places = {
  'from a folder': async use => use(`${pathToFileURL(await plain()).href}/`),
  'under a path of a host': async use => withHost(await plain(), { prefix: '/some/sub/path/' }, use),
  'at the root of a host': async use => withHost(await plain(), {}, use),
};

for (const [words, at] of Object.entries(places)) {
  for (const javaScriptEnabled of [true, false]) {
    const title = `every page is well ${words}, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`;
    test(title, { timeout: 120_000 }, () => at(async home => {
      const seen = await withPage({ javaScriptEnabled }, async page => visit(page, home, await pagesOf(await plain())));
      nothing(seen.lines);
      assert.ok(seen.pictures > 50, `only ${seen.pictures} pictures were seen`);
    }));
  }
}

test('every rendition of a photograph is a picture as wide as the pages say', { timeout: 120_000 }, async () => {
  const site = await plain();
  const said = new Map();
  for (const [name, { links }] of await documents(site)) {
    for (const { tag, attribute, value, width } of links) {
      if (!['img', 'source'].includes(tag) || value.endsWith('.svg')) continue;
      const route = new URL(value, `http://localhost/${encodeURI(name)}`).pathname.slice(1);
      assert.equal(said.get(route) ?? width, width, `${name}: ${attribute} says ${width} of ${route}`);
      said.set(route, width);
    }
  }
  assert.ok(said.size > 50, `only ${said.size} renditions are shown`);
  const found = await withHost(site, {}, home => withPage({}, async page => {
    await page.goto(`${home}404.html`);
    return page.evaluate(measure, [...said.keys()].map(route => [route, home + route]));
  }));
  assert.deepEqual(found, Object.fromEntries(said));
});

/* Runs in the browser: the width of the picture at each address, 0 where there is none. */
async function measure(addresses) {
  const widths = {};
  for (const [route, address] of addresses) {
    const picture = new Image();
    picture.src = address;
    await picture.decode().catch(() => {});
    widths[route] = picture.naturalWidth;
  }
  return widths;
}
