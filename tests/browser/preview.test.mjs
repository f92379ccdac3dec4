// `yearbook serve`, as an editor lives with it: a page open in the browser beside the text editor. What is saved
// shows by itself, a slip shows over the last good page, and mending it takes that away.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { complaints, withPage } from './chromium.mjs';
import { nothing } from './expect.mjs';
import { test } from './testing.mjs';
import { CHINESE, copy, PROGRAM } from './yearbook.mjs';

const ARTICLE = 'content/04-activities/01-haizhi.md';
const ROUTE = 'activities/haizhi.html';
/** A save shows within a second; a machine busy with other tests gets this long, in milliseconds. */
const PATIENCE = 20_000;

test('an editor sees what is saved, and what is wrong', { timeout: 120_000 }, async () => {
  const root = await copy('preview');
  await withPreview(root, home => withPage({}, async page => {
    page.setDefaultTimeout(PATIENCE);
    const lines = complaints(page, home);
    const file = path.join(root, ARTICLE);
    const good = await fs.readFile(file, 'utf8');
    const prose = page.locator('.prose');
    const problem = page.locator('#yearbook-problem');

    await page.goto(home + ROUTE);
    assert.match(await prose.innerText(), /海智对面面武进专场/);

    const edited = `${good}\n这一句是刚写的。\n`;
    await fs.writeFile(file, edited);
    await page.getByText('这一句是刚写的。').waitFor();

    await fs.writeFile(file, edited.replace(/^date: .*$/m, 'date: 2022-02-30').replace('刚写的', '写坏的'));
    // A busy machine may read the file when it was emptied and not yet written.
    await problem.filter({ hasText: '2022-02-30' }).waitFor();
    const told = await problem.innerText();
    assert.ok(told.includes(ARTICLE), `the file is not named: ${told}`);
    assert.match(told, /2022-02-30.*没有这一天/);
    assert.match(await prose.innerText(), /这一句是刚写的。/, 'the last good page is gone');

    // The text of before: the page need not change, and the overlay goes all the same.
    await fs.writeFile(file, edited);
    await problem.waitFor({ state: 'detached' });
    assert.match(await prose.innerText(), /这一句是刚写的。/);

    await fs.writeFile(file, good);
    await page.getByText('这一句是刚写的。').waitFor({ state: 'detached' });
    assert.match(await prose.innerText(), /海智对面面武进专场/);

    nothing(lines);
  }));
});

test('an English editor is told in English', { timeout: 120_000 }, async () => {
  const root = await copy('english');
  await withPreview(root, home => withPage({}, async page => {
    page.setDefaultTimeout(PATIENCE);
    const file = path.join(root, ARTICLE);
    const good = await fs.readFile(file, 'utf8');

    await page.goto(home + ROUTE);
    const panel = page.locator('#yearbook-standing');
    await panel.getByText('First review: ').waitFor();
    assert.equal(await panel.getAttribute('lang'), 'en');
    assert.equal(await panel.getByRole('button').innerText(), 'Close');

    await fs.writeFile(file, good.replace(/^date: .*$/m, 'date: 2022-02-30'));
    const problem = page.locator('#yearbook-problem');
    await problem.filter({ hasText: 'is not a date' }).waitFor();
    const told = await problem.innerText();
    assert.match(told, /^There are errors\./);
    assert.ok(told.includes(`  at: ${ARTICLE}:`) && told.includes('  help: Write 2023-09-01'), told);
    assert.equal(await problem.locator('a').first().innerText(), `${ARTICLE}:${told.match(/:(\d+:\d+)/)[1]}`);
  }), ['--lang', 'en', '--editor', 'vscode']);
});

