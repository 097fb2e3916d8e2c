#!/usr/bin/env bash
# cffconvert makes two authors of "Gazette and Herald Archive", and a person of each.
#
# Guess: an author of CITATION.cff that has a name, and no family name, is a body, and
# stays one in each format that the file is converted to.
#
# What happens: in BibTeX the name stands without braces, so readers take it for a
# person's: "Vell Press" is Press, Vell, sorted at P, and "Gazette and Herald Archive"
# two authors, "Gazette" and "Archive, Herald". For schema.org it is a Person. The RIS
# file ends in "ER" without the blanks and the hyphen that belong to it, and rispy finds
# no reference in it. The preferred citation, an article that the authors ask to be
# cited, is in none of the formats. Exit code 0, no warning.
#
# Why it matters: corpora are published by newsrooms, archives and agencies with such a
# file, so that they are cited. Their name is taken apart in every bibliography, and the
# article is not cited at all.
#
# cffconvert 2.0.0; pybtex 0.26.1 and rispy 0.10.0 read what it writes (Python).
# Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check cffconvert==2.0.0 pybtex==0.26.1 rispy==0.10.0

cat >CITATION.cff <<'CFF'
cff-version: 1.2.0
message: Please cite the article.
title: Port stories
date-released: 2026-03-01
authors:
  - name: Gazette and Herald Archive
  - name: Vell Press
preferred-citation:
  type: article
  title: A corpus of port stories
  journal: Corpora
  year: 2025
  authors:
    - family-names: Reed
      given-names: Ada
CFF
venv/bin/cffconvert --validate
venv/bin/cffconvert -f bibtex -o corpus.bib
venv/bin/cffconvert -f ris -o corpus.ris
venv/bin/cffconvert -f schema.org -o corpus.json
venv/bin/python -W ignore - <<'PY'
import json
import sys
from importlib.metadata import version
from pathlib import Path

import rispy
from pybtex.database import parse_file

print({n: version(n) for n in ("cffconvert", "pybtex", "rispy")})
entry = next(iter(parse_file("corpus.bib").entries.values()))
ris = Path("corpus.ris").read_text()
written = {path: Path(path).read_text() for path in ("corpus.bib", "corpus.ris", "corpus.json")}
found = {
    "BibTeX": [str(person) for person in entry.persons["author"]],
    "schema.org": [(a["@type"], a["name"]) for a in json.loads(written["corpus.json"])["author"]],
    "end of RIS": ris.splitlines()[-1],
    "references read": len(rispy.loads(ris)),
    "article cited": any("Corpora" in text for text in written.values()),
}
EXPECTED = {
    "BibTeX": ["Gazette", "Archive, Herald", "Press, Vell"],
    "schema.org": [("Person", "Gazette and Herald Archive"), ("Person", "Vell Press")],
    "end of RIS": "ER",
    "references read": 0,
    "article cited": False,
}
for name, value in found.items():
    print(name, value)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
PY
# Output seen: as in EXPECTED, after "Citation metadata are valid according to schema version 1.2.0."
