#!/usr/bin/env bash
# metascraper gives no author where a page lists two, and the day of its last change.
#
# Guess: `author` of a page that declares two persons is the first, or both in a row;
# `date` is the day of publication, as the page's own datePublished says.
#
# What happens: of a list of persons in JSON-LD, of two or of one, author is null, as
# if none were declared; so it is for "Ada Reed and Jo Lund". A person outside a
# list is read. `date` takes dateModified before datePublished, so a story of 1 March,
# corrected on the 5th, is of the 5th. And it is the moment in UTC: 23:30 of the 1st
# in Lima is the 2nd.
#
# Why it matters: investigations mostly have two authors; counted by this, they are
# unsigned, and old stories become new with each correction.
#
# metascraper 5.49.24, metascraper-author 5.49.24, metascraper-date 5.49.24 (npm; node 20 or later).
# Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# without scripts: a compiled module that is not needed would be built
npm init --yes >npm.log
npm install --silent --no-audit --no-fund --ignore-scripts metascraper@5.49.24 metascraper-author@5.49.24 metascraper-date@5.49.24 >>npm.log
echo "metascraper $(node -p 'require("./node_modules/metascraper/package.json").version')"

cat >try.mjs <<'JS'
import metascraper from "metascraper";
import author from "metascraper-author";
import date from "metascraper-date";

const reads = metascraper([author(), date()]);
const ada = { "@type": "Person", name: "Ada Reed" };
const jo = { "@type": "Person", name: "Jo Lund" };
const published = { datePublished: "2026-03-01" };
const expected = [
  [{ author: ada, ...published }, "Ada Reed", "2026-03-01"],
  [{ author: [ada], ...published }, null, "2026-03-01"],
  [{ author: [ada, jo], ...published }, null, "2026-03-01"],
  [{ author: "Ada Reed and Jo Lund", ...published }, null, "2026-03-01"],
  [{ author: ada, ...published, dateModified: "2026-03-05" }, "Ada Reed", "2026-03-05"],
  [{ author: ada, datePublished: "2026-03-01T23:30:00-05:00" }, "Ada Reed", "2026-03-02"],
];
let changed = 0;
for (const [says, who, day] of expected) {
  const data = JSON.stringify({ "@context": "https://schema.org", "@type": "NewsArticle", ...says });
  const html = `<html><head><script type="application/ld+json">${data}</script></head><body></body></html>`;
  const found = await reads({ html, url: "https://example.com/a" });
  console.log(JSON.stringify(says), "->", found);
  if (found.author !== who || found.date.slice(0, 10) !== day) {
    changed = 1;
    console.log("CHANGED, was:", who, day);
  }
}
process.exit(changed);
JS
TZ=UTC node try.mjs
# Output seen: as in `expected`.
