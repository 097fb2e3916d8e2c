#!/usr/bin/env bash
# aniso8601 reads the end of a day, 24:00, as its beginning: a day of 24 hours has none.
#
# Guess: in ISO 8601 2026-03-01T24:00 is midnight at the end of 1 March, so the moment is
# 2026-03-02T00:00, or the form is refused.
#
# What happens: the hour becomes 0 and the day stays. 24:00 of 31 December 2026 is the
# first moment of that day. The interval 2026-03-01T00:00/2026-03-01T24:00 has both ends
# alike, and 2026-03-01T18:00/24:00 ends 18 hours before it begins. Its documentation
# doesn't speak of it. arrow gives the next day, isodate and pendulum refuse it.
#
# Why it matters: embargoes, deadlines and periods "until 24:00" of a day, as many countries
# write them, end a day early. No warning.
#
# aniso8601 10.0.1 (Python); arrow 1.4.0 for comparison. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check aniso8601==10.0.1 arrow==1.4.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import aniso8601
import arrow

print("aniso8601", version("aniso8601"), "arrow", version("arrow"))
CASES = [
    (aniso8601.parse_datetime, "2026-03-01T24:00", "2026-03-01 00:00:00"),
    (aniso8601.parse_datetime, "2026-12-31T24:00:00Z", "2026-12-31 00:00:00+00:00"),
    (aniso8601.parse_interval, "2026-03-01T00:00/2026-03-01T24:00", "2026-03-01 00:00:00 to 2026-03-01 00:00:00"),
    (aniso8601.parse_interval, "2026-03-01T18:00/24:00", "2026-03-01 18:00:00 to 2026-03-01 00:00:00"),
    (lambda text: arrow.get(text).naive, "2026-03-01T24:00", "2026-03-02 00:00:00"),
]
changed = 0
for read, text, seen in CASES:
    found = read(text)
    found = " to ".join(map(str, found)) if isinstance(found, tuple) else str(found)
    print(text, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in CASES; the last is arrow's.
PY
