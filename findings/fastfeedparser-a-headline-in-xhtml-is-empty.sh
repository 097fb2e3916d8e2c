#!/usr/bin/env bash
# fastfeedparser gives a story of an Atom feed no headline and no summary when they are XHTML,
# one author of two, and the day of its last change as the day of publication.
#
# Guess: it offers feedparser's names and answers, faster. Atom's three types of
# text (text, html, xhtml) are read, all authors are in `authors`, an entry
# without <published> has no `published`, and links follow xml:base.
#
# What happens: title, summary and content of type "xhtml" are empty strings,
# without an error; the same words as type "html" are read. Of two <author>
# elements (and of two dc:creator in RSS) `authors` has the first only.
# `published` is filled with `updated`. A relative link stays relative. feedparser
# gives the words, both authors of Atom, no day of publication and the whole link.
#
# Why it matters: a desk's feed is read as stories without headlines, of one
# author, published on the day of their last correction.
#
# fastfeedparser 0.6.5, beside feedparser 6.0.14 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check fastfeedparser==0.6.5 feedparser==6.0.14

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import fastfeedparser
import feedparser

print("fastfeedparser", version("fastfeedparser"), "feedparser", version("feedparser"))
changed = 0
XHTML = '<div xmlns="http://www.w3.org/1999/xhtml">Mayor of Vell <em>quits</em></div>'
FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/news/">
<title>Vell Courier</title><id>tag:courier.example,2026:feed</id><updated>2026-11-30T10:00:00Z</updated>
<entry><id>tag:courier.example,2026:1</id><title type="xhtml">{XHTML}</title>
<summary type="xhtml">{XHTML}</summary>
<author><name>Bev Shaw</name></author><author><name>Omar Lee</name></author>
<link rel="alternate" href="1.html"/><updated>2026-11-30T10:00:00Z</updated></entry></feed>"""
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Vell Courier</title><link>https://courier.example/</link><description>News</description>
<item><title>Mayor quits</title><link>https://courier.example/1</link>
<dc:creator>Bev Shaw</dc:creator><dc:creator>Omar Lee</dc:creator></item></channel></rss>"""


def show(name, found, expected):
    global changed
    print(f"{name:34}", repr(found))
    if found != expected:
        changed = 1
        print("   CHANGED, was:", repr(expected))


for library, expected in (
    (fastfeedparser, ("", "", ["Bev Shaw"], True, "1.html")),
    (feedparser, ("Mayor of Vell <em>quits</em>", "Mayor of Vell <em>quits</em>", ["Bev Shaw", "Omar Lee"], False,
                  "https://courier.example/news/1.html")),
):
    entry = library.parse(FEED)["entries"][0]
    name = library.__name__
    show(f"{name}: title, XHTML", entry.get("title"), expected[0])
    show(f"{name}: summary, XHTML", entry.get("summary") or entry.get("description") or "", expected[1])
    show(f"{name}: authors", [a["name"] for a in entry["authors"]], expected[2])
    show(f"{name}: says published", bool(dict(entry).get("published")), expected[3])
    show(f"{name}: link", entry["link"], expected[4])
html = FEED.replace(XHTML, "Mayor of Vell &lt;em&gt;quits&lt;/em&gt;").replace('type="xhtml"', 'type="html"')
show("fastfeedparser: title, html", fastfeedparser.parse(html)["entries"][0]["title"], "Mayor of Vell <em>quits</em>")
show("fastfeedparser: dc:creator twice", [a["name"] for a in fastfeedparser.parse(RSS)["entries"][0]["authors"]], ["Bev Shaw"])
sys.exit(changed)
PY
