#!/usr/bin/env bash
# words-to-numbers makes "At this point one minister" to "At this 0.1 minister", numerizer a vote
# of "fifty-two forty-five" to "50 200 45".
#
# Guess: words for numbers in running text become figures, and figures that stand apart stay
# apart; "point", "a" and "second" count as numbers only inside one ("three point five").
#
# What happens: words-to-numbers takes "point" for a decimal point wherever a number follows,
# and for 0 elsewhere: "The point is that two died" is "The 0 is that 2 died". Two numbers
# become one across a full stop: "They won forty. Two left." is "They won 42 left.", and
# "Forty two-year terms" "42-year terms". numerizer divides what follows the noun: "the third
# quarter" of a year is "the 3rd/4", "half a million" "1/2 1000000", "a second minister" "1 2nd
# minister". Compounds come apart: a vote of "fifty-two forty-five" is "50 200 45", "nineteen
# ninety-six" "19 90 6". That ordinals become numbers is documented, the rest is not.
#
# Why it matters: transcripts of hearings and broadcasts are brought to figures this way
# before votes and years are searched in them. The quarter, the vote and the year are gone,
# and a sentence that ends in a number takes the next one's with it.
#
# words-to-numbers 1.5.1 (npm; needs node 18 or later), numerizer 0.2.4 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

npm init --yes >npm.log
npm install --silent --no-audit --no-fund words-to-numbers@1.5.1 >>npm.log
echo "words-to-numbers $(node -p 'require("./node_modules/words-to-numbers/package.json").version')"

cat >try.cjs <<'JS'
const { wordsToNumbers } = require("words-to-numbers");

const expected = [
  ["three point five per cent", "3.5 per cent"],
  ["two hundred and fifty people", "250 people"],
  ["At this point one minister left", "At this 0.1 minister left"],
  ["The point is that two died", "The 0 is that 2 died"],
  ["They won forty. Two left.", "They won 42 left."],
  ["Forty two-year terms", "42-year terms"],
  ["Half a million marched", "Half 1000000 marched"],
];
let changed = 0;
for (const [text, seen] of expected) {
  const found = String(wordsToNumbers(text));
  console.log(text, "->", found);
  if (found !== seen) {
    changed = 1;
    console.log("CHANGED, was:", seen);
  }
}
process.exit(changed);
JS
node try.cjs

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check numerizer==0.2.4

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from numerizer import numerize

print("numerizer", version("numerizer"))
CASES = [
    ("two and a half million people", "2500000 people"),
    ("the third quarter", "the 3rd/4"),
    ("half a million marched", "1/2 1000000 marched"),
    ("a second minister left", "1 2nd minister left"),
    ("a vote of fifty-two forty-five", "1 vote of 50 200 45"),
    ("in nineteen ninety-six", "in 19 90 6"),
]
changed = 0
for text, expected in CASES:
    found = numerize(text)
    print(text, "->", found)
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
# Output seen: as in CASES and `expected`.
PY
