// Reading helps: what a reader chose is kept and there before the page is painted, the contents open in a drawer, and a
// heading's link is copied. Without scripts nothing of it is there, and what it helps with is: the links are links.

import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { complaints, withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { withHost } from './host.mjs';
import { kinds } from './kinds.mjs';
import { test } from './testing.mjs';
import { plain } from './yearbook.mjs';

const ARTICLE = 'feature/report.html';
const OTHER = 'activities/haizhi.html';
const folder = async () => `${pathToFileURL(await plain()).href}/`;
const places = {
  'from a folder': async use => use(await folder()),
  'on a host': async use => withHost(await plain(), {}, use),
};

const paper = page => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const [LIGHT, DARK] = ['rgb(248, 244, 235)', 'rgb(26, 24, 22)'];

for (const [words, at] of Object.entries(places)) {
  test(`what a reader chose is kept from page to page, ${words}`, () => at(home => withPage({}, async page => {
    const lines = complaints(page, home);
    await page.goto(home + ARTICLE);
    assert.equal(await paper(page), LIGHT);
    await page.getByRole('button', { name: '阅读设置' }).click();
    await page.getByLabel('深色').check();
    assert.equal(await paper(page), DARK);
    await page.getByLabel('长辈模式').check();
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '20px');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByLabel('深色').isVisible(), false);

    await page.goto(home + OTHER);
    assert.deepEqual(await page.evaluate(() => ({ ...document.documentElement.dataset })).then(({ scheme, size }) => [scheme, size]), ['dark', 'elder']);
    await page.getByRole('button', { name: '阅读设置' }).click();
    assert.equal(await page.getByLabel('深色').isChecked(), true);
    await page.getByLabel('随系统').check();
    await page.getByLabel('标准').check();
    await page.reload();
    assert.equal(await paper(page), LIGHT);
    nothing(lines);
  })));
}

test('light and dark are the same, whether chosen or the system\'s', async () => {
  const colours = async (colorScheme, scheme) => withPage({ colorScheme }, async page => {
    await page.goto(await folder() + ARTICLE);
    return page.evaluate(scheme => {
      const root = document.documentElement;
      if (scheme) root.dataset.scheme = scheme;
      const names = ['paper', 'mount', 'wash', 'ink', 'soft', 'seal', 'celadon', 'ochre', 'mark', 'line', 'hair', 'on-seal'];
      const style = getComputedStyle(root);
      return names.map(name => style.getPropertyValue(`--${name}`));
    }, scheme);
  });
  assert.deepEqual(await colours('light', 'dark'), await colours('dark'));
  assert.deepEqual(await colours('dark', 'light'), await colours('light'));
  assert.notDeepEqual(await colours('dark'), await colours('light'));
});

/** Opens `address` again and again as one who chose dark; how often the first paint came before the choice. */
async function flashes(page, address, times) {
  let flashed = 0;
  for (let time = 0; time < times; time += 1) {
    await page.goto(`${address}?${time}`, { waitUntil: 'load' });
    const { chosen, painted } = await page.evaluate(async () => {
      const first = () => performance.getEntriesByName('first-paint')[0]?.startTime;
      while (first() === undefined) await new Promise(requestAnimationFrame);
      return { chosen: window.chosenAt, painted: first() };
    });
    assert.equal(await paper(page), DARK);
    if (!(chosen < painted)) flashed += 1;
  }
  return flashed;
}

for (const [words, at] of Object.entries(places)) {
  test(`the choice is there before the first paint, ${words}`, { timeout: 120_000 }, () => at(home => withPage({ colorScheme: 'light' }, async page => {
    await page.addInitScript(() => {
      localStorage.setItem('yanghu', '{"scheme":"dark"}');
      new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.scheme !== 'dark') return;
        window.chosenAt = performance.now();
        observer.disconnect();
      }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-scheme'] });
    });
    const client = await page.context().newCDPSession(page);
    for (const rate of [1, 6]) {
      await client.send('Emulation.setCPUThrottlingRate', { rate });
      for (const route of ['contents.html', ARTICLE]) {
        assert.equal(await flashes(page, home + route, 10), 0, `${route}, ${rate} times slower`);
      }
    }
  })));
}

