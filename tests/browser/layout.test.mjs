// How the pages stand on a phone, a tablet and a desk: nothing wider than the screen, text large enough to read, one
// title, a way past the navigation for the keyboard, pictures described, and nothing that jumps while it loads.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { withHost } from './host.mjs';
import { wrongSizes } from './sizes.mjs';
import { test } from './testing.mjs';
import { pagesOf, THEMES } from './yearbook.mjs';

const WIDTHS = [390, 820, 1440];
/** What is left of a small screen where the text is enlarged; WCAG 1.4.10 asks that a page fits it. */
const NARROWEST = 320;
/** An article with everything: pictures, figures, footnotes, headings. */
const ARTICLE = 'feature/report.html';
/** Smaller than this, running text is hard to read. */
const SMALLEST_TEXT = 16;
/** 0.1 counts as good; a page whose pictures have their sizes from the start has none. */
const MOST_SHIFT = 0.01;

const address = (site, route) => `${pathToFileURL(site).href}/${encodeURI(route)}`;

for (const [theme, site] of Object.entries(THEMES)) {
  for (const width of [NARROWEST, ...WIDTHS]) {
    const title = `every page in ${theme} fits ${width} pixels, can be read, and describes its pictures`;
    test(title, { timeout: 120_000 }, async () => nothing(await everyPage(await site(), width)));
  }

  for (const width of WIDTHS) {
    for (const route of ['index.html', ARTICLE]) {
      test(`nothing jumps while ${route} in ${theme} loads at ${width} pixels`, async () => {
        const shift = await withHost(await site(), { delay: 300 }, home => shiftOf(home + route, width));
        assert.ok(shift <= MOST_SHIFT, `the layout shifts by ${shift}`);
      });
    }
  }

  test(`the keyboard gets past the navigation in ${theme}`, { timeout: 120_000 }, async () => {
    for (const width of WIDTHS) {
      await withPage({ viewport: { width, height: 900 } }, async page => {
        for (const route of ['index.html', ARTICLE]) {
          await page.goto(address(await site(), route));
          assert.equal((await skipLink(page)).seen, false, `${route}: it is on show before it is needed`);
          await page.keyboard.press('Tab');
          assert.deepEqual(await skipLink(page), { focused: true, seen: true }, `${route} at ${width}`);
          await page.keyboard.press('Enter');
          const reached = await page.evaluate(() => document.activeElement.localName);
          assert.equal(reached, 'main', `${route} at ${width}`);
        }
      });
    }
  });
}

/** What is wrong with every page of `site` at `width`, the page's name before each line. */
async function everyPage(site, width) {
  return withPage({ viewport: { width, height: 900 } }, async page => {
    const lines = [];
    for (const name of await pagesOf(site)) {
      await page.goto(address(site, name));
      const told = [
        ...await page.evaluate(wide),
        ...await page.evaluate(small, SMALLEST_TEXT),
        ...await page.evaluate(undescribed),
        ...await wrongSizes(page),
      ];
      lines.push(...told.map(line => `${name}: ${line}`));
    }
    return lines;
  });
}

/* Runs in the browser: what stands out of the screen sideways, but for what scrolls in a box of its own. */
function wide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const lines = scrollWidth > clientWidth ? [`the document is ${scrollWidth} wide`] : [];
  const boxed = element => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll('*')) {
    const { left, right, width } = element.getBoundingClientRect();
    if (width === 0 || (left >= -0.5 && right <= clientWidth + 0.5) || boxed(element)) continue;
    lines.push(`<${element.localName} class="${element.className}"> reaches from ${left} to ${right}`);
  }
  return lines;
}

/* Runs in the browser: running text in the body of an article that is smaller than `smallest`. What is small on
   purpose is left out: captions, raised and lowered letters, readings beside characters, data's remarks, and charts. */
function small(smallest) {
  const bodies = [...document.querySelectorAll('.prose')];
  const lines = document.body.matches('.page-article') && bodies.length === 0 ? ['an article without text'] : [];
  for (const prose of bodies) {
    const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (text === '' || element.closest('sup, sub, rt, small, figcaption, figure dl, figure.charts')) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < smallest) lines.push(`${size} px: ${text.slice(0, 20)}`);
    }
  }
  return lines;
}

/* Runs in the browser: more or fewer titles than one, and pictures without words or size. */
function undescribed() {
  const lines = [];
  const titles = document.querySelectorAll('h1').length;
  if (titles !== 1) lines.push(`${titles} <h1>`);
  for (const picture of document.images) {
    // The seal beside the name of the site says nothing that the name does not.
    const decorative = picture.matches('.brand-seal');
    const alt = picture.getAttribute('alt');
    if (alt === null || (alt.trim() === '') !== decorative) lines.push(`alt="${alt}" of ${picture.src}`);
    for (const side of ['width', 'height']) {
      if (!(Number(picture.getAttribute(side)) > 0)) lines.push(`no ${side} of ${picture.src}`);
    }
  }
  return lines;
}

/** Whether the first link of `page` has the focus, and whether it is on screen with nothing over it. */
function skipLink(page) {
  return page.evaluate(() => {
    const link = document.querySelector('a');
    const { left, top, width, height } = link.getBoundingClientRect();
    const inside = left >= 0 && top >= 0 && left + width <= innerWidth && top + height <= innerHeight;
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2);
    const focused = document.activeElement === link;
    return { focused, seen: inside && width > 0 && height > 0 && link.contains(onTop) };
  });
}

/** The cumulative layout shift of the page at `address`, read from its top to its end while its pictures come late. */
function shiftOf(address, width) {
  return withPage({ viewport: { width, height: 900 } }, async page => {
    assert.equal((await page.goto(address)).status(), 200);
    return page.evaluate(async () => {
      const entries = [];
      const observer = new PerformanceObserver(list => entries.push(...list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      const frame = () => new Promise(requestAnimationFrame);
      for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight / 2) {
        scrollTo({ top, behavior: 'instant' });
        await frame();
        await Promise.all([...document.images].filter(picture => {
          const box = picture.getBoundingClientRect();
          return box.bottom > 0 && box.top < innerHeight;
        }).map(picture => picture.decode().catch(() => {})));
        await frame();
      }
      // Shifts are told after the frame in which they happen.
      await frame();
      await new Promise(done => setTimeout(done, 100));
      return entries.reduce((sum, { value }) => sum + value, 0);
    });
  });
}
