// How long after an answer holds the new text a browser shows it: Chromium with one article's page open, its body saved.
// node benches/preview/browser.mjs PROGRAM FOLDER EDITS, where FOLDER is one that preview-bench wrote for `yearbook`.

import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const tests = fileURLToPath(new URL('../../tests/browser/', import.meta.url));
const { chromium } = createRequire(tests)('playwright-core');
const [program, folder, edits = '15'] = process.argv.slice(2);
const port = 8934;
const home = `http://127.0.0.1:${port}`;
const route = '/part0/a5.html';
const file = path.join(folder, 'content/000-part0/005-a5.md');

/** The wall clock, in milliseconds with fractions, as the page has it, too. */
const now = () => performance.timeOrigin + performance.now();

const get = () => new Promise(done => {
  http.get(home + route, answer => {
    let text = '';
    answer.setEncoding('utf8').on('data', part => { text += part; }).on('end', () => done(text));
  }).on('error', () => done(''));
});

async function served(words) {
  while (!(await get()).includes(words)) await new Promise(done => setTimeout(done, 0.5));
  return now();
}

/** When the page has painted `words`. */
const shown = words => new Promise(done => {
  const look = () => {
    if (!document.body.innerText.includes(words)) return false;
    requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
    return true;
  };
  const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
});

const median = times => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

const server = spawn(program, ['serve', '--root', folder, '--port', String(port)], { stdio: 'ignore' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const good = await fs.readFile(file, 'utf8');
  await served('没有改动');
  const page = await browser.newPage();
  await page.goto(home + route);
  await page.waitForTimeout(1000);
  const [answers, screens, later] = [[], [], []];
  for (let edit = 0; edit < Number(edits); edit++) {
    const words = `浏览器看见第${edit}次改动`;
    const screen = page.evaluate(shown, words);
    await page.waitForTimeout(300);
    const began = now();
    await fs.writeFile(file, good.replace('没有改动', words));
    const [answered, painted] = await Promise.all([served(words), screen]);
    answers.push(answered - began);
    screens.push(painted - began);
    later.push(painted - answered);
  }
  await fs.writeFile(file, good);
  const told = times => median(times).toFixed(1);
  console.log(`medians of ${edits} saves: answered after ${told(answers)} ms, painted after ${told(screens)} ms, ${told(later)} ms later`);
} finally {
  await browser.close();
  server.kill();
}
