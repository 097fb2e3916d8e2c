#!/usr/bin/env bash
# Items that only one person coded raise (or lower) the agreement of irrCAC.
#
# Guess: an item with one rating has nobody to agree with, so it does not change a
# coefficient of agreement, as with Krippendorff's alpha.
#
# What happens: ten items coded by two people, eight alike. Adding five items that
# one person coded alone changes Gwet's AC1 and Fleiss' kappa: if these items have the commoner label, AC1 rises and kappa falls;
# if they have a label of their own, both rise, and Brennan-Prediger too, since there
# is now one more category to agree on by chance. Krippendorff's alpha, from the
# same table, stays. The observed agreement "pa" is the same in all tables: only
# what counts as chance is changed, by items about which nothing is known.
#
# And with weights="ordinal" the labels are ranked by the alphabet, unless all of
# them are given: "high" < "low" < "mid".
#
# Why it matters: coders divide the material and share a sample of it; whether the
# table holds the sample or everything decides about the coefficient that is
# published, though the coders agreed and disagreed on exactly the same articles.
#
# irrCAC 0.4.4 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check irrcac==0.4.4 scipy==1.12.0 numpy==1.26.4 pandas==2.2.3

venv/bin/python - <<'PY'
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
import numpy as np
import pandas as pd
from irrCAC.raw import CAC

print("irrCAC", version("irrcac"))
SHARED = pd.DataFrame({"ada": list("xxxxxxxyyy"), "jo": list("xxxxxxyyyx")})


def alone(label):
    return pd.concat([SHARED, pd.DataFrame({"ada": [label] * 5, "jo": [np.nan] * 5})], ignore_index=True)


def scores(table, **options):
    coder = CAC(table, **options)
    names = ("krippendorff", "gwet", "fleiss", "bp")
    return tuple(round(float(getattr(coder, name)()["est"]["coefficient_value"]), 3) for name in names)


ORDERED = pd.DataFrame({"ada": "low mid high low mid high low high".split(), "jo": "mid mid high low high high low mid".split()})
found = {
    "shared items only": scores(SHARED),
    "and 5 alone, label x": scores(alone("x")),
    "and 5 alone, label z": scores(alone("z")),
    "ordinal, labels by alphabet": scores(ORDERED, weights="ordinal"),
    "ordinal, labels as given": scores(ORDERED, weights="ordinal", categories=["low", "mid", "high"]),
}
print("alpha, AC1, Fleiss' kappa, Brennan-Prediger")
for name, numbers in found.items():
    print(f"{name:28}", numbers)
EXPECTED = {
    "shared items only": (0.548, 0.655, 0.524, 0.6),
    "and 5 alone, label x": (0.548, 0.706, 0.375, 0.6),
    "and 5 alone, label z": (0.548, 0.708, 0.683, 0.7),
    "ordinal, labels by alphabet": (0.276, 0.218, 0.228, 0.212),
    "ordinal, labels as given": (0.69, 0.665, 0.669, 0.662),
}
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
PY
