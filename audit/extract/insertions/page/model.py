"""The models of a page's blocks: story or not, promotion or not.

Two linear scores each for wording and markup, and two forests over the traits of a block and these scores. Trained by
`audit learn blocks`; card and figures in `data/models/blocks.md`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from audit.files import DATA
from audit.frozen import frozen
from audit.models.forest import Forest

if TYPE_CHECKING:
    import numpy as np

MODEL = DATA / "models" / "blocks.npz"
Tables = Mapping[str, Mapping[str, tuple[float, float]]]
"""Weights for story and for promo of the strings of each part (`grams.py`)."""
PARTS = {"wording": "fblsn", "markup": "copt"}
Parts = Iterable[tuple[str, Collection[str]]]
SCORES = ("wording of story", "markup of story", "wording of promo", "markup of promo")


@frozen
class Blocks:
    """Weights of strings for story and promo, the forests, and the names of the traits."""

    wording: Tables
    markup: Tables
    bias: tuple[float, float, float, float]
    story: Forest
    promo: Forest
    names: Sequence[str]

    @classmethod
    def load(cls) -> "Blocks":
        """Read the model that ships with the package."""
        import numpy as np

        with np.load(MODEL) as data:
            arrays = {name: data[name] for name in data.files}
        return cls.of(arrays)

    @classmethod
    def of(cls, arrays: Mapping[str, "np.ndarray"]) -> "Blocks":
        """Build a model from its arrays."""
        wording, markup = (tables(arrays[f"{kind}_grams"], arrays[f"{kind}_weights"], PARTS[kind]) for kind in PARTS)
        story, promo = (
            Forest.of(arrays[f"{t}_trait"], arrays[f"{t}_threshold"], arrays[f"{t}_value"], float(arrays[f"{t}_base"]))
            for t in ("story", "promo")
        )
        bias = tuple(arrays["bias"].tolist())
        return cls(wording, markup, bias, story, promo, arrays["names"].tolist())

    def worded(self, parts: Parts) -> tuple[float, float]:
        """Score a block's wording: for story, for promo."""
        return weighed(self.wording, parts, self.bias[0], self.bias[2])

    def marked(self, parts: Parts) -> tuple[float, float]:
        """Score a block's markup: for story, for promo."""
        return weighed(self.markup, parts, self.bias[1], self.bias[3])


def tables(grams: "np.ndarray", weights: "np.ndarray", parts: str) -> Tables:
    """Group weights of strings such as `f:read` by part."""
    found: dict[str, dict[str, tuple[float, float]]] = {part: {} for part in parts}
    for gram, (story, promo) in zip(grams.tolist(), weights.tolist(), strict=True):
        found[gram[0]][gram[2:]] = (story, promo)
    return found


def weighed(known: Tables, parts: Parts, a: float, b: float) -> tuple[float, float]:
    """Sum the weights of known strings, added to `a` for story and `b` for promo."""
    for story, promo in [w for part, found in parts for w in map(known[part].get, found) if w]:
        a += story
        b += promo
    return a, b
