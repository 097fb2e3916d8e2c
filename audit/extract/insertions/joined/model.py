"""The model of joined pages: cut scores, wording scores, and trees that decide which spans are one promotion each.

Weights of named features for cuts and for words, and boosted trees over the columns of a span. Trained by
`audit learn insertions`; card in `data/models/joined.md`.
"""

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from audit.files import DATA
from audit.frozen import frozen
from audit.models.forest import Forest

if TYPE_CHECKING:
    import numpy as np

MODEL = DATA / "models" / "joined.npz"


@frozen
class Joined:
    """Weights of the features of a cut, weights of words and pairs, and the trees."""

    cut: Mapping[str, float] = field(repr=False)
    bias: float
    wording: Mapping[str, float] = field(repr=False)
    forest: Forest

    @property
    def opened(self) -> "Joined":
        """Return the model itself, for callers that may have a `Packed` one."""
        return self

    @classmethod
    def of(cls, arrays: Mapping[str, "np.ndarray"]) -> "Joined":
        """Build a model from its arrays."""
        cut, wording = (
            dict(zip(arrays[f"{kind}_names"].tolist(), arrays[f"{kind}_weights"].tolist(), strict=True))
            for kind in ("cut", "wording")
        )
        forest = Forest.of(arrays["trait"], arrays["threshold"], arrays["value"], float(arrays["base"]))
        return cls(cut, float(arrays["bias"]), wording, forest)

    def odds(self, features: Iterable[str]) -> float:
        """Sum the log-odds that a text ends at a cut."""
        weigh = self.cut.get
        return self.bias + math.fsum(weigh(f, 0.0) for f in features)


@frozen
class Packed:
    """The bytes of a model, loaded with the kit and unpacked only for a joined page: most inputs have none.

    >>> model = Packed.load()
    >>> model.opened.bias < 0, model.opened is model.opened
    (True, True)
    """

    data: bytes = field(repr=False)

    @classmethod
    def load(cls) -> "Packed":
        """Read the model that ships with the package."""
        return cls(MODEL.read_bytes())

    @property
    def opened(self) -> Joined:
        """Unpack the model, once per process."""
        return unpack(self.data)


@lru_cache(maxsize=2)
def unpack(data: bytes) -> Joined:
    """Unpack the model from bytes. Concurrent calls get equal models; one of them is kept."""
    import numpy as np

    with np.load(io.BytesIO(data)) as arrays:
        return Joined.of({name: arrays[name] for name in arrays.files})
