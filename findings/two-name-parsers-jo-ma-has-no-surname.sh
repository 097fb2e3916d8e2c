#!/usr/bin/env bash
# Two name parsers give Jo Ma no surname, as MA is a degree.
#
# Guess: of a name of two words the second is the surname. A degree or a number comes
# behind a surname, with a comma or full stops: "Ada Reed, M.A.".
#
# What happens: humanparser and humanname look the last word up in a list of suffixes,
# without regard to capitals, and don't ask whether a surname is left. "Jo Ma" has the
# first name Jo, the suffix Ma and no last name; so has "Ho V". "Jo Ma Reed" is whole. An
# unknown addition is the surname: of "Ada Reed MP" it is MP for both, of "Ada Reed (Vell)"
# humanparser's is "(Vell)". "Reed, Ada" is Ada Reed for humanparser, and first name Reed,
# last name Ada for humanname. parse-full-name keeps Ma, and makes MP the surname, too.
# Undocumented but for the list of suffixes; no error.
#
# Why it matters: Ma is the surname of many millions. Persons are grouped
# and sorted by surname; all of that name are nobody, and members of parliament are one
# family.
#
# humanparser 2.7.0, humanname 0.2.2, parse-full-name 1.2.7 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund humanparser@2.7.0 humanname@0.2.2 parse-full-name@1.2.7 >>npm.log
for name in humanparser humanname parse-full-name; do
  echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
done

cat >try.cjs <<'JS'
const humanparser = require("humanparser");
const humanname = require("humanname");
const { parseFullName } = require("parse-full-name");

const surname = {
  humanparser: (name) => humanparser.parseName(name).lastName,
  humanname: (name) => humanname.parse(name).lastName,
  "parse-full-name": (name) => parseFullName(name).last,
};
// a name and its surname, by the three in this order
const expected = [
  ["Ada Reed", "Reed", "Reed", "Reed"],
  ["Ursula von der Berg", "von der Berg", "von der Berg", "von der Berg"],
  ["Jo Ma", "", "", "Ma"],
  ["Ho V", "", "", "V"],
  ["Jo Ma Reed", "Reed", "Reed", "Reed"],
  ["Ada Reed MP", "MP", "MP", "MP"],
  ["Ada Reed (Vell)", "(Vell)", "Reed", "Reed"],
  ["Reed, Ada", "Reed", "Ada", "Reed"],
];
let changed = 0;
for (const [name, ...seen] of expected) {
  const found = Object.values(surname).map((of) => of(name));
  console.log(name.padEnd(20), "->", found.map((s) => s || "(none)").join(" | "));
  if (found.join("|") !== seen.join("|")) {
    changed = 1;
    console.log("CHANGED, was:", seen.join(" | "));
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
