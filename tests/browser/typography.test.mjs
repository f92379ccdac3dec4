// Chinese as it is set in print: how many characters a line holds, on which lines they stand, and what they are set in.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { test } from './testing.mjs';
import { plain } from './yearbook.mjs';

const PREFACE = 'front/preface.html';
const DATA = 'data/demonstration.html';

for (const [width, least, most] of [[360, 18, 22], [390, 18, 22], [430, 18, 22], [1280, 26, 34], [1440, 26, 34], [1920, 26, 34]]) {
  test(`a line of text holds ${least} to ${most} characters at ${width} pixels`, async () => {
    await on(PREFACE, width, async page => {
      const characters = await page.evaluate(() => {
        const paragraph = document.querySelector('.prose > p');
        return paragraph.clientWidth / parseFloat(getComputedStyle(paragraph).fontSize);
      });
      assert.ok(characters >= least && characters <= most, `${characters}`);
    });
  });
}

test('the lines of an article stand on one grid', async () => {
  await on(PREFACE, 1440, async page => {
    const off = await page.evaluate(() => {
      const prose = document.querySelector('.prose');
      const line = parseFloat(getComputedStyle(prose).lineHeight);
      const top = prose.getBoundingClientRect().top;
      const paragraphs = [...prose.children].filter(one => one.localName === 'p' || one.localName === 'h2');
      return paragraphs.map(one => (one.getBoundingClientRect().top - top) / line % 1).filter(rest => Math.min(rest, 1 - rest) > 0.02);
    });
    assert.deepEqual(off, []);
  });
});

test('text is indented by two characters, set strictly, and emphasised by dots', async () => {
  await on(PREFACE, 390, async page => {
    const set = await page.evaluate(() => {
      const paragraph = document.querySelector('.prose > p');
      paragraph.insertAdjacentHTML('beforeend', '<em>重点</em>');
      const { textIndent, fontSize, lineBreak } = getComputedStyle(paragraph);
      const { fontStyle, textEmphasisStyle } = getComputedStyle(paragraph.querySelector('em'));
      return { indent: parseFloat(textIndent) / parseFloat(fontSize), lineBreak, fontStyle, dots: textEmphasisStyle };
    });
    assert.deepEqual(set, { indent: 2, lineBreak: 'strict', fontStyle: 'normal', dots: 'dot' });
  });
});

test('what is read is set in Song, what is looked up in Hei', async () => {
  const face = (route, selector) => on(route, 1440, page => page.evaluate(
    one => getComputedStyle(document.querySelector(one)).fontFamily, selector));
  for (const [route, selector, wanted] of [
    [PREFACE, 'h1', /Serif/], [PREFACE, '.prose > p', /Serif/], [DATA, '.prose > p', /Sans/], [DATA, '.site-nav a', /Sans/],
  ]) assert.match((await face(route, selector)).split(',')[0], wanted, `${route} ${selector}`);
});

test('the title stands upright on the cover, and a part opens upright on a desk', async () => {
  const mode = (route, selector, width) => on(route, width, page => page.evaluate(
    one => getComputedStyle(document.querySelector(one)).writingMode, selector));
  for (const width of [390, 820, 1440]) assert.equal(await mode('index.html', 'h1', width), 'vertical-rl');
  assert.equal(await mode('activities/index.html', 'h1', 1440), 'vertical-rl');
  assert.equal(await mode('activities/index.html', 'h1', 390), 'horizontal-tb');
});

/** Gives `use` the page at `route` in a window of `width`. */
function on(route, width, use) {
  return withPage({ viewport: { width, height: 900 } }, async page => {
    await page.goto(`${pathToFileURL(await plain()).href}/${encodeURI(route)}`);
    return use(page);
  });
}
