#!/usr/bin/env bash
# agate, frictionless and petl read the ids 12_3 and 1_23 as one number, and Nan as none.
#
# Guess: a column of ids like 12_3 (issue and page) is text; a column of first names
# is text. Digits with a full stop or a comma in them may be read as numbers.
#
# What happens: whether a cell is a number is left to Python, whose int() and Decimal()
# allow underscores between digits, as source code may have them, and take "Nan" and
# "Inf" for numbers. So 12_3 and 1_23 are both 123, with which two pages have one id,
# and a column of the names Nan and Inf is one of numbers: NaN and Infinity. One cell
# of another kind and the column is text again (agate, frictionless); petl's
# convertnumbers goes cell by cell, and of a list of names changes these alone. tablib
# leaves all as they are. No warning.
#
# Why it matters: archives number issues, pages and matches so. Joined on such an id,
# stories of different pages are one, and persons have no name. csvkit, made for
# newsrooms, reads with agate.
#
# agate 1.14.2, frictionless 5.21.0, petl 1.7.30; tablib 3.10.0 for comparison (Python).
# Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check agate==1.14.2 frictionless==5.21.0 petl==1.7.30 tablib==3.10.0

cat >pages.csv <<'CSV'
id,first
12_3,Nan
1_23,Inf
CSV
venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

import agate
import petl
import tablib
from frictionless import Resource

print({n: version(n) for n in ("agate", "frictionless", "petl", "tablib")})
found = {"agate": [tuple(map(str, row)) for row in agate.Table.from_csv("pages.csv").rows]}
with Resource(path="pages.csv") as resource:
    found["frictionless"] = [tuple(map(str, row.to_list())) for row in resource.read_rows()]
found["petl"] = [tuple(map(str, row)) for row in petl.convertnumbers(petl.fromcsv("pages.csv"))][1:]
with open("pages.csv") as file:
    found["tablib"] = list(tablib.Dataset().load(file.read(), format="csv"))
EXPECTED = {
    "agate": [("123", "NaN"), ("123", "Infinity")],
    "frictionless": [("123", "NaN"), ("123", "Infinity")],
    "petl": [("123", "nan"), ("123", "inf")],
    "tablib": [("12_3", "Nan"), ("1_23", "Inf")],
}
changed = 0
for name, seen in EXPECTED.items():
    print(name, found[name])
    if found[name] != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
