#!/usr/bin/env bash
# chrono finds two days in "may 5,000 people march" and a Saturday in "She sat".
#
# Guess: words that are also verbs (may, march, sat, sun) count as months and days only
# with a capital or a number that fits; a person's age is no year.
#
# What happens: capitals count for nothing and short forms stand alone. "She sat on 3
# committees" is last Saturday at noon, "The sun rose" a Sunday. In "How many may 5,000
# people march", 5 May, cut out of the number, and the first of March. "Novak, Jan, 54",
# a name and an age, is January of 1954; April Jones and June Reed are months. Each comes
# with its place in the text and no degree of doubt.
#
# Why it matters: dates of events are taken from articles with it, to sort them on a
# line of time. Councillors who sat and people who march get days of their own, near
# the day on which the program runs.
#
# chrono-node 2.10.3 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >>npm.log
echo "chrono-node $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/chrono-node/package.json")).version')"

cat >try.cjs <<'JS'
const chrono = require("chrono-node");

const today = new Date("2026-11-30T12:00:00Z");
const expected = [
  ["She sat on 3 committees.", "sat = 2026-11-28"],
  ["The sun rose over Vell.", "sun = 2026-11-29"],
  ["How many may 5,000 people march?", "may 5 = 2027-05-05, march = 2027-03-01"],
  ["Novak, Jan, 54, teacher", "Jan, 54 = 1954-01-01"],
  ["April Jones and June Reed met.", "April = 2027-04-01, June = 2026-06-01"],
  ["The minister may sign.", ""],
  ["In the 1990s", ""],
];
let changed = 0;
for (const [text, seen] of expected) {
  const found = chrono
    .parse(text, today)
    .map((r) => `${r.text} = ${r.start.date().toISOString().slice(0, 10)}`)
    .join(", ");
  console.log(text, "->", found || "nothing");
  if (found !== seen) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
TZ=UTC node try.cjs
# Output seen: as in `expected`.
