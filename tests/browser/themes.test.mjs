// The other theme that the program carries is as sound as the one that a yearbook has without a word: with the example,
// and with what `yearbook init` writes. How its pages stand on screens, layout.test.mjs looks at.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { once } from './ending.mjs';
import { nothing } from './expect.mjs';
import { broken, readSite, unreachable } from './site.mjs';
import { wrongSizes } from './sizes.mjs';
import { test } from './testing.mjs';
import { invalid } from './validity.mjs';
import { visit } from './visit.mjs';
import { build, inPlain, inTemporary, inTheme, pagesOf, yearbook } from './yearbook.mjs';

/** What an editor has after `yearbook init`, in the theme. */
const first = once(async () => {
  const folder = await inTemporary('first-in-plain');
  await fs.mkdir(folder);
  await yearbook(['init', '.', '--title', '我们的年鉴'], { cwd: folder });
  await inTheme(folder, 'plain');
  return build(folder);
});

for (const [words, site] of Object.entries({ 'the example': inPlain, 'a new yearbook': first })) {
  test(`the pages of ${words} in plain are valid HTML`, async () => {
    nothing(await invalid(await site()));
  });

  test(`the links of ${words} in plain resolve, and reach every page`, async () => {
    const read = await readSite(await site());
    const home = `${pathToFileURL(await site()).href}/`;
    nothing(broken(read, home));
    nothing(unreachable(read, home));
  });

  test(`the pages of ${words} in plain are well, and have no scripts`, async () => {
    const home = `${pathToFileURL(await site()).href}/`;
    const pages = await pagesOf(await site());
    const seen = await withPage({}, page => visit(page, home, pages));
    nothing(seen.lines);
    assert.ok(seen.pictures > 0, 'no picture was seen');
    for (const name of pages) assert.doesNotMatch(await fs.readFile(path.join(await site(), name), 'utf8'), /<script src/);
  });
}

// The example's are looked at in layout.test.mjs; this one has what the example has no facts for.
for (const width of [320, 390, 820, 1440]) {
  test(`the pages of a new yearbook in plain fit ${width} pixels`, async () => {
    const home = `${pathToFileURL(await first()).href}/`;
    await withPage({ viewport: { width, height: 900 } }, async page => {
      const lines = [];
      for (const name of await pagesOf(await first())) {
        await page.goto(home + encodeURI(name));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) lines.push(`${name} is ${over} pixels wider`);
        lines.push(...(await wrongSizes(page)).map(line => `${name}: ${line}`));
      }
      nothing(lines);
    });
  });
}
