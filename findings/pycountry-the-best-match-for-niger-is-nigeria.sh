#!/usr/bin/env bash
# pycountry's best match for "Niger" is Nigeria.
#
# Guess: search_fuzzy() gives countries by how well they match, and a country whose
# name is the very text that was asked comes first.
#
# What happens: Nigeria is first and Niger second: a state of Nigeria has the name
# "Niger" too, and what the parts of a country add to its points beats the country's
# own name. For "Luxembourg", which is also a province of Belgium, the country is
# first. lookup() and get(name=...) are right for both.
#
# Why it matters: countries of outlets and of datelines are looked up this way, with
# [0] of the answer.
#
# pycountry 26.2.16 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pycountry==26.2.16

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import pycountry

print("pycountry", version("pycountry"))
found = {
    name: ([c.name for c in pycountry.countries.search_fuzzy(name)], pycountry.countries.lookup(name).name)
    for name in ("Niger", "Luxembourg")
}
for name, answer in found.items():
    print(name, *answer)
EXPECTED = {"Niger": (["Nigeria", "Niger"], "Niger"), "Luxembourg": (["Luxembourg", "Belgium"], "Luxembourg")}
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
