#!/usr/bin/env bash
# gensim's simple_preprocess leaves out every word of more than 15 letters.
#
# Guess: it lower-cases a text and cuts it into words, at most without single letters.
#
# What happens: words of more than 15 letters are dropped as well (max_len), without a
# warning. In English that is next to nothing; in languages that write compounds in
# one word it is the subject: of "Das Bundesverfassungsgericht verbietet die
# Vorratsdatenspeicherung" there are left "das", "verbietet" and "die". The Finnish
# prosecutor, the Dutch labour market and the Swedish budget bill go too. And since a
# hyphen parts words, "Bundes-Verfassungsgericht" drops only its second half.
#
# Why it matters: it is a usual first step towards topic models and word vectors. Court,
# surveillance and budget are no topic of German news, whatever the outlet writes, and
# outlets that hyphenate differ from those that don't.
#
# gensim 4.4.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check gensim==4.4.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from gensim.utils import simple_preprocess

print("gensim", version("gensim"))
EXPECTED = [
    ("Das Bundesverfassungsgericht verbietet die Vorratsdatenspeicherung", "das verbietet die"),
    ("Der Haushaltsausschuss tagt", "der tagt"),
    ("Die Bundesregierung klagt", "die bundesregierung klagt"),
    ("Das Bundes-Verfassungsgericht", "das bundes"),
    ("Valtakunnansyyttäjä vaatii", "vaatii"),
    ("De arbeidsmarktpolitiek faalt", "de faalt"),
    ("Regeringens budgetproposition kom", "regeringens kom"),
]
changed = 0
for text, seen in EXPECTED:
    found = " ".join(simple_preprocess(text))
    print(text, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
