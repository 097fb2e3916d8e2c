#!/usr/bin/env bash
# compromise reads "two and a half million" as 2,000,000 and "-40 degrees" as 40.
#
# Guess: a library that reads "half a million" as 500,000 and "six and a half" as 6.5 reads
# "two and a half million" as 2,500,000; a hyphen before a figure is a minus.
#
# What happens: the half is dropped as soon as a large unit follows: "two and a half million"
# is 2,000,000, "5 and a half million" 5,000,000, "one and a half billion" 1,000,000,000.
# "Two and a quarter million" are the three numbers 2, none and 1,000,000. The sign is
# dropped, too: "-40" is 40, while "minus forty" is -40. "Hundreds of thousands" holds a
# number 0, and toNumber() writes "hundreds of 0 marched". Undocumented; no warning.
#
# Why it matters: with a million downloads a month it is how JavaScript reads text. Half a
# million people are missing from a count, and frost is heat, in a number of good form.
#
# compromise 14.17.0 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund compromise@14.17.0 >>npm.log
echo "compromise $(node -p 'require("./node_modules/compromise/package.json").version')"

cat >try.cjs <<'JS'
const nlp = require("compromise");

// a text, its numbers, and the text with its numbers in figures
const expected = [
  ["half a million marched", [500000], "500000 marched"],
  ["six and a half weeks", [6.5], "6.5 weeks"],
  ["two and a half million people", [2000000], "2000000 people"],
  ["5 and a half million people", [5000000], "5000000 people"],
  ["one and a half billion euros", [1000000000], "1000000000 euros"],
  ["two and a quarter million votes", [2, null, 1000000], null],
  ["hundreds of thousands marched", [0], "hundreds of 0 marched"],
  ["minus forty degrees", [-40], null],
  ["-40 degrees", [40], null],
];
let changed = 0;
for (const [text, numbers, figures] of expected) {
  const found = nlp(text).numbers().json().map((n) => n.number.num ?? null);
  const doc = nlp(text);
  doc.numbers().toNumber();
  console.log(text, "->", found.join(", "), "|", doc.text());
  if (JSON.stringify(found) !== JSON.stringify(numbers) || (figures !== null && doc.text() !== figures)) {
    changed = 1;
    console.log("CHANGED, was:", numbers, figures);
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
