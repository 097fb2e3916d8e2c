#!/usr/bin/env bash
# numeral reads "3,000 to 8,000" as 30,008,000, "52-45" as -5,245 and "−40" as 40.
#
# Guess: a text that is one number gives that number, any other text null.
#
# What happens: all that is no digit or full stop is taken out and the rest is one
# number, below zero if there was a hyphen anywhere. "3,000 to 8,000" is 30,008,000, a
# vote of "52-45" is -5,245, "Q4 2026" is 42,026, "No. 5" a half, "1e6" sixteen. The
# minus sign as it is printed, U+2212, is no hyphen: "−40" is 40. "1.5m" is 1,500,000,
# but "1.5 million" is 1.5, and "10:30", a time of day, is 630, minutes and seconds.
# "n/a" alone is null.
#
# Why it matters: tables of figures in graphics of news are read with it. Frost is
# heat, a range of marchers beats every other bar, and millions have no height.
#
# numeral 2.0.6 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund numeral@2.0.6 >>npm.log
echo "numeral $(node -p 'require("./node_modules/numeral/package.json").version')"

cat >try.cjs <<'JS'
const numeral = require("numeral");

const expected = [
  ["3,000 to 8,000", 30008000],
  ["52-45", -5245],
  ["Q4 2026", 42026],
  ["No. 5", 0.5],
  ["1e6", 16],
  ["-40", -40],
  ["\u221240", 40],
  ["1.5m", 1500000],
  ["1.5 million", 1.5],
  ["10:30", 630],
  ["n/a", null],
];
let changed = 0;
for (const [text, seen] of expected) {
  const found = numeral(text).value();
  console.log(text, "->", found);
  if (found !== seen) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
