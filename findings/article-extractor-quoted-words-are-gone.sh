#!/usr/bin/env bash
# article-extractor (npm) leaves out the words inside <q>, <time>, <ins> and <mark>.
#
# Guess: the extractor drops what is not the article (menus, scripts, forms); inline
# elements within a sentence lose at most their tags.
#
# What happens: elements that are not on a list of allowed ones go with all that is in
# them. "She <q>will not</q> go on <time>Sunday</time>" is "She go on ." The corrected
# number in <ins>, a name in <cite> or <dfn>, a figure in <data>, the term of a <dl> are
# gone as well; "We will <mark>not</mark> sign" says the opposite. Words in <em>,
# <abbr> and <font> stay. No error; the time to read is counted from what is left.
#
# Why it matters: the list has it against just those elements that mark quotations,
# days and corrections, and the sentences that are left still read as sentences.
#
# @extractus/article-extractor 9.0.1 (npm); needs node 20 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund @extractus/article-extractor@9.0.1 >>npm.log
echo "article-extractor $(node -p 'require("./node_modules/@extractus/article-extractor/package.json").version')"

cat >try.mjs <<'JS'
import { extractFromHtml } from "@extractus/article-extractor";

const words =
  "The council of the small town met for a long session about the canal, and the members spoke for hours, " +
  "until late in the night, about the cost, the route and the people who live there.";
const expected = {
  "She <q>will not</q> go.": "She go.",
  'They met on <time datetime="2026-03-01">Sunday</time> in Vell.': "They met on in Vell.",
  "<ins>Twelve</ins> people died.": "people died.",
  "We will <mark>not</mark> sign.": "We will sign.",
  "The poet <cite>Jo Lund</cite> left.": "The poet left.",
  'It cost <data value="5">five</data> million.': "It cost million.",
  "We will <em>not</em> sign with the <abbr>EU</abbr>.": "We will not sign with the EU.",
};
let changed = 0;
for (const [sentence, text] of Object.entries(expected)) {
  const body = `<h1>Canal vote fails after a long night</h1><p>${words}</p><p>${sentence}</p><p>${words}</p>`;
  const page = `<html><head><title>Canal vote fails after a long night</title></head><body><article>${body}</article></body></html>`;
  const { content } = await extractFromHtml(page, "https://gazette.example/a");
  const found = content.split("</p>")[1].replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim();
  console.log(sentence, "->", found);
  if (found !== text) {
    changed = 1;
    console.log("CHANGED, was:", text);
  }
}
process.exit(changed);
JS
node try.mjs
# Output seen: as in `expected`.
