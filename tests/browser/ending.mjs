// What is made once and given back at the end: the temporary folder, Chromium.

const endings = [];

/** A function that does its work at the first call and gives that result ever after. */
export function once(work) {
  let result;
  return () => (result ??= work());
}

/** Has `work` done when all is over, before what was handed in earlier. */
export function atEnd(work) {
  endings.unshift(work);
}

/** Gives everything back. */
export async function end() {
  for (const work of endings.splice(0)) await work();
}
