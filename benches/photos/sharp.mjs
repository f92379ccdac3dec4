// The same job by sharp, set as well as we know: each photograph decoded and reduced once, each further width from the
// one before; one thread of libvips a photograph, as many photographs as there are cores. `usual` is how it is usually called.
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { createRequire } from "node:module";
import path from "node:path";

const [photographs, out, how = "tuned"] = process.argv.slice(2);
const sharp = createRequire(path.join(process.cwd(), "sharp"))("sharp");
const WIDTHS = [1600, 960, 480];

sharp.cache(false);
const cores = availableParallelism();
if (how === "tuned") sharp.concurrency(1);

const encodings = [
  ["webp", (picture) => picture.webp({ quality: 80 })],
  ["jpg", (picture) => picture.jpeg({ quality: 82 })],
];

async function tuned(file, stem) {
  let raw = await sharp(file, { sequentialRead: true }).rotate().resize(WIDTHS[0]).removeAlpha()
    .raw().toBuffer({ resolveWithObject: true });
  for (const width of WIDTHS) {
    const open = () => sharp(raw.data, { raw: { width: raw.info.width, height: raw.info.height, channels: 3 } });
    if (width !== raw.info.width) raw = await open().resize(width).raw().toBuffer({ resolveWithObject: true });
    for (const [extension, encode] of encodings) {
      await writeFile(path.join(out, `${stem}-${width}.${extension}`), await encode(open()).toBuffer());
    }
  }
}

async function usual(file, stem) {
  for (const width of WIDTHS) {
    for (const [extension, encode] of encodings) {
      await encode(sharp(file).rotate().resize(width)).toFile(path.join(out, `${stem}-${width}.${extension}`));
    }
  }
}

await mkdir(out, { recursive: true });
const sized = await Promise.all((await readdir(photographs)).map(async (name) =>
  [name, (await stat(path.join(photographs, name))).size]));
const names = sized.sort((a, b) => b[1] - a[1]).map(([name]) => name);
const work = how === "tuned" ? tuned : usual;
await Promise.all(Array.from({ length: cores }, async () => {
  for (let name = names.shift(); name; name = names.shift()) {
    await work(path.join(photographs, name), path.parse(name).name);
  }
}));
