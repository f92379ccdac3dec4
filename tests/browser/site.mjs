// Where the links of a website lead: which file an address names, and what is wrong with one that names none.

import { documents } from './documents.mjs';
import { filesOf } from './yearbook.mjs';

/** What the links of a website are looked up in. */
export async function readSite(site) {
  return { site, files: new Set(await filesOf(site)), pages: await documents(site) };
}

/** The file that `address` names on a host where the website has the address `home`; null when it is elsewhere. */
export function fileAt(address, home) {
  if (!address.startsWith(home)) return null;
  const { pathname } = new URL(address);
  const route = decodeURIComponent(pathname.slice(new URL(home).pathname.length));
  // A host shows index.html for a folder; a file manager shows the folder.
  return home.startsWith('http') && (route === '' || route.endsWith('/')) ? `${route}index.html` : route;
}

/** The links of a website that lead nowhere when it lies at `home`, and the ones that must not leave it but do. */
export function broken({ files, pages }, home) {
  const problems = [];
  for (const [name, { links }] of pages) {
    for (const { tag, attribute, value } of links) {
      const problem = trouble({ files, pages }, home, name, tag, value);
      if (problem) problems.push(`${name}: <${tag} ${attribute}="${value}">: ${problem}`);
    }
  }
  return problems;
}

function trouble({ files, pages }, home, name, tag, value) {
  let target;
  try {
    target = new URL(value, home + encodeURI(name));
  } catch {
    return 'not an address';
  }
  const file = fileAt(target.href, home);
  if (file === null) {
    const allowed = tag === 'a' && ['https:', 'http:', 'mailto:', 'tel:'].includes(target.protocol);
    return allowed && target.hostname !== new URL(home).hostname ? null : 'leaves the website';
  }
  if (!files.has(file)) return `there is no ${file}`;
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (fragment && !pages.get(file)?.ids.includes(fragment)) return `there is no #${fragment} in ${file}`;
  return null;
}

/** The pages that no chain of links from the cover reaches. */
export function unreachable({ pages }, home) {
  const reached = new Set(['index.html']);
  for (const name of reached) {
    for (const { tag, value } of pages.get(name)?.links ?? []) {
      const file = tag === 'a' ? fileAt(new URL(value, home + encodeURI(name)).href, home) : null;
      if (file && pages.has(file)) reached.add(file);
    }
  }
  return [...pages.keys()].filter(name => name !== '404.html' && !reached.has(name));
}
