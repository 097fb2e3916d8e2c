#!/usr/bin/env bash
# lunr finds nobody called André or Özil, and Reed not where the text says "Reed's".
#
# Guess: a word that stands in a text is found by that word, whatever letters it has;
# at most accents make a difference between two ways of writing it.
#
# What happens: while it indexes, lunr cuts from both ends of a word what is no letter
# from a to z, digit or _, so "André" is stored as "andr" and "Özil" as "zil". A query
# isn't cut: "André" finds nothing, "Andr" finds him. "Pérez", with its accent inside,
# is found. "Reed's" and "Reed" are two words, since "'s" stays. elasticlunr, made from
# it, cuts both sides and finds the two, though not Reed.
#
# Why it matters: lunr is the search of static sites, of archives and documentation,
# with twenty million downloads a month. An archive says of some persons, by the last
# letter of their name, that it has nothing about them.
#
# lunr 2.3.9, elasticlunr 0.9.5 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund lunr@2.3.9 elasticlunr@0.9.5 >>npm.log
for name in lunr elasticlunr; do
  echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
done

cat >try.cjs <<'JS'
const lunr = require("lunr");
const elasticlunr = require("elasticlunr");

const text = "André Roth met Özil Kara and Pérez. Reed's answer came late.";
const first = lunr(function () {
  this.field("text");
  this.add({ id: "story", text });
});
const second = elasticlunr(function () {
  this.addField("text");
});
second.addDoc({ id: "story", text });

// query, found by lunr, found by elasticlunr
const expected = [
  ["André", 0, 1],
  ["Andr", 1, 1],
  ["Özil", 0, 1],
  ["zil", 1, 1],
  ["Pérez", 1, 1],
  ["Reed", 0, 0],
  ["Reed's", 1, 1],
];
let changed = 0;
for (const [query, ...seen] of expected) {
  const found = [first.search(query).length, second.search(query).length];
  console.log(query, found);
  if (found.join() !== seen.join()) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
