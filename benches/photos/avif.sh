#!/usr/bin/env bash
# Measures what AVIF costs: develops the photographs that run.sh made, as AVIF alone and as WebP and JPEG, and scores
# both. sharp, which run.sh installs, decodes AVIF for the score. `avif.sh FOLDER`, after `run.sh FOLDER`.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "${1:?usage: avif.sh FOLDER}"

cargo build --release --features avif --manifest-path "$here/Cargo.toml" --target-dir target
bench=$PWD/target/release/photos-bench
for recipe in quality avif; do
  rm -rf "out-$recipe"
  /usr/bin/time -f "$recipe: %e s, %U s of processor, %M kB" "$bench" develop photographs "out-$recipe" "$recipe"
done
echo "AVIF: $(cat out-avif/*.avif | wc -c) bytes"
# The score reads WebP and JPEG: without loss the one, and of the other what was made before.
rm -rf out-avif-seen && cp -r out-quality out-avif-seen
node --input-type=module -e '
import fs from "node:fs";
import sharp from "sharp";
for (const name of fs.readdirSync("out-avif")) {
  await sharp(`out-avif/${name}`).webp({ lossless: true }).toFile(`out-avif-seen/${name.replace("avif", "webp")}`);
}'
"$bench" score photographs out-quality out-avif-seen
