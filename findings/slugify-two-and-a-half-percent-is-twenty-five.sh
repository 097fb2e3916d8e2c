#!/usr/bin/env bash
# python-slugify gives "2,5 Prozent" and "25 Prozent" one and the same address.
#
# Guess: every run of signs that can't stand in an address becomes one hyphen, so
# headlines with other numbers get other slugs: "2,5" is "2-5", as "2.5" is.
#
# What happens: a comma between two digits is taken out before that, as English
# writes it in 1,500. In the many languages with a decimal comma "2,5 Prozent" is
# "25-prozent", "0,5" is "05", "-3,5 Grad" "35-grad". The German 1.500 is "1-500".
# slugify of npm, the best known one there, joins them as well ("2,5" and "2.5" are
# "25" and "2.5"). No option of python-slugify turns this off but a replacement that
# one writes oneself.
#
# Why it matters: headlines of prices, polls and fever differ in just this. Two
# stories get one address, the later overwrites the earlier, or the address says a
# rate ten times as high as the story does.
#
# python-slugify 9.2.0 (Python), slugify 1.6.9 (npm; node 18 or later). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check python-slugify==9.2.0
npm init --yes >npm.log
npm install --silent --no-audit --no-fund slugify@1.6.9 >>npm.log

cat >headlines.json <<'JSON'
{
  "Inflation steigt auf 2,5 Prozent": ["inflation-steigt-auf-25-prozent", "Inflation-steigt-auf-25-Prozent"],
  "Inflation steigt auf 25 Prozent": ["inflation-steigt-auf-25-prozent", "Inflation-steigt-auf-25-Prozent"],
  "Inflation rises to 2.5 percent": ["inflation-rises-to-2-5-percent", "Inflation-rises-to-2.5-percent"],
  "La TVA à 5,5 %": ["la-tva-a-55", "La-TVA-a-55-percent"],
  "-3,5 Grad in Vell": ["35-grad-in-vell", "35-Grad-in-Vell"]
}
JSON
venv/bin/python - <<'PY'
import json
import sys
from importlib.metadata import version

from slugify import slugify

print("python-slugify", version("python-slugify"))
wrong = 0
for text, (expected, _) in json.load(open("headlines.json")).items():
    print(text, "->", slugify(text))
    wrong |= slugify(text) != expected
sys.exit("CHANGED, see headlines.json above" if wrong else 0)
PY
node -e '
const slugify = require("slugify");
console.log("slugify", require("slugify/package.json").version);
let wrong = 0;
for (const [text, [, expected]] of Object.entries(require("./headlines.json"))) {
  console.log(text, "->", slugify(text));
  if (slugify(text) !== expected) wrong = 1;
}
if (wrong) console.log("CHANGED, see headlines.json above");
process.exit(wrong);
'
# Output seen: as in headlines.json.
