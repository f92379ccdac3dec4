// The invented yearbook of tests/fixtures: the parts that the example has no facts for. It is as sound as the example.

import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { once } from './ending.mjs';
import { nothing } from './expect.mjs';
import { broken, readSite, unreachable } from './site.mjs';
import { wrongSizes } from './sizes.mjs';
import { test } from './testing.mjs';
import { invalid } from './validity.mjs';
import { visit } from './visit.mjs';
import { build, inTemporary, pagesOf } from './yearbook.mjs';

const FIXTURE = fileURLToPath(new URL('../fixtures/invented', import.meta.url));

const site = once(async () => {
  const root = await inTemporary('invented');
  await fs.cp(FIXTURE, root, { recursive: true, filter: name => !/yearbook-cache|public$/.test(name) });
  // Without an address, its page for lost readers can be opened from a folder, too.
  const config = path.join(root, 'yearbook.yaml');
  await fs.writeFile(config, (await fs.readFile(config, 'utf8')).replace(/^网址.*$/m, ''));
  return build(root);
});

test('the pages of the invented yearbook are valid HTML', async () => {
  nothing(await invalid(await site()));
});

test('the links of the invented yearbook resolve, and reach every page', async () => {
  const home = 'http://127.0.0.1:8000/some/path/';
  nothing(broken(await readSite(await site()), home));
  nothing(unreachable(await readSite(await site()), home));
});

for (const width of [390, 820, 1440]) {
  test(`the pages of the invented yearbook open and fit ${width} pixels`, { timeout: 120_000 }, async () => {
    const home = `${pathToFileURL(await site()).href}/`;
    await withPage({ viewport: { width, height: 900 } }, async page => {
      const pages = await pagesOf(await site());
      nothing((await visit(page, home, pages)).lines);
      const wide = [];
      for (const name of pages) {
        await page.goto(home + encodeURI(name));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) wide.push(`${name} is ${over} pixels wider`);
        wide.push(...(await wrongSizes(page)).map(line => `${name}: ${line}`));
      }
      nothing(wide);
    });
  });
}
