// What pages say of how wide their pictures are, before the styles are known, against how wide they are.

/** Less than this of the width that is drawn, and the browser takes a file that looks blurred. */
const LEAST = 0.9;
/** More than this of the picture's box, and it takes a larger file than anyone sees. */
const MOST = 1.35;

/** The pictures of the page that say a wrong width: a line each. */
export async function wrongSizes(page) {
  // The whole book is for print: its pictures are small on purpose, so that a phone can open it.
  if (await page.evaluate(() => document.body.matches('.page-book'))) return [];
  const pictures = await page.evaluate(() => {
    const measure = document.createElement('div');
    measure.style.position = 'absolute';
    document.body.append(measure);
    // The first part whose condition holds, as a browser chooses; commas and blanks in brackets are none.
    const said = sizes => {
      for (const part of sizes.split(/,(?![^(]*\))/u)) {
        const [, condition, length] = /^\s*(.*?)\s*((?:calc|min|max|clamp)\(.*\)|\S+)\s*$/u.exec(part);
        if (condition === '' || matchMedia(condition).matches) {
          measure.style.width = length;
          return measure.getBoundingClientRect().width;
        }
      }
      return innerWidth;
    };
    return [...document.querySelectorAll('picture > source[sizes]')].map(source => {
      const image = source.parentElement.querySelector('img');
      const { width, height } = image.getBoundingClientRect();
      const natural = height * (image.getAttribute('width') / image.getAttribute('height'));
      const fit = getComputedStyle(image).objectFit;
      const drawn = { cover: Math.max(width, natural), contain: Math.min(width, natural) }[fit] ?? width;
      return { src: image.getAttribute('src'), sizes: source.sizes, said: said(source.sizes), box: width, drawn };
    });
  });
  return pictures
    .filter(({ box, said, drawn }) => box > 0 && (said < drawn * LEAST || said > Math.max(box, drawn) * MOST))
    .map(({ src, sizes, said, box, drawn }) =>
      `${src}: "${sizes}" is ${said} pixels, the picture ${Math.round(drawn)} in a box of ${Math.round(box)}`);
}
