#!/usr/bin/env bash
# Two writers of RSS call the clock of New York GMT: a story is five hours too early.
#
# Guess: a moment that knows its zone is the same moment in the feed, as GMT or with its
# offset. For one without a zone, GMT may be assumed.
#
# What happens: rfeed and PyRSS2Gen write the moment's own clock and "GMT" behind it,
# whatever its zone: 23:30 at -05:00, which is half past four the next day in GMT, is
# "Sun, 01 Mar 2026 23:30:00 GMT". In Tokyo's clock the same moment is "Mon, 02 Mar 2026
# 13:30:00 GMT". podgen writes 23:30 -0500. No error, no warning.
#
# Why it matters: who was first is read from pubDate. An outlet in New York is hours
# ahead of itself, one in Tokyo reports tomorrow's news, and day and order in a
# comparison of outlets are those of their clocks.
#
# rfeed 1.1.1, PyRSS2Gen 1.1; podgen 1.1.0 for comparison (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check rfeed==1.1.1 PyRSS2Gen==1.1 podgen==1.1.0

venv/bin/python -W ignore - <<'PY'
import re
import sys
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

import podgen
import PyRSS2Gen
import rfeed

print({n: version(n) for n in ("rfeed", "PyRSS2Gen", "podgen")})
NEW_YORK = datetime(2026, 3, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))
TOKYO = NEW_YORK.astimezone(timezone(timedelta(hours=9)))
HOME = "https://gazette.example/"


def by_rfeed(moment: datetime) -> str:
    return rfeed.Feed(title="Gazette", link=HOME, description="News", items=[rfeed.Item(title="Port", pubDate=moment)]).rss()


def by_pyrss2gen(moment: datetime) -> str:
    item = PyRSS2Gen.RSSItem(title="Port", pubDate=moment)
    return PyRSS2Gen.RSS2(title="Gazette", link=HOME, description="News", items=[item]).to_xml("utf-8")


def by_podgen(moment: datetime) -> str:
    show = podgen.Podcast(name="Gazette", website=HOME, description="News", explicit=False)
    show.episodes.append(podgen.Episode(title="Port", publication_date=moment))
    return show.rss_str()


WRONG = "Sun, 01 Mar 2026 23:30:00 GMT", "Mon, 02 Mar 2026 13:30:00 GMT"
RIGHT = "Sun, 01 Mar 2026 23:30:00 -0500", "Mon, 02 Mar 2026 13:30:00 +0900"
EXPECTED = {by_rfeed: WRONG, by_pyrss2gen: WRONG, by_podgen: RIGHT}
changed = 0
for write, seen in EXPECTED.items():
    found = tuple(re.findall("<pubDate>(.*?)</pubDate>", write(moment))[-1] for moment in (NEW_YORK, TOKYO))
    print(write.__name__, *found, sep=" | ")
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in WRONG for the first two, RIGHT for podgen.
PY
