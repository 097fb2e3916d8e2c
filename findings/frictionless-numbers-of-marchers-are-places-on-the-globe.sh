#!/usr/bin/env bash
# describe() takes "8,000" and "12,5" for geographic points.
#
# Guess: a column of numbers with commas (English thousands, German decimals) is
# inferred as string, or as number.
#
# What happens: a column in which every value is two whole numbers with a comma
# between them is a geopoint, longitude and latitude. "8,000", "3,050", "12,075"
# are read as points in the Gulf of Guinea, in northern France and in the sea off
# Svalbard: [8, 0], [3, 50], [12, 75]. The zeros are gone: 12,075 and 12,75 are the same
# point. "12,5", "3,1", "48,9" percent are points as well. validate() calls the
# file valid. One value whose second part is above 90 ("3,450"), or one without a
# comma, and the whole column is a string: which type a column has depends on
# which figures happened to occur.
#
# Why it matters: a data package of coded news gets its schema by describe().
# Who publishes it declares the number of marchers as a place; who reads it gets
# a list of two numbers and cannot have the figures back.
#
# frictionless 5.21.0 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check frictionless==5.21.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version
from pathlib import Path

from frictionless import Resource, describe, validate

print("frictionless", version("frictionless"))
CASES = [
    # values, inferred type, values as read
    (["8,000", "3,050", "12,075"], "geopoint", [[8.0, 0.0], [3.0, 50.0], [12.0, 75.0]]),
    (["8,000", "3,450", "12,075"], "string", ["8,000", "3,450", "12,075"]),
    (["12,5", "3,1", "48,9"], "geopoint", [[12.0, 5.0], [3.0, 1.0], [48.0, 9.0]]),
    (["12,5", "3", "48,9"], "string", ["12,5", "3", "48,9"]),
    (["12.5", "3.1", "48.9"], "number", [12.5, 3.1, 48.9]),
]
changed = 0
for values, kind, read in CASES:
    Path("counts.csv").write_text("id;marchers\n" + "".join(f"{i};{value}\n" for i, value in enumerate(values)))
    inferred = describe("counts.csv").schema.get_field("marchers").type
    with Resource("counts.csv") as resource:
        rows = [list(map(float, row["marchers"])) if inferred == "geopoint"
                else float(row["marchers"]) if inferred == "number" else row["marchers"] for row in resource.read_rows()]
    print(values, "->", inferred, rows, "valid:", validate("counts.csv").valid)
    if (inferred, rows) != (kind, read) or not validate("counts.csv").valid:
        changed = 1
        print("   CHANGED, was:", kind, read)
sys.exit(changed)
PY