test('a save changes the page in its place', { timeout: 120_000 }, async () => {
  const root = await copy('place');
  const file = path.join(root, ARTICLE);
  const good = await fs.readFile(file, 'utf8');
  const long = Array.from({ length: 80 }, (_, number) => `第 ${number} 段，为了让这一页长得要往下翻。\n`).join('\n');
  const saying = words => fs.writeFile(file, `${good}\n## 一节\n\n## 二节\n\n## 三节\n\n## 四节\n\n${long}\n${words}\n`);
  await saying('末一句。');
  await withPreview(root, home => withPage({ viewport: { width: 820, height: 700 } }, async page => {
    page.setDefaultTimeout(PATIENCE);
    const lines = complaints(page, home);
    await page.goto(home + ROUTE);
    await page.evaluate(() => (window.isTheSame = true));
    const link = page.locator('.pager a, main a').last();
    await link.focus();
    await page.evaluate(() => window.scrollTo(0, 1500));
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
    const [place, focus] = [await page.evaluate(() => window.scrollY), await focused()];
    assert.ok(place > 1000 && focus, `${place} ${focus}`);
    const same = async when => {
      assert.equal(await page.evaluate(() => window.isTheSame), true, `${when}: the page was loaded again`);
      assert.equal(await page.evaluate(() => window.scrollY), place, `${when}: the place is lost`);
      assert.equal(await focused(), focus, `${when}: the focus is lost`);
    };

    await saying('末一句改了。');
    await page.getByText('末一句改了。').waitFor();
    await same('a body');

    // Another style takes the place of the old one, and the page stays.
    await fs.mkdir(path.join(root, 'themes/yanghu/styles'), { recursive: true });
    await fs.writeFile(path.join(root, 'themes/yanghu/styles/own.css'), 'main { outline: 7px solid red; }');
    await page.waitForFunction(() => getComputedStyle(document.querySelector('main')).outlineWidth === '7px');
    await same('a style');
    const links = await page.locator('link[rel="stylesheet"]').evaluateAll(all => all.map(one => one.getAttribute('href')));
    assert.equal(new Set(links).size, links.length, `styles are there twice: ${links}`);

    // What is shown is what a fresh load shows.
    const body = () => page.evaluate(() => document.body.innerHTML.replace(/<script src="\/-yearbook.*?<\/script>/g, ''));
    const patched = await body();
    await page.reload();
    assert.equal(patched, await body());

    // What was folded out stays so, with what is new in it.
    await page.goto(`${home}contents.html`);
    const outline = page.locator('details.outline', { hasText: '一节' });
    await outline.evaluate(one => (one.open = true));
    await saying('## 五节');
    await outline.getByText('五节').waitFor();
    assert.equal(await outline.evaluate(one => one.open), true, 'it is folded');
    nothing(lines);
  }));
});

test('a page that was not there appears by itself', { timeout: 120_000 }, async () => {
  const root = await copy('appears');
  await withPreview(root, home => withPage({}, async page => {
    page.setDefaultTimeout(PATIENCE);
    const gone = await page.goto(`${home}activities/xin-de.html`);
    assert.equal(gone.status(), 404);
    await fs.writeFile(path.join(root, 'content/04-activities/99-新的.md'), '---\n标题: 新的一篇\n类型: 专文\n---\n刚写好。\n');
    await page.getByText('刚写好。').waitFor();
    assert.match(await page.title(), /新的一篇/);
  }));
});

test('where asked to, the browser goes to the article that was saved', { timeout: 120_000 }, async () => {
  const root = await copy('follow');
  await withPreview(root, home => withPage({}, async page => {
    page.setDefaultTimeout(PATIENCE);
    await page.goto(home);
    const save = async (file, words) =>
      fs.appendFile(path.join(root, file), `\n${words}\n`);
    await save(ARTICLE, '这一句是刚写的。');
    await page.waitForURL(home + ROUTE);
    await page.getByText('这一句是刚写的。').waitFor();
    // Of the page that is open, only what was saved changes.
    await page.evaluate(() => (window.isTheSame = true));
    await save(ARTICLE, '这一句也是。');
    await page.getByText('这一句也是。').waitFor();
    assert.equal(await page.evaluate(() => window.isTheSame), true);
    await save('content/02-feature/01-report.md', '别处的一句。');
    await page.getByText('别处的一句。').waitFor();
  }), ['--follow']);
});

test('a page says who signed its article, until that is closed', { timeout: 120_000 }, async () => {
  const root = await copy('standing');
  const file = path.join(root, ARTICLE);
  const sign = async names => {
    const text = await fs.readFile(file, 'utf8');
    const plain = text.replace(/^reviewed: .*\n/m, '');
    await fs.writeFile(file, plain.replace(/^title: .*$/m, `$&\nreviewed: [${names}]`));
  };
  await sign('初审 甲某');
  await withPreview(root, home => withPage({}, async page => {
    page.setDefaultTimeout(PATIENCE);
    const lines = complaints(page, home);
    // By its role and name, as a screen reader finds it.
    const badge = page.getByRole('complementary', { name: '三审（只在预览里显示）' });
    const said = () => badge.getByRole('listitem').allInnerTexts();

    await page.goto(home);
    await page.goto(home + ROUTE);
    await badge.waitFor();
    assert.deepEqual(await said(), ['初审：甲某', '复审：未审', '终审：未审']);
    assert.equal(await badge.evaluate(element => getComputedStyle(element).position), 'fixed');

    // A signature is in no page that is built, and is shown all the same.
    await sign('初审 甲某, 复审 <b>乙某</b>');
    await badge.getByText('复审：<b>乙某</b>').waitFor();

    await page.emulateMedia({ media: 'print' });
    assert.equal(await badge.isVisible(), false, 'it is printed');
    await page.emulateMedia({ media: 'screen' });

    // What is told of this article stands there, too, with its line.
    const text = await fs.readFile(file, 'utf8');
    await fs.writeFile(file, text.replace(/^title: .*$/m, '$&\nfoo: 1'));
    const remarks = badge.locator('summary');
    await remarks.waitFor();
    assert.equal(await remarks.innerText(), '要看看的 1 处');
    await remarks.press('Enter');
    await badge.getByText(/第 3 行：不认识“foo”/).waitFor();
    assert.ok((await badge.innerText()).includes(ARTICLE), 'the file is not named');
    await fs.writeFile(file, text);
    await remarks.waitFor({ state: 'detached' });

    await badge.getByRole('button', { name: '关闭' }).press('Enter');
    assert.equal(await badge.count(), 0);
    await page.reload();
    // Its style is asked for while the page loads, before it comes.
    assert.equal(await page.locator('link[href$="overlay.css"]').count(), 0, 'it is back in the tab that closed it');

    await page.goto(home);
    assert.equal(await page.locator('#yearbook-standing').count(), 0, 'the cover is no article');
    nothing(lines);
  }));
});

test('where asked to, what is wrong leads into the editor', { timeout: 120_000 }, async () => {
  const root = await copy('editor');
  const file = path.join(root, ARTICLE);
  const good = await fs.readFile(file, 'utf8');
  const line = good.split('\n').findIndex(row => row.startsWith('date: ')) + 1;
  const link = (at = '') => `vscode://file${(root + '/' + ARTICLE).split('/').map(encodeURIComponent).join('/')}${at}`;
  const links = page => page.locator('#yearbook-problem a, #yearbook-standing a').evaluateAll(all => all.map(one => one.getAttribute('href')));
  await withPreview(root, home => withPage({}, async page => {
    const lines = complaints(page, home);
    page.setDefaultTimeout(PATIENCE);
    await page.goto(home + ROUTE);
    const badge = page.locator('#yearbook-standing');
    await badge.waitFor();
    assert.ok((await links(page)).includes(link()), `${await links(page)}`);
    assert.ok((await links(page)).includes(link(':1:1')), `${await links(page)}`);
    // What an editor typed stays text, and forges no link out of the folder.
    const typed = '"<img src=x>\\n  位置：../../etc/passwd:1:1\\n  位置：javascript:alert(1):1:1"';
    await fs.writeFile(file, good.replace(/^date: .*$/m, `date: ${typed}`));
    const problem = page.locator('#yearbook-problem');
    await problem.filter({ hasText: 'img src=x' }).waitFor();
    const hrefs = await problem.locator('a').evaluateAll(all => all.map(one => one.getAttribute('href')));
    assert.ok(hrefs.some(href => href.startsWith(link(`:${line}:`))), `${hrefs}`);
    assert.ok(hrefs.every(href => href.startsWith(link().slice(0, -ARTICLE.length - 1)) && !href.includes('..')), `${hrefs}`);
    assert.equal(await problem.locator('img').count(), 0);
    nothing(lines);
  }), ['--editor', 'vscode']);
  // Unless asked, there is no link, and the place stands there all the same.
  await fs.writeFile(file, good);
  await withPreview(root, home => withPage({}, async page => {
    page.setDefaultTimeout(PATIENCE);
    await page.goto(home + ROUTE);
    await fs.writeFile(file, good.replace(/^date: .*$/m, 'date: 2022-02-30'));
    await page.locator('#yearbook-problem').getByText(ARTICLE).waitFor();
    assert.deepEqual(await links(page), []);
  }));
});

/** A port that was free a moment ago. */
async function freePort() {
  const server = net.createServer();
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise(done => server.close(done));
  return port;
}

/** Runs the preview of `root` while `use(address)` runs, and ends it. */
async function withPreview(root, use, options = []) {
  const port = String(await freePort());
  const server = spawn(PROGRAM, ['serve', '--root', root, '--port', port, ...options], { env: CHINESE, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  const ended = new Promise(done => server.on('close', done));
  try {
    const address = await new Promise((found, failed) => {
      const late = setTimeout(() => failed(new Error(`no address after ${PATIENCE} ms: ${said.join('\n')}`)), PATIENCE);
      const listen = line => {
        said.push(line);
        const [address] = line.match(/http:\/\/[^\s（]+/) ?? [];
        if (address) {
          clearTimeout(late);
          found(address);
        }
      };
      createInterface(server.stdout).on('line', listen);
      createInterface(server.stderr).on('line', listen);
      server.on('error', failed);
      server.on('exit', () => failed(new Error(`the preview ended: ${said.join('\n')}`)));
    });
    await answering(address);
    return await use(address);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

/** Waits until the preview at `address` has a website: while it is first built, a page asks for patience. */
async function answering(address) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const response = await fetch(address).catch(() => null);
    if (response?.status === 200) return;
    assert.ok(Date.now() < end, `the preview shows nothing after ${PATIENCE} ms`);
    await new Promise(done => setTimeout(done, 100));
  }
}
