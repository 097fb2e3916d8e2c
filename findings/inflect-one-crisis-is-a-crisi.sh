#!/usr/bin/env bash
# inflect's singular of "crisis" is "crisi", and of Paris "Pari"; 52-45 is 5,245 in words.
#
# Guess: singular_noun() gives the singular of a plural and False for a word that is one
# already, as its documentation says; number_to_words() refuses what is no number.
#
# What happens: singulars in -s lose it: "crisis", "virus", "analysis", "bus" and
# "consensus" become "crisi", "viru", "analysi", "bu" and "consensu", and so do names:
# "Paris", "Texas", "Reuters". Only for a double s, as in "glass", the answer is False.
# number_to_words() drops each sign that it doesn't know: a vote of "52-45" is five
# thousand two hundred and forty-five, "1/2" twelve, "12:30" one thousand two hundred
# and thirty, "−40" (the printed minus) forty. No error, no warning.
#
# Why it matters: it is how words are counted regardless of number, and figures read
# out. The crisis in the singular is another word than crises, and Reuters is nobody.
#
# inflect 7.6.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check inflect==7.6.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import inflect

print("inflect", version("inflect"))
engine = inflect.engine()
NOUNS = {
    "crises": "crisis",
    "crisis": "crisi",
    "analysis": "analysi",
    "virus": "viru",
    "bus": "bu",
    "consensus": "consensu",
    "census": "censu",
    "glass": False,
    "port": False,
    "Paris": "Pari",
    "Texas": "Texa",
    "Reuters": "Reuter",
}
NUMBERS = {
    "52-45": "five thousand, two hundred and forty-five",
    "1/2": "twelve",
    "12:30": "one thousand, two hundred and thirty",
    "-40": "minus forty",
    "\u221240": "forty",
}
changed = 0
for function, expected in (engine.singular_noun, NOUNS), (engine.number_to_words, NUMBERS):
    for text, seen in expected.items():
        found = function(text)
        print(text, "->", found)
        if found != seen:
            changed = 1
            print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in NOUNS and NUMBERS.
PY
