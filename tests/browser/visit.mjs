// Opening pages one after the other, as a reader does who looks at every picture.

import { complaints, styled } from './chromium.mjs';

/**
 * Opens each of `names` of the website at `home` in `page`: what is wrong with them, a line each, and how many pictures
 * they show.
 */
export async function visit(page, home, names) {
  const lines = complaints(page, home);
  let pictures = 0;
  for (const name of names) {
    await page.goto(home + encodeURI(name), { waitUntil: 'load' });
    const shown = await page.evaluate(showPictures);
    pictures += shown.length;
    const blank = shown.filter(({ width }) => width === 0);
    lines.push(...blank.map(({ address }) => `${name}: the picture ${address} is not shown`));
    if (!await styled(page)) lines.push(`${name}: the style sheet does not apply`);
  }
  return { lines, pictures };
}

/** Runs in the browser: brings every picture on screen and waits until it is there; gives the width of each. */
export async function showPictures() {
  const shown = [];
  for (const picture of document.images) {
    // What the page has for another medium, as the whole book on a screen, never comes on screen.
    if (!picture.checkVisibility()) continue;
    picture.scrollIntoView({ behavior: 'instant' });
    // Rejected for a picture that cannot be had or read: its width is then 0.
    await picture.decode().catch(() => {});
    shown.push({ address: picture.currentSrc || picture.src, width: picture.naturalWidth });
  }
  return shown;
}
