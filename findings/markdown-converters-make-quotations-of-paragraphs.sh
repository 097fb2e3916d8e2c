#!/usr/bin/env bash
# In two of three converters from HTML to Markdown a paragraph becomes another thing.
#
# Guess: a paragraph's first characters are escaped where Markdown would read them as
# a mark, so that the Markdown, rendered again, is the paragraph that it was.
#
# What happens: "<p>- 40 degrees in Vell</p>" by markdownify is a list whose item says
# "40 degrees": the minus is lost. "> 100 ships wait" is a block quotation, so the
# outlet's own words are somebody else's; "5. May was warm", as a day begins a
# paragraph in German and others, an item whose number is outside its text; "# 1 in
# the list" a headline. markdownify does escape a star, html2text does escape the
# minus, the plus and the number, but not the star, the quotation, the headline and
# "1)". html-to-markdown escapes all.
#
# Why it matters: pages are stored as Markdown for search and language models; who
# speaks, and below or above zero, is decided by the first character.
#
# markdownify 1.2.3, html2text 2025.4.15, html-to-markdown 3.21.2; rendered with
# markdown-it-py 4.3.0 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15 html-to-markdown==3.21.2 markdown-it-py==4.3.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import html2text
import markdownify
from html_to_markdown import convert
from markdown_it import MarkdownIt

print({n: version(n) for n in ("markdownify", "html2text", "html-to-markdown", "markdown-it-py")})
PARAGRAPHS = {
    "minus": "- 40 degrees in Vell",
    "plus": "+ 3 percent was the rise",
    "quotation": "&gt; 100 ships wait",
    "day": "5. May was warm",
    "number": "1) The canal opens",
    "headline": "# 1 in the list",
    "star": "* as the board says",
}
MADE = {
    "markdownify": markdownify.markdownify,
    "html2text": html2text.html2text,
    "html-to-markdown": lambda page: convert(page).content,
}
EXPECTED = {
    "markdownify": ["minus", "plus", "quotation", "day", "number", "headline"],
    "html2text": ["quotation", "number", "headline", "star"],
    "html-to-markdown": [],
}
render = MarkdownIt().render
found = {
    name: [what for what, p in PARAGRAPHS.items() if render(make(f"<p>{p}</p>")).strip() != f"<p>{p}</p>"]
    for name, make in MADE.items()
}
for name, other in found.items():
    print(name, "makes another thing of:", other)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
