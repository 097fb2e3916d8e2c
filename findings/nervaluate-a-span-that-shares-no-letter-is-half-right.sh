#!/usr/bin/env bash
# A predicted span that only begins where the true one ends counts as a hit.
#
# Guess: in lists of spans with start and end (the way of Prodigy and spaCy, where
# the end is the first place behind the span) two spans overlap when they share at
# least one character. "Reed" [0, 4) and ": no" [4, 8) share none: one missed, one
# spurious.
#
# What happens: nervaluate takes spans that touch for overlapping. The prediction
# is no longer spurious and the true span no longer missed: together they are one
# half-right answer in "partial" and a right one in "ent_type", precision 1.0 for
# a span without a single common character. One blank between them and both are
# errors. So a detector that returns what stands right behind each speaker, and
# never a speaker, has an ent_type F1 of 1.0.
#
# Why it matters: speaker, cue and quotation follow each other, in languages
# without blanks or behind a colon directly. Numbers of one system differ with
# whether the annotated text has a blank there, and "partial" is the score that is
# quoted for spans whose ends are a matter of taste.
#
# nervaluate 1.2.1 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check nervaluate==1.2.1

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from nervaluate import Evaluator

print("nervaluate", version("nervaluate"))


def scores(text, true, predicted):
    def spans(words):
        return [{"label": "SPEAKER", "start": text.index(word), "end": text.index(word) + len(word)} for word in words]

    overall = Evaluator([spans(true)], [spans(predicted)], tags=["SPEAKER"], loader="dict").evaluate()["overall"]
    return {name: (one.correct, one.incorrect, one.partial, one.missed, one.spurious, round(one.f1, 2))
            for name, one in overall.items()}


CASES = [
    # text, true span, predicted span, partial, ent_type
    ("Reed says no", ["Reed"], ["says"], (0, 0, 0, 1, 1, 0), (0, 0, 0, 1, 1, 0)),
    ("Reed: no", ["Reed"], [": no"], (0, 0, 1, 0, 0, 0.5), (1, 0, 0, 0, 0, 1.0)),
    ("市长表示反对", ["市长"], ["表示"], (0, 0, 1, 0, 0, 0.5), (1, 0, 0, 0, 0, 1.0)),
    ("市长 表示反对", ["市长"], ["表示"], (0, 0, 0, 1, 1, 0), (0, 0, 0, 1, 1, 0)),
]
changed = 0
print("(correct, incorrect, partial, missed, spurious, F1)")
for text, true, predicted, partial, kind in CASES:
    found = scores(text, true, predicted)
    print(f"{text}: true {true[0]!r}, predicted {predicted[0]!r}\n   partial {found['partial']}  ent_type {found['ent_type']}")
    if (found["partial"], found["ent_type"]) != (partial, kind):
        changed = 1
        print("   CHANGED, was:", partial, kind)
sys.exit(changed)
PY
