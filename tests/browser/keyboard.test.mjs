// Every page by keyboard alone: what has the focus is seen to have it and is on screen, Tab reaches all that a mouse does
// and leaves the page at its end.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { kinds } from './kinds.mjs';
import { choose } from './modes.mjs';
import { test } from './testing.mjs';
import { plain } from './yearbook.mjs';

const folder = async () => `${pathToFileURL(await plain()).href}/`;
/** A page with more stops than this is not gone through to its end. */
const MOST = 400;

/* Runs in the browser: what has the focus, and what is wrong with how it shows; null where the page has not. */
function stop() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const number = (window.stops ??= new Map()).get(element) ?? window.stops.size;
  window.stops.set(element, number);
  const name = `<${element.localName} class="${element.className}"> ${element.textContent.trim().slice(0, 20)}`;
  // A choice hidden behind its label shows by the label.
  const shown = element.matches('.index-order input') ? element.nextElementSibling : element;
  const { outlineStyle, outlineWidth, opacity } = getComputedStyle(shown);
  const { left, top, right, bottom, width, height } = shown.getBoundingClientRect();
  const faults = [];
  if (element.localName !== 'main' && (outlineStyle === 'none' || parseFloat(outlineWidth) < 2)) faults.push('no outline');
  if (opacity === '0' || width === 0 || height === 0) faults.push('not to be seen');
  if (bottom <= 0 || top >= innerHeight || right <= 0 || left >= innerWidth) faults.push('off the screen');
  return { number, name, faults };
}

for (const [words, size, width] of [['', '', 1440], [', enlarged, on a phone', 'elder', 390]]) {
  test(`every stop of the keyboard is seen, and none is a trap${words}`, { timeout: 240_000 }, async () => {
    await withPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' }, async page => {
      await choose(page.context(), { size });
      const lines = [];
      for (const [kind, name] of await kinds(await plain())) {
        if (kind.endsWith('plain') && size) continue;
        await page.goto(await folder() + encodeURI(name));
        await page.addStyleTag({ content: 'html { scroll-behavior: auto !important; }' });
        const focusable = await page.evaluate(() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
          .filter(one => one.checkVisibility({ visibilityProperty: true }) && !(one.type === 'radio' && !one.checked)).length);
        let last = -1;
        for (let time = 0; time < MOST; time += 1) {
          await page.keyboard.press('Tab');
          const seen = await page.evaluate(stop);
          // Past the last stop the focus is the browser's; then it begins again.
          if (!seen || seen.number < last) break;
          if (seen.number === last) lines.push(`${name}: the focus stays at ${seen.name}`);
          lines.push(...seen.faults.map(fault => `${name}: ${seen.name}: ${fault}`));
          last = seen.number;
        }
        if (last + 1 < Math.min(focusable, MOST)) lines.push(`${name}: ${last + 1} stops of ${focusable}`);
      }
      nothing(lines);
    });
  });
}

test('choices are made, the contents opened and the index turned by keyboard alone', { timeout: 60_000 }, async () => {
  await withPage({}, async page => {
    await page.goto(`${await folder()}index-of-terms.html`);
    const focused = () => page.evaluate(() => document.activeElement.innerText?.trim() || document.activeElement.value);
    const tabTo = async words => {
      for (let time = 0; time < 60; time += 1) {
        await page.keyboard.press('Tab');
        if (await focused() === words) return;
      }
      assert.fail(`${words} is not reached`);
    };
    await tabTo('目录');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '目录' }).waitFor();
    await page.keyboard.press('Escape');
    assert.equal(await focused(), '目录');
    await page.getByRole('button', { name: '阅读设置' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), 'dark');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.size), 'elder');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('button', { name: '阅读设置' }).getAttribute('aria-expanded'), 'false');
    await page.getByLabel('按拼音').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('heading', { name: '笔画索引' }).count(), 1);
    assert.equal(await page.locator('.index-strokes').isVisible(), true);
    assert.equal(await page.locator('.index-readings').isVisible(), false);
  });
});

test('a link into the list by strokes opens that list', async () => {
  for (const javaScriptEnabled of [true, false]) {
    await withPage({ javaScriptEnabled }, async page => {
      await page.goto(`${await folder()}index-of-terms.html`);
      const id = await page.locator('.index-strokes li[id]').nth(3).getAttribute('id');
      for (const anchor of [id, 'index-strokes']) {
        await page.goto('about:blank');
        await page.goto(`${await folder()}index-of-terms.html#${anchor}`);
        assert.equal(await page.locator(`[id="${anchor}"]`).isVisible(), true, anchor);
        assert.equal(await page.locator('.index-readings').isVisible(), false, anchor);
      }
    });
  }
});

test('what is to be touched is large enough for old hands', { timeout: 120_000 }, async () => {
  await withPage({ viewport: { width: 390, height: 844 }, hasTouch: true }, async page => {
    await choose(page.context(), { size: 'elder' });
    const lines = [];
    for (const name of (await kinds(await plain())).values()) {
      await page.goto(await folder() + encodeURI(name));
      // Links inside a sentence are as high as its lines: a line cannot be 44 pixels.
      lines.push(...await page.evaluate(() => [...document.querySelectorAll(
        'nav a, button, summary, .button, .entry-line > a, .pager a, .more, .to-top a, .leaf-out a, .index-order label',
      )].filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
        .map(one => `<${one.localName} class="${one.className}"> ${one.textContent.trim().slice(0, 20)}: ${one.getBoundingClientRect().height}`))
        .then(told => told.map(line => `${name}: ${line}`)));
    }
    nothing(lines);
  });
});
