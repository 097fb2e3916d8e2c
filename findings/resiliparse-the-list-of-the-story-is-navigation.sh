#!/usr/bin/env bash
# Resiliparse's main content has the numbered list of a story, and not the same list with bullets;
# a day in a <time> element is cut out of its sentence.
#
# Guess: extract_plain_text(main_content=True) leaves navigation out, which is lists
# of links; a list of plain sentences between two paragraphs of an <article> is
# story, with bullets as with numbers. Words inside a sentence stay whatever
# inline element they are in.
#
# What happens: a <ul> that stands beside the paragraphs is left out with all its
# words, links or none, in <article>, <main>, <div> or <main><article>. An <ol> of the
# same words is kept. With a <div> around it the <ul> is kept inside
# <main><article>, and left out inside <article> alone: it depends on the depth. "On
# <time>30 November</time> the mayor spoke" becomes "On the mayor spoke". No option
# was found that keeps either: post_meta=True (metadata of the post) and
# hidden_elements=True change nothing.
#
# Why it matters: "what we know" lists, terms of a deal and the accusations of a
# charge are bullets in news; a corpus made so lacks them in outlets whose pages
# use <ul>, and their sentences lose their days.
#
# Resiliparse 2.0.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check resiliparse==2.0.1

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from resiliparse.extract.html2text import extract_plain_text

print("Resiliparse", version("Resiliparse"))
changed = 0
PARAGRAPH = (
    "<p>The mayor of Vell resigned on Monday after an inquiry found that she had misled "
    "the council over the sale of the harbour, her office said.</p>"
)
ITEMS = "<li>The deputy takes over on Tuesday.</li><li>An election is held in March.</li>"
TIME = '<p>On <time datetime="2026-11-30">30 November</time> the mayor spoke.</p>'


def show(name, part, words, expected, around="article", **options):
    global changed
    closing = "></".join(reversed(around.split("><")))
    page = f"<html><body><{around}><h1>Mayor quits</h1>{PARAGRAPH}{part}{PARAGRAPH}</{closing}></body></html>"
    found = words in extract_plain_text(page, main_content=True, **options)
    print(f"{name:44}", "kept" if found else "left out")
    if found != expected:
        changed = 1
        print("   CHANGED")


DEPUTY = "The deputy takes over on Tuesday."
show("<ul> in <article>", f"<ul>{ITEMS}</ul>", DEPUTY, False)
show("<ul> in <main>", f"<ul>{ITEMS}</ul>", DEPUTY, False, around="main")
show("<ul> in <div>", f"<ul>{ITEMS}</ul>", DEPUTY, False, around="div")
show("<ul> in <main><article>", f"<ul>{ITEMS}</ul>", DEPUTY, False, around="main><article")
show("<ul>, post_meta=True", f"<ul>{ITEMS}</ul>", DEPUTY, False, post_meta=True)
show("<ul>, hidden_elements=True", f"<ul>{ITEMS}</ul>", DEPUTY, False, hidden_elements=True)
show("<ol> in <article>", f"<ol>{ITEMS}</ol>", DEPUTY, True)
show("<div><ul> in <article>", f"<div><ul>{ITEMS}</ul></div>", DEPUTY, False)
show("<div><ul> in <main><article>", f"<div><ul>{ITEMS}</ul></div>", DEPUTY, True, around="main><article")
show("a paragraph of the same words", "<p>The deputy takes over on Tuesday.</p>", DEPUTY, True)
show("day in <time> inside a sentence", TIME, "On 30 November the mayor spoke.", False)
show("the sentence without it", TIME, "On the mayor spoke.", True)
show("day in <time>, post_meta=True", TIME, "30 November", False, post_meta=True)
sys.exit(changed)
PY
