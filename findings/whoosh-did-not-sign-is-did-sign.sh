#!/usr/bin/env bash
# In Whoosh the phrase "did not sign" finds "did sign", and "May" finds nothing.
#
# Guess: a phrase in quotation marks finds texts with these words in this order; if
# the analyzer leaves common words out, at least their places are kept, so "did not
# sign" and "did sign" differ. May and US, capitalised, are words to be found.
#
# What happens: a TEXT field's list of words to leave out has "not", "may", "will",
# "us", "it", "to" and others, and the words that are left are counted without gaps.
# So both phrases find both sentences, each way round, with the same score; "will not
# sign" is the one word "sign". A query for May, US, IT or Will is the empty query,
# which finds no text at all and raises nothing: "The US left" cannot be found.
# With StandardAnalyzer(stoplist=None) all is as guessed.
#
# Why it matters: who looks in an archive for the exact words of a denial gets the
# statement that was denied; and looking for a Prime Minister May, or the US, gets
# "no results".
#
# Whoosh 2.7.4 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check Whoosh==2.7.4

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

from whoosh.analysis import StandardAnalyzer
from whoosh.fields import STORED, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

print("Whoosh", version("Whoosh"))
TEXTS = ["The minister did sign.", "The minister did not sign.", "The US left.", "Mrs May resigned.", "Mr Will won."]
EXPECTED = {
    # query: texts found by default, texts found without a list of words to leave out
    '"did not sign"': ([0, 1], [1]),
    '"did sign"': ([0, 1], [0]),
    '"will not sign"': ([0, 1], []),
    "US": ([], [2]),
    "May": ([], [3]),
    "Will": ([], [4]),
    "minister": ([0, 1], [0, 1]),
}


def search(field):
    index = RamStorage().create_index(Schema(n=STORED, text=field))
    writer = index.writer()
    for n, text in enumerate(TEXTS):
        writer.add_document(n=n, text=text)
    writer.commit()
    with index.searcher() as searcher:
        parser = QueryParser("text", index.schema)
        return {q: sorted(hit["n"] for hit in searcher.search(parser.parse(q))) for q in EXPECTED}


default, every = search(TEXT), search(TEXT(analyzer=StandardAnalyzer(stoplist=None)))
found = {q: (default[q], every[q]) for q in EXPECTED}
for query, hits in found.items():
    print(query, *hits)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
