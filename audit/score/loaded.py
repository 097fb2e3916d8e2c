"""How loaded a sentence and a word are: the trained model, with numpy and without the library that trained it.

Two heads share the features. The head for articles was trained on whole articles, a tenth of whose sentences are loaded; it
also sees how loaded the other sentences are. The head for excerpts (at most three sentences, no headline) was trained on
single sentences that people had picked out, half of them loaded: whoever hands over one sentence asks with other odds than an
article brings. `loaded_p` is the calibrated probability of the head that applies.
"""

import math
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.kit.loaded import Head, Masks, Model, Propensity, Trees
from audit.score.features import FLOOR, Sentence, form, grams, propensities, runs, summary
from audit.score.marking import token_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

EXCERPT = 3
"""Sentences that an excerpt has at most."""

PRIOR_RATE, PRIOR_WORDS = 0.045, 100
"""The mean propensity of an article's other words is drawn towards this rate as if by so many words."""

CLIP = 4.0
CACHED = 50_000
"""Words whose runs of letters are kept looked up."""


class Scored(NamedTuple):
    """Of each sentence the score and the probability, and of each of its words the probability that it would be marked."""

    z: list[float]
    p: list[float]
    words: list[dict[int, float]]


def is_excerpt(sentences: int, titled: bool) -> bool:
    """Whether a text is an excerpt: a few sentences without a headline."""
    return sentences <= EXCERPT and not titled


def score(sentences: Sequence[Sentence], model: Model, excerpt: bool) -> Scored:
    """Scores of the sentences of one document."""
    if not sentences:
        return Scored([], [], [])
    head = model.excerpt if excerpt else model.article
    around = contexts(sentences, model.tables.article, model.tables.masks)
    z = scores(sentences, model, excerpt, around).tolist()
    p = [logistic(head.slope * x + head.shift) for x in z]
    places: list[tuple[int, int]] = []
    rows: list[list[float]] = []
    for i, s in enumerate(sentences):
        near = (z[i], z[i - 1] if i else FLOOR, z[i + 1] if i + 1 < len(z) else FLOOR)
        for at, row in token_rows(s, model.tables, around[i][0], near, excerpt):
            places.append((i, at))
            rows.append(row)
    words: list[dict[int, float]] = [{} for _ in sentences]
    for (i, at), x in zip(places, walk(model.trees, rows), strict=True):
        words[i][at] = logistic(x)
    return Scored(z, p, words)


def contexts(sentences: Sequence[Sentence], table: Propensity, masks: Masks) -> list[list[float]]:
    """For each sentence: how loaded the words of the others are, how many there are, and its place among them."""
    sums = []
    for s in sentences:
        logits = propensities(s, table, masks)
        sums.append((sum([1 / (1 + math.exp(-x)) for x in logits]), len(logits)))
    total, count = sum(a for a, _ in sums), sum(b for _, b in sums)
    out = []
    n = len(sentences)
    for i, (a, b) in enumerate(sums):
        rate = (total - a + PRIOR_RATE * PRIOR_WORDS) / (count - b + PRIOR_WORDS)
        out.append([math.log(rate / (1 - rate)) + 3, min(n, 60) / 30, float(i == 0), i / n])
    return out


def scores(sentences: Sequence[Sentence], model: Model, excerpt: bool, around: Sequence[Sequence[float]]) -> "Floats":
    """The score of each sentence by the head that applies."""
    import numpy as np

    tables, masks = model.tables, model.tables.masks
    shape = [form(s, masks) for s in sentences]
    g = weights([gram_ids(s, model) for s in sentences], model.gram_idf)
    c = weights([char_ids(s, model) for s in sentences], model.char_idf)
    n = len(sentences)

    def linear(head: Head, dense: list[list[float]]) -> "Floats":
        terms = sum(
            np.bincount(row, weights[ids] * x, minlength=n) for weights, (row, ids, x) in ((head.grams, g), (head.chars, c))
        )
        scaled = np.clip((np.array(dense) - head.mean) / head.scale, -CLIP, CLIP)
        z: Floats = terms + scaled @ head.dense + head.bias
        return z

    plain = linear(
        model.article,
        [[*f, *summary(propensities(s, tables.article, masks))] for f, s in zip(shape, sentences, strict=True)],
    )
    if not excerpt:
        whole: Floats = plain + np.array(around) @ model.article.context
        return whole
    dense = [
        [*f, *summary(propensities(s, tables.excerpt, masks)), z]
        for f, s, z in zip(shape, sentences, plain.tolist(), strict=True)
    ]
    return linear(model.excerpt, dense)


def gram_ids(s: Sentence, model: Model) -> list[int]:
    """Places of the known grams of a sentence."""
    known = model.grams
    return [known[g] for g in grams(s.keys) if g in known]


def char_ids(s: Sentence, model: Model) -> list[int]:
    """Places of the known runs of letters of a sentence."""
    seen = model.seen
    found = []
    for k in s.keys:
        if k[0].isalpha():
            places = seen.get(k)
            if places is None:
                if len(seen) > CACHED:
                    seen.clear()
                known = model.chars
                places = seen[k] = tuple([known[r] for r in runs(k) if r in known])
            found.append(places)
    return list(chain.from_iterable(found))


def weights(ids: Sequence[Sequence[int]], idf: "Floats") -> tuple[Any, Any, "Floats"]:
    """Row, place and weight of each term: (1 + log count) * idf, each row of length one."""
    import numpy as np

    row = np.repeat(np.arange(len(ids)), [len(i) for i in ids])
    flat = np.fromiter(chain.from_iterable(ids), dtype=np.int64, count=len(row))
    cells, count = np.unique(row * len(idf) + flat, return_counts=True)
    row, place = np.divmod(cells, len(idf))
    x = (1 + np.log(count)) * idf[place]
    length = np.sqrt(np.bincount(row, x * x, minlength=len(ids)))
    return row, place, x / length[row]


def walk(trees: Trees, rows: Sequence[Sequence[float]]) -> list[float]:
    """The sum of the leaves that each row of features falls into."""
    import numpy as np

    if not rows:
        return []
    x = np.array(rows)
    at = np.broadcast_to(trees.roots, (len(x), len(trees.roots)))
    lines = np.arange(len(x))[:, None]
    for _ in range(trees.depth):
        at = np.where(x[lines, trees.feature[at]] <= trees.threshold[at], trees.left[at], trees.right[at])
    sums: list[float] = (trees.value[at].sum(1) + trees.bias).tolist()
    return sums


def logistic(z: float) -> float:
    """1 / (1 + exp(-z))."""
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0
