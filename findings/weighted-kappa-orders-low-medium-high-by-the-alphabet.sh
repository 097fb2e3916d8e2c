#!/usr/bin/env bash
# Weighted kappa of "low", "medium" and "high" is .18 in two packages, where it is .83.
#
# Guess: weighted kappa, for codes with an order, asks for the order if codes are words,
# or raises an error.
#
# What happens: cohen_kappa_score of scikit-learn and weighted_kappa of iaa-kit put the
# words in the order of the alphabet: high, low, medium. "Low" and "high", the ends, are
# neighbours then, and "medium" and "high" as far apart as can be. Two coders who differ
# twice by one step have .83 (quadratic weights) with the codes as 0, 1, 2, and .18 with
# the words. Two who differ by one step and by two do better with words: .74 for .62.
# scikit-learn takes the order in labels=; iaa-kit has no place for it. krippendorff
# raises an error and says what it needs. No warning from the two.
#
# Why it matters: tone, prominence and certainty are coded in words. The same table
# makes a codebook fail its test or pass it, and the words' spelling decides.
#
# scikit-learn 1.9.1, iaa-kit 0.1.2; krippendorff 0.9.0 for comparison (Python).
# Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check scikit-learn==1.9.1 iaa-kit==0.1.2 krippendorff==0.9.0

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

import krippendorff
from iaa_kit import weighted_kappa
from sklearn.metrics import cohen_kappa_score

print({n: version(n) for n in ("scikit-learn", "iaa-kit", "krippendorff")})
ORDER = ["low", "medium", "high"]
FIRST = ["low", "medium", "high", "low", "medium", "high", "low", "high"]
CODERS = {
    "one step apart": ["low", "high", "high", "low", "medium", "medium", "low", "high"],
    "one and two steps apart": ["low", "low", "high", "low", "medium", "high", "low", "low"],
}
# quadratic by words, by numbers, with labels; linear by words and by numbers
EXPECTED = {
    "one step apart": (0.18, 0.83, 0.83, 0.41, 0.73),
    "one and two steps apart": (0.74, 0.62, 0.62, 0.67, 0.61),
}
changed = 0
numbers = [ORDER.index(code) for code in FIRST]
for name, second in CODERS.items():
    other = [ORDER.index(code) for code in second]
    kappas = (
        cohen_kappa_score(FIRST, second, weights="quadratic"),
        cohen_kappa_score(numbers, other, weights="quadratic"),
        cohen_kappa_score(FIRST, second, weights="quadratic", labels=ORDER),
        weighted_kappa(FIRST, second),
        weighted_kappa(numbers, other),
    )
    found = tuple(round(float(kappa), 2) for kappa in kappas)
    print(name, found)
    if found != EXPECTED[name]:
        changed = 1
        print("CHANGED, was:", EXPECTED[name])
try:
    krippendorff.alpha(reliability_data=[FIRST, CODERS["one step apart"]], level_of_measurement="ordinal")
    changed = 1
    print("CHANGED: krippendorff raised an error")
except ValueError as error:
    print("krippendorff:", error)
sys.exit(changed)
# Output seen: as in EXPECTED, and krippendorff's error.
PY
