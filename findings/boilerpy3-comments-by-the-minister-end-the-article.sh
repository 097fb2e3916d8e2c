#!/usr/bin/env bash
# A short paragraph that begins with "Comments" ends the article for boilerpy3.
#
# Guess: a line like "12 comments" after the story is cut off with what follows it; a
# paragraph of the story, a sentence with a full stop, is not.
#
# What happens: after some 60 words of text, a block of under 15 words that begins with
# "Comments", or with a number and "comments" or "users responded in", or that has "have
# your say", "add comment" or "reader views" anywhere in it, is the end, whatever its
# sentence says. Of five paragraphs, all in one <article>, the third being "Comments by
# Lund on Monday drew anger.", the first two are the article. With "Remarks by Lund ..."
# there are five. No warning.
#
# Why it matters: what is lost is the second half of just those stories in which
# somebody's comments are the news, with the other side's answer, and the text that is
# left reads as a whole one.
#
# boilerpy3 1.0.7 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check boilerpy3==1.0.7

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from boilerpy3.extractors import ArticleExtractor

print("boilerpy3", version("boilerpy3"))
STORY = [
    "The ministry confirmed on Monday that the port of Vell would be closed for the whole of the winter, "
    "and that the four hundred people who work there would be offered other jobs.",
    "Reed, who leads the union of dock workers, said that nobody had spoken to them, and that the ministry "
    "had not answered any of the nine letters which she had written since June.",
    "",
    "The port was built in 1911, and more than half of the grain that the country sells abroad is loaded "
    "there, according to the figures which the harbour master published last year.",
    "Lund, the minister, denied in parliament that the port would be sold, and asked the union to wait for "
    "the report of the auditors, which is to be published before the end of May.",
]
# the third paragraph, and how many of the five are in the article
EXPECTED = [
    ("Remarks by Lund on Monday drew anger.", 5),
    ("The minister refused to comment.", 5),
    ("Comments by Lund on Monday drew anger.", 2),
    ("On Sunday you have your say, she told the workers.", 2),
    ("12 comments were sent in by residents.", 2),
    ("3 users responded in writing.", 2),
]
changed = 0
for sentence, seen in EXPECTED:
    story = [*STORY[:2], sentence, *STORY[3:]]
    body = "".join(f"<p>{p}</p>" for p in story)
    page = f"<html><head><title>Port closed</title></head><body><article><h1>Port closed</h1>{body}</article></body></html>"
    text = ArticleExtractor().get_content(page)
    found = sum(p in text for p in story)
    print(found, "of 5:", sentence)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
