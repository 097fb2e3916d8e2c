#!/usr/bin/env bash
# tei-reader prints the error and its correction as one word, and what was struck out.
#
# Guess: a reader of TEI's running text gives one reading: the correction (or the
# error) of a <choice>, words that stand, not those that were struck out.
#
# What happens: all are printed in a row. <choice><sic>tommorow</sic><corr>tomorrow
# </corr></choice> is "tommorowtomorrow", an abbreviation and its expansion are
# "EUEuropean Union", two readings of an apparatus "signedsent". "We will <del>not
# </del> sign" has its "not"; a deletion replaced by an addition has both. Words of
# a <note> are left out, so some elements are chosen among; these are not.
#
# Why it matters: debates, letters and historical newspapers are published as TEI;
# their text says the opposite where it was corrected, and words run together there
# are found by no search.
#
# tei-reader 0.0.17 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check tei-reader==0.0.17

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

from tei_reader import TeiReader

print("tei-reader", version("tei-reader"))
EXPECTED = {
    "We sign <choice><sic>tommorow</sic><corr>tomorrow</corr></choice>.": "We sign tommorowtomorrow.",
    "The <choice><abbr>EU</abbr><expan>European Union</expan></choice> left.": "The EUEuropean Union left.",
    "We will <del>not</del> sign.": "We will not sign.",
    "<subst><del>Eleven</del><add>Twelve</add></subst> died.": "ElevenTwelve died.",
    'They <app><lem>signed</lem><rdg wit="#B">sent</rdg></app> it.': "They signedsent it.",
    "We sign. <note>Applause</note>": "We sign.",
}
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Debate</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)
found = {}
for inner in EXPECTED:
    text = f"<text><body><p>{inner}</p></body></text>"
    tei = f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{text}</TEI>'
    found[inner] = TeiReader().read_string(tei).text.strip()
    print(inner, "->", found[inner])
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
