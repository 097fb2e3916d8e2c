#!/usr/bin/env bash
# extruct finds no JSON-LD when its type has a parameter or capitals.
#
# Guess: a <script> of type application/ld+json is read in each of its valid forms:
# types are compared without regard to case, and JSON-LD itself defines a parameter,
# profile; a charset is common.
#
# What happens: the attribute must be the very string "application/ld+json". With
# ";profile=…", "; charset=utf-8", a blank or "Application/LD+JSON" the block is passed
# over, and the answer is an empty list: the page declares nothing. If a second block
# has the plain type (a breadcrumb trail, say), that one is all the page says. No
# error with errors="strict", no log line.
#
# Why it matters: author, day and publisher that an outlet declares are counted as
# "not declared", for all its pages at once.
#
# extruct 0.18.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check extruct==0.18.0

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

import extruct

print("extruct", version("extruct"))
STORY = '{"@context": "https://schema.org", "@type": "NewsArticle", "author": "Ada Reed"}'
TRAIL = '<script type="application/ld+json">{"@type": "BreadcrumbList"}</script>'
EXPECTED = {
    "application/ld+json": ["NewsArticle", "BreadcrumbList"],
    "application/ld+json; charset=utf-8": ["BreadcrumbList"],
    'application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"': ["BreadcrumbList"],
    "Application/LD+JSON": ["BreadcrumbList"],
}
found = {}
for kind in EXPECTED:
    page = f"<html><head><script type='{kind}'>{STORY}</script>{TRAIL}</head><body></body></html>"
    items = extruct.extract(page, syntaxes=["json-ld"], errors="strict")["json-ld"]
    found[kind] = [item["@type"] for item in items]
    print(kind, found[kind])
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: the story in the first alone.
PY
