#!/usr/bin/env bash
# remove-markdown makes "< 50 per cent in Vell and > 60 in Lund" to "60 in Lund".
#
# Guess: marks of Markdown go, words stay. A sign with a blank behind it, "< 50", is text
# by Markdown's rules, no tag.
#
# What happens: all between a "<" and the next ">" is taken for a tag, figures, places and
# whole sentences: "Turnout was < 50 per cent in Vell and > 60 in Lund." is "Turnout was  60
# in Lund." A link in pointed brackets, <https://gazette.example/1>, goes with its address.
# A list may start at any number, so "1968. It began." shows its year in every renderer; it
# is "It began." A signed note, "[^1]: Reed denies this.", is left out as a whole. Escapes are
# half undone: "\*no\*" is "\no\". That leaders of lists go is documented, and that there is an
# option against it; the rest is not.
#
# Why it matters: with 2.7 million downloads a month it makes teasers, search texts and
# counts of words from stories. Two results become one, of the wrong place, and
# denials in a note are gone.
#
# remove-markdown 0.7.0 (npm), rendered for comparison by marked 17.0.1. Needs node 20. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund remove-markdown@0.7.0 marked@17.0.1 >>npm.log
for name in remove-markdown marked; do
  echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
done

cat >try.mjs <<'JS'
import { createRequire } from "node:module";
import { marked } from "marked";

const removeMarkdown = createRequire(import.meta.url)("remove-markdown");

// a text in Markdown, and what is left of it
const expected = [
  ["We will **not** sign.", "We will not sign."],
  ["Turnout was < 50 per cent in Vell and > 60 in Lund.", "Turnout was  60 in Lund."],
  ["Votes < 100 count. Lund denies that. Votes > 100 don't.", "Votes  100 don't."],
  ["Source: <https://gazette.example/1>", "Source: "],
  ["1968. It began.", "It began."],
  ["He left.[^1]\n\n[^1]: Reed denies this.", "He left."],
  ["He said \\*no\\*.", "He said \\no\\."],
];
let changed = 0;
for (const [text, seen] of expected) {
  const found = removeMarkdown(text);
  console.log(JSON.stringify(text), "->", JSON.stringify(found), "| rendered:", JSON.stringify(marked.parse(text)));
  if (found.trimEnd() !== seen.trimEnd()) {
    changed = 1;
    console.log("CHANGED, was:", JSON.stringify(seen));
  }
}
process.exit(changed);
JS
node try.mjs
# Output seen: as in `expected`.
