// Every page is valid HTML.

import assert from 'node:assert/strict';
import { nothing } from './expect.mjs';
import { test } from './testing.mjs';
import { invalid, problemsOf } from './validity.mjs';
import { plain, published } from './yearbook.mjs';

test('every page is valid HTML', async () => {
  nothing(await invalid(await plain()));
});

test('every page of the published yearbook is valid HTML', async () => {
  nothing(await invalid(await published()));
});

test('what must not be in a page is told', async () => {
  const html = '<!DOCTYPE html>\n<html lang="zh-CN"><head><title>年鉴</title></head>'
    + '<body><h1 id="一">一</h1><p id="一" style="color: red">二</p><h3>三</h3></body></html>\n';
  const rules = (await problemsOf(html, 'page')).map(line => line.match(/\(([^()]*)\)$/)[1]);
  assert.deepEqual(rules.sort(), ['heading-level', 'no-dup-id', 'no-inline-style']);
});
