"""The model of loaded sentences and words: numbers and text in `lang/LANGUAGE/models/loaded.npz`, no pickles.

Trained by `audit learn loaded`; the model card `loaded.md` has its training data, figures and limits.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.lang.pack import Pack
from audit.score.word_sets import First, Masks, WordSets
from audit.score.word_table import LIMIT, Forms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FILE = Path("models/loaded.npz")
"""The model's file in the folder of a language pack."""
NUMBERS = ("bias", "slope", "shift", "flag", "mark", "beside")
ARRAYS = ("grams", "chars", "mean", "scale", "dense", "context")
TREES = ("feature", "threshold", "left", "value", "roots")
ARTICLE, EXCERPT, FREQUENCY, ARTICLE_CHARS, EXCERPT_CHARS, LENGTH, GRAM = range(7)
"""Columns of `Model.known`: propensities of a key in articles and excerpts, log frequency, weights of its character n-grams in
both heads, their squared length, and its index among the grams (-1: none)."""


@dataclass(frozen=True, slots=True)
class Tables:
    """Tables of words: masks and, by the index of a word, propensities in articles and excerpts, and log frequency.

    A propensity is the log-odds that annotators mark the word; `unknown` is the row of words without an index.
    """

    masks: Masks
    index: dict[str, int]
    article: "Floats"
    excerpt: "Floats"
    frequency: "Floats"
    unknown: tuple[float, float, float]

    def of(self, word: str) -> tuple[float, float, float]:
        """Look up the propensities in articles and excerpts, and the log frequency of a word."""
        i = self.index.get(word)
        return self.unknown if i is None else (self.article.item(i), self.excerpt.item(i), self.frequency.item(i))


@dataclass(frozen=True, slots=True)
class Head:
    """A linear score over word n-grams, character n-grams and dense features (standardised, clipped), then calibrated.

    Probability = 1 / (1 + exp(-(slope * score + shift))). Minimum probabilities: `flag` of a sentence shown as loaded, `mark`
    of a marked word, `beside` of a neighbour that joins its mark.
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
    """Boosted trees: feature, threshold (at most goes left, above goes right) and left child of each node.

    The right child follows the left one; a leaf is its own left child.
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

    `grams`: index of each single word; `pairs`: sorted first * len(grams) + second of each known pair, whose indices follow.
    `chars`: index of each character n-gram in `letters`: weights in both heads and squared idf. `sets`: words that features
    count; the model was trained with them.
    """

    tables: Tables
    sets: WordSets
    grams: dict[str, int]
    pairs: "Ints"
    gram_idf: "Floats"
    chars: dict[str, int]
    letters: tuple["Floats", "Floats", "Floats"]
    article: Head
    excerpt: Head
    trees: Trees
    held: list[Forms] = field(default_factory=list)

    @property
    def forms(self) -> Forms:
        """Return the forms with their features; a new table when the last has exceeded its maximum size."""
        if not self.held or len(self.held[0].forms) > LIMIT:
            self.held[:] = [Forms(self.tables.masks, self.sets, self.known)]
        return self.held[0]

    def head(self, excerpt: bool) -> Head:
        """Return the head for excerpts or for articles."""
        return self.excerpt if excerpt else self.article

    def known(self, key: str) -> tuple[float, ...]:
        """Look up a key, in the order of the columns ARTICLE … GRAM."""
        t = self.tables
        at = [i for r in char_ngrams(key) if (i := self.chars.get(r)) is not None] if key[0].isalpha() else []
        a, e, length = (math.fsum(map(weights.item, at)) for weights in self.letters)
        return (*t.of(key), a, e, length, float(self.grams.get(key, -1)))

    @classmethod
    def load(cls, pack: Pack, masks: Masks, sets: WordSets) -> "Model":
        """Read the model of a language pack."""
        import numpy as np

        with np.load(pack.folder / FILE, allow_pickle=False) as file:
            return cls.of({name: file[name] for name in file.files}, masks, sets)

    @classmethod
    def of(cls, m: Mapping[str, Any], masks: Masks, sets: WordSets) -> "Model":
        """Build a model from its arrays; texts are arrays of UTF-8 bytes, one word per line. `masks` are written by hand."""
        words, grams, chars = text_lines(m["words"]), text_lines(m["grams"]), text_lines(m["chars"])
        article, excerpt, idf = head_of(m, "article"), head_of(m, "excerpt"), m["char_idf"]
        index = dict(zip(words, range(len(words)), strict=True))
        return cls(
            tables=Tables(
                masks=replace(masks, topics=frozenset(text_lines(m["topics"])), common=First(index, int(m["common"]))),
                index=index,
                article=m["article_propensity"],
                excerpt=m["excerpt_propensity"],
                frequency=m["frequency"],
                unknown=(float(m["article_unknown"]), float(m["excerpt_unknown"]), 0.0),
            ),
            sets=sets,
            grams=dict(zip(grams, range(len(grams)), strict=True)),
            pairs=m["pairs"],
            gram_idf=m["gram_idf"],
            chars=dict(zip(chars, range(len(chars)), strict=True)),
            letters=(idf * article.chars, idf * excerpt.chars, idf**2),
            article=article,
            excerpt=excerpt,
            trees=Trees(**{k: m[f"trees_{k}"] for k in TREES}, bias=float(m["trees_bias"]), depth=int(m["trees_depth"])),
        )


def char_ngrams(word: str) -> list[str]:
    """Extract the character n-grams of one word, n = 3 to 5, its ends padded with a space.

    >>> char_ngrams("gas")
    [' ga', 'gas', 'as ', ' gas', 'gas ', ' gas ']
    """
    padded = f" {word} "
    return [padded[i : i + n] for n in (3, 4, 5) for i in range(len(padded) - n + 1)]


def head_of(m: Mapping[str, Any], name: str) -> Head:
    """Build the head `article` or `excerpt` from a model's arrays."""
    parts: dict[str, Any] = {k: m[f"{name}_{k}"] for k in ARRAYS}
    parts |= {k: float(m[f"{name}_{k}"]) for k in NUMBERS}
    return Head(**parts)


def text_lines(text: Any) -> list[str]:
    """Split a text stored as an array of bytes into lines."""
    return text.tobytes().decode("utf-8").split("\n")  # type: ignore[no-any-return] # an array has no typed bytes
