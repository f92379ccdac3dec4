// Every kind of page is open to all: axe-core finds nothing on it, light, dark and enlarged, on a phone and on a desk.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { breaches } from './axe.mjs';
import { withPage } from './chromium.mjs';
import { once } from './ending.mjs';
import { nothing } from './expect.mjs';
import { kinds } from './kinds.mjs';
import { choose, MODES } from './modes.mjs';
import { test } from './testing.mjs';
import { build, inTemporary, plain, yearbook } from './yearbook.mjs';

const first = once(async () => {
  const root = await inTemporary('accessible');
  await yearbook(['init', root]);
  return build(root);
});
/** The new yearbook has other kinds of pages, and the same colours and sizes: two modes tell enough of it. */
const sites = [
  { words: 'the example', site: plain, modes: Object.keys(MODES) },
  { words: 'a new yearbook', site: first, modes: ['light', 'elder dark'] },
];

for (const { words, site, modes } of sites) {
  for (const mode of modes) {
    const { colorScheme, chosen } = MODES[mode];
    for (const width of [390, 1440]) {
      test(`axe finds nothing on ${words}, ${mode}, at ${width} pixels`, { timeout: 300_000 }, async () => {
        const options = { viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' };
        await withPage(options, async page => {
          await choose(page.context(), chosen);
          const lines = [];
          const pages = await kinds(await site());
          assert.ok(pages.size > 10, `only ${pages.size} kinds of pages`);
          for (const name of pages.values()) {
            await page.goto(`${pathToFileURL(await site()).href}/${encodeURI(name)}`);
            lines.push(...(await breaches(page)).map(line => `${name}: ${line}`));
          }
          nothing(lines);
        });
      });
    }
  }
}

test('axe tells what must not be on a page', async () => {
  await withPage({}, async page => {
    await page.setContent('<!DOCTYPE html><html lang="zh-CN"><title>年鉴</title><main><h1>年鉴</h1><img src="a.png"></main>');
    assert.deepEqual((await breaches(page)).map(line => line.split(':')[0]), ['image-alt']);
  });
});
