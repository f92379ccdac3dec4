// One Chromium for all tests, and an ear on what its pages complain about.

import { chromium } from 'playwright-core';
import { atEnd, once } from './ending.mjs';

// Without these, Chromium's own look-ups would be among the traffic, and fail where there is no network. Its
// sandbox cannot be had as root. Each start gets a new, empty profile.
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const browser = once(async () => {
  const started = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  atEnd(() => started.close());
  return started;
});

/** Gives `use` a page in a window of its own, closed afterwards. */
export async function withPage(options, use) {
  const context = await (await browser()).newContext(options);
  try {
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}

/**
 * What goes wrong on `page` from now on, as lines in an array: anything said on the console (a breach of the
 * content security policy is told there), an uncaught error, a request that fails or leaves `home`. A request that the
 * browser gives up itself, because its page is left, has not failed.
 */
export function complaints(page, home) {
  const lines = [];
  page.on('console', message => lines.push(`${page.url()}: console ${message.type()}: ${message.text()}`));
  page.on('pageerror', error => lines.push(`${page.url()}: error: ${error.message}`));
  page.on('request', request => {
    if (!request.url().startsWith(home)) lines.push(`${page.url()}: asks elsewhere: ${request.url()}`);
  });
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') lines.push(`${page.url()}: ${request.url()}: ${reason}`);
  });
  page.on('response', response => {
    if (response.status() >= 400) lines.push(`${page.url()}: ${response.url()}: status ${response.status()}`);
  });
  return lines;
}

/** Whether `page` has style sheets, and all of them have come. */
export function styled(page) {
  return page.evaluate(() => {
    const sheets = [...document.querySelectorAll('link[rel~=stylesheet]')];
    return sheets.length > 0 && sheets.every(link => link.sheet !== null);
  });
}
