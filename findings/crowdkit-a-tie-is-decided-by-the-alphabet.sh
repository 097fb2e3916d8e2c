#!/usr/bin/env bash
# In a tie Crowd-Kit's majority vote takes the label that the alphabet puts first.
#
# Guess: where two coders disagree there is no majority: the library leaves the item
# out, draws a label at random (and takes a seed), or takes the one seen first.
#
# What happens: each tie goes to the label that sorts first, in every item and every
# order of the rows; the documentation only says that it is the same one for all. Of 100 articles on which two coders disagree in 40, the share
# called "biased" is 50 % where the other label is "neutral", the same judgements with
# "loaded" and "fair" give 10 %, with "1" and "0" 10 %, with "yes" and "no" 10 %. The
# probabilities do say .5 and .5, fit_predict does not.
#
# Why it matters: two coders for each article are the rule. The finding of such a study
# is decided by how its codebook words the labels, and translating the codebook
# changes it.
#
# crowd-kit 1.4.2 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check scikit-learn==1.9.1 pandas==2.2.3 attrs==25.4.0 tqdm==4.67.1 nltk==3.9.2
# Without its wish for transformers, which the majority vote does not use.
venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps crowd-kit==1.4.2

venv/bin/python - <<'PY'
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import pandas as pd
from crowdkit.aggregation import MajorityVote

print("crowd-kit", version("crowd-kit"))


def share(yes, no):
    """Share of `yes` by majority vote: 10 articles both call it so, 50 neither, 40 only the first coder."""
    rows = []
    for article in range(100):
        rows.append((article, "ada", yes if article < 50 else no))
        rows.append((article, "jo", yes if article < 10 else no))
    table = pd.DataFrame(rows, columns=["task", "worker", "label"])
    votes = [MajorityVote().fit_predict(rows) for rows in (table, table[::-1], table.sample(frac=1, random_state=5))]
    assert all(vote.sort_index().equals(votes[0].sort_index()) for vote in votes), "the order of the rows matters"
    odds = MajorityVote().fit_predict_proba(table).loc[20]
    return float((votes[0] == yes).mean()), float(odds[yes])


CASES = [("biased", "neutral", 0.5), ("loaded", "fair", 0.1), ("1", "0", 0.1), ("yes", "no", 0.1), ("ja", "nein", 0.5)]
changed = 0
for yes, no, expected in CASES:
    found, odds = share(yes, no)
    print(f"labels {yes!r} and {no!r}: {found:.0%} are {yes!r}; probability in a tie {odds}")
    if (found, odds) != (expected, 0.5):
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
PY
