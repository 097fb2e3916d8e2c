#!/usr/bin/env bash
# open-graph-scraper gives a story the last of its authors and the date of another story.
#
# Guess: article:author and article:tag may stand several times, which Open Graph calls
# an array, and come as lists, as its pictures do. ogDate is the story's date, or absent.
#
# What happens: of two authors only the last is given, as of two tags; of two pictures
# both. ogDate, which is no property of Open Graph, is filled from the first <time> of
# the page if the head has no date of other names, so beside articlePublishedTime
# 2026-03-01 there is an ogDate of 2019-05-05, from a box of related stories. No warning.
#
# Why it matters: who wrote what is counted from such records. The first author, mostly
# the one who did the work, is never there, and the day is one of two fields that
# disagree.
#
# open-graph-scraper 6.12.0 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund open-graph-scraper@6.12.0 >>npm.log
echo "open-graph-scraper $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/open-graph-scraper/package.json")).version')"

cat >try.cjs <<'JS'
const scraper = require("open-graph-scraper");

const html = `<html><head><title>Port closed</title>
<meta property="og:title" content="Port closed"><meta property="og:type" content="article">
<meta property="og:image" content="https://gazette.example/1.jpg">
<meta property="og:image" content="https://gazette.example/2.jpg">
<meta property="article:author" content="Ada Reed"><meta property="article:author" content="Bo Lund">
<meta property="article:tag" content="Port"><meta property="article:tag" content="Union">
<meta property="article:published_time" content="2026-03-01T09:00:00Z"></head>
<body><aside>Read as well: Port opened <time datetime="2019-05-05">5 May 2019</time></aside>
<article><h1>Port closed</h1><p>It closed on Sunday.</p></article></body></html>`;

const expected = ["Bo Lund", "Union", "2026-03-01T09:00:00Z", "2019-05-05", 2];
(async () => {
  const { result } = await scraper({ html });
  const found = [
    result.articleAuthor,
    result.articleTag,
    result.articlePublishedTime,
    result.ogDate,
    result.ogImage.length,
  ];
  console.log(found);
  if (found.join("|") !== expected.join("|")) {
    console.log("CHANGED, was:", expected);
    process.exit(1);
  }
})();
JS
node try.cjs 2>errors.log
# Output seen: as in `expected`; a line about a file of settings on standard error.
