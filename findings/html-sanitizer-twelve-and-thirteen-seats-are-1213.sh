#!/usr/bin/env bash
# html-sanitizer joins the cells of a table to one number and takes the minus from "- 40".
#
# Guess: a sanitizer takes elements out that aren't allowed and leaves their words,
# apart from each other as they were; text of allowed elements stays as it is.
#
# What happens: by default tables, divisions and quotations aren't allowed, and their
# words stay without anything between them: cells with 12 and 13 are "1213", two
# divisions "onetwo". A block quotation becomes a paragraph like the others, and <q>
# loses its marks, so quoted words are the outlet's. At the beginning of a paragraph
# a hyphen is taken for a bullet and removed: "- 40 degrees" is "40 degrees". A list
# that starts at 5 starts at 1.
#
# Why it matters: it is made for what editors paste into a content system, before it is
# stored. The election's table becomes a number nobody can part again, and frost
# becomes heat.
#
# html-sanitizer 2.7.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check html-sanitizer==2.7.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from html_sanitizer import Sanitizer

print("html-sanitizer", version("html-sanitizer"))
sanitizer = Sanitizer()
EXPECTED = [
    ("<table><tr><td>12</td><td>13</td></tr></table>", "1213"),
    ("<div>one</div><div>two</div>", "onetwo"),
    ("<p>- 40 degrees in Vell</p>", "<p>40 degrees in Vell</p>"),
    (
        "<blockquote><p>We never agreed.</p></blockquote><p>He left.</p>",
        "<p>We never agreed.</p><p>He left.</p>",
    ),
    ("<p>She said <q>we will not sign</q>.</p>", "<p>She said we will not sign.</p>"),
    ('<ol start="5"><li>fifth</li></ol>', "<ol><li>fifth</li></ol>"),
]
changed = 0
for html, seen in EXPECTED:
    found = sanitizer.sanitize(html)
    print(html, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
