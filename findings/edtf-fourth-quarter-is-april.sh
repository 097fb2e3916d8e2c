#!/usr/bin/env bash
# text_to_edtf reads the fourth quarter as April and week 12 as December.
#
# Guess: "Q4 2026" is given in EDTF's own form for quarters (2026-36), as the
# months (2026-10/2026-12), as the bare year, or is refused (None).
#
# What happens: any number up to 12 beside a year is taken as a month. "Q4 2026"
# is 2026-04, "2nd quarter of 2026" is 2026-02, "week 12 of 2026" is 2026-12;
# with the number in letters ("second quarter of 2026") it is the year 2026.
# "5 of 8 members" is 8 May of an unknown year. "2000s" is the whole century
# (2000 to 2099), though "2010s" is ten years; "1920s or 1930s" is the 1920s,
# "2026 or 2027" is 2026, without a mark of doubt; "until 2019" is the year 2019,
# while "before 2019" is an open interval.
#
# Why it matters: EDTF is what archives write for vague dates, and this function
# is how a free text becomes one. The figures of a fourth quarter are dated half
# a year before they could exist, and the result is well-formed.
#
# edtf 5.0.2 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check edtf==5.0.2

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from edtf import parse_edtf, text_to_edtf

print("edtf", version("edtf"))
CASES = [
    ("May 2026", "2026-05"),
    ("Q1 2026", "2026-01"),
    ("Q4 2026", "2026-04"),
    ("2nd quarter of 2026", "2026-02"),
    ("second quarter of 2026", "2026"),
    ("week 12 of 2026", "2026-12"),
    ("5 of 8 members", "XXXX-05-08"),
    ("2010s", "201X"),
    ("2000s", "20XX"),
    ("1920s or 1930s", "192X"),
    ("2026 or 2027", "2026"),
    ("before 2019", "/2019"),
    ("until 2019", "2019"),
]
changed = 0
for text, expected in CASES:
    found = text_to_edtf(text)
    parsed = parse_edtf(found)
    last = "-".join(str(part) for part in parsed.upper_strict()[:3])
    print(f"{text:24} -> {found:12} last day {last}")
    if str(found) != expected:
        changed = 1
        print("   CHANGED, was:", expected)
quarter = parse_edtf("2026-36")
print("2026-36, EDTF's fourth quarter, is read as", type(quarter).__name__)
sys.exit(changed)
# Output seen: as in CASES; "Q4 2026" ends on 2026-4-30, "2000s" on 2099-12-31.
PY
