// Charts in a real typeface: what the program estimates is measured here. Words of extreme charts neither overlap nor
// leave the drawing, and every series is drawn with a dash and a mark of its own.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { withPage } from './chromium.mjs';
import { test } from './testing.mjs';
import { build, inTemporary } from './yearbook.mjs';

const LONG = '青少年科技教育协会及其所属各类学校（含线上、线下）的“科学技术协会”组织';
const NAMES = ['镇', '园区科协', LONG, '企业科协', '农技协', `${LONG.slice(0, 25)}二`];
const NUMBERS = ['9876543210123', '1', '0.000001', '-42.5', '123456.789', '0'];
const rows = numbers => NAMES.map((name, at) => `  - ["${name}", ${numbers.map((_, n) => `"${numbers[(at + n) % numbers.length]}"`).join(', ')}]`);
const table = (id, numbers) => [
  `- 编号: ${id}`, '  表名: 极端', '  单位: 家', '  栏目: [类别, 2018年, 2019年, 2020年, 2021年, 2022年, 2023年]', '  行:', ...rows(numbers),
].join('\n');
const BLOCKS = [
  '编号: wild', '编号: wild\n分图: 是\n样式: 柱', '编号: wild\n栏目: [2023年]\n样式: 横条', '编号: even\n不从零起: 是', '编号: even\n栏目: [2023年]\n样式: 构成',
  '编号: even\n栏目: [2022年]\n样式: 横条', '编号: [a, b, c]\n样式: 横条', '编号: d',
];
const FIGURES = [
  `- {编号: a, 名称: "${LONG}", 数值: 1000000, 限定: 超过, 单位: 人次}`,
  '- {编号: b, 名称: 讲座, 数值: 160, 限定: 多, 单位: 人次}',
  '- {编号: c, 名称: WMmw科普, 数值: 90, 限定: 以上, 单位: 人次}',
  `- {编号: d, 名称: 会员, 数值: 23, 历年: [${Array.from({ length: 24 }, (_, at) => `[${2000 + at}, ${at % 5 ? at : at * 100003}]`).join(', ').replace(/\d+\]$/, '23]')}]}`,
];

async function site() {
  const root = await inTemporary('charts');
  const files = {
    'yearbook.yaml': '标题: 图表\n',
    'content/tables.yaml': `表格:\n${table('wild', NUMBERS)}\n${table('even', ['97.5', '98', '96.25', '99', '1', '12.125'])}\n`,
    'content/figures.yaml': `数据:\n${FIGURES.join('\n')}\n`,
    'content/01-图/1.md': `---\n标题: 图\n---\n\n${BLOCKS.map(block => `\`\`\`图表\n${block}\n\`\`\``).join('\n\n')}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await fs.writeFile(path.join(root, name), text);
  }
  return pathToFileURL(await build(root)).href;
}

/** The words of each chart that overlap, or leave it, by their boxes as drawn. */
function collisions() {
  const found = [];
  for (const chart of document.querySelectorAll('svg.chart')) {
    const { width, height } = chart.viewBox.baseVal;
    // A text's box is as high as the typeface's tallest letter; what is used here reaches 11 above its line and 3 below.
    const words = [...chart.querySelectorAll('text')].map(text => {
      const { x, width } = text.getBBox();
      const line = text.y.baseVal[0].value;
      return { said: text.textContent, left: x, right: x + width, top: line - 11, bottom: line + 3 };
    });
    for (const [at, own] of words.entries()) {
      // The browser begins a word at a whole pixel, which is a unit or more on a narrow screen.
      const out = own.left < -1 || own.right > width + 1 || own.top < -0.5 || own.bottom > height + 0.5;
      if (out) found.push(`${own.said} leaves the drawing`);
      for (const other of words.slice(at + 1)) {
        const over = Math.min(own.right, other.right) - Math.max(own.left, other.left);
        const low = Math.min(own.bottom, other.bottom) - Math.max(own.top, other.top);
        if (over > 0.5 && low > 0.5) found.push(`${own.said} and ${other.said}`);
      }
    }
  }
  return { charts: document.querySelectorAll('svg.chart').length, found };
}

test('words of charts neither overlap nor leave the drawing, on a phone and on a desk', async () => {
  const home = await site();
  for (const width of [320, 390, 1440]) {
    await withPage({ viewport: { width, height: 900 } }, async page => {
      await page.goto(`${home}/tu/1.html`);
      const { charts, found } = await page.evaluate(collisions);
      assert.equal(charts, 13);
      assert.deepEqual(found, [], `at ${width}`);
      const least = await page.evaluate(() => Math.min(...[...document.querySelectorAll('svg.chart text')].map(text => text.getScreenCTM().a * 12)));
      if (width >= 390) assert.ok(least >= 12, `words are ${least} px high at ${width}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
    });
  }
});

test('lines are told apart without colour', async () => {
  const home = await site();
  await withPage({}, async page => {
    await page.goto(`${home}/tu/1.html`);
    const drawn = await page.evaluate(() => {
      const chart = document.querySelector('svg.chart-lines');
      const dashes = [...new Set([...chart.querySelectorAll('.chart-line')].map(line => getComputedStyle(line).strokeDasharray))];
      const marks = [...new Set([...chart.querySelectorAll('.chart-dot')].map(dot => dot.getAttribute('d').replace(/^M[\d. ]+/, '')))];
      return [dashes.length, marks.length];
    });
    assert.deepEqual(drawn, [6, 6]);
  });
});

test('bars and lines have the colours of those who chose their own', async () => {
  const home = await site();
  await withPage({ forcedColors: 'active' }, async page => {
    await page.goto(`${home}/tu/1.html`);
    const colours = await page.evaluate(() => {
      const of = (selector, property) => getComputedStyle(document.querySelector(`svg.chart ${selector}`))[property];
      return { words: of('text', 'fill'), bar: of('.chart-bar', 'fill'), line: of('.chart-line', 'stroke') };
    });
    assert.deepEqual(colours, { words: colours.words, bar: colours.words, line: colours.words });
  });
});
