#!/usr/bin/env bash
# smartquotes closes “lost 45 with the sign for inches, headline-quotes doesn't close ‘sorry at all.
#
# Guess: straight quotation marks become pairs of curly ones; a mark behind a figure is the
# sign for inches only when it closes nothing (6" deep).
#
# What happens: smartquotes takes the second quotation that ends in a figure for a measure:
# She "won 52", he "lost 45" is “won 52”, he “lost 45″. A quotation that opens the text with
# another inside, "'No' was it," she said, opens with the sign for inches, too; in brackets it
# opens with a closing mark. headline-quotes, which follows a press style of single marks,
# leaves the closing one as it is before a comma or full stop: Reed "sorry", Lund "angry" is
# Reed ‘sorry", Lund ‘angry’. retext-smartypants pairs them all. That primes are written is
# documented; for which marks is not.
#
# Why it matters: readers of quotations pair the marks. A score, a share or a year at the end
# of a quotation, usual in news, leaves it open, and all that follows is quoted.
#
# smartquotes 2.3.2, headline-quotes 2.1.1; retext-smartypants 6.2.0 with retext 9.0.0 (npm).
# Needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund smartquotes@2.3.2 headline-quotes@2.1.1 retext-smartypants@6.2.0 retext@9.0.0 >>npm.log
for name in smartquotes headline-quotes retext-smartypants; do
  echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
done

cat >try.mjs <<'JS'
import { createRequire } from "node:module";
import { retext } from "retext";
import retextSmartypants from "retext-smartypants";

const require = createRequire(import.meta.url);
const smartquotes = require("smartquotes");
const headlineQuotes = require("headline-quotes");

const typographers = {
  smartquotes: (text) => smartquotes.string(text),
  "headline-quotes": (text) => (headlineQuotes.default ?? headlineQuotes)(text),
  "retext-smartypants": (text) => String(retext().use(retextSmartypants).processSync(text)),
};
const expected = [
  ["smartquotes", `He said "we won 5".`, "He said “we won 5”."],
  ["smartquotes", `She "won 52", he "lost 45" seats.`, "She “won 52”, he “lost 45″ seats."],
  ["smartquotes", `"'No' was it," she said.`, "″‘No’ was it,” she said."],
  ["smartquotes", `It said ("'No' was it").`, "It said (”‘No’ was it”)."],
  ["headline-quotes", `Reed "sorry" for Lund`, "Reed ‘sorry’ for Lund"],
  ["headline-quotes", `Reed "sorry", Lund "angry"`, `Reed ‘sorry", Lund ‘angry’`],
  ["retext-smartypants", `She "won 52", he "lost 45" seats.`, "She “won 52”, he “lost 45” seats."],
  ["retext-smartypants", `"'No' was it," she said.`, "“‘No’ was it,” she said."],
];
let changed = 0;
for (const [name, text, seen] of expected) {
  const found = typographers[name](text);
  console.log(name, "|", text, "->", found);
  if (found !== seen) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.mjs
# Output seen: as in `expected`.
