// Every kind of page is light and stands still: what it costs without photographs and fonts, what a browser waits for
// before it paints, what moves while it comes piece by piece, and which picture comes first.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { withHost } from './host.mjs';
import { kinds } from './kinds.mjs';
import { seen, watch, weight } from './speed.mjs';
import { test } from './testing.mjs';
import { build, filesOf, inTemporary, pagesOf, plain } from './yearbook.mjs';

/** HTML, styles and scripts of a page, compressed, in bytes: what a slow phone has in a second. */
const BUDGET = 60 * 1024;

/** The one script that a page waits for: it reads what the reader chose. base.html says why. */
const CHOICES = /\/modes\.js$/;
/** What that script may hold, uncompressed, in bytes: less than a packet carries. */
const CHOICES_BUDGET = 600;

test('the script that pages wait for is no more than a packet, and is asked for before the styles', async () => {
  const site = await plain();
  const scripts = (await filesOf(site)).filter(name => CHOICES.test(name));
  assert.equal(scripts.length, 1);
  const { size } = await fs.stat(path.join(site, scripts[0]));
  assert.ok(size <= CHOICES_BUDGET, `${size} bytes`);
  for (const name of await pagesOf(site)) {
    const html = await fs.readFile(path.join(site, name), 'utf8');
    const [script, style] = ['modes.js"', 'rel="stylesheet"'].map(words => html.indexOf(words));
    assert.ok(script > 0 && script < style, name);
  }
});

test('every page weighs little', async () => {
  const site = await plain();
  const lines = [];
  for (const name of await pagesOf(site)) {
    // The whole book in one page is printed, not browsed.
    if (name === 'book.html') continue;
    const bytes = await weight(site, name);
    if (bytes > BUDGET) lines.push(`${name}: ${bytes} bytes`);
  }
  nothing(lines);
});

test('of a yearbook of 300 articles cover, contents and index weigh little, too', { timeout: 300_000 }, async () => {
  const site = await build(await ofThreeHundred());
  const sizes = await Promise.all(['index.html', 'contents.html', 'index-of-terms.html'].map(async name => [name, await weight(site, name)]));
  const index = await fs.readFile(path.join(site, 'index-of-terms.html'), 'utf8');
  assert.ok(index.includes('第〇七五项') && index.includes('第300篇'), 'the index has the terms of all articles');
  nothing(sizes.filter(([, bytes]) => bytes > BUDGET).map(([name, bytes]) => `${name}: ${bytes} bytes`));
});

/** The folder of a yearbook with 300 invented articles in twelve parts, each with headings and a term for the index. */
async function ofThreeHundred() {
  const root = await inTemporary('three-hundred');
  await fs.mkdir(root, { recursive: true });
  await fs.writeFile(path.join(root, 'yearbook.yaml'), '标题: 三百篇年鉴\n年份: 2023\n编者: 示例单位\n');
  const digits = [...'〇一二三四五六七八九'];
  const words = number => [digits[Math.floor(number / 100)], digits[Math.floor(number / 10) % 10], digits[number % 10]].join('');
  for (let number = 1; number <= 300; number += 1) {
    const part = 1 + Math.floor((number - 1) / 25);
    const folder = path.join(root, 'content', `${String(part).padStart(2, '0')}-第${words(part)}部`);
    await fs.mkdir(folder, { recursive: true });
    const sections = ['概况', '活动', '下一年'].map(title => `## ${title}之${words(number)}\n\n这一节写第${words(number * 3 % 300)}项。\n`);
    const term = `全年有[[#第${words(number)}项]]，共${number}次。`;
    const head = `---\n标题: 第${number}篇 某地某单位一年的工作和活动\n日期: 2023-${String(1 + number % 12).padStart(2, '0')}\n---\n`;
    await fs.writeFile(path.join(folder, `${String(number).padStart(3, '0')}.md`), `${head}${term}\n\n${sections.join('\n')}`);
  }
  return root;
}

for (const width of [390, 1440]) {
  test(`no page waits for a script or moves at ${width} pixels, and its first picture is hurried`, { timeout: 180_000 }, async () => {
    const lines = [];
    await withHost(await plain(), { delay: 200, pieces: 12 }, home => withPage({ viewport: { width, height: 900 } }, async page => {
      await page.addInitScript(watch);
      page.on('request', request => {
        if (!request.url().startsWith(home)) lines.push(`${page.url()} asks elsewhere: ${request.url()}`);
      });
      for (const name of (await kinds(await plain())).values()) {
        await page.goto(home + encodeURI(name), { waitUntil: 'networkidle' });
        const { shift, moved, paint, blocking, parserBlocking } = await page.evaluate(seen);
        if (shift > 0) lines.push(`${name}: the layout shifts by ${shift}: ${moved.join('; ')}`);
        const waited = new Set([...blocking, ...parserBlocking].filter(script => !CHOICES.test(script)));
        lines.push(...[...waited].map(script => `${name}: it waits for ${script}`));
        if (paint && (paint.loading === 'lazy' || paint.priority !== 'high')) {
          lines.push(`${name}: the largest picture is not hurried: ${paint.src}`);
        }
      }
    }));
    nothing(lines);
  });
}
