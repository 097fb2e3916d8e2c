#!/usr/bin/env bash
# recall_score of confidenceinterval is 0.9 for a detector that finds nothing.
#
# Guess: precision_score, recall_score and f1_score have the names, arguments and
# order of scikit-learn's, so for labels 0 and 1 they mean the positive class, as
# there; the package adds the interval.
#
# What happens: the default is average="micro", which for two classes is the share
# of all items that are right. 20 of 200 sentences are quotations and none is
# found: recall is 0.90 with an interval from .86 to .94, precision and F1 are the
# same number. scikit-learn says 0. tpr_score, of the same package, says 0 too.
# Asking for average="binary" raises an AssertionError about the interval's
# method, unless the method is named as well. And without any error the intervals
# of precision, recall and F1 are [1, 1], of width zero, and average="macro" gives
# an interval that ends above 1.
#
# Why it matters: in audits the class of interest is the rare one, so the number
# reported as recall is near 1 whatever the detector does, and its narrow interval
# makes it look well measured.
#
# confidenceinterval 1.0.5 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check confidenceinterval==1.0.5 scikit-learn==1.9.1

venv/bin/python - <<'PY'
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import confidenceinterval as ci
from sklearn.metrics import recall_score

print("confidenceinterval", version("confidenceinterval"), "scikit-learn", version("scikit-learn"))
changed = 0


def show(name, result, expected):
    global changed
    found = tuple(round(float(number), 3) for number in (result[0], *result[1]))
    print(f"{name:34}", found)
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)


TRUTH = [1] * 20 + [0] * 180
NOTHING = [0] * 200
HALF = [1] * 10 + [0] * 190
print("scikit-learn, nothing found:", recall_score(TRUTH, NOTHING))
show("nothing found, recall_score", ci.recall_score(TRUTH, NOTHING), (0.9, 0.858, 0.942))
show("nothing found, precision_score", ci.precision_score(TRUTH, NOTHING), (0.9, 0.858, 0.942))
show("nothing found, f1_score", ci.f1_score(TRUTH, NOTHING), (0.9, 0.858, 0.942))
show("nothing found, tpr_score", ci.tpr_score(TRUTH, NOTHING), (0.0, 0.0, 0.161))
show("half found, recall_score", ci.recall_score(TRUTH, HALF), (0.95, 0.92, 0.98))
show("half found, precision_score macro", ci.precision_score(TRUTH, HALF, average="macro"), (0.974, 0.908, 1.039))
show("all found, recall_score", ci.recall_score(TRUTH, TRUTH), (1.0, 1.0, 1.0))
show("all found, tpr_score", ci.tpr_score(TRUTH, TRUTH), (1.0, 0.839, 1.0))
try:
    ci.recall_score(TRUTH, HALF, average="binary")
    changed = 1
    print("CHANGED: average='binary' works by itself")
except AssertionError as error:
    print("average='binary':", str(error)[:60])
show("half found, binary and wilson", ci.recall_score(TRUTH, HALF, average="binary", method="wilson"), (0.5, 0.299, 0.701))
sys.exit(changed)
PY
