#!/usr/bin/env bash
# For DuckDB a duration in a Parquet file of polars is a number, of 93,600,000 or 93,600,000,000.
#
# Guess: DuckDB, which takes a duration of polars as an interval when it is handed the table,
# takes it so from polars' file; and polars takes DuckDB's JSON and UUID for texts.
#
# What happens: Parquet has no type of durations. polars writes a number and keeps type and
# unit in a note for Arrow's readers, which DuckDB doesn't read. The number is in
# milli- or microseconds; files of both in one query give both numbers in one column. The
# other way, JSON and UUID columns that DuckDB writes are bytes in polars, also where DuckDB hands
# them over as texts; comparing such a UUID with its text finds no row and is no error.
# pyarrow knows all of them.
#
# Why it matters: how long a story took, or stood uncorrected, is a thousand times too long or
# short, and looking a story up by its id finds nothing.
#
# polars 2.1.0, duckdb 2.0.1, pyarrow 26.0.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1

venv/bin/python - <<'PY'
import sys
from datetime import timedelta

import duckdb
import polars as pl
import pyarrow
import pyarrow.parquet

print("polars", pl.__version__, "duckdb", duckdb.__version__, "pyarrow", pyarrow.__version__)
OPEN = timedelta(hours=26)
UUID = "6f9619ff-8b86-d011-b42d-00c04fc964ff"
for unit in ("ms", "us"):
    held = pl.DataFrame({"stood": [OPEN]}, schema={"stood": pl.Duration(unit)})
    held.write_parquet(f"{unit}.parquet")
con = duckdb.connect()
con.execute(f"""COPY (SELECT '{UUID}'::UUID AS id, '{{"a": 1}}'::JSON AS data) TO 'stories.parquet'""")
stories = pl.read_parquet("stories.parquet")
handed = con.sql("FROM 'stories.parquet'").pl()
found = {
    "handed over": duckdb.sql("FROM held").fetchall(),
    "from files": con.sql("FROM read_parquet(['ms.parquet', 'us.parquet']) ORDER BY ALL").fetchall(),
    "type": con.sql("SELECT typeof(stood) FROM 'ms.parquet'").fetchall(),
    "pyarrow": pyarrow.parquet.read_table("ms.parquet")["stood"].to_pylist(),
    "id and data in polars": stories.dtypes,
    "handed to polars": handed.dtypes,
    "rows of the id": (stories.filter(pl.col("id") == UUID).height, handed.filter(pl.col("id") == UUID).height),
}
EXPECTED = {
    "handed over": [(OPEN,)],
    "from files": [(93_600_000,), (93_600_000_000,)],
    "type": [("BIGINT",)],
    "pyarrow": [OPEN],
    "id and data in polars": [pl.Binary, pl.Binary],
    "handed to polars": [pl.String, pl.String],
    "rows of the id": (0, 1),
}
for name, value in found.items():
    print(name, "->", value)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
