// A host that knows nothing about yearbooks: it hands out the files of a folder, under a path, with the strictest
// policy that the output promises to live with.

import fs from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';

/** What the pages may do: show their own pictures, styles, scripts and fonts, and nothing else. */
export const POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
  + "font-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = {
  '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.webp': 'image/webp', '.xml': 'application/xml',
};

/** What a host answers for `file` of the website in `folder`: 404.html where there is no such file. */
export async function answer(folder, file) {
  const route = file === '' || file.endsWith('/') ? `${file}index.html` : file;
  const found = path.join(folder, route);
  const inside = found.startsWith(path.join(folder, path.sep));
  const body = inside ? await fs.readFile(found).catch(() => null) : null;
  const headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };
  if (body !== null) {
    const type = TYPES[path.extname(found)] ?? 'application/octet-stream';
    return { status: 200, headers: { ...headers, 'content-type': type }, body };
  }
  const lost = await fs.readFile(path.join(folder, '404.html')).catch(() => 'not found');
  return { status: 404, headers: { ...headers, 'content-type': TYPES['.html'] }, body: lost };
}

const after = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/** Sends `html` in `pieces` of about the same length, each cut where an element begins or ends, as a slow line does. */
async function send(response, html, pieces) {
  const text = html.toString();
  const length = Math.ceil(text.length / pieces);
  for (let from = 0; from < text.length;) {
    const cut = text.indexOf('<', from + length);
    const to = cut < 0 ? text.length : cut;
    response.write(text.slice(from, to));
    from = to;
    await after(30);
  }
  response.end();
}

/**
 * Serves `folder` on loopback under `prefix` (which begins and ends with a slash) while `use(address)` runs.
 * Photographs come `delay` milliseconds late, pages in `pieces`.
 */
export async function withHost(folder, { prefix = '/', delay = 0, pieces = 1 }, use) {
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const route = decodeURIComponent(pathname);
    const { status, headers, body } = route.startsWith(prefix)
      ? await answer(folder, route.slice(prefix.length))
      : { status: 404, headers: {}, body: 'outside the website' };
    if (headers['content-type']?.startsWith('image/')) await after(delay);
    response.writeHead(status, headers);
    if (pieces > 1 && headers['content-type'] === TYPES['.html']) await send(response, body, pieces);
    else response.end(body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${server.address().port}${prefix}`);
  } finally {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  }
}
