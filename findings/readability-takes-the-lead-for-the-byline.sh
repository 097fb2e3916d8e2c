#!/usr/bin/env bash
# Firefox's Readability takes the story's first sentence for the by-line.
#
# Guess: Readability looks for the by-line beside the headline, in something that
# begins with "By" or is declared as the author, and leaves sentences of the story
# in the story; a note of correction is text like any other.
#
# What happens: the first element with "byline", "author", "dateline" or
# "writtenby" in its class or id and with less than 100 characters is the by-line,
# whatever it says, and is taken out of the text. <p class="dateline">LIMA - The
# mine closed on Sunday.</p> is then the name of the author, and the lead is gone;
# so is the first quotation where its class is "author-quote". A link with
# rel="author" anywhere in the story is cut out of its sentence: "The poet Jo Lund
# said" becomes "The poet  said". A later heading that resembles the page's title
# is dropped too, words and all, and a paragraph of correction disappears by
# its class: "correction" stays, "correction-remark" and "header-note" do not. No
# sign of any of this is in the answer.
#
# Why it matters: Readability is the reader view of browsers and the extractor of
# many crawlers. What it takes out is what an audit looks at: the place line,
# the quotation at the top, who spoke, the correction.
#
# @mozilla/readability 0.6.0 (npm) with jsdom 25.0.1; needs node 18 or later.
# Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@25.0.1 >>npm.log

cat >try.mjs <<'JS'
import { createRequire } from "node:module";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";

const { version } = createRequire(import.meta.url)("@mozilla/readability/package.json");
console.log("@mozilla/readability", version);
const words =
  "The council of the small town met for a long session about the canal, and the members spoke for hours, " +
  "until late in the night, about the cost, the route and the people who live there.";
const body = `<p>${words}</p><p>${words}</p><p>${words}</p>`;
const note = "Correction: an earlier version gave a wrong number of members, three, who were absent.";

// what is marked up how, words to look for, whether they are in the text, the by-line
const cases = [
  [`<p class="lead">LIMA - The mine closed on Sunday.</p>${body}`, "The mine closed", true, null],
  [`<p class="dateline">LIMA - The mine closed on Sunday.</p>${body}`, "The mine closed", false, "LIMA - The mine closed on Sunday."],
  [`<p class="author-quote">“We will not sign,” she said.</p>${body}`, "We will not sign", false, "“We will not sign,” she said."],
  [`${body}<p>The poet <a href="/lund">Jo Lund</a> said that she would not sign.</p>`, "Jo Lund", true, null],
  [`${body}<p>The poet <a rel="author" href="/lund">Jo Lund</a> said that she would not sign.</p>`, "Jo Lund", false, "Jo Lund"],
  [`${body}<h2>Canal vote fails after a long day of talks</h2>`, "long day", false, null],
  [`${body}<h2>What comes next for the members</h2>`, "What comes next", true, null],
  [`${body}<p class="correction">${note}</p>`, "earlier version", true, null],
  [`${body}<p class="correction-remark">${note}</p>`, "earlier version", false, null],
  [`${body}<p class="header-note">${note}</p>`, "earlier version", false, null],
  [`${body}<footer><p>${note}</p></footer>`, "earlier version", false, null],
];
let changed = 0;
for (const [inner, look, kept, byline] of cases) {
  const page = `<html><head><title>Canal vote fails after a long night of talks</title></head><body><article>${inner}</article></body></html>`;
  const article = new Readability(new JSDOM(page, { url: "https://gazette.example/a" }).window.document).parse();
  const found = article.textContent.includes(look);
  console.log(inner.replace(body, "[story]"), "\n  ", found ? "kept" : "GONE", "by-line:", article.byline);
  if (found !== kept || (article.byline ?? null) !== byline) {
    changed = 1;
    console.log("   CHANGED, was:", kept, byline);
  }
}
process.exit(changed);
JS
node try.mjs
# Output seen: GONE in the second, third, fifth, sixth and the last three cases.
