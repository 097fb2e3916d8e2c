#!/usr/bin/env bash
# title turns the headline "WHO says no to US plan" into "Who Says No to Us Plan".
#
# Guess: a function for title case raises the first letters of words and leaves capitals
# that are there, as in WHO, US and AT&T.
#
# What happens: the text is made small first, and only names of a list of its own, from
# software, get their capitals back. So the health organisation becomes a question, the
# United States "us", AT&T "At&t", and "api" in small letters becomes API. More names can
# be given in the option "special", if one knows them before. ap-style-title-case keeps
# capitals that are there, but of iPhone makes IPhone.
#
# Why it matters: headlines are brought to one case before they are shown side by side.
# Who said no isn't in the headline any more.
#
# title 4.0.1, ap-style-title-case 2.0.0 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund title@4.0.1 ap-style-title-case@2.0.0 >>npm.log
for name in title ap-style-title-case; do
  echo "$name $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/'$name'/package.json")).version')"
done

cat >try.mjs <<'JS'
import title from "title";
import { apStyleTitleCase } from "ap-style-title-case";

// headline, by title, by ap-style-title-case
const expected = [
  ["WHO says no to US plan", "Who Says No to Us Plan", "WHO Says No to US Plan"],
  ["AT&T sues US", "At&t Sues Us", "AT&T Sues US"],
  ["NATO and EU agree", "Nato and Eu Agree", "NATO and EU Agree"],
  ["The api of the town", "The API of the Town", "The Api of the Town"],
  ["iPhone prices rise", "iPhone Prices Rise", "IPhone Prices Rise"],
];
let changed = 0;
for (const [text, ...seen] of expected) {
  const found = [title(text), apStyleTitleCase(text)];
  console.log(text, "->", found);
  if (found.join("|") !== seen.join("|")) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.mjs
# Output seen: as in `expected`.
