#!/usr/bin/env bash
# Two readers of BibTeX write "May Says No to Turkey" as "May says no to turkey".
#
# Guess: a title is read as it stands. Lower-casing it, which some styles of citation
# ask for, is left to the style, and names are kept.
#
# What happens: both take the small letters for the ones meant and write every word
# with a capital small, but the first word and those all in capitals. So "Turkey",
# "China", "Israel" and "Reed" are words, and of "Ada Reed and the State of Israel"
# only Ada is left. A headline that has no other capitals ("We sign, May says") is kept
# by the first, as is a title in {braces}. The second keeps the capitals in its own
# form and loses them in CSL, which is what citations are made from; there "and others"
# is an author, too, called "others".
#
# Why it matters: headlines in title case are those of half the English press, and are
# cited from such files: the name in the headline, which is what it is about, is gone.
#
# @retorquere/bibtex-parser 9.0.29 (the one in Better BibTeX for Zotero) and
# biblatex-csl-converter 3.2.2 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund @retorquere/bibtex-parser@9.0.29 biblatex-csl-converter@3.2.2 >>npm.log
for name in @retorquere/bibtex-parser biblatex-csl-converter; do
  echo "$name $(node -p 'JSON.parse(require("fs").readFileSync(`node_modules/'$name'/package.json`)).version')"
done

cat >try.mjs <<'JS'
import { parse } from "@retorquere/bibtex-parser";
import * as converter from "biblatex-csl-converter";

// headline, and what the two make of it
const expected = [
  ["May Says No to Turkey", "May says no to turkey", "May says no to turkey"],
  ["US and EU Sign Treaty with China", "US and EU sign treaty with china", "US and EU sign treaty with china"],
  ["Ada Reed and the State of Israel", "Ada reed and the state of israel", "Ada reed and the state of israel"],
  ["We sign, May says", "We sign, May says", "We sign, may says"],
];
let changed = 0;
for (const [title, first, second] of expected) {
  const file = `@article{a, title = {${title}}, author = {Reed, Ada and others}}`;
  const csl = Object.values(new converter.CSLExporter(converter.parse(file).entries).parse())[0];
  const found = [parse(file).entries[0].fields.title, csl.title, csl.author[1].literal];
  console.log(title, "->", found);
  if (found.join("|") !== [first, second, "others"].join("|")) {
    changed = 1;
    console.log("CHANGED, was:", [first, second, "others"]);
  }
}
process.exit(changed);
JS
node try.mjs
# Output seen: as in `expected`, each with an author "others".
