"""The model of loaded sentences and words: numbers and text in `lang/en/models/loaded.npz`, no pickles.

Made by `audit learn loaded`; what it was trained on, its figures and its limits stand in `lang/en/models/loaded.md`.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.files import read_yaml
from audit.lang.pack import FOLDER
from audit.score.word_table import LIMIT, Forms, Masks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

MODEL = FOLDER / "en" / "models" / "loaded.npz"
NUMBERS = ("bias", "slope", "shift", "flag", "mark", "beside")
ARRAYS = ("grams", "chars", "mean", "scale", "dense", "context")
TREES = ("feature", "threshold", "left", "value", "roots")
ARTICLE, EXCERPT, FREQUENCY, ARTICLE_CHARS, EXCERPT_CHARS, LENGTH, GRAM = range(7)
"""What is known of a key: propensities in articles and excerpts, frequency, the weights of its runs of letters in both heads,
their squared length, and its place among the grams (-1: none)."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What is known of words: masks, the place of each, and by place propensities in articles and in excerpts, log frequency.

    `unknown`: what counts of a word that has no place.
    """

    masks: Masks
    place: dict[str, int]
    article: Sequence[float]
    excerpt: Sequence[float]
    frequency: Sequence[float]
    unknown: tuple[float, float, float]

    def of(self, word: str) -> tuple[float, float, float]:
        """Propensity in articles, in excerpts, and log frequency of a word."""
        i = self.place.get(word)
        return self.unknown if i is None else (self.article[i], self.excerpt[i], self.frequency[i])


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
    """Boosted trees: for each node the feature, the threshold (at most goes left, above it right) and the left child.

    The right child follows the left one; a leaf leads to itself.
    """

    feature: "Ints"
    threshold: "Floats"
    left: "Ints"
    value: "Floats"
    roots: "Ints"
    bias: float
    depth: int


@dataclass(frozen=True, slots=True)
class Model:
    """Two heads over the same features, one for articles and one for excerpts, and the trees that mark words.

    `grams`: places of single words; `pairs`: first * len(grams) + second of each known pair, in order, whose places follow.
    `chars`: places of runs of letters in `letters`, which has their weights in both heads and their squared idf.
    """

    tables: Tables
    grams: dict[str, int]
    pairs: "Ints"
    gram_idf: "Floats"
    chars: dict[str, int]
    letters: tuple[Sequence[float], Sequence[float], Sequence[float]]
    article: Head
    excerpt: Head
    trees: Trees
    held: list[Forms] = field(default_factory=list)

    @property
    def forms(self) -> Forms:
        """Forms that know what this model knows of words."""
        if not self.held or len(self.held[0].forms) > LIMIT:
            self.held[:] = [Forms(self.tables.masks, self.known)]
        return self.held[0]

    def known(self, key: str) -> tuple[float, ...]:
        """What is known of a key."""
        t = self.tables
        at = [i for r in runs(key) if (i := self.chars.get(r)) is not None] if key[0].isalpha() else []
        a, e, length = (math.fsum([weights[i] for i in at]) for weights in self.letters)
        return (*t.of(key), a, e, length, float(self.grams.get(key, -1)))

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
        unknown = float(m["article_unknown"]), float(m["excerpt_unknown"]), 0.0
        table = m["article_propensity"].tolist(), m["excerpt_propensity"].tolist(), m["frequency"].tolist()
        trees = {k: m[f"trees_{k}"] for k in TREES}
        grams, idf = lines(m["grams"]), m["char_idf"]
        article_head, excerpt_head = head(m, "article"), head(m, "excerpt")
        letters = (idf * article_head.chars).tolist(), (idf * excerpt_head.chars).tolist(), (idf**2).tolist()
        runs_of = lines(m["chars"])
        return cls(
            Tables(masks, dict(zip(words, range(len(words)), strict=True)), *table, unknown),
            dict(zip(grams, range(len(grams)), strict=True)),
            m["pairs"],
            m["gram_idf"],
            dict(zip(runs_of, range(len(runs_of)), strict=True)),
            letters,
            article=article_head,
            excerpt=excerpt_head,
            trees=Trees(**trees, bias=float(m["trees_bias"]), depth=int(m["trees_depth"])),
        )


def runs(word: str) -> list[str]:
    """Runs of three to five letters of one word, its ends as spaces.

    >>> runs("gas")
    [' ga', 'gas', 'as ', ' gas', 'gas ', ' gas ']
    """
    padded = f" {word} "
    return [padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1)]


def head(m: Mapping[str, Any], name: str) -> Head:
    """The head of one name."""
    parts: dict[str, Any] = {k: m[f"{name}_{k}"] for k in ARRAYS}
    parts |= {k: float(m[f"{name}_{k}"]) for k in NUMBERS}
    return Head(**parts)


def lines(text: Any) -> list[str]:
    """The lines of a text that is kept as an array of bytes."""
    return text.tobytes().decode("utf-8").split("\n")  # type: ignore[no-any-return] # an array has no typed bytes


def read_plain() -> frozenset[str]:
    """Plain names of things, `lang/en/plain_words.yaml`; training alone reads them."""
    return frozenset(w for domain in read_yaml(FOLDER / "en" / "plain_words.yaml").values() for w in domain.split())


def read_masks() -> Masks:
    """The masks written by hand, `lang/en/masks.yaml`."""
    file = read_yaml(FOLDER / "en" / "masks.yaml")
    return Masks(frozenset(file["groups"].split()), frozenset(file["stop"].split()))
