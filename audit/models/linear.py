"""Linear models: a weight for each named feature, so that a judgement can say what weighed most.

>>> model = Linear({"short": 1.5, "full stop": -2.0}, -0.5)
>>> round(model.p(["short"]), 3), model.heaviest(["short", "full stop"])
(0.731, ('full stop', 'short'))
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic regression over features that hold or do not."""

    weights: Mapping[str, float] = field(repr=False)
    bias: float
    threshold: float = 0.5

    @classmethod
    def load(cls, path: Path) -> "Linear":
        """The model of a JSON file with `weights`, `bias` and `threshold`."""
        data = json.loads(path.read_bytes())
        return cls(data["weights"], data["bias"], data["threshold"])

    def score(self, features: Iterable[str]) -> float:
        """The log odds of the features that hold; one that the model does not know weighs nothing."""
        weights = self.weights
        return self.bias + sum(weights[f] for f in features if f in weights)

    def p(self, features: Iterable[str]) -> float:
        """The probability, from 0 to 1."""
        return 1 / (1 + math.exp(-max(-40.0, min(40.0, self.score(features)))))

    def heaviest(self, features: Iterable[str], n: int = 3) -> tuple[str, ...]:
        """The `n` features that weigh most, by size, whichever way they pull."""
        known = sorted({f for f in features if f in self.weights}, key=lambda f: (-abs(self.weights[f]), f))
        return tuple(known[:n])
