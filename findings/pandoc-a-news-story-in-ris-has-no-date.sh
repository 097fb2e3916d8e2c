#!/usr/bin/env bash
# pandoc reads a news story's RIS record without its day, or without any date.
#
# Guess: RIS, what press databases and libraries export, has the date as DA, 2026/03/01/, or
# in full in Y1 or PY; a story of 1 March 2026 is cited with its day, or at least its year.
#
# What happens: DA is not read. A record with DA and a year in PY is of 2026, one with DA only
# has no date and is cited "n.d.". A full date in PY or Y1, the form of the older
# specification, gives a date without parts, "n.d." too. "2026//", a year whose month and
# day aren't known, becomes a span of the year 2026, the year 0 and the year 0, "2026–". rispy
# keeps all of them. Exit code 0, no warning.
#
# Why it matters: a newspaper's story can be found by its day. All stories of a year, read
# from such an export, have one date or none, and what changed from day to day is in no order.
#
# pandoc 3.9 (by pypandoc_binary 1.17, Python); rispy 0.10.0 for comparison. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pypandoc_binary==1.17 rispy==0.10.0

venv/bin/python - <<'PY'
import json
import sys
from importlib.metadata import version

import pypandoc
import rispy

print("pandoc", pypandoc.get_pandoc_version(), "rispy", version("rispy"))
RECORD = "TY  - NEWS\nAU  - Reed, Ada\nTI  - Port closed\nT2  - Gazette\n{}ER  - \n"
CASES = [
    ("PY  - 2026\n", [[2026]]),
    ("PY  - 2026\nDA  - 2026/03/01/\n", [[2026]]),
    ("DA  - 2026/03/01/\n", None),
    ("Y1  - 2026/03/01/\n", []),
    ("PY  - 2026/03/01/\n", []),
    ("Y1  - 2026//\nDA  - 2026/03/01\n", [[2026], [0], [0]]),
]
changed = 0
for lines, expected in CASES:
    record = RECORD.format(lines)
    found = json.loads(pypandoc.convert_text(record, "csljson", format="ris"))[0].get("issued", {}).get("date-parts")
    cited = pypandoc.convert_text(record, "plain", format="ris", extra_args=["--citeproc"]).splitlines()[0]
    (kept,) = rispy.loads(record)
    print(lines.replace("\n", "; "), "->", found, "|", cited, "| rispy:", {k: v for k, v in kept.items() if k in ("year", "date", "publication_year")})
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
# Output seen: as in CASES.
PY
