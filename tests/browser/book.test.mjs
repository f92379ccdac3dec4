// The whole book in one page: printed, it is a book. Every article is in it, no page of paper is left empty without a reason,
// no picture is missing, and nothing of the screen is there.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { breaches } from './axe.mjs';
import { withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { choose, MODES } from './modes.mjs';
import { test } from './testing.mjs';
import { build, inTemporary, THEMES } from './yearbook.mjs';

/** How many pages of paper a leaf fills at most, on average. */
const PAPER_PER_LEAF = 2.5;

const address = async site => `${pathToFileURL(site).href}/book.html`;

/** The titles in the outline of a PDF, as Chromium writes them: in UTF-16 as hexadecimal digits, or plain in brackets. */
function outline(pdf) {
  const text = pdf.toString('latin1');
  return [...text.matchAll(/\/Title\s*(?:<([0-9A-Fa-f]+)>|\(((?:\\.|[^\\)])*)\))/g)].map(([, digits, plain]) => {
    const bytes = digits ? Buffer.from(digits, 'hex')
      : Buffer.from(plain.replace(/\\(.)/g, '$1'), 'latin1');
    return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1');
  });
}

for (const [theme, built] of Object.entries(THEMES)) {
  test(`the whole book in ${theme} is printed whole`, { timeout: 180_000 }, async () => {
    const site = await built();
    await withPage({ viewport: { width: 1280, height: 900 } }, async page => {
      await page.emulateMedia({ media: 'print' });
      await page.goto(await address(site));
      const pdf = await page.pdf({ preferCSSPageSize: true, outline: true, tagged: true });
      const leaves = await page.locator('.bound').count();
      const paper = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
      assert.ok(paper >= leaves && paper <= leaves * PAPER_PER_LEAF, `${paper} pages of paper for ${leaves} leaves`);
      const titles = outline(pdf).map(title => title.replace(/\s/g, ''));
      const missing = [];
      const heads = await page.locator('.bound[id^="article-"] h3[data-level="1"]').allTextContents();
      assert.ok(heads.length > 15, `${heads.length} articles`);
      for (const head of heads) if (!titles.includes(head.replace(/\s/g, ''))) missing.push(head);
      nothing(missing);
      const pictures = await page.evaluate(() => [...document.images]
        .filter(one => one.checkVisibility() && !(one.complete && one.naturalWidth)).map(one => one.currentSrc || one.src));
      nothing(pictures);
      const shown = await page.evaluate(() => [...document.querySelectorAll('nav, button, dialog, .skip-link')]
        .filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 80)));
      nothing(shown);
    });
  });
}

test('the title stands on the cover and on the whole book also where nothing else does', async () => {
  const root = await inTemporary('bare');
  await fs.mkdir(path.join(root, 'content'), { recursive: true });
  await fs.writeFile(path.join(root, 'yearbook.yaml'), '标题: 年鉴\n网址: https://example.org/\n');
  await fs.writeFile(path.join(root, 'content', '甲.md'), '---\n标题: 甲\n---\n文。\n');
  const site = await build(root);
  await withPage({ viewport: { width: 390, height: 900 } }, async page => {
    for (const name of ['index.html', 'book.html']) {
      await page.goto(`${pathToFileURL(site).href}/${name}`);
      assert.ok(await page.getByRole('heading', { name: '年鉴', level: 1 }).isVisible(), name);
    }
  });
});

for (const mode of ['light', 'dark']) {
  test(`axe finds nothing on the whole book, ${mode}`, { timeout: 180_000 }, async () => {
    const { colorScheme, chosen } = MODES[mode];
    const lines = [];
    for (const built of Object.values(THEMES)) {
      await withPage({ viewport: { width: 390, height: 900 }, colorScheme }, async page => {
        await choose(page.context(), chosen);
        await page.goto(await address(await built()));
        lines.push(...await breaches(page));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) lines.push(`it is ${over} pixels wider than a phone`);
      });
    }
    nothing(lines);
  });
}
