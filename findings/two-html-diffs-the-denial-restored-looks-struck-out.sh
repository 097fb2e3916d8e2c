#!/usr/bin/env bash
# Two differs of HTML show a restored "not" as struck out, and a quotation made the outlet's words as no change.
#
# Guess: of two versions of a page the differ puts <del> around what went and <ins> around
# what came; where only elements changed it marks their words or says so.
#
# What happens: tags aren't compared, and the result has tags of either version. "We will
# <del>not</del> sign", a struck word, that becomes "We will not sign", its restoration, is
# printed as "We will <del>not</del> sign": the mark of the differ is the newsroom's own,
# and says the opposite of what happened. A paragraph that becomes a block quotation has no
# mark (and elements that cross each other); for htmldiff-js nor has a <q> that is taken
# away, which stays in the result, nor a link that leads to another source. node-htmldiff marks the
# latter two. In both, another day in datetime is no change. Undocumented.
#
# Why it matters: silent corrections are shown to readers and editors by such comparisons,
# with 180,000 and 80,000 downloads a month. Who said it, on what day and by which source
# can be changed without a mark.
#
# htmldiff-js 1.0.5, node-htmldiff 0.9.4 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund htmldiff-js@1.0.5 node-htmldiff@0.9.4 >>npm.log
for name in htmldiff-js node-htmldiff; do
  echo "$name $(node -p "require('./node_modules/$name/package.json').version")"
done

cat >try.cjs <<'JS'
const htmldiffJs = require("htmldiff-js").default;
const nodeHtmldiff = require("node-htmldiff");

// two versions, and the result of htmldiff-js and of node-htmldiff; null: it has marks of change
const expected = [
  ["<p>We will sign.</p>", "<p>We will not sign.</p>", null, null],
  ["<p>We will <del>not</del> sign.</p>", "<p>We will not sign.</p>", "<p>We will <del>not</del> sign.</p>", "<p>We will <del>not</del> sign.</p>"],
  ["<p>We lied.</p>", "<blockquote>We lied.</blockquote>", "<p><blockquote>We lied.</p></blockquote>", "<p><blockquote>We lied.</p></blockquote>"],
  ["<p><q>We lied</q>, it says.</p>", "<p>We lied, it says.</p>", "<p><q>We lied</q>, it says.</p>", null],
  ['<p>See <a href="https://a.example/1">it</a>.</p>', '<p>See <a href="https://b.example/2">it</a>.</p>', '<p>See <a href="https://b.example/2">it</a>.</p>', null],
  ['<p><time datetime="2026-03-01">Sunday</time></p>', '<p><time datetime="2026-03-08">Sunday</time></p>', '<p><time datetime="2026-03-08">Sunday</time></p>', '<p><time datetime="2026-03-08">Sunday</time></p>'],
];
let changed = 0;
for (const [older, newer, ...seen] of expected) {
  const results = [htmldiffJs.execute(older, newer), nodeHtmldiff(older, newer)];
  console.log(`${older} | ${newer}\n   ${results.join("\n   ")}`);
  results.forEach((found, i) => {
    const marked = /<(ins|del) (class|data-operation-index)=/.test(found);
    if (seen[i] === null ? !marked : found !== seen[i]) {
      changed = 1;
      console.log("CHANGED, was:", seen[i] ?? "marked");
    }
  });
}
process.exit(changed);
JS
node try.cjs
# Output seen: as in `expected`.
