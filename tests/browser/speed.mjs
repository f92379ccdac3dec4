// What a page costs before its photographs: bytes as a host sends them, and what the browser waits for.

import fs from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const gzipped = async file => gzipSync(await fs.readFile(file)).length;

/** The bytes of the page `name` of the website in `site` with the styles and scripts that it names, compressed. */
export async function weight(site, name) {
  const html = await fs.readFile(path.join(site, name), 'utf8');
  const tags = html.match(/<(?:link rel="stylesheet"|script src=)[^>]*>/g) ?? [];
  const files = tags.map(tag => tag.match(/(?:href|src)="([^"]*)"/)[1]);
  const own = files.map(href => path.join(site, path.dirname(name), decodeURI(href)));
  const sizes = await Promise.all([path.join(site, name), ...own].map(gzipped));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Runs in the browser before a page: remembers how far its layout shifts and what moves, and its largest paint. */
export function watch() {
  window.watched = { shift: 0, moved: [], paint: null };
  const observe = (type, use) => new PerformanceObserver(list => list.getEntries().forEach(use)).observe({ type, buffered: true });
  observe('layout-shift', ({ value, hadRecentInput, sources }) => {
    if (hadRecentInput) return;
    window.watched.shift += value;
    window.watched.moved.push(...sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? '').trim().slice(0, 60)));
  });
  observe('largest-contentful-paint', ({ element }) => {
    const isPicture = element?.localName === 'img';
    window.watched.paint = isPicture ? { priority: element.fetchPriority, loading: element.loading, src: element.currentSrc } : null;
  });
}

/** Runs in the browser: what the page says of itself when it is there. */
export function seen() {
  const resources = performance.getEntriesByType('resource');
  const blocking = resources.filter(({ initiatorType, renderBlockingStatus }) =>
    initiatorType === 'script' && renderBlockingStatus === 'blocking');
  return {
    ...window.watched,
    blocking: blocking.map(({ name }) => name),
    parserBlocking: [...document.scripts]
      .filter(script => script.src && !script.async && !script.defer && script.type !== 'module')
      .map(script => script.src),
  };
}
