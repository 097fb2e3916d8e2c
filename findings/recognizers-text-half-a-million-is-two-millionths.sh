#!/usr/bin/env bash
# Recognizers-Text reads "half a million" as 0.000002, and 1.250.000 in German as 1, 250 and 0.
#
# Guess: "half a million" is 500,000 and "two and a half million" 2,500,000; asked in German,
# 12.500 is twelve thousand five hundred.
#
# What happens: the million is put under the fraction bar. "Half a million" is 2E-06, "three
# quarters of a million" 1.2E-05, "two and a half million" 2.0000005, Spanish "medio millón"
# 2E-06. "Two and a half" and "0.5 million" are right. In German, Dutch and Italian a full
# stop in a number is read as a decimal point: 12.500 people are 12.5, of 1.250.000 there are
# the three numbers 1, 250 and 0, and 12.500,5 is 13. Asked in Spanish, Portuguese or French
# the same 12.500 is 12500. No error; each comes with its place in the text and as a number.
#
# Why it matters: it is Microsoft's reader of numbers, dates and units for many languages.
# Crowds, votes and losses are what is compared between outlets: of half a million nothing
# is left, of German thousands one thousandth.
#
# @microsoft/recognizers-text-suite 1.3.1 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund @microsoft/recognizers-text-suite@1.3.1 >>npm.log
echo "@microsoft/recognizers-text-suite $(node -p 'require("./node_modules/@microsoft/recognizers-text-suite/package.json").version')"

cat >try.cjs <<'JS'
const { recognizeNumber, Culture } = require("@microsoft/recognizers-text-suite");

const expected = [
  ["English", "half a million marched", ["2E-06"]],
  ["English", "three quarters of a million euros", ["1.2E-05"]],
  ["English", "two and a half million people", ["2.0000005"]],
  ["English", "two and a half hours", ["2.5"]],
  ["English", "0.5 million people", ["500000"]],
  ["Spanish", "medio millón de personas", ["2E-06"]],
  ["Spanish", "12.500 personas", ["12500"]],
  ["German", "12.500 Menschen", ["12.5"]],
  ["German", "1.250.000 Stimmen", ["1", "250", "0"]],
  ["German", "12.500,5 Hektar", ["13"]],
  ["German", "2,5 Prozent", ["2.5"]],
  ["Dutch", "12.500 mensen", ["12.5"]],
  ["Italian", "12.500 persone", ["12.5"]],
];
let changed = 0;
for (const [culture, text, values] of expected) {
  const found = recognizeNumber(text, Culture[culture]).map((r) => r.resolution.value);
  console.log(culture, "|", text, "->", found.join(", "));
  if (found.join() !== values.join()) {
    changed = 1;
    console.log("CHANGED, was:", values.join(", "));
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
