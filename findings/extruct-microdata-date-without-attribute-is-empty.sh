#!/usr/bin/env bash
# A microdata date in <time> without the attribute datetime is read as "".
#
# Guess: HTML says that the value of <time itemprop="datePublished">2026-05-03</time>
# is its text when there is no datetime attribute; extruct returns that.
#
# What happens: extruct returns the empty string, as it looks only at the
# attribute. The property is there, so the
# article "has" a date of publication, of no length. The same text in a <span>, or
# with the attribute, is read. And of <a itemprop="author"> without href, whose
# value is the empty string by the standard, the value is the page's own address.
#
# Why it matters: a share of articles that declare a date counts these as
# declaring; a parser of dates that gets "" raises or, worse, answers with a
# default; and by the standard these pages are right.
#
# extruct 0.18.0 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check extruct==0.18.0 lxml==6.1.3 lxml-html-clean==0.4.6

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from extruct import extract

print("extruct", version("extruct"))
CASES = [
    ('<time itemprop="datePublished" datetime="2026-05-03">Sunday</time>', {"datePublished": "2026-05-03"}),
    ('<span itemprop="datePublished">2026-05-03</span>', {"datePublished": "2026-05-03"}),
    ('<time itemprop="datePublished">2026-05-03</time>', {"datePublished": ""}),
    ('<a itemprop="author">Ada Reed</a>', {"author": "https://gazette.example/canal"}),
]
changed = 0
for markup, expected in CASES:
    page = f'<html><body><div itemscope itemtype="https://schema.org/NewsArticle">{markup}</div></body></html>'
    item = extract(page, base_url="https://gazette.example/canal", syntaxes=["microdata"])["microdata"][0]
    print(markup, "->", item["properties"])
    if item["properties"] != expected:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
PY
