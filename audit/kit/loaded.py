"""The model of loaded sentences and words: numbers and text in `data/models/loaded.npz`, no pickles.

Made by `audit learn loaded`; what it was trained on, its figures and its limits stand in `data/models/loaded.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.files import DATA, read_yaml

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

MODEL = DATA / "models" / "loaded.npz"
NUMBERS = ("bias", "slope", "shift", "flag", "mark", "beside")
ARRAYS = ("grams", "chars", "mean", "scale", "dense", "context")
TREES = ("feature", "threshold", "left", "right", "value", "roots")


@dataclass(frozen=True, slots=True)
class Masks:
    """Words that no score rests on (groups, topics), words without content, and words that the language has in lower case."""

    groups: frozenset[str]
    stop: frozenset[str]
    topics: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Propensity:
    """How often annotators marked a word, as a logit; words of similar use lend to the ones not seen."""

    words: dict[str, float]
    unknown: float = -3.5


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of words: masks, log frequency, and propensities in whole articles and in excerpts."""

    masks: Masks
    frequency: dict[str, float]
    article: Propensity
    excerpt: Propensity


@dataclass(frozen=True, slots=True)
class Head:
    """A linear score over grams, runs of letters and dense features (mean and scale taken out, clipped), then calibrated.

    `slope`, `shift`: probability = 1 / (1 + exp(-(slope * score + shift))). `flag` is the probability from which a sentence
    is shown as loaded; `mark` and `beside` those from which a word is marked, and the word beside a marked one.
    """

    grams: "Floats"
    chars: "Floats"
    mean: "Floats"
    scale: "Floats"
    dense: "Floats"
    context: "Floats"
    bias: float
    slope: float
    shift: float
    flag: float
    mark: float
    beside: float


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees: for each node the feature, the threshold (at most goes left) and two children; a leaf leads to itself."""

    feature: "Ints"
    threshold: "Floats"
    left: "Ints"
    right: "Ints"
    value: "Floats"
    roots: "Ints"
    bias: float
    depth: int


@dataclass(frozen=True, slots=True)
class Model:
    """Two heads over the same features, one for articles and one for excerpts, and the trees that mark words."""

    tables: Tables
    grams: dict[str, int]
    gram_idf: "Floats"
    chars: dict[str, int]
    char_idf: "Floats"
    article: Head
    excerpt: Head
    trees: Trees
    seen: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path = MODEL) -> "Model | None":
        """The model that ships with the package; None where it has not been trained."""
        if not path.exists():
            return None
        import numpy as np

        with np.load(path, allow_pickle=False) as file:
            return cls.of({name: file[name] for name in file.files})

    @classmethod
    def of(cls, m: Mapping[str, Any]) -> "Model":
        """A model from its arrays; texts are arrays of UTF-8 bytes, a word a line."""
        words = lines(m["words"])
        hand = read_masks()
        masks = Masks(hand.groups, hand.stop, frozenset(lines(m["topics"])), frozenset(words[: int(m["common"])]))
        article, excerpt = (
            Propensity(dict(zip(words, m[f"{name}_propensity"].tolist(), strict=True)), float(m[f"{name}_unknown"]))
            for name in ("article", "excerpt")
        )
        trees = {k: m[f"trees_{k}"] for k in TREES}
        grams, chars = lines(m["grams"]), lines(m["chars"])
        return cls(
            Tables(masks, dict(zip(words, m["frequency"].tolist(), strict=False)), article, excerpt),
            dict(zip(grams, range(len(grams)), strict=True)),
            m["gram_idf"],
            dict(zip(chars, range(len(chars)), strict=True)),
            m["char_idf"],
            article=head(m, "article"),
            excerpt=head(m, "excerpt"),
            trees=Trees(**trees, bias=float(m["trees_bias"]), depth=int(m["trees_depth"])),
        )


def head(m: Mapping[str, Any], name: str) -> Head:
    """The head of one name."""
    parts: dict[str, Any] = {k: m[f"{name}_{k}"] for k in ARRAYS}
    parts |= {k: float(m[f"{name}_{k}"]) for k in NUMBERS}
    return Head(**parts)


def lines(text: Any) -> list[str]:
    """The lines of a text that is kept as an array of bytes."""
    return text.tobytes().decode("utf-8").split("\n")  # type: ignore[no-any-return] # an array has no typed bytes


def read_masks() -> Masks:
    """The masks written by hand, `data/masks/en.yaml`."""
    file = read_yaml(DATA / "masks" / "en.yaml")
    return Masks(frozenset(file["groups"].split()), frozenset(file["stop"].split()))
