#!/usr/bin/env bash
# Measures how photographs are developed, beside sharp where npm can install it: makes forty test photographs, develops
# them by each in turn, and scores what came out. `run.sh FOLDER [ROUNDS]`; needs about 2 GB there, and quiet.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=${1:?usage: run.sh FOLDER [ROUNDS]}
rounds=${2:-5}
mkdir -p "$work"
cd "$work"

cargo build --release --manifest-path "$here/Cargo.toml" --target-dir target
bench=$PWD/target/release/photos-bench
[ -d photographs ] || "$bench" make "$here/../../assets/photos" photographs
sharp=yes
[ -d node_modules/sharp ] || npm install --no-audit --no-fund sharp@0.35 >/dev/null 2>&1 || sharp=no

# Runs a command that fills the folder of this name; notes wall and processor seconds, and the peak of memory.
measured() {
  local name=$1
  shift
  rm -rf "out-$name"
  /usr/bin/time -a -o "times-$name" -f "%e %U %S %M" "$@"
}

rm -f times-*
for _ in $(seq "$rounds"); do
  measured quality "$bench" develop photographs out-quality quality
  measured fast "$bench" develop photographs out-fast fast
  if [ "$sharp" = yes ]; then
    measured sharp node "$here/sharp.mjs" photographs out-sharp tuned
    measured sharp-usual node "$here/sharp.mjs" photographs out-sharp-usual usual
  fi
done

median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
printf '%-12s %8s %10s %8s\n' '' 'wall s' 'processor s' 'peak MB'
for name in quality fast sharp sharp-usual; do
  [ -f "times-$name" ] || continue
  printf '%-12s %8.2f %10.2f %8.0f\n' "$name" "$(awk '{ print $1 }' "times-$name" | median)" \
    "$(awk '{ print $2 + $3 }' "times-$name" | median)" "$(awk '{ print $4 / 1024 }' "times-$name" | median)"
done
outs=(out-quality out-fast)
if [ "$sharp" = yes ]; then outs+=(out-sharp); fi
"$bench" score photographs "${outs[@]}"
