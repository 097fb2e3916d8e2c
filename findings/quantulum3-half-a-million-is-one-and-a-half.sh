#!/usr/bin/env bash
# quantulum3 makes 1,500,000 of "half a million" and a metre of a million.
#
# Guess: "half a million" is 500,000; "£350m" is 350 million pounds; "3,000 to
# 5,000 marchers" is a range; "9/11" and "5m people" are left alone or read right.
#
# What happens: "half a million marched" gives 1,500,000: half and a million are
# added. "£350m" gives 350 of the unit "pound sterling metre"; "5m people" is
# five metres. "9/11" is the fraction .818. Of "3,000 to 5,000 marchers" comes the
# single number 4,000 with an uncertainty of 1,000. "500 crore" is 500, and
# "two dozen arrests" is the number 2, of the unit dozen.
#
# Why it matters: figures are what is compared between outlets. The number with
# the largest error here, three times too large, is the one without any sign: it
# has no odd unit and no uncertainty.
#
# quantulum3 0.10.0 (Python), without its optional classifier. Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check quantulum3==0.10.0 inflect==7.5.0 num2words==0.5.14

venv/bin/python - <<'PY'
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
from quantulum3 import parser

print("quantulum3", version("quantulum3"))
CASES = [
    ("A million marched.", [(1000000.0, "dimensionless", None)]),
    ("Half a million marched.", [(1500000.0, "dimensionless", None)]),
    ("half a million marched", [(1500000.0, "dimensionless", None)]),
    ("It cost £350m in all.", [(350.0, "pound sterling metre", None)]),
    ("It cost £350 million in all.", [(350000000.0, "pound sterling", None)]),
    ("5m people saw it", [(5.0, "metre", None)]),
    ("The 9/11 commission", [(9 / 11, "dimensionless", None)]),
    ("3,000 to 5,000 marchers", [(4000.0, "dimensionless", 1000.0)]),
    ("two dozen arrests", [(2.0, "dozen", None)]),
    ("Rs 500 crore was spent", [(500.0, "dimensionless", None)]),
]
changed = 0
for text, expected in CASES:
    found = [(q.value, q.unit.name, q.uncertainty) for q in parser.parse(text)]
    print(f"{text:32} -> {found}")
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
PY
