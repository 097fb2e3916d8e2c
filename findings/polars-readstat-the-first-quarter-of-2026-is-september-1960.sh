#!/usr/bin/env bash
# polars-readstat reads the first quarter of 2026 as 21 September 1960.
#
# Guess: Stata keeps dates of days, weeks, months, quarters, half-years and years, each
# counted in its own unit from 1960 and named by its format (%td, %tw, %tm, %tq, %th, %ty).
# A reader gives the first day of the unit, a text like 2026q1, or the bare number.
#
# What happens: each number is taken for days. The first quarter of 2026, 264 quarters after
# the first of 1960, is 264 days after: 1960-09-21. March 2026 is 5 March 1962, the first week
# of 2026 25 May 1969, the second half of 2026 a day in May 1960. A date of days and a moment
# are right, pandas gives the first day of each, and pyreadstat the bare numbers. The type is
# Date each time, no warning; formats aren't spoken of in its documentation.
#
# Why it matters: polls, circulations and audiences are published by month and quarter, as
# Stata files by archives. The order is kept, so a chart looks right but for its years.
#
# polars-readstat 0.25.0; pandas 3.1.1 writes the file, pyreadstat 1.3.7 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check polars-readstat==0.25.0 pandas==3.1.1 pyreadstat==1.3.7

venv/bin/python - <<'PY'
import sys
from datetime import date
from importlib.metadata import version

import pandas as pd
import polars_readstat
import pyreadstat

for name in ("polars-readstat", "pandas", "pyreadstat"):
    print(name, version(name))
DAYS = {"td": "2026-03-01", "tw": "2026-01-01", "tm": "2026-03-01", "tq": "2026-01-01", "th": "2026-07-01", "ty": "2026-01-01"}
EXPECTED = {
    "td": date(2026, 3, 1), "tw": date(1969, 5, 25), "tm": date(1962, 3, 5), "tq": date(1960, 9, 21), "th": date(1960, 5, 13), "ty": date(1965, 7, 19),
}
table = pd.DataFrame({unit: pd.to_datetime([day]) for unit, day in DAYS.items()})
table.to_stata("polls.dta", write_index=False, convert_dates={unit: unit for unit in DAYS})

by_pandas = pd.read_stata("polls.dta").iloc[0]
by_polars = polars_readstat.scan_readstat("polls.dta").collect().to_dicts()[0]
by_pyreadstat = pyreadstat.read_dta("polls.dta")[0].iloc[0]
changed = 0
for unit, day in DAYS.items():
    print(f"%{unit} pandas {by_pandas[unit]:%Y-%m-%d}, polars-readstat {by_polars[unit]}, pyreadstat {by_pyreadstat[unit]}")
    if f"{by_pandas[unit]:%Y-%m-%d}" != day or by_polars[unit] != EXPECTED[unit]:
        changed = 1
        print("   CHANGED, was:", day, EXPECTED[unit])
sys.exit(changed)
# Output seen: as in DAYS (pandas) and EXPECTED (polars-readstat); pyreadstat 2026-03-01 for %td, else 3432, 794, 264, 133, 2026.
PY
