"""The model of joined pages: where their texts are cut, what their words say, and which spans are one promotion each.

Weights of named features for cuts and for words, and boosted trees over what is seen of a span. Trained by
`audit learn insertions`; card in `data/models/joined.md`.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.files import DATA
from audit.kit.forest import Forest

if TYPE_CHECKING:
    import numpy as np

MODEL = DATA / "models" / "joined.npz"


@dataclass(frozen=True, slots=True)
class Joined:
    """Weights of the features of a cut, of the strings of words, and the trees."""

    cut: Mapping[str, float] = field(repr=False)
    bias: float
    wording: Mapping[str, float] = field(repr=False)
    forest: Forest

    @classmethod
    def load(cls) -> "Joined":
        """The model that ships with the package."""
        import numpy as np

        with np.load(MODEL) as data:
            return cls.of({name: data[name] for name in data.files})

    @classmethod
    def of(cls, arrays: Mapping[str, "np.ndarray"]) -> "Joined":
        """A model from its arrays."""
        cut, wording = (
            dict(zip(arrays[f"{kind}_names"].tolist(), arrays[f"{kind}_weights"].tolist(), strict=True))
            for kind in ("cut", "wording")
        )
        forest = Forest.of(arrays["trait"], arrays["threshold"], arrays["value"], float(arrays["base"]))
        return cls(cut, float(arrays["bias"]), wording, forest)

    def odds(self, features: Iterable[str]) -> float:
        """The log-odds that a text ends at a cut."""
        weigh = self.cut.get
        return self.bias + math.fsum(weigh(f, 0.0) for f in features)
