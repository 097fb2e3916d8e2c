#!/usr/bin/env bash
# python-whois makes "before Aug-1996" the first of August 1996.
#
# Guess: a registry that does not know when a name was registered says so, and the
# library keeps the words or gives nothing.
#
# What happens: Nominet prints "Registered on: before Aug-1996" for the oldest .uk
# names. creation_date is 1996-08-01 00:00 UTC, a moment like any other: the one
# before which it was. And a date of the form 04/03/2001 is read month first for
# .fr, whose registry and country write the day first; 07-04-1999 of .hk is read day
# first. Nothing tells a day that was read from one that was made up.
#
# Why it matters: how old an outlet's address is, is a fact of its provenance, and
# the oldest get a day that nobody ever named.
#
# python-whois 0.9.6 (Python), on answers as text. Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check python-whois==0.9.6

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from whois.parser import WhoisEntry

print("python-whois", version("python-whois"))
ANSWERS = {
    "paper.co.uk": "Domain name:\n        paper.co.uk\n\nRelevant dates:\n        Registered on: before Aug-1996\n",
    "paper.fr": "domain: paper.fr\ncreated: 04/03/2001\n",
    "paper.hk": "Domain Name: PAPER.HK\nDomain Name Commencement Date: 07-04-1999\n",
}
EXPECTED = {"paper.co.uk": "1996-08-01", "paper.fr": "2001-04-03", "paper.hk": "1999-04-07"}
found = {name: WhoisEntry.load(name, text)["creation_date"].date().isoformat() for name, text in ANSWERS.items()}
for name, day in found.items():
    print(name, day)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