for (const [words, at] of Object.entries(places)) {
  test(`the whole book's contents open in a drawer, ${words}`, () => at(home => withPage({}, async page => {
    const lines = complaints(page, home);
    await page.goto(home + OTHER);
    const opener = page.getByRole('navigation', { name: '全书导航' }).getByRole('button', { name: '目录' });
    await opener.click();
    const drawer = page.getByRole('dialog', { name: '目录' });
    await drawer.waitFor();
    // The article that is open has the focus, and is the only one marked.
    assert.match(await page.evaluate(() => document.activeElement.href), /haizhi\.html$/);
    assert.deepEqual(await drawer.locator('[aria-current=page]').evaluateAll(all => all.map(one => one.getAttribute('href').split('/').at(-1))), ['haizhi.html']);
    // Every article of the book is in it.
    const articles = await drawer.locator('li a').evaluateAll(all => all.map(one => one.href));
    assert.ok(articles.length > 25, `only ${articles.length} links`);
    await page.keyboard.press('Escape');
    assert.equal(await drawer.isVisible(), false);
    assert.equal(await opener.evaluate(link => link === document.activeElement), true);
    // Space opens what is said to be a button, and a click beside the drawer closes it.
    await page.keyboard.press('Space');
    await drawer.waitFor();
    await page.mouse.click(1200, 400);
    assert.equal(await drawer.isVisible(), false);
    // A link of it leads to its page.
    await opener.click();
    await drawer.getByText('特载', { exact: true }).click();
    await drawer.getByRole('link', { name: '科创汇智 科普惠民' }).click();
    await page.waitForURL(home + ARTICLE);
    nothing(lines);
  })));
}

test('a heading has a link, which is copied', async () => {
  const home = await folder();
  await withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async page => {
    await page.goto(home + ARTICLE);
    const heading = page.locator('.prose h2[id]').first();
    const id = await heading.getAttribute('id');
    const words = (await heading.innerText()).trim();
    const link = heading.getByRole('link', { name: `链接到：${words}`, exact: true });
    const shown = () => link.evaluate(one => getComputedStyle(one).opacity);
    assert.equal(await shown(), '0');
    await link.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    assert.equal(await shown(), '1');
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('链接已复制').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(decodeURIComponent(copied), `${decodeURIComponent(home + ARTICLE)}#${id}`);
    await page.goto(copied);
    assert.equal(await page.locator(':target').getAttribute('id'), id);
  });
});

test('without scripts a heading has its link, in a margin where it moves no line', async () => {
  const home = await folder();
  for (const [width, hasTouch] of [[390, true], [390, false], [1440, false]]) {
    await withPage({ javaScriptEnabled: false, hasTouch, isMobile: hasTouch, viewport: { width, height: 900 } }, async page => {
      await page.goto(home + ARTICLE);
      const heading = page.locator('.prose h2[id]').first();
      const link = heading.getByRole('link');
      assert.equal(await link.getAttribute('href'), `#${await heading.getAttribute('id')}`);
      const [text, sign] = [await heading.boundingBox(), await link.boundingBox()];
      assert.ok(sign.x >= 0 && sign.width >= 12 && sign.x + sign.width <= text.x + 0.5, JSON.stringify([text, sign]));
      const shown = () => link.evaluate(one => Number(getComputedStyle(one).opacity));
      assert.equal(await shown() > 0, hasTouch);
      if (!hasTouch) {
        await heading.hover();
        assert.equal(await shown(), 1);
      }
      await link.click();
      assert.equal(decodeURIComponent(new URL(page.url()).hash.slice(1)), await heading.getAttribute('id'));
    });
  }
});

test('without scripts the contents are a page, and nothing is there to be pressed in vain', { timeout: 120_000 }, async () => {
  const home = await folder();
  await withPage({ javaScriptEnabled: false }, async page => {
    for (const name of (await kinds(await plain())).values()) {
      await page.goto(home + encodeURI(name));
      assert.equal(await page.locator('button:visible, dialog').count(), 0, name);
    }
    await page.goto(home + ARTICLE);
    await page.getByRole('navigation', { name: '全书导航' }).getByRole('link', { name: '目录' }).click();
    await page.waitForURL(`${home}contents.html`);
    await page.goto(home + ARTICLE);
    await page.getByRole('link', { name: '回到页首' }).click();
    assert.equal(new URL(page.url()).hash, '#top');
  });
});
