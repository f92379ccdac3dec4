// An article on paper: what is for the screen is gone, pages are numbered and have heads, addresses outside the book are
// said, and how a reader has the screen does not matter.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { choose } from './modes.mjs';
import { test } from './testing.mjs';
import { pagesOf, plain } from './yearbook.mjs';

const ARTICLE = 'feature/report.html';

/** Has `use` done with the article as it is printed by one who reads dark and enlarged. */
const printed = use => withPage({ colorScheme: 'dark' }, async page => {
  await choose(page.context(), { scheme: 'dark', size: 'elder' });
  await page.emulateMedia({ media: 'print' });
  await page.goto(`${pathToFileURL(await plain()).href}/${ARTICLE}`);
  return use(page);
});

test('what is for the screen is not printed, and paper is white', () => printed(async page => {
  const shown = await page.evaluate(() => [...document.querySelectorAll(
    '.masthead, .reading, .skip-link, .to-top, .breadcrumb, .pager, .toc, .heading-link, dialog, .colophon',
  )].filter(one => one.checkVisibility()).map(one => one.className));
  nothing(shown);
  const style = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return [backgroundColor, color];
  });
  assert.deepEqual(style, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
}));

test('an address outside the book is said on paper, one inside is not', () => printed(async page => {
  const after = await page.evaluate(() => {
    const body = document.querySelector('.prose');
    for (const href of ['https://example.org/a', '../activities/haizhi.html']) {
      const link = body.appendChild(document.createElement('p')).appendChild(document.createElement('a'));
      link.setAttribute('href', href);
    }
    const said = one => getComputedStyle(one, '::after').content;
    return [...body.querySelectorAll('a')].slice(-2).map(said);
  });
  assert.deepEqual(after, ['"（https://example.org/a）"', 'none']);
}));

test('on paper every article has one end', { timeout: 120_000 }, () => withPage({}, async page => {
  await page.emulateMedia({ media: 'print' });
  const lines = [];
  for (const name of await pagesOf(await plain())) {
    await page.goto(`${pathToFileURL(await plain()).href}/${encodeURI(name)}`);
    const [articles, ends] = await page.evaluate(() => {
      const ends = [...document.querySelectorAll('.article, .article *')].filter(one =>
        one.checkVisibility() && getComputedStyle(one, '::after').content.startsWith('"■"'));
      return [document.querySelectorAll('body.page-article .article').length, ends.length];
    });
    if (articles && ends !== 1) lines.push(`${name}: ${ends} ends`);
  }
  nothing(lines);
}));

test('a printed article is A4', () => printed(async page => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const [, width, height] = pdf.toString('latin1').match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842]);
}));
