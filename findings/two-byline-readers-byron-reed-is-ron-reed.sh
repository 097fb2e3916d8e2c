#!/usr/bin/env bash
# Postlight's parser makes Byron Reed "ron Reed", trafilatura Ernst von Brandt "Brandt".
#
# Guess: the word before the name ("By Ada Reed", "Von Ada Reed", "Posted by") is taken
# off a by-line; a name that only begins with these letters, or has the word inside it,
# stays whole.
#
# What happens: @postlight/parser takes "by" off with or without a blank behind it, so
# "Byron Reed" is "ron Reed", "Byrd" is "rd", "Bylund" "lund". "Ada Byrne" is all right.
# trafilatura takes off "von" together with a word before it that ends in -t or -ed, as
# "posted by" and "gepostet von" have it: of "Ernst von Brandt", "Robert von Brandt" and
# "Alfred von Brandt" there is "Brandt" in a visible by-line, and nobody where the name
# is declared in <meta>, since one word is no author there. "Karl von Brandt" is whole.
# No warning.
#
# Why it matters: who writes for whom is counted by these fields. A person is split into
# two by the way of declaring the name, or is nobody, by the last letters of a first name.
#
# @postlight/parser 2.2.3 (npm; needs node 18 or later; one dependency that it takes from
# outside the registry is replaced by the registry's difflib 0.2.4, which by-lines don't
# use), trafilatura 2.3.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo '{"name": "try", "version": "1.0.0", "overrides": {"difflib": "0.2.4"}}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @postlight/parser@2.2.3 >npm.log 2>&1
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml==6.1.3 lxml-html-clean==0.4.6

cat >pages.py <<'PY'
"""Write a page for each name, with the name declared in <meta> and as a line above the text."""
import json

NAMES = ["By Ada Reed", "Ada Byrne", "Byron Reed", "Jo Bylund", "Bylund Jo", "Byrd", "Karl von Brandt", "Ernst von Brandt", "Robert von Brandt", "Alfred von Brandt"]
body = "".join(
    f"<p>The council of Vell met on day {day} to discuss the port, and it said, after a long debate, that nothing had"
    " been decided yet about the ships.</p>"
    for day in range(1, 9)
)
head = '<!doctype html><html lang="en"><head><title>Port closed</title>'
pages = {
    name: {
        "meta": f'{head}<meta name="author" content="{name}"></head><body><article><h1>Port closed</h1>{body}</article>',
        "line": f'{head}</head><body><article><h1>Port closed</h1><p class="byline">{name}</p>{body}</article>',
    }
    for name in NAMES
}
with open("pages.json", "w") as out:
    json.dump(pages, out)
PY
venv/bin/python pages.py

cat >try.cjs <<'JS'
const Parser = require("@postlight/parser");
const pages = require("./pages.json");

console.log("@postlight/parser", require("./node_modules/@postlight/parser/package.json").version);
const expected = {
  "By Ada Reed": "Ada Reed", "Ada Byrne": "Ada Byrne", "Byron Reed": "ron Reed", "Jo Bylund": "Jo Bylund",
  "Bylund Jo": "lund Jo", "Byrd": "rd", "Karl von Brandt": "Karl von Brandt",
};
(async () => {
  let changed = 0;
  for (const [name, seen] of Object.entries(expected)) {
    const { author } = await Parser.parse("https://gazette.example/1", { html: pages[name].line });
    console.log(`${name.padEnd(18)} -> ${author}`);
    if (author !== seen) {
      changed = 1;
      console.log("   CHANGED, was:", seen);
    }
  }
  process.exit(changed);
})();
JS
node try.cjs

venv/bin/python - <<'PY'
import json
import sys
from importlib.metadata import version

from trafilatura import extract_metadata

print("trafilatura", version("trafilatura"))
EXPECTED = {
    "By Ada Reed": ("Ada Reed", "Ada Reed"),
    "Byron Reed": ("Byron Reed", "Byron Reed"),
    "Karl von Brandt": ("Karl von Brandt", "Karl von Brandt"),
    "Ernst von Brandt": (None, "Brandt"),
    "Robert von Brandt": (None, "Brandt"),
    "Alfred von Brandt": (None, "Brandt"),
}
pages = json.load(open("pages.json"))
changed = 0
for name, seen in EXPECTED.items():
    found = tuple(extract_metadata(pages[name][way]).author for way in ("meta", "line"))
    print(f"{name:18} -> declared {found[0]}, above the text {found[1]}")
    if found != seen:
        changed = 1
        print("   CHANGED, was:", seen)
sys.exit(changed)
PY
# Output seen: as in `expected` and EXPECTED.
