#!/usr/bin/env bash
# web-auto-extractor reads the claim "They <b>never</b> met" as "Theynevermet".
#
# Guess: the value of a microdata property is the text of its element; of <time>, <data>
# and <meter> it is the attribute that says the value exactly, by HTML's rules.
#
# What happens: each piece of text is stripped of its blanks and the pieces are joined,
# so words beside a bold, linked or emphasised word run together: "Theynevermet". In
# RDFa the same. A fact check's date, <time datetime="2026-03-01">on Sunday</time>, is
# "on Sunday"; its rating, <meter value="2">mostly false</meter>, is "mostly false", so
# the number is gone. And what JSON-LD keeps in @graph, as many sites do, stands under
# the type "undefined", not under its own. No error.
#
# Why it matters: ClaimReview is read from pages in this way. Claims can't be compared
# or searched, ratings not averaged, and days that were exact are said from the day of
# publication.
#
# web-auto-extractor 1.0.17 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund web-auto-extractor@1.0.17 >>npm.log
echo "web-auto-extractor $(node -p 'require("./node_modules/web-auto-extractor/package.json").version')"

cat >try.cjs <<'JS'
const extractor = require("web-auto-extractor").default;

const microdata = `<div itemscope itemtype="https://schema.org/ClaimReview">
  <p itemprop="claimReviewed">They <b>never</b> met</p>
  <time itemprop="datePublished" datetime="2026-03-01">on Sunday</time>
  <div itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">
    <meter itemprop="ratingValue" value="2" max="5">mostly false</meter>
    <data itemprop="bestRating" value="5">five</data>
  </div>
</div>`;
const rdfa = `<div vocab="https://schema.org/" typeof="ClaimReview">
  <p property="claimReviewed">They <b>never</b> met</p></div>`;
const json = `<script type="application/ld+json">{"@context": "https://schema.org",
  "@graph": [{"@type": "ClaimReview", "claimReviewed": "They never met"}]}</script>`;

const review = extractor().parse(microdata).microdata.ClaimReview[0];
const found = [
  review.claimReviewed,
  review.datePublished,
  review.reviewRating.ratingValue,
  review.reviewRating.bestRating,
  extractor().parse(rdfa).rdfa.ClaimReview[0].claimReviewed,
  Object.keys(extractor().parse(json).jsonld).join(),
];
const expected = ["Theynevermet", "on Sunday", "mostly false", "five", "Theynevermet", "undefined"];
console.log(found);
if (found.join("|") !== expected.join("|")) {
  console.log("CHANGED, was:", expected);
  process.exit(1);
}
JS
node try.cjs
# Output seen: as in `expected`.
