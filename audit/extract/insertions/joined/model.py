"""The model of joined pages: where their texts are cut, what their words say, and which spans are one promotion each.

Weights of named features for cuts and for words, and boosted trees over what is seen of a span. Trained by
`audit learn insertions`; card in `data/models/joined.md`.
"""

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.files import DATA
from audit.models.forest import Forest

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

    @property
    def opened(self) -> "Joined":
        """The model itself, as `Packed.opened` gives it."""
        return self

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


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a model, read with the kit and unpacked where the first joined page is met: most inputs are none.

    Two threads may unpack it at once; both get the same weights.

    >>> Packed.load().opened.bias < 0
    True
    """

    data: bytes = field(repr=False)
    held: list[Joined] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def load(cls) -> "Packed":
        """The model that ships with the package."""
        return cls(MODEL.read_bytes())

    @property
    def opened(self) -> Joined:
        """The model."""
        if not self.held:
            import numpy as np

            with np.load(io.BytesIO(self.data)) as arrays:
                self.held[:] = [Joined.of({name: arrays[name] for name in arrays.files})]
        return self.held[0]
