#!/usr/bin/env bash
# DuckDB reads a column of days like 03.05.26 as days of the year 2003.
#
# Guess: read_csv takes 03.05.26, as German and other outlets print 3 May 2026, for
# day, month, year, as it does with 03.05.2026; where it cannot know it leaves text.
#
# What happens: the first order that fits all rows is taken, and for years of two
# digits that is year, month, day. "03.05.26" is 26 May 2003, "31.12.25" 25 December
# 2031; with / and - too. The 26 that all rows of a year have in common becomes the
# day. What is read hangs on little things: without the zeros ("3.5.26") the same
# days are right, and one row from a year after 31 ("03.05.99") makes all the others
# right. One row with a month above 12 (05/13/26) turns all of them into month, day,
# year. And where most rows have four digits, "04.05.26" is 4 May of the year 26.
# The type is DATE each time, no row is rejected.
#
# Why it matters: exports of press archives and of coders' tables are CSV. A whole
# year of articles is dated into 31 other years, on one day of each month, and the
# dates look like dates. read_json leaves the same values as text.
#
# duckdb 2.0.1 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check duckdb==2.0.1

venv/bin/python - <<'PY'
import sys
from pathlib import Path

import duckdb

print("duckdb", duckdb.__version__)
CASES = [
    (["03.05.2026", "04.05.2026"], ["2026-05-03", "2026-05-04"]),
    (["03.05.26", "04.05.26"], ["2003-05-26", "2004-05-26"]),
    (["03/05/26", "04/05/26"], ["2003-05-26", "2004-05-26"]),
    (["31.12.25", "01.01.26"], ["2031-12-25", "2001-01-26"]),
    (["3.5.26", "4.5.26"], ["2026-05-03", "2026-05-04"]),
    (["03.05.26", "03.05.99"], ["2026-05-03", "1999-05-03"]),
    (["03/05/26", "05/13/26"], ["2026-03-05", "2026-05-13"]),
    (["03.05.2026", "04.05.26"], ["2026-05-03", "0026-05-04"]),
]
changed = 0
for rows, expected in CASES:
    Path("days.csv").write_text("day\n" + "\n".join(rows) + "\n")
    found = [str(day) for (day,) in duckdb.sql("select day from read_csv('days.csv')").fetchall()]
    kind = duckdb.sql("select distinct typeof(day) from read_csv('days.csv')").fetchall()[0][0]
    form = duckdb.sql("select DateFormat from sniff_csv('days.csv')").fetchall()[0][0]
    print(f"{', '.join(rows):24} -> {', '.join(found)}  {kind} {form}")
    if found != expected or kind != "DATE":
        changed = 1
        print("   CHANGED, was:", expected)
Path("days.json").write_text('{"day": "03.05.26"}\n{"day": "04.05.26"}\n')
print("read_json:", duckdb.sql("select day from read_json('days.json')").fetchall())
sys.exit(changed)
PY
