#!/usr/bin/env bash
# FlashText finds the name Ana in Anaïs, and cuts another word after an İ.
#
# Guess: FlashText, made to find whole words of a list in running text, takes every
# letter for a part of a word, and with span_info=True its places cut the text that
# was given.
#
# What happens: only ASCII letters, digits and "_" are parts of words, so a letter
# with an accent ends one: Ana is found in "Anaïs", Le in "Leïla". And the search
# runs on a lower-case copy of the text. "İ" (Istanbul's and Izmir's first letter in
# Turkish) becomes two characters there, so each place behind it is one too far:
# "Ana" is found where the text reads "na ". No error. flashtext2, a rewrite with
# the same interface, is right in both.
#
# Why it matters: lists of persons, outlets and agencies are matched this way, and
# evidence is shown by its places.
#
# flashtext 2.7, flashtext2 1.1.0 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check flashtext==2.7 flashtext2==1.1.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import flashtext
import flashtext2

print("flashtext", version("flashtext"), "flashtext2", version("flashtext2"))
TEXTS = ["Anaïs signed.", "Leïla signed.", "İzmir: Ana signed."]
EXPECTED = {
    "flashtext": [[("Ana", "Ana")], [("Le", "Le")], [("Ana", "na ")]],
    "flashtext2": [[], [], [("Ana", "Ana")]],
}
found = {}
for name, made in ("flashtext", flashtext.KeywordProcessor), ("flashtext2", flashtext2.KeywordProcessor):
    words = made(case_sensitive=False)
    for word in ("Ana", "Le"):
        words.add_keyword(word)
    many = [
        words.extract_keywords(t, span_info=True) if name == "flashtext" else words.extract_keywords_with_span(t)
        for t in TEXTS
    ]
    found[name] = [[(w, t[a:b]) for w, a, b in one] for t, one in zip(TEXTS, many, strict=True)]
    print(name, found[name])
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED, keyword and the text at its place.
PY
