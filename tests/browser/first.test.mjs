// The first yearbook: what an editor has after `yearbook init`, before a word is written. It builds without a
// warning, and is as sound as the example.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { once } from './ending.mjs';
import { nothing } from './expect.mjs';
import { broken, readSite, unreachable } from './site.mjs';
import { test } from './testing.mjs';
import { invalid } from './validity.mjs';
import { visit } from './visit.mjs';
import { inTemporary, pagesOf, yearbook } from './yearbook.mjs';

/** Types what the README tells to type, in an empty folder, and gives the website. */
const first = once(async () => {
  const folder = await inTemporary('first');
  await fs.mkdir(folder);
  await yearbook(['init', '.', '--title', '我们的年鉴'], { cwd: folder });
  const { stdout, stderr } = await yearbook(['build'], { cwd: folder });
  return { site: path.join(folder, 'public'), stdout, stderr };
});

test('a new yearbook builds without an error or a warning', async () => {
  const { stdout, stderr } = await first();
  assert.match(stdout, /生成完毕/);
  assert.doesNotMatch(stderr, /错误|警告/);
});

test('the pages of a new yearbook are valid HTML', async () => {
  nothing(await invalid((await first()).site));
});

test('the links of a new yearbook resolve, and reach every page', async () => {
  const { site } = await first();
  const home = `${pathToFileURL(site).href}/`;
  nothing(broken(await readSite(site), home));
  nothing(unreachable(await readSite(site), home));
});

test('the pages of a new yearbook open from a folder, and the cover has its title', async () => {
  const { site } = await first();
  const home = `${pathToFileURL(site).href}/`;
  await withPage({}, async page => {
    nothing((await visit(page, home, await pagesOf(site))).lines);
    await page.goto(`${home}index.html`);
    assert.equal(await page.locator('h1').innerText(), '我们的年鉴');
  });
});
