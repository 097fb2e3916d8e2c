#!/usr/bin/env bash
# html-minifier-terser joins the words beside <data>, <meter> and elements of one's own.
#
# Guess: collapseWhitespace makes one blank of many and takes those out that no browser
# shows: between paragraphs, not inside a line of text.
#
# What happens: the blank stays only beside elements in a list of inline ones. <data>,
# <meter>, <output>, <picture>, <slot> and every custom element (<gazette-person>)
# aren't in it, though all of them are inline: "won <data value="12">twelve</data> seats"
# becomes "wontwelveseats". Where two numbers stand side by side they become one: "5 to
# 12" in two <data>, with a blank between, "512". <b>, <q> and <time> are in the list.
# With conservativeCollapse the blank stays.
#
# Why it matters: many build tools minify with it, and readers and archives get what it
# writes. Live scores, results and names set as custom elements run into their
# sentence, and figures become other figures.
#
# html-minifier-terser 7.2.0 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund html-minifier-terser@7.2.0 >>npm.log
echo "html-minifier-terser $(node -p 'require("./node_modules/html-minifier-terser/package.json").version')"

cat >try.cjs <<'JS'
const { minify } = require("html-minifier-terser");

const expected = [
  ['<p>Reed won <data value="12">twelve</data> seats.</p>', "Reed wontwelveseats."],
  ['<p>From <data value="5">5</data> <data value="12">12</data> seats.</p>', "From512seats."],
  ["<p>Then <gazette-person>Reed</gazette-person> left.</p>", "ThenReedleft."],
  ['<p>About <meter value="0.5">half</meter> agreed.</p>', "Abouthalfagreed."],
  ["<p>Then <b>Reed</b> <q>agreed</q> on <time>Sunday</time>.</p>", "Then Reed agreed on Sunday."],
];
(async () => {
  let changed = 0;
  for (const [html, seen] of expected) {
    const found = (await minify(html, { collapseWhitespace: true })).replace(/<[^>]+>/g, "");
    console.log(html, "->", found);
    if (found !== seen) {
      changed = 1;
      console.log("CHANGED, was:", seen);
    }
  }
  process.exit(changed);
})();
JS
node try.cjs
# Output seen: as in `expected`.
