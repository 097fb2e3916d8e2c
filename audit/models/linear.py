"""Logistic regression over named binary features, so that a decision can name the features with most weight.

>>> model = Linear({"short": 1.5, "full stop": -2.0}, -0.5)
>>> round(model.p(["short"]), 3), model.heaviest(["short", "full stop"])
(0.731, ('full stop', 'short'))
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MOST_ODDS = 40.0
"""Maximum log-odds, beyond which a probability is 0 or 1 in double precision, and `exp` may overflow."""


def logistic(odds: float) -> float:
    """Convert log-odds to a probability.

    >>> logistic(0.0), round(logistic(-1e6), 3)
    (0.5, 0.0)
    """
    return 1 / (1 + math.exp(-max(-MOST_ODDS, min(MOST_ODDS, odds))))


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression over binary features, given by the names of those that are true."""

    weights: Mapping[str, float] = field(repr=False)
    bias: float
    threshold: float = 0.5

    @classmethod
    def load(cls, path: Path) -> "Linear":
        """Load a JSON file with `weights`, `bias` and `threshold`."""
        data = json.loads(path.read_bytes())
        return cls(data["weights"], data["bias"], data["threshold"])

    def score(self, features: Iterable[str]) -> float:
        """Sum the log-odds of the features that are true, the same in any order; unknown features weigh nothing."""
        weights = self.weights
        return math.fsum([self.bias, *(weights[f] for f in features if f in weights)])

    def p(self, features: Iterable[str]) -> float:
        """Return the probability, from 0 to 1."""
        return logistic(self.score(features))

    def heaviest(self, features: Iterable[str], n: int = 3) -> tuple[str, ...]:
        """List the `n` features with the largest absolute weight, largest first."""
        known = sorted({f for f in features if f in self.weights}, key=lambda f: (-abs(self.weights[f]), f))
        return tuple(known[:n])
