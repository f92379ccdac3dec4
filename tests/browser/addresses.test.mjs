// What tells others where the yearbook is published: feed, site map, canonical and Open Graph addresses, robots.txt.
// With a base_url each names an existing file; without one there is none of them, as there is nothing true to say.

import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { complaints, styled, withPage } from './chromium.mjs';
import { children, xml } from './documents.mjs';
import { once } from './ending.mjs';
import { nothing } from './expect.mjs';
import { answer } from './host.mjs';
import { fileAt, readSite } from './site.mjs';
import { test } from './testing.mjs';
import { BASE_URL, plain, published } from './yearbook.mjs';

const site = once(async () => readSite(await published()));
const text = async name => fs.readFile(path.join(await published(), name), 'utf8');

/** The one child of `element` called `name`. */
function only(element, name) {
  const found = children(element, name);
  assert.equal(found.length, 1, `<${element.name}> has ${found.length} <${name}>`);
  return found[0];
}

/** Fails unless `address` is that of an existing file, whose name it gives. */
async function existing(address, what) {
  const file = fileAt(address, BASE_URL);
  assert.ok((await site()).files.has(file), `${what}: there is no file for ${address}`);
  return file;
}

test('the feed is Atom, and its addresses exist', async () => {
  const feed = await xml(await text('feed.xml'));
  assert.equal(`${feed.namespace} ${feed.name}`, 'http://www.w3.org/2005/Atom feed');
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  const entries = children(feed, 'entry');
  assert.ok(entries.length > 0, 'the feed is empty');
  for (const element of [feed, ...entries]) {
    for (const name of ['id', 'title', 'updated']) assert.notEqual(only(element, name).text, '');
    assert.match(only(element, 'updated').text, TIME);
    for (const { attributes } of children(element, 'link')) await existing(attributes.href, 'feed.xml');
  }
  const link = rel => children(feed, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;
  assert.equal(link('self'), `${BASE_URL}feed.xml`);
  assert.equal(link('alternate'), BASE_URL);
  assert.notEqual(only(only(feed, 'author'), 'name').text, '');
  const ids = entries.map(entry => only(entry, 'id').text);
  assert.equal(new Set(ids).size, ids.length, 'two entries have one id');
  for (const entry of entries) {
    assert.equal(children(entry, 'link').length, 1, 'an entry has one link');
    const file = await existing(children(entry, 'link')[0].attributes.href, 'feed.xml');
    assert.ok((await site()).pages.has(file), `${file} is no page`);
  }
});

test('the site map lists every page but that of lost readers and the whole book, which are no pages of their own', async () => {
  const map = await xml(await text('sitemap.xml'));
  assert.equal(`${map.namespace} ${map.name}`, 'http://www.sitemaps.org/schemas/sitemap/0.9 urlset');
  const urls = children(map, 'url');
  assert.equal(urls.length, map.children.length, 'a site map holds <url> only');
  const listed = [];
  for (const url of urls) {
    listed.push(await existing(only(url, 'loc').text, 'sitemap.xml'));
    for (const { text } of children(url, 'lastmod')) assert.match(text, /^\d{4}(-\d\d(-\d\d)?)?$/);
  }
  const pages = [...(await site()).pages.keys()].filter(name => !['404.html', 'book.html'].includes(name));
  assert.deepEqual(listed.sort(), pages);
});

test('every page tells its own address, and a picture that exists', async () => {
  for (const [name, { rels, metas, data }] of (await site()).pages) {
    if (name === '404.html') {
      assert.deepEqual([rels.canonical, metas['og:url']], [undefined, undefined], 'a lost page has no address');
      continue;
    }
    assert.equal(rels.canonical?.length, 1, `${name}: canonical`);
    assert.equal(fileAt(rels.canonical[0], BASE_URL), name, `${name}: canonical`);
    assert.deepEqual(metas['og:url'], rels.canonical, `${name}: og:url`);
    assert.equal(metas['og:image']?.length, 1, `${name}: og:image`);
    assert.match(await existing(metas['og:image'][0], `${name}: og:image`), /\.jpg$/);
    for (const record of data) {
      assert.equal(fileAt(record.url, BASE_URL), name, `${name}: url of the JSON-LD`);
      await existing(record.image, `${name}: image of the JSON-LD`);
    }
    const feeds = rels.alternate.map(href => fileAt(new URL(href, BASE_URL + name).href, BASE_URL));
    assert.deepEqual(feeds, ['feed.xml'], `${name}: alternate`);
  }
});

test('robots.txt names the site map', async () => {
  assert.match(await text('robots.txt'), new RegExp(`^Sitemap: ${BASE_URL}sitemap.xml$`, 'm'));
});

test('a reader who is lost, however deep, gets the whole page and the way back', async () => {
  const folder = await published();
  await withPage({}, async page => {
    await page.route(`${BASE_URL}**`, async route => {
      const asked = fileAt(route.request().url(), BASE_URL);
      await route.fulfill(await answer(folder, asked));
    });
    const lines = complaints(page, BASE_URL);
    const lost = `${BASE_URL}no/such/page.html`;
    assert.equal((await page.goto(lost)).status(), 404);
    assert.ok(await styled(page), 'the style sheet is missing');
    await page.getByRole('main').getByRole('link').first().click();
    await page.waitForURL(BASE_URL + '**');
    assert.equal(fileAt(page.url(), BASE_URL), 'index.html');
    // What is lost is said of the page itself, and nothing else; each request that fails has a line of its own.
    const expected = line => line.endsWith(`${lost}: status 404`) || line.includes('console error: Failed to load');
    nothing(lines.filter(line => !expected(line)));
  });
});

test('a yearbook without an address has none of that', async () => {
  const { site, files, pages } = await readSite(await plain());
  for (const name of ['feed.xml', 'sitemap.xml']) assert.ok(!files.has(name), name);
  assert.doesNotMatch(await fs.readFile(path.join(site, 'robots.txt'), 'utf8'), /Sitemap/i);
  for (const [name, page] of pages) {
    const { rels, metas, data } = page;
    const addresses = [
      rels.canonical, rels.alternate, metas['og:url'], metas['og:image'],
      ...data.flatMap(({ url, image }) => [url, image]),
      ...page.links.map(({ value }) => value).filter(value => /feed\.xml|example\.org/.test(value)),
    ];
    nothing(addresses.filter(value => value !== undefined).map(value => `${name}: ${value}`));
  }
});
