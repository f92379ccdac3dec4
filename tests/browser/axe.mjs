// What axe-core finds on a page: the rules of WCAG 2.0 to 2.2, levels A and AA, and its best practices.

import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { once } from './ending.mjs';

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const source = once(() => fs.readFile(SOURCE, 'utf8'));

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** What is wrong with the page that is open, a line each. */
export async function breaches(page) {
  await page.evaluate(await source());
  const violations = await page.evaluate(async rules => {
    const { violations } = await axe.run(document, {
      runOnly: { type: 'tag', values: rules },
      resultTypes: ['violations'],
      // It would ask for the styles again, which a page in a folder may not.
      preload: false,
      // Off by itself, as sites need time to follow it; these pages do.
      rules: { 'target-size': { enabled: true } },
    });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`),
    }));
  }, RULES);
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node}`));
}
