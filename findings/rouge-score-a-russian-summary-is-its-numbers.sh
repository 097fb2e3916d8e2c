#!/usr/bin/env bash
# rouge-score gives a Russian text 0 against itself, and 1 against another of the same year.
#
# Guess: a text compared with itself has ROUGE 1 in any language; without a stemmer, words
# of any script are words.
#
# What happens: all but the letters a to z and digits is a blank to the tokenizer. A text
# in Russian, Greek or Arabic has no word, so its ROUGE against itself is 0; as soon as
# there is a number in it, the number is its only word, and two sentences that have
# nothing else in common score 1. In other languages the letters with marks are cuts:
# "Müller" is "m" and "ller", so is "Möller", and "Özil won" equals "Zil won". 52-45 is
# the same as 52 45. There is a parameter for a tokenizer of one's own. Those who met the
# zeros report them; its documentation says nothing of other languages; no warning.
#
# Why it matters: summaries of news, machine-made ones above all, are judged by ROUGE, and
# copies are looked for with it. A wrong summary of a Russian story is perfect if it
# keeps the year, a right one worthless if it has none.
#
# rouge-score 0.1.2 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check rouge-score==0.1.2

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from rouge_score.rouge_scorer import RougeScorer

print("rouge-score", version("rouge-score"))
CASES = [
    ("The minister signed the treaty", "The minister signed the treaty", 1.0),
    ("Министр подписал договор", "Министр подписал договор", 0.0),
    ("В 2026 году министр подписал договор", "Суд отклонил жалобу, поданную в 2026 году", 1.0),
    ("Ο υπουργός υπέγραψε", "Ο υπουργός υπέγραψε", 0.0),
    ("Möller accuses", "Müller accuses", 1.0),
    ("Özil won", "Zil won", 1.0),
]
scorer = RougeScorer(["rouge1", "rougeL"])
changed = 0
for text, other, expected in CASES:
    found = {name: round(score.fmeasure, 2) for name, score in scorer.score(text, other).items()}
    print(text, "|", other, "->", found)
    if set(found.values()) != {expected}:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
# Output seen: as in CASES, ROUGE-1 and ROUGE-L alike.
PY
