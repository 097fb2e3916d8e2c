#!/usr/bin/env bash
# Two extractors make "Port of Vell is for sale" of "False: Port of Vell is for sale".
#
# Guess: the headline is the page's title without the outlet's name: "Port closed |
# Gazette" becomes "Port closed".
#
# What happens: readability-lxml's short_title() and unfluff split the title at ": ",
# " - ", " | " and others and keep one side. Of two sides of a colon that is the one
# behind it, or the longer. The verdict, the speaker and the kind of article stand
# before it: "False: ...", "Fact check: ...", "Lund: ..." and "Opinion: ..." become the
# bare claim. newspaper4k and trafilatura keep those, but all four take the speaker from
# the end: of "Port of Vell is safe - minister" there is left "Port of Vell is safe". So
# it is where the page has no <h1> and no title for sharing with the same words.
#
# Why it matters: headlines are compared by who says what. The minister's assurance and
# the rumour that was checked become statements of the outlet.
#
# readability-lxml 0.9, newspaper4k 0.9.6, trafilatura 2.3.1 (Python), unfluff 3.2.0
# (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check readability-lxml==0.9 newspaper4k==0.9.6
venv/bin/python -m pip install --quiet --disable-pip-version-check trafilatura==2.3.1

npm init --yes >npm.log
npm install --silent --no-audit --no-fund unfluff@3.2.0 >>npm.log
echo "unfluff $(node -p 'require("./node_modules/unfluff/package.json").version')"

cat >title.cjs <<'JS'
const unfluff = require("unfluff");
console.log(unfluff(require("fs").readFileSync(0, "utf8"), "en").title);
JS
cat >try.py <<'PY'
import subprocess
import sys
from importlib.metadata import version

from newspaper import Article
from readability import Document
from trafilatura.metadata import extract_metadata

print({n: version(n) for n in ("readability-lxml", "newspaper4k", "trafilatura")})
SALE = "Port of Vell is for sale"
SAFE = "Port of Vell is safe"
# title of the page, and the headline by readability-lxml, unfluff, newspaper4k and trafilatura
EXPECTED = [
    ("Port of Vell closed | Gazette", ["Port of Vell closed"] * 4),
    (f"False: {SALE}", [SALE, SALE] + [f"False: {SALE}"] * 2),
    (f"Fact check: {SALE}", [SALE, SALE] + [f"Fact check: {SALE}"] * 2),
    (f"Lund: {SAFE}", [SAFE, SAFE] + [f"Lund: {SAFE}"] * 2),
    ("Opinion: Close the port of Vell", ["Close the port of Vell"] * 2 + ["Opinion: Close the port of Vell"] * 2),
    (f"{SAFE} - minister", [SAFE] * 4),
    (f"{SAFE} - Minister Lund", [SAFE] * 4),
]
STORY = "<p>The ministry confirmed on Monday that the port of Vell would be closed for the whole of the winter.</p>" * 5
changed = 0
for title, seen in EXPECTED:
    page = f"<html><head><title>{title}</title></head><body><article>{STORY}</article></body></html>"
    article = Article("https://gazette.example/port", language="en")
    article.download(input_html=page)
    article.parse()
    unfluff = subprocess.run(["node", "title.cjs"], input=page, capture_output=True, text=True, check=True)
    found = [Document(page).short_title(), unfluff.stdout.strip(), article.title, extract_metadata(page).title]
    print(title, "->", *found, sep=" | ")
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
PY
venv/bin/python -W ignore try.py
# Output seen: as in EXPECTED.
