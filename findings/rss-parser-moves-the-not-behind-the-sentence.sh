#!/usr/bin/env bash
# rss-parser moves "not" behind its sentence and gives a story another's address.
#
# Guess: rss-parser, which reads Atom as well, gives content of type "xhtml" with its
# words in their order; the entry's link is the <link> without rel, which in Atom
# means the same as rel="alternate"; a second author is somewhere.
#
# What happens: XHTML is taken apart and put together again with all text of an
# element in front of its child elements. "We will <b>not</b> sign." becomes
# "We will  sign.<b>not</b>", and contentSnippet "We will  sign.not". A title in
# XHTML is no text but an object. A link without rel counts only if it stands first:
# behind a related story's link, or the sound file's, that one is the entry's link. Of
# two authors (or two dc:creator of RSS) there is the first. No error.
#
# Why it matters: a desk's denial reads as its opposite, a story is filed under an
# address of another site, and half of its authors are lost.
#
# rss-parser 3.13.0 (npm); needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund rss-parser@3.13.0 >>npm.log

cat >try.cjs <<'JS'
const Parser = require("rss-parser");
console.log("rss-parser", require("rss-parser/package.json").version);

const html = 'xmlns="http://www.w3.org/1999/xhtml"';
const feed = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><id>tag:gazette.example,2026:f</id>
<entry><id>tag:gazette.example,2026:1</id><title>Reed speaks</title>
<link rel="related" href="https://courier.example/other"/><link href="https://gazette.example/a"/>
<author><name>Ada Reed</name></author><author><name>Jo Lund</name></author>
<content type="xhtml"><div ${html}>We will <b>not</b> sign.</div></content></entry>
<entry><id>tag:gazette.example,2026:2</id><title type="xhtml"><div ${html}>We <b>quit</b></div></title>
<link href="https://gazette.example/b"/><link rel="related" href="https://courier.example/other"/>
<content type="html">We will &lt;b&gt;not&lt;/b&gt; sign.</content></entry></feed>`;
const expected = [
  ["string", "https://courier.example/other", "Ada Reed", "We will  sign.not"],
  ["object", "https://gazette.example/b", null, "We will not sign."],
];
new Parser().parseString(feed).then(({ items }) => {
  const found = items.map((i) => [typeof i.title, i.link, i.author ?? null, i.contentSnippet]);
  items.forEach((i) => console.log(i.title, i.link, i.author, "|", i.content, "|", i.contentSnippet));
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    console.log("CHANGED, was:", expected, "is:", found);
    process.exit(1);
  }
});
JS
node try.cjs
# Output seen: as in `expected`.
