#!/usr/bin/env bash
# goose3 reads "she will <u>not</u> sign" as "she will sign".
#
# Guess: an extractor drops menus and scripts; within a sentence of the story an element loses
# its tags at most. It does so for <em>, <b>, <span>, <small> and <sup>.
#
# What happens: many other elements go with their words, and the sentence is closed as if
# nothing had been there: <u>, <q>, <cite>, <mark>, <time>, <abbr>, <ins>, <font>,
# <sub>, <dfn>, <data>. No warning.
#
# Why it matters: what an outlet stresses by a line, quotes by <q> or corrects by <ins> is what
# the text loses; statements are turned around.
#
# goose3 3.1.22 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check goose3==3.1.22

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from goose3 import Goose

print("goose3", version("goose3"))
OTHER = (
    "<p>The council of Vell met on Monday evening to speak of the port, which has been open since the spring of last year, "
    "and to hear from the people of the harbour who have complained about it for as long as it has been there.</p>"
)


def text(part: str) -> str:
    page = f"<html><head><title>Port</title></head><body><article>{OTHER * 3}{part}{OTHER}</article></body></html>"
    return Goose().extract(raw_html=page).cleaned_text


KEPT = ["em", "b", "span", "small", "sup"]
GONE = ["u", "q", "cite", "mark", "time", "abbr", "ins", "font", "sub", "dfn", "data"]
found = {}
for name in KEPT + GONE:
    story = text(f"<p>The minister, who spoke to the council on Monday, said that she will <{name}>not</{name}> sign the treaty.</p>")
    found[name] = "she will not sign" in story
    if name in GONE and "she will sign the treaty" not in story:
        found[name] = "else"
print("words kept:", found)
EXPECTED = {name: name in KEPT for name in KEPT + GONE}
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
