"""The model of a page's blocks: is it story, and if not, is it promotion.

Two linear scores each of wording and markup, and two forests over the traits of a block and these scores. Trained by
`audit learn blocks`; card and figures in `data/models/blocks.md`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.files import DATA
from audit.kit.forest import Forest

if TYPE_CHECKING:
    import numpy as np

MODEL = DATA / "models" / "blocks.npz"
SCORES = ("wording of story", "markup of story", "wording of promo", "markup of promo")


@dataclass(frozen=True, slots=True)
class Blocks:
    """Weights of strings for story and promo, the forests, and the names of the traits."""

    wording: Mapping[str, tuple[float, float]]
    markup: Mapping[str, tuple[float, float]]
    bias: tuple[float, float, float, float]
    story: Forest
    promo: Forest
    names: Sequence[str]

    @classmethod
    def load(cls) -> "Blocks":
        """The model that ships with the package."""
        import numpy as np

        with np.load(MODEL) as data:
            arrays = {name: data[name] for name in data.files}
        return cls.of(arrays)

    @classmethod
    def of(cls, arrays: Mapping[str, "np.ndarray"]) -> "Blocks":
        """A model from its arrays."""
        tables = [
            dict(zip(arrays[f"{kind}_grams"].tolist(), map(tuple, arrays[f"{kind}_weights"].tolist()), strict=True))
            for kind in ("wording", "markup")
        ]
        story, promo = (
            Forest.of(arrays[f"{t}_trait"], arrays[f"{t}_threshold"], arrays[f"{t}_value"], float(arrays[f"{t}_base"]))
            for t in ("story", "promo")
        )
        bias = tuple(arrays["bias"].tolist())
        return cls(tables[0], tables[1], bias, story, promo, arrays["names"].tolist())

    def worded(self, wording: Iterable[str]) -> tuple[float, float]:
        """Scores of a block's wording: for story, for promo."""
        return weighed(self.wording, wording, self.bias[0], self.bias[2])

    def marked(self, markup: Iterable[str]) -> tuple[float, float]:
        """Scores of a block's markup: for story, for promo."""
        return weighed(self.markup, markup, self.bias[1], self.bias[3])


def weighed(table: Mapping[str, tuple[float, float]], found: Iterable[str], a: float, b: float) -> tuple[float, float]:
    """Two sums of the weights of the strings that a table knows."""
    for string in found:
        if (w := table.get(string)) is not None:
            a += w[0]
            b += w[1]
    return a, b
