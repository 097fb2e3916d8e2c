#!/usr/bin/env bash
# The correction in the article's own <footer> is lost by five extractors of six.
#
# Guess: HTML says that a <footer> inside an <article> belongs to the article;
# extractors drop the footer of the site and keep, at least mostly, the footer of
# the story. The same for an <aside> or a block of class "article-footer".
#
# What happens: five of six drop the footer of the article with the one of the
# site, also trafilatura with favor_recall: "Correction: an earlier version of
# this story gave a wrong number" is gone, without a sign of it. What they drop
# besides depends on the tool: an <aside>, a <div class="article-footer">, even a
# <p class="footnote"> or <p class="updated"> (newspaper4k, goose3). Only
# <p class="correction"> is kept by all. boilerpy3, which looks at the density of
# words and not at names, keeps all of them.
#
# Why it matters: "this outlet corrects one story in a thousand" may say where its
# templates put the note. Two outlets that correct alike differ by a tag name, and
# with another extractor the other one is ahead.
#
# trafilatura 2.3.1, resiliparse 2.0.1, newspaper4k 0.9.6, goose3 3.1.22,
# readability-lxml 0.9, boilerpy3 1.0.7 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
# An older pip fails to join these packages' wishes for lxml's extra.
venv/bin/python -m pip install --quiet --disable-pip-version-check pip==26.3
venv/bin/python -m pip install --quiet --disable-pip-version-check trafilatura==2.3.1 resiliparse==2.0.1 newspaper4k==0.9.6 goose3==3.1.22 readability-lxml==0.9 boilerpy3==1.0.7 lxml==6.1.3 lxml-html-clean==0.4.6

venv/bin/python - <<'PY'
import logging
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import newspaper
import readability
import trafilatura
from boilerpy3 import extractors
from goose3 import Goose
from resiliparse.extract.html2text import extract_plain_text

logging.disable(logging.CRITICAL)
TOOLS = {
    "trafilatura": lambda page: trafilatura.extract(page),
    "  recall": lambda page: trafilatura.extract(page, favor_recall=True),
    "resiliparse": lambda page: extract_plain_text(page, main_content=True),
    "newspaper4k": lambda page: newspaper.article("https://gazette.example/a", input_html=page).text,
    "goose3": lambda page: Goose().extract(raw_html=page).cleaned_text,
    "readability-lxml": lambda page: readability.Document(page).summary(),
    "boilerpy3": lambda page: extractors.ArticleExtractor().get_content(page),
}
for name in TOOLS:
    if not name.startswith(" "):
        print(name, version(name))
NOTE = "Correction, 4 May: an earlier version of this story gave a wrong number of members."
STORY = ("The council of the small town met on Tuesday for a long session about the canal, and its "
         "members spoke for hours about the cost, the route and the people who live there.")
BODY = "".join(f"<p>{STORY.replace('Tuesday', day)}</p>" for day in ("Tuesday", "Friday", "Monday"))
PLACES = {
    # where the note stands, and which tools keep it, in the order of TOOLS
    '<p class="correction">{}</p>': "1111111",
    "<footer><p>{}</p></footer>": "0000001",
    '<div class="footer"><p>{}</p></div>': "0000001",
    "<aside><p>{}</p></aside>": "0000011",
    '<div class="article-footer"><p>{}</p></div>': "0010011",
    '<p class="footnote">{}</p>': "1110001",
    '<p class="updated">{}</p>': "1110011",
}
changed = 0
print("\nkept by:", ", ".join(name.strip() for name in TOOLS))
for place, expected in PLACES.items():
    page = (f"<html><head><title>Canal vote fails after a long night - Gazette</title></head><body><article><h1>Canal vote fails</h1>"
            f"{BODY}{place.format(NOTE)}</article><footer><p>Gazette, Main Street</p></footer></body></html>")
    texts = [tool(page) or "" for tool in TOOLS.values()]
    assert all("Monday" in text for text in texts), "the story itself is missing"
    found = "".join("1" if "an earlier version" in text else "0" for text in texts)
    print(found, place.format("Correction ..."))
    if found != expected:
        changed = 1
        print("        CHANGED, was:", expected)
sys.exit(changed)
# Output seen: the seven rows of PLACES.
PY
