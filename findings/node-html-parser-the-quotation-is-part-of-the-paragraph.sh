#!/usr/bin/env bash
# node-html-parser reads a quotation behind a paragraph without </p> as part of it.
#
# Guess: HTML lets </p> be left out before another block, minifiers do so, and a parser
# that closes a paragraph before the next <p> closes it before <blockquote>, <ul> and
# <h2>, too.
#
# What happens: it is closed before <p> only. Of a page that minify-html has made
# smaller, as valid HTML, the first paragraph is "Reed objected.We will never
# agree.", her words and those of the quotation that follows, without a blank; the
# second has a list and the next heading in it. The number of paragraphs is right. On
# the page as it was, with all its </p>, each paragraph has its own words.
#
# Why it matters: paragraphs are counted, quoted and attributed one by one. On sites
# that save bytes the words of one person continue another's, and headings end
# paragraphs.
#
# node-html-parser 9.0.7 (npm), minify-html 0.18.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check minify-html==0.18.1
npm init --yes >npm.log
npm install --silent --no-audit --no-fund node-html-parser@9.0.7 >>npm.log
echo "node-html-parser $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/node-html-parser/package.json")).version')"

cat >page.html <<'HTML'
<article><h1>Port closed</h1><p>Reed objected.</p><blockquote>We will never agree.</blockquote><p>The reply:</p><ul><li>No.</li><li>Never.</li></ul><h2>Background</h2><p>It opened in 1911.</p></article>
HTML
venv/bin/python - <<'PY'
from importlib.metadata import version
from pathlib import Path

import minify_html

print("minify-html", version("minify-html"))
small = minify_html.minify(Path("page.html").read_text())
Path("small.html").write_text(small)
print(small)
PY
cat >try.cjs <<'JS'
const { readFileSync } = require("fs");
const { parse } = require("node-html-parser");

const expected = {
  "page.html": ["Reed objected.", "The reply:", "It opened in 1911."],
  "small.html": ["Reed objected.We will never agree.", "The reply:No.Never.Background", "It opened in 1911."],
};
let changed = 0;
for (const [file, seen] of Object.entries(expected)) {
  const found = parse(readFileSync(file, "utf8")).querySelectorAll("p").map((p) => p.text.trim());
  console.log(file, found);
  if (found.join("|") !== seen.join("|")) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
