#!/usr/bin/env bash
# parse-link-header and li keep the last of the archived copies of a page and drop the others.
#
# Guess: a Link header may name several links of one relation, as Memento (RFC 7089) has it
# for the archived copies of a page. A parser gives them all, or one list for a relation.
#
# What happens: both give an object with one entry for a relation, and a later link of the
# same relation overwrites the earlier. Of three copies "memento" is the last; the one between
# the first and the last is nowhere. In a header where the copies have no other relation, one
# is left. Two licences or two authors of a page are one, too. Their pages show headers with
# each relation once, and don't say what happens else. http-link-header, with as many
# downloads, keeps every link. No warning.
#
# Why it matters: whether and how a story was changed is looked up in its copies. A story
# of three versions has one, and it is the latest.
#
# parse-link-header 2.0.0, li 1.3.0, http-link-header 1.1.4 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund parse-link-header@2.0.0 li@1.3.0 http-link-header@1.1.4 >>npm.log
for name in parse-link-header li http-link-header; do
  echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
done

cat >try.cjs <<'JS'
const parseLinkHeader = require("parse-link-header");
const li = require("li");
const httpLinkHeader = require("http-link-header");

const copy = (day, rel) => `<https://archive.example/2026030${day}/https://gazette.example/story>; rel="${rel}"; datetime="${new Date(`2026-03-0${day}T10:00:00Z`).toUTCString()}"`;
const header = [
  '<https://gazette.example/story>; rel="original"',
  copy(1, "first memento"),
  copy(2, "memento"),
  copy(3, "memento"),
  copy(4, "last memento"),
].join(", ");
const days = (links) => [...new Set(JSON.stringify(links).match(/archive\.example\/2026030\d/g))].map((l) => l.slice(-1)).sort();
const expected = [
  ["parse-link-header", parseLinkHeader(header), ["1", "4"]],
  ["parse-link-header, copies alone", parseLinkHeader([1, 2, 3, 4].map((d) => copy(d, "memento")).join(", ")), ["4"]],
  ["li", li.parse(header), ["1", "4"]],
  ["li, copies alone", li.parse([1, 2, 3, 4].map((d) => copy(d, "memento")).join(", ")), ["4"]],
  ["http-link-header", httpLinkHeader.parse(header).refs, ["1", "2", "3", "4"]],
];
let changed = 0;
for (const [name, links, seen] of expected) {
  const found = days(links);
  console.log(name, "-> copies of day", found.join(", "));
  if (found.join() !== seen.join()) {
    changed = 1;
    console.log("CHANGED, was:", seen.join(", "));
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
