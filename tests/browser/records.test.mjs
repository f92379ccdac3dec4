// Records on a page: the field that sifts them and the orders of their columns, which the theme's script adds to a page
// that is whole without it.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { withHost } from './host.mjs';
import { test } from './testing.mjs';
import { build, inTemporary, yearbook } from './yearbook.mjs';

/** The pages of a first yearbook that hold records. */
const PAGES = ['fu-lu/ren-wu.html', 'fu-lu/rong-yu.html', 'fu-lu/ji-gou-ming-lu.html', 'fu-lu/hui-yuan-ming-lu.html'];
const [PEOPLE, HONOURS, , MEMBERS] = PAGES;

let built;
/** The website of a first yearbook. */
function site() {
  built ??= (async () => {
    const root = await inTemporary('records');
    await yearbook(['init', root]);
    return build(root);
  })();
  return built;
}
const address = async route => `${pathToFileURL(await site()).href}/${route}`;

test('without a script every record is there, and nothing is to be pressed', async () => {
  const home = await site();
  for (const route of PAGES) {
    const html = await fs.readFile(path.join(home, route), 'utf8');
    await withPage({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } }, async page => {
      await page.goto(await address(route));
      const anchors = [...html.matchAll(/ id="((?:person|organisation|honour|member)-[^"]+)"/g)].map(([, id]) => id);
      assert.ok(anchors.length > 0, route);
      for (const id of anchors) assert.ok(await page.locator(`[id="${id}"]`).isVisible(), `${route}#${id}`);
      assert.equal(await page.locator('main button, main input').count(), 0, route);
    });
  }
});

test('the field shows the records that have what is typed, and how many', async () => {
  await withPage({}, async page => {
    await page.goto(await address(MEMBERS));
    await page.getByLabel('筛选').fill('丙 示例');
    assert.deepEqual(await page.locator('#records tbody tr:visible').allInnerTexts().then(rows => rows.length), 1);
    assert.equal(await page.locator('.records-count').innerText(), '1 名，共 2 名');
    assert.equal(await page.locator('.records-count').getAttribute('aria-live'), 'polite');
    await page.getByLabel('筛选').fill('');
    assert.equal(await page.locator('#records tbody tr:visible').count(), 2);
  });
});

test('the heads of columns order the rows, by reading and by date, and say so', async () => {
  await withPage({}, async page => {
    await page.goto(await address(MEMBERS));
    const first = () => page.locator('#records tbody th').first().innerText();
    await page.getByRole('button', { name: '会员' }).click();
    // bing before jia
    assert.equal(await first(), '丙某');
    assert.equal(await page.getByRole('columnheader', { name: '会员' }).getAttribute('aria-sort'), 'ascending');
    await page.getByRole('button', { name: '会员' }).click();
    assert.equal(await first(), '甲某');
    assert.equal(await page.getByRole('columnheader', { name: '会员' }).getAttribute('aria-sort'), 'descending');
    await page.goto(await address(HONOURS));
    await page.getByRole('button', { name: '日期' }).click();
    await page.getByRole('button', { name: '日期' }).click();
    assert.equal(await first(), '示例先进集体');
    // One who gave nothing comes last in both directions.
    for (const _ of [1, 2]) {
      await page.getByRole('button', { name: '授予单位' }).click();
      assert.equal(await first(), '示例先进个人');
    }
  });
});

test('honours stand by level or year until they are put in an order of their own', async () => {
  await withPage({}, async page => {
    await page.goto(await address(HONOURS));
    const heads = page.locator('#records .records-group');
    const records = page.locator('#records tbody tr[id]');
    const all = await records.count();
    assert.ok(await heads.count() > 1);
    // A head whose records are all hidden is hidden, too.
    await page.getByLabel('筛选').fill(await records.first().locator('th').innerText());
    assert.equal(await page.locator('#records .records-group:visible').count(), 1);
    await page.getByLabel('筛选').fill('');
    await page.getByRole('button', { name: '荣誉' }).click();
    assert.equal(await heads.count(), 0);
    assert.equal(await records.count(), all);
    assert.equal(await page.locator('#records tbody').count(), 1);
    assert.equal(await page.locator('#records .honour-level:not(:visible)').count(), 0);
  });
});

test('a roll in the order of readings has their letters at the margin, and keeps them in that order alone', async () => {
  await withPage({}, async page => {
    await page.goto(await address(MEMBERS));
    const marks = () => page.locator('#records tbody tr').evaluateAll(rows => rows.map(row => row.dataset.mark ?? ''));
    await page.getByRole('button', { name: '会员' }).click();
    assert.deepEqual(await marks(), ['B', 'J']);
    await page.getByRole('button', { name: '单位' }).click();
    assert.deepEqual(await marks(), ['', '']);
  });
});

test('cards are ordered by reading and back', async () => {
  await withPage({}, async page => {
    await page.goto(await address(PEOPLE));
    const names = () => page.locator('.record-name').allInnerTexts();
    const recorded = await names();
    await page.getByRole('button', { name: '按音序' }).click();
    assert.deepEqual([...await names()].sort(), [...recorded].sort());
    await page.getByRole('button', { name: '按音序' }).click();
    assert.deepEqual(await names(), recorded);
  });
});

test('the script runs under a strict policy and moves nothing', async () => {
  await withHost(await site(), {}, async home => {
    for (const width of [390, 1440]) {
      await withPage({ viewport: { width, height: 900 } }, async page => {
        const told = [];
        page.on('console', message => told.push(message.text()));
        page.on('pageerror', error => told.push(error.message));
        await page.addInitScript(() => {
          window.shift = 0;
          new PerformanceObserver(list => list.getEntries().forEach(entry => { window.shift += entry.value; }))
            .observe({ type: 'layout-shift', buffered: true });
        });
        for (const route of PAGES) {
          await page.goto(home + route);
          await page.locator('.records-count').waitFor();
          await page.waitForTimeout(100);
          assert.ok(await page.evaluate(() => window.shift) <= 0.01, `${route} at ${width}`);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${route} at ${width}`);
        }
        assert.deepEqual(told, []);
      });
    }
  });
});
