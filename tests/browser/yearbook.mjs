// The program under test and the yearbooks that it is tested with. Everything is built in one temporary folder,
// from copies: the repository is read and never written, so the tests see a first build every time.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atEnd, once } from './ending.mjs';
import { nothing } from './expect.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');

/** The program: the release build, unless YEARBOOK names another. */
export const PROGRAM = process.env.YEARBOOK ?? path.join(TARGET, 'release', 'yearbook');

/** The environment of a Chinese machine, whatever this one is: what the program says depends on it. */
export const CHINESE = { ...process.env, LC_ALL: 'zh_CN.UTF-8' };

/** Where the second build says that it is published. */
export const BASE_URL = 'https://example.org/sub/';

const temporary = once(async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'yearbook-browser-'));
  atEnd(() => fs.rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
});

/** The path of `name` in the temporary folder. */
export async function inTemporary(name) {
  return path.join(await temporary(), name);
}

/** Runs the program to its end. A failure carries what it printed. */
export function yearbook(args, options = {}) {
  return promisify(execFile)(PROGRAM, args, { timeout: 120_000, env: CHINESE, ...options });
}

/** Builds the yearbook of `root` and gives the folder of the website. Only notes may be told. */
export async function build(root) {
  const { stdout } = await yearbook(['build', '--root', root, '--report', 'json']);
  const told = JSON.parse(stdout).diagnostics.filter(({ severity }) => severity !== 'note');
  nothing(told.map(({ code, file, line, message }) => `${file}:${line}: ${message} (${code})`));
  return path.join(root, 'public');
}

/** A copy of the repository's yearbook in the temporary folder; `settings` are added to its yearbook.yaml. */
export async function copy(name, settings = '') {
  const root = await inTemporary(name);
  for (const part of ['content', 'assets', 'themes']) {
    await fs.cp(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  const config = await fs.readFile(path.join(ROOT, 'yearbook.yaml'), 'utf8');
  await fs.writeFile(path.join(root, 'yearbook.yaml'), `${config}\n${settings}`);
  return root;
}

/** The website of the example as it stands in the repository, without an address. */
export const plain = once(async () => build(await copy('plain')));

/** The same yearbook, published at BASE_URL. Photographs already developed are taken over. */
export const published = once(async () => {
  const cache = path.join(path.dirname(await plain()), '.yearbook-cache');
  const root = await copy('published', `base_url: ${BASE_URL}\n`);
  await fs.cp(cache, path.join(root, '.yearbook-cache'), { recursive: true });
  return build(root);
});

/** Lets the yearbook in `root` have the theme `name`. */
export async function inTheme(root, name) {
  const config = path.join(root, 'yearbook.yaml');
  const text = await fs.readFile(config, 'utf8');
  assert.match(text, /^(theme|主题): .*$/m);
  await fs.writeFile(config, text.replace(/^(theme|主题): .*$/m, `$1: ${name}`));
}

/** The same yearbook in the other theme that the program carries. */
export const inPlain = once(async () => {
  const cache = path.join(path.dirname(await plain()), '.yearbook-cache');
  const root = await copy('in-plain');
  await inTheme(root, 'plain');
  await fs.cp(cache, path.join(root, '.yearbook-cache'), { recursive: true });
  return build(root);
});

/** The example in every theme that the program carries. */
export const THEMES = { yanghu: plain, plain: inPlain };

/** All files of a website as paths with forward slashes, sorted. */
export async function filesOf(site) {
  const files = [];
  for (const name of await fs.readdir(site, { recursive: true })) {
    const file = path.join(site, name);
    if ((await fs.stat(file)).isFile()) files.push(name.split(path.sep).join('/'));
  }
  return files.sort();
}

/** The HTML pages of a website. */
export async function pagesOf(site) {
  const pages = (await filesOf(site)).filter(name => name.endsWith('.html'));
  assert.ok(pages.includes('index.html') && pages.includes('404.html'), `no website in ${site}`);
  return pages;
}
