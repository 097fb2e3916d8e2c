"""The probability that two accounts tell one story, from what they share: a small logistic model.

It was trained on accounts of 2012 to 2017 (`audit learn link`; `models/pairs.md`). It reads words of the languages that its
table of rare words covers; in others two accounts are linked by shared passages and quotations alone.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.link.vectors import HEADLINE, LEAD, MODELS, WORDS

Numbers = NDArray[np.float64]
LEAST = 0.06
"""Minimum cosine of the words of a pair that is asked about; 95 % of the pairs of labelled stories are above it."""
FEATURES = ("words", "lead", "headline", "root", "words_lead", "words_headline", "days", "later", "shared")
"""Features of a pair: three cosines, the root of the first, two products, days between, more than one, any shared gram."""
GRAMS = 3
"""Sampled grams that two accounts share at least when they are linked without the model."""
SURE = 0.9
"""Probability of such a pair."""


def features(cosines: NDArray[np.float32], days: NDArray[np.int64], grams: NDArray[np.int64]) -> Numbers:
    """Features of pairs as rows, in the order of `FEATURES`."""
    words, lead, headline = (cosines[:, i].astype(np.float64) for i in (WORDS, LEAD, HEADLINE))
    columns = (words, lead, headline, np.sqrt(words), words * lead, words * headline, days, days > 1, grams > 0)
    return np.stack([np.asarray(c, np.float64) for c in columns], axis=1)


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
        """Probability of each pair.

        >>> model = PairModel.load()
        >>> cosines = np.array([[0.6, 0.5, 0.7], [0.07, 0.0, 0.0]], np.float32)
        >>> [round(float(p)) for p in model.probabilities(features(cosines, np.array([0, 3]), np.array([4, 0])))]
        [1, 0]
        """
        out: Numbers = 1 / (1 + np.exp(-(rows @ self.weights + self.constant)))
        return out
