#!/usr/bin/env bash
# jusText keeps nothing of a whole story whose paragraphs are of news length.
#
# Guess: twelve paragraphs of running English, two thirds of their words on the list
# of stop words, with no link in them, are the text of the page.
#
# What happens: nothing is kept. Up to 200 characters a paragraph is at best "near
# good", and near good becomes good only beside one that is longer. A story in which
# each sentence is a paragraph, as agencies and tabloids print, has none, so all of
# it is boilerplate. One paragraph over 200 characters anywhere in the story brings
# back all twelve, and the headline.
#
# Why it matters: jusText is used to build corpora of news, and is the fallback of
# other extractors; what is missing then depends on how an outlet cuts paragraphs.
#
# jusText 3.0.2 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check jusText==3.0.2 lxml_html_clean==0.4.6

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import justext

print("jusText", version("jusText"))
SHORT = [
    "The minister opened the canal on Monday after eleven years, and she said that nobody would pay for it twice in their life.",
    "Her opponents were not asked to the feast, and the mayor of the town that lost its port said that he had not wanted to come.",
    "It is the longest in the land, and it was to have been the cheapest, but it has cost as much as the three before it together.",
    "Nobody knows who will pay for the bridges that it needs, and the council is to meet about them before the end of the year.",
] * 3
LONG = " ".join(SHORT[:2])
WORDS = justext.get_stoplist("English")


def kept(paragraphs):
    page = "<html><body><article><h1>Canal opens</h1>" + "".join(f"<p>{p}</p>" for p in paragraphs) + "</article></body></html>"
    return sum(not p.is_boilerplate for p in justext.justext(page, WORDS))


found = (max(map(len, SHORT)), kept(SHORT), kept([*SHORT[:6], LONG, *SHORT[6:]]))
print("longest paragraph, kept of twelve, kept of thirteen:", *found)
if found[1:] != (0, 14):
    print("CHANGED, was: 0, and 14 (the headline too)")
    sys.exit(1)
# Output seen: 0 of twelve; with one of 248 characters among them all, and the headline.
PY
