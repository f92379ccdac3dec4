// What counts as valid HTML here: html-validate's recommended rules and those for whole documents, none of them
// turned off, and the ones below, so that a rule is relaxed only where its reason stands beside it.

import fs from 'node:fs/promises';
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { BASE_URL, pagesOf } from './yearbook.mjs';

const RULES = {
  // Relaxed. A heading's id is its own words, so that a link to it can be read: HTML allows Chinese in an id, and a
  // digit in front. Duplicates, blanks and empty ids are still told.
  'valid-id': ['error', { relaxed: true }],
  // Relaxed. Subresource integrity guards what comes from another host. The page for lost readers names its own host
  // in full, as relative addresses would lead astray there.
  'require-sri': ['error', { target: 'crossorigin', exclude: [BASE_URL] }],
  // Stricter than the presets: what a strict content security policy would block.
  'no-inline-style': ['error', { allowedProperties: [] }],
  'no-style-tag': 'error',
  // Stricter: elements that no HTML standard knows, and headings with no h1 above them.
  'no-unknown-elements': 'error',
  'heading-level': ['error', { allowMultipleH1: false, minInitialRank: 'h1' }],
};

const validator = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: RULES,
}));

/** What is wrong with `html`, a line each. */
export async function problemsOf(html, name) {
  const { results } = await validator.validateString(html, name);
  const told = results.flatMap(({ messages }) => messages);
  return told.map(({ line, column, ruleId, message }) => `${name}:${line}:${column}: ${message} (${ruleId})`);
}

/** What is wrong with the pages of the website in `site`. */
export async function invalid(site) {
  const problems = [];
  for (const name of await pagesOf(site)) {
    problems.push(...await problemsOf(await fs.readFile(path.join(site, name), 'utf8'), name));
  }
  return problems;
}
