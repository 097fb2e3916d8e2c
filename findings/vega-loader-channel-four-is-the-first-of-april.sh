#!/usr/bin/env bash
# vega-loader reads a column of outlets like "Channel 4" and "BBC 2" as days of 2001.
#
# Guess: with parse: "auto" a column becomes dates if its cells are dates as files have
# them (2026-03-01, perhaps 3/1/2026); names with a number in them are text.
#
# What happens: a column is one of dates as soon as JavaScript's Date.parse takes all
# its cells, and in node and Chrome that takes any word with a number from 1 to 12 for
# a month of 2001. "Channel 4" is 1 April 2001, "Radio 2" 1 February, "Article 5"
# 1 May. Numbers from 13 to 31 are refused, later ones are years ("Route 66" is 1966).
# One cell that is refused keeps the whole column text, so "Week 12" alone is a day,
# and beside "Week 13" it is not. No warning.
#
# Why it matters: charts of outlets, of articles of a law or of weeks get an axis of
# days, the names are gone from the data, and one more row decides whether that happens.
#
# vega-loader 5.1.3 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund vega-loader@5.1.3 >>npm.log
echo "vega-loader $(node -p 'require("./node_modules/vega-loader/package.json").version')"

cat >try.mjs <<'JS'
import { read } from "vega-loader";

// a column, and the days (in UTC) or texts that are read
const expected = [
  [["Channel 4", "Radio 2"], ["2001-04-01", "2001-02-01"]],
  [["Article 5", "Article 11"], ["2001-05-01", "2001-11-01"]],
  [["Week 11", "Week 12"], ["2001-11-01", "2001-12-01"]],
  [["Week 12", "Week 13"], ["Week 12", "Week 13"]],
  [["Route 66", "Radio 2"], ["1966-01-01", "2001-02-01"]],
  [["Channel 4", "Gazette"], ["Channel 4", "Gazette"]],
];
let changed = 0;
for (const [column, values] of expected) {
  const rows = read(["outlet", ...column].join("\n"), { type: "csv", parse: "auto" });
  const found = rows.map((r) => (typeof r.outlet === "string" ? r.outlet : new Date(r.outlet).toISOString().slice(0, 10)));
  console.log(column, "->", found);
  if (found.join() !== values.join()) {
    changed = 1;
    console.log("CHANGED, was:", values);
  }
}
process.exit(changed);
JS
TZ=UTC node try.mjs
# Output seen: as in `expected`.
