#!/usr/bin/env bash
# polars reads 03.04.26 as a day of the year 26, and 26-04-03 as 26 April of the year 3.
#
# Guess: without a format str.to_date() and read_csv(try_parse_dates=True) take a year of two
# digits for one of this century or the last, or leave the column as text.
#
# What happens: the year is what stands there. "03.04.26", "3.4.26" and "03/04/26" are
# 3 April of the year 26, when Tiberius ruled, and "26-04-03" is 26 April of the year 3. Each is
# a true Date, so sorting and grouping work. With four digits all are right, and with the format
# "%d.%m.%y" the year is 2026. No warning.
#
# Why it matters: German and other outlets and archives write years so. A join by day
# finds nothing, and spans between such days are right, so it is not seen.
#
# polars 2.1.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check polars==2.1.0

venv/bin/python - <<'PY'
import io
import sys
from datetime import date

import polars as pl

print("polars", pl.__version__)
EXPECTED = {
    "03.04.26": date(26, 4, 3),
    "3.4.26": date(26, 4, 3),
    "03/04/26": date(26, 4, 3),
    "26-04-03": date(3, 4, 26),
    "03.04.2026": date(2026, 4, 3),
}
changed = 0
for text, seen in EXPECTED.items():
    (found,) = pl.Series([text]).str.to_date()
    (read,) = pl.read_csv(io.StringIO(f"day\n{text}\n"), try_parse_dates=True)["day"]
    print(text, "->", found, "| read_csv:", read)
    if (found, read) != (seen, seen):
        changed = 1
        print("CHANGED, was:", seen)
(with_format,) = pl.Series(["03.04.26"]).str.to_date("%d.%m.%y")
print("with a format:", with_format)
if with_format != date(2026, 4, 3):
    changed = 1
    print("CHANGED, was: 2026-04-03")
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
