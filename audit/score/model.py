"""The model of loaded sentences and words: numbers and text in `lang/LANGUAGE/models/loaded.npz`, no pickles.

Trained by `audit learn loaded`; the model card `loaded.md` has its training data, figures and limits.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.lang.pack import Pack
from audit.score.char_ngrams import CharNgrams
from audit.score.word_sets import Masks, WordSets
from audit.score.word_table import Forms

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

    A propensity is the log-odds that annotators mark the word; the last of each table is that of words without an index.
    """

    masks: Masks
    index: dict[str, int]
    article: "Floats"
    excerpt: "Floats"
    frequency: "Floats"


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
    `chars`: character n-grams; `letters`: their weights in both heads and squared idf. `sets`: words that features count; the
    model was trained with them.
    """

    tables: Tables
    sets: WordSets
    grams: dict[str, int]
    pairs: "Ints"
    gram_idf: "Floats"
    chars: CharNgrams
    letters: "tuple[Floats, Floats, Floats]"
    article: Head
    excerpt: Head
    trees: Trees
    held: list[Forms] = field(default_factory=list)

    @property
    def forms(self) -> Forms:
        """Return the forms with their features."""
        return Forms.of(self.held, lambda: Forms(self.tables.masks, self.sets, self.known))

    def head(self, excerpt: bool) -> Head:
        """Return the head for excerpts or for articles."""
        return self.excerpt if excerpt else self.article

    def known(self, keys: Sequence[str]) -> "Floats":
        """Look up some keys: a row each, in the order of the columns ARTICLE … GRAM."""
        import numpy as np

        t, n = self.tables, len(keys)
        word = np.fromiter((t.index.get(k, -1) for k in keys), np.int64, n)
        at, of = self.chars.found([k if k[0].isalpha() else "" for k in keys])
        cuts = np.searchsorted(of, np.arange(n + 1)).tolist()
        columns: list[Any] = [t.article[word], t.excerpt[word], t.frequency[word]]
        for weights in self.letters:
            some = weights[at].tolist()
            columns.append([math.fsum(some[a:b]) for a, b in pairwise(cuts)])
        columns.append(np.fromiter((self.grams.get(k, -1) for k in keys), np.float64, n))
        return np.column_stack(columns)

    @classmethod
    def load(cls, pack: Pack, masks: Masks, sets: WordSets) -> "Model":
        """Read the model of a language pack."""
        import numpy as np

        with np.load(pack.folder / FILE, allow_pickle=False) as file:
            return cls.of({name: file[name] for name in file.files}, masks, sets)

    @classmethod
    def of(cls, m: Mapping[str, Any], masks: Masks, sets: WordSets) -> "Model":
        """Build a model from its arrays; texts are arrays of UTF-8 bytes, one word per line. `masks` are written by hand."""
        import numpy as np

        words, grams, chars = text_lines(m["words"]), text_lines(m["grams"]), text_lines(m["chars"])
        article, excerpt, idf = head_of(m, "article"), head_of(m, "excerpt"), m["char_idf"]
        return cls(
            tables=Tables(
                masks=replace(masks, topics=frozenset(text_lines(m["topics"])), common=frozenset(words[: int(m["common"])])),
                index=dict(zip(words, range(len(words)), strict=True)),
                article=np.append(m["article_propensity"], m["article_unknown"]),
                excerpt=np.append(m["excerpt_propensity"], m["excerpt_unknown"]),
                frequency=np.append(m["frequency"], 0.0),
            ),
            sets=sets,
            grams=dict(zip(grams, range(len(grams)), strict=True)),
            pairs=m["pairs"],
            gram_idf=m["gram_idf"],
            chars=CharNgrams.of(chars),
            letters=(idf * article.chars, idf * excerpt.chars, idf**2),
            article=article,
            excerpt=excerpt,
            trees=Trees(**{k: m[f"trees_{k}"] for k in TREES}, bias=float(m["trees_bias"]), depth=int(m["trees_depth"])),
        )


def head_of(m: Mapping[str, Any], name: str) -> Head:
    """Build the head `article` or `excerpt` from a model's arrays."""
    parts: dict[str, Any] = {k: m[f"{name}_{k}"] for k in ARRAYS}
    parts |= {k: float(m[f"{name}_{k}"]) for k in NUMBERS}
    return Head(**parts)


def text_lines(text: Any) -> list[str]:
    """Split a text stored as an array of bytes into lines."""
    return text.tobytes().decode("utf-8").split("\n")  # type: ignore[no-any-return] # an array has no typed bytes
