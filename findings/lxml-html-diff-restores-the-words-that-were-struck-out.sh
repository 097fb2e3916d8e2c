#!/usr/bin/env bash
# lxml's htmldiff puts words that a newsroom has struck out back into the story, and marks them as new.
#
# Guess: htmldiff compares two versions of a page and wraps its own <ins> and <del>
# around what changed; <del> and <ins> that the page has itself are elements like
# others, kept or at least shown as changed markup. A comment is skipped or kept.
#
# What happens: tags <ins> and <del> of the input are removed before comparing and
# their words stay. A correction in the accepted form, "<del>Eleven</del>
# <ins>Twelve</ins> people died", is shown as "Eleven Twelve" inserted for
# "Eleven"; a struck "never", the same in both versions, reads as part of the
# sentence, which then says the opposite. With <s> instead of <del> the mark stays.
# A comment in the older version is printed as text of the story, with the name
# and the address in memory of a function of lxml, so that the diff also differs
# from run to run.
#
# Why it matters: versions of an article are compared to see what was corrected;
# the very correction is what is lost.
#
# lxml 6.1.3 with lxml_html_clean 0.4.6 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check lxml==6.1.3 lxml_html_clean==0.4.6

venv/bin/python - <<'PY'
import re
import sys
from importlib.metadata import version

from lxml.html.diff import htmldiff

print("lxml", version("lxml"))
changed = 0


def show(name, old, new, expected):
    global changed
    found = re.sub(r"\s+", " ", htmldiff(old, new))
    print(f"{name}:\n   {found}")
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)


show(
    "struck in both versions",
    "<p>The mayor <del>never</del> knew of the deal, he said.</p>",
    "<p>The mayor <del>never</del> knew of the deal, she said.</p>",
    "<p>The mayor never knew of the deal, <ins>she said.</ins> <del>he said.</del> </p>",
)
show(
    "a correction in the accepted form",
    "<p>Eleven people died.</p>",
    "<p><del>Eleven</del> <ins>Twelve</ins> people died.</p>",
    "<p> <ins>Eleven Twelve</ins> <del>Eleven</del> people died.</p>",
)
show(
    "the same with <s>",
    "<p>Eleven people died.</p>",
    "<p><s>Eleven</s> Twelve people died.</p>",
    "<p> <ins><s>Eleven</s> Twelve</ins> <del>Eleven</del> people died.</p>",
)
comment = htmldiff("<p>Eleven people died.</p><!-- end of story -->", "<p>Twelve people died.</p>")
comment = re.sub(r"0x[0-9a-f]+", "0x…", comment)
print("a comment:\n  ", comment)
if "&lt;<cyfunction comment at 0x…" not in comment.lower():
    changed = 1
    print("   CHANGED, was: the comment as code of lxml with an address in memory")
sys.exit(changed)
PY
