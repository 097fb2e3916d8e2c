#!/usr/bin/env bash
# csvtojson makes an object of "No. of seats" and loses the votes beside their share.
#
# Guess: each column becomes a property of its own name. Names with a path in them,
# "place.town", may become objects, as the documentation says.
#
# What happens: any full stop with something behind it is a path. "No. of seats" is
# {"No": {" of seats": "12"}}, "St. Vell" and "St. Anna" are two parts of one object
# "St", and row["No. of seats"] is undefined. Of the columns "votes" and "votes.share"
# only the share is left, of "votes.share" and "votes" only the votes: the later one
# overwrites the other, figures and all. "U.S.", which ends in its stop, is kept. With
# flatKeys all are kept. No warning.
#
# Why it matters: tables of results have headings for people. The column that is asked
# for is undefined, drawn as nothing, and a count of votes is gone.
#
# csvtojson 2.0.14 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund csvtojson@2.0.14 >>npm.log
echo "csvtojson $(node -p 'require("./node_modules/csvtojson/package.json").version')"

cat >try.cjs <<'JS'
const csvtojson = require("csvtojson");

const expected = [
  ["No. of seats,U.S.\n12,yes", { No: { " of seats": "12" }, "U.S.": "yes" }],
  ["St. Vell,St. Anna\n1,2", { St: { " Vell": "1", " Anna": "2" } }],
  ["votes,votes.share\n1500,0.5", { votes: { share: "0.5" } }],
  ["votes.share,votes\n0.5,1500", { votes: "1500" }],
];
(async () => {
  let changed = 0;
  for (const [table, seen] of expected) {
    const found = (await csvtojson().fromString(table))[0];
    console.log(table.replace("\n", " / "), "->", JSON.stringify(found));
    if (JSON.stringify(found) !== JSON.stringify(seen)) {
      changed = 1;
      console.log("CHANGED, was:", JSON.stringify(seen));
    }
  }
  const flat = (await csvtojson({ flatKeys: true }).fromString(expected[2][0]))[0];
  console.log("flatKeys:", JSON.stringify(flat));
  process.exit(flat["votes"] === "1500" && flat["votes.share"] === "0.5" ? changed : 1);
})();
JS
node try.cjs
# Output seen: as in `expected`; with flatKeys {"votes":"1500","votes.share":"0.5"}.
