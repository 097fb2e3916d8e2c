#!/usr/bin/env bash
# string-similarity finds "Help is now here" and "Help is nowhere" equal: 1.
#
# Guess: the similarity of two sentences is 1 only if they are the same.
#
# What happens: blanks are taken out before pairs of letters are counted, so where
# words begin and end is nothing: "now here" is "nowhere", "not able" is "notable", "to
# get her" is "together", each 1. The order of words counts at their seams only: "Reed
# beat Lund" and "Lund beat Reed" are .91, as alike as "3,000 marched" and "8,000
# marched".
#
# Why it matters: with eight million downloads a month it is how headlines are matched
# and duplicates dropped in JavaScript. A denial is dropped as a copy of what it denies.
#
# string-similarity 4.0.4 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund string-similarity@4.0.4 >>npm.log
echo "string-similarity $(node -p 'require("./node_modules/string-similarity/package.json").version')"

cat >try.cjs <<'JS'
const { compareTwoStrings } = require("string-similarity");

const expected = [
  ["Help is now here", "Help is nowhere", 1],
  ["Lund is not able", "Lund is notable", 1],
  ["They want to get her", "They want together", 1],
  ["Reed beat Lund", "Lund beat Reed", 0.91],
  ["3,000 marched", "8,000 marched", 0.91],
  ["Reed signed", "Lund refused", 0.11],
];
let changed = 0;
for (const [a, b, seen] of expected) {
  const found = Math.round(compareTwoStrings(a, b) * 100) / 100;
  console.log(a, "|", b, "->", found);
  if (found !== seen) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
