// Photographs large: opened by hand and by keyboard, one after the other, with their words and their number; closed by
// Esc, by a click beside them and by Back. Without scripts a photograph leads to its largest rendition.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { breaches } from './axe.mjs';
import { complaints, withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { withHost } from './host.mjs';
import { test } from './testing.mjs';
import { pagesOf, plain } from './yearbook.mjs';

const PLATES = 'plates.html';
const ARTICLE = 'feature/report.html';
const folder = async () => `${pathToFileURL(await plain()).href}/`;

const box = page => page.getByRole('dialog', { name: '大图' });
const count = page => page.locator('.lightbox-count').innerText();
const focused = page => page.evaluate(() => document.activeElement.className);

/** Runs in the browser: the picture on show, when it has come. */
async function shown() {
  const image = document.querySelector('.lightbox img');
  await image.decode();
  const { width, height } = image.getBoundingClientRect();
  return { natural: image.naturalWidth, said: Number(image.getAttribute('width')), width, height };
}

for (const [words, at] of Object.entries({
  'from a folder': async use => use(await folder()),
  'on a host': async use => withHost(await plain(), {}, use),
})) {
  test(`photographs open large and are gone through by keyboard, ${words}`, { timeout: 180_000 }, () => at(home => withPage({}, async page => {
    const lines = complaints(page, home);
    await page.goto(home + PLATES);
    const links = page.locator('.photo-open');
    const all = await links.count();
    assert.ok(all > 5, `only ${all} photographs`);
    await links.nth(1).focus();
    await page.keyboard.press('Enter');
    await box(page).waitFor();
    assert.equal(await count(page), `第 2 张，共 ${all} 张`);
    // The largest rendition, uncropped, inside the window.
    const { natural, said, width, height } = await page.evaluate(shown);
    assert.equal(natural, said);
    assert.ok(width <= 1280 && height <= 720 && width > 300, `${width} × ${height}`);
    // Its words, with where it comes from.
    const caption = await links.nth(1).locator('xpath=..').locator('figcaption').innerText();
    assert.equal((await page.locator('.lightbox-words').innerText()).replace(/\s+/g, ''), caption.replace(/\s+/g, ''));

    await page.keyboard.press('ArrowRight');
    assert.equal(await count(page), `第 3 张，共 ${all} 张`);
    await page.keyboard.press('End');
    assert.equal(await count(page), `第 ${all} 张，共 ${all} 张`);
    await page.keyboard.press('ArrowRight');
    assert.equal(await count(page), `第 1 张，共 ${all} 张`);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    assert.equal(await count(page), `第 1 张，共 ${all} 张`);
    // The focus stays inside, or leaves for the browser's own bars.
    for (let time = 0; time < 8; time += 1) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('.lightbox')));
    }
    nothing(await breaches(page));
    await page.keyboard.press('Escape');
    await box(page).waitFor({ state: 'hidden' });
    assert.equal(await links.first().evaluate(link => link === document.activeElement), true);
    assert.equal(await focused(page), 'photo-open');
    // The step that opening put into the history is gone.
    await page.waitForFunction(() => history.state === null);

    await links.first().click();
    await box(page).waitFor();
    await page.goBack();
    await box(page).waitFor({ state: 'hidden' });
    assert.equal(page.url(), home + PLATES);
    await links.first().click();
    await page.mouse.click(4, 300);
    await box(page).waitFor({ state: 'hidden' });
    nothing(lines);
  })));
}

test('a stroke of the finger goes on and back', async () => {
  await withPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, async page => {
    await page.goto(await folder() + PLATES);
    await page.locator('.photo-open').first().tap();
    await box(page).waitFor();
    const stroke = (from, to) => page.evaluate(([from, to]) => {
      const target = document.querySelector('.lightbox-stage');
      const touch = x => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
      target.dispatchEvent(new TouchEvent('touchstart', { touches: [touch(from)], changedTouches: [touch(from)], bubbles: true }));
      target.dispatchEvent(new TouchEvent('touchend', { touches: [], changedTouches: [touch(to)], bubbles: true }));
    }, [from, to]);
    await stroke(300, 100);
    assert.match(await count(page), /^第 2 张/);
    await stroke(100, 300);
    assert.match(await count(page), /^第 1 张/);
    await stroke(100, 120);
    assert.match(await count(page), /^第 1 张/);
  });
});

test('nothing moves when a photograph opens, and its place has its colour before it comes', async () => {
  await withHost(await plain(), { delay: 300 }, home => withPage({}, async page => {
    await page.goto(home + PLATES);
    await page.evaluate(() => {
      window.shift = 0;
      new PerformanceObserver(list => list.getEntries().forEach(({ value, hadRecentInput }) => { window.shift += hadRecentInput ? 0 : value; })).observe({ type: 'layout-shift' });
    });
    await page.locator('.photo-open').first().click();
    const box = () => page.locator('.lightbox img').evaluate(image => {
      const { x, y, width, height } = image.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
    const before = await box();
    assert.match(await page.locator('.lightbox img').evaluate(image => getComputedStyle(image).backgroundColor), /^(?!rgba\(0, 0, 0, 0\))/);
    await page.evaluate(shown);
    assert.deepEqual(await box(), before);
    await page.keyboard.press('ArrowRight');
    await page.evaluate(shown);
    assert.equal(await page.evaluate(() => window.shift), 0);
  }));
});

test('without scripts a photograph leads to its largest rendition', async () => {
  await withPage({ javaScriptEnabled: false }, async page => {
    await page.goto(await folder() + ARTICLE);
    const link = page.locator('.photo-open').first();
    const [href, src] = [await link.getAttribute('href'), await link.locator('img').getAttribute('src')];
    assert.equal(href, src);
    await link.click();
    assert.match(page.url(), /\.jpg$/);
  });
});

test('wherever a photograph is cropped, its focal point is kept', { timeout: 60_000 }, async () => {
  await withPage({}, async page => {
    const lines = [];
    for (const name of await pagesOf(await plain())) {
      await page.goto(await folder() + encodeURI(name));
      lines.push(...await page.evaluate(() => [...document.images].flatMap(image => {
        const { objectFit, objectPosition } = getComputedStyle(image);
        const per = side => image.className.match(new RegExp(`focus-${side}-(\\d+)`))?.[1] ?? '50';
        const wanted = `${per('x')}% ${per('y')}%`;
        return objectFit === 'cover' && objectPosition !== wanted ? [`${image.src}: ${objectPosition}, not ${wanted}`] : [];
      })).then(told => told.map(line => `${name}: ${line}`)));
    }
    nothing(lines);
  });
});
