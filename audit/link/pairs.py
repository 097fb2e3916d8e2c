"""The probability that two accounts tell one story, from what they share: a small logistic model.

It was trained on accounts of 2012 to 2017 (`audit learn link`; `models/pairs.md`). It reads words of the languages that its
table of rare words covers; in others two accounts are linked by shared passages and quotations alone.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.link.similar import ALIKE
from audit.link.terms import MODELS, Floats

Numbers = NDArray[np.float64]
LEAST = 0.06
"""Minimum cosine of the words of a pair that is asked about; 95 % of the pairs of labelled stories are above it."""
FEATURES = ("words", "lead", "first", "about", "weekdays", "days", "shared")
"""Features of a pair: two cosines; the larger share of first words and the smaller one of weightiest terms that the other
account has; days of the week that both name; days between; any shared gram.

Two steps of a running story share its names and most of its words; they differ in what they are about above all, and in the
day that they name.
"""
UNNAMED = 0.5
"""Agreement of the days of the week where an account names none."""
GRAMS = 3
"""Minimum sampled grams that two accounts share when they are linked without the model."""
SURE = 0.9
"""Probability of such a pair."""
BITS = np.array([i.bit_count() for i in range(1 << 8)], np.float64)
"""Number of days in a set of days of the week."""


def features(
    alike: Floats, gaps: NDArray[np.int64], grams: NDArray[np.int64], here: NDArray[np.uint16], there: NDArray[np.uint16]
) -> Numbers:
    """Features of pairs as rows, in the order of `FEATURES`; `here` and `there` are the days of the week that each names."""
    value = {name: alike[:, i].astype(np.float64) for i, name in enumerate(ALIKE)}
    both = BITS[here & there] / np.maximum(BITS[here | there], 1)
    columns = (
        value["words"],
        value["lead"],
        np.maximum(value["first"], value["first_other"]),
        np.minimum(value["about"], value["about_other"]),
        np.where((here == 0) | (there == 0), UNNAMED, both),
        gaps.astype(np.float64),
        (grams > 0).astype(np.float64),
    )
    return np.stack(columns, axis=1)


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights of the features, their constant, the threshold of a story, and the languages that the table covers."""

    weights: Numbers
    constant: float
    threshold: float
    languages: frozenset[str]

    @classmethod
    def load(cls, path: Path = MODELS / "pairs.json") -> "PairModel":
        """Read the model of a file."""
        found = json.loads(path.read_text(encoding="utf-8"))
        weights = np.array([found["weights"][name] for name in FEATURES])
        return cls(weights, found["constant"], found["threshold"], frozenset(found["languages"]))

    def probabilities(self, rows: Numbers) -> Numbers:
        """Probability of each pair, from its features.

        >>> model = PairModel.load()
        >>> rows = np.array([[0.6, 0.5, 0.9, 0.8, 1, 0, 1], [0.07, 0, 0.1, 0.1, 0, 3, 0]])
        >>> [round(float(p)) for p in model.probabilities(rows)]
        [1, 0]
        """
        out: Numbers = 1 / (1 + np.exp(-(rows @ self.weights + self.constant)))
        return out
