#!/usr/bin/env bash
# arrow reads "a quarter of an hour ago" as three months and an hour, "2,000 days ago" as now.
#
# Guess: dehumanize() reads what humanize() writes, "2 hours ago", and raises ValueError at all
# else, as it does at "1 hour ago" and "two hours ago".
#
# What happens: its patterns are looked for anywhere in the text and added up. "half an hour
# ago" is an hour, "a quarter of an hour ago" a quarter of a year and an hour. Of "2.5 hours" and
# "1.5 days" the digits behind the point are read, five hours and five days; of "2,000 days" the
# last three, none at all. "3-4 hours ago" is four. German "vor 1,5 Tagen" is five days.
#
# Why it matters: pages give the age of a story so. It is dated months before the event, or
# to the moment of reading, without an error.
#
# arrow 1.4.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check arrow==1.4.0

venv/bin/python - <<'PY'
import sys
from datetime import timedelta
from importlib.metadata import version

import arrow

print("arrow", version("arrow"))
NOW = arrow.get("2026-03-10T12:00:00Z")
CASES = [
    ("2 hours ago", "en", timedelta(hours=2)),
    ("half an hour ago", "en", timedelta(hours=1)),
    ("a quarter of an hour ago", "en", timedelta(days=90, hours=1)),
    ("2.5 hours ago", "en", timedelta(hours=5)),
    ("1.5 days ago", "en", timedelta(days=5)),
    ("2,000 days ago", "en", timedelta(0)),
    ("3-4 hours ago", "en", timedelta(hours=4)),
    ("vor 1,5 Tagen", "de", timedelta(days=5)),
    ("1 hour ago", "en", ValueError),
    ("two hours ago", "en", ValueError),
]
changed = 0
for text, locale, seen in CASES:
    try:
        found = NOW - NOW.dehumanize(text, locale=locale)
    except ValueError:
        found = ValueError
    print(text, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in CASES.
PY
