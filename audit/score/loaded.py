"""How loaded sentences and words are: the trained model, with numpy and without the library that trained it.

Two heads share the features. The head for articles was trained on whole articles, a tenth of whose sentences are loaded; it
also sees how loaded the other sentences are. The head for excerpts (at most three sentences, no headline) was trained on
single sentences that people had picked out, half of them loaded: whoever hands over one sentence asks with other odds than an
article brings. `loaded_p` is the calibrated probability of the head that applies.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audit.score.arrays import Read, totals
from audit.score.model import (
    ARTICLE,
    ARTICLE_CHARS,
    EXCERPT,
    EXCERPT_CHARS,
    FREQUENCY,
    GRAM,
    LENGTH,
    Head,
    Model,
    Trees,
)
from audit.score.sentence_features import FLOOR, content, form, sigmoid, summary
from audit.score.word_features import tokens

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FEW = 3
"""Sentences that an excerpt has at most."""

PRIOR_RATE, PRIOR_WORDS = 0.045, 100
"""The mean propensity of an article's other words is drawn towards this rate as if by so many words."""

CLIP = 4.0
LEAST = 0.05
"""Probability from which a word is spoken of; no threshold lies below."""


class Scored(NamedTuple):
    """Of each sentence the score and the probability, and of its likelier words the probability that each would be marked."""

    z: list[float]
    p: list[float]
    words: list[dict[int, float]]


class Terms(NamedTuple):
    """Grams of sentences: sentence, place and weight of each, the weights of a sentence of length one."""

    row: "Ints"
    place: "Ints"
    weight: "Floats"


def is_excerpt(sentences: int, titled: bool) -> bool:
    """Whether a text is an excerpt: a few sentences without a headline."""
    return sentences <= FEW and not titled


def score(r: Read, model: Model, excerpt: bool) -> Scored:
    """Scores of the sentences of one document, read with the model's forms."""
    n = len(r.size)
    if not n:
        return Scored([], [], [])
    head = model.excerpt if excerpt else model.article
    known = r.forms.known.rows()
    one = np.zeros(n, dtype=np.int64)
    around = contexts(r, known[r.key, ARTICLE], one)
    z = scores(r, model, excerpt, around)
    words: list[dict[int, float]] = [{} for _ in range(n)]
    k = known[r.word]
    found = tokens(r, k[:, ARTICLE], k[:, EXCERPT], k[:, FREQUENCY], around[:, 0], beside(z, one), one, alone=excerpt)
    p = sigmoid(walk(model.trees, found.rows))
    some = np.flatnonzero(p >= LEAST)
    sentence = r.sentence[found.at[some]]
    at = found.at[some] - r.cuts[sentence]
    for i, place, q in zip(sentence.tolist(), at.tolist(), p[some].tolist(), strict=True):
        words[i][place] = q
    return Scored(z.tolist(), sigmoid(head.slope * z + head.shift).tolist(), words)


def beside(z: "Floats", text: "Ints") -> "Floats":
    """The score of each sentence, of the one before and of the one after in the same text."""
    same = text[1:] == text[:-1]
    before, after = np.full(len(z), FLOOR), np.full(len(z), FLOOR)
    before[1:][same], after[:-1][same] = z[:-1][same], z[1:][same]
    return np.column_stack([z, before, after])


def contexts(r: Read, logit: "Floats", text: "Ints") -> "Floats":
    """For each sentence: how loaded the words of the others are, how many there are, and its place among them.

    `logit`: propensity of each word; `text`: number of the text of each sentence, in order.
    """
    some = content(r)
    cuts = np.searchsorted(some, r.cuts)
    q = totals(sigmoid(np.maximum(logit[some], FLOOR))[:, None], cuts)[:, 0]
    count = np.diff(cuts)
    rest_q = np.bincount(text, q)[text] - q
    rest = np.bincount(text, count)[text] - count
    rate = (rest_q + PRIOR_RATE * PRIOR_WORDS) / (rest + PRIOR_WORDS)
    n = np.bincount(text)[text]
    i = np.arange(len(text)) - np.searchsorted(text, text)
    return np.column_stack([np.log(rate / (1 - rate)) + 3, np.minimum(n, 60) / 30, i == 0, i / n])


def scores(r: Read, model: Model, excerpt: bool, around: "Floats") -> "Floats":
    """The score of each sentence by the head that applies."""
    known = r.forms.known.rows()[r.key]
    shape, found = form(r), terms(r, known[:, GRAM].astype(np.int64), model)
    article_chars, excerpt_chars, length = totals(known[:, [ARTICLE_CHARS, EXCERPT_CHARS, LENGTH]], r.cuts).T
    scale = np.sqrt(np.where(length > 0, length, 1.0))

    def linear(head: Head, chars: "Floats", *dense: "Floats") -> "Floats":
        grams = np.bincount(found.row, head.grams[found.place] * found.weight, minlength=len(r.size))
        scaled = np.clip((np.column_stack([shape, *dense]) - head.mean) / head.scale, -CLIP, CLIP)
        z: Floats = grams + chars / scale + scaled @ head.dense + head.bias
        return z

    plain = linear(model.article, article_chars, summary(r, known[:, ARTICLE]))
    if not excerpt:
        whole: Floats = plain + around @ model.article.context
        return whole
    return linear(model.excerpt, excerpt_chars, summary(r, known[:, EXCERPT]), plain)


def terms(r: Read, gram: "Ints", model: Model) -> Terms:
    """The known grams of each sentence: (1 + log count) * idf. `gram`: the place of each word among the grams, -1 for none."""
    size, sentence = len(model.grams), r.sentence
    both = np.flatnonzero((gram[:-1] >= 0) & (gram[1:] >= 0) & (sentence[:-1] == sentence[1:]))
    code = gram[both] * size + gram[both + 1]
    at = np.minimum(np.searchsorted(model.pairs, code), max(len(model.pairs) - 1, 0))
    hit = model.pairs[at] == code if len(model.pairs) else np.zeros(len(both), dtype=bool)
    one = np.flatnonzero(gram >= 0)
    row = np.concatenate([sentence[one], sentence[both[hit]]])
    place = np.concatenate([gram[one], size + at[hit]])
    cells, count = np.unique(row * len(model.gram_idf) + place, return_counts=True)
    row, place = np.divmod(cells, len(model.gram_idf))
    x = (1 + np.log(count)) * model.gram_idf[place]
    return Terms(row, place, x / np.sqrt(np.bincount(row, x * x, minlength=1))[row])


def walk(trees: Trees, rows: "Floats") -> "Floats":
    """The sum of the leaves that each row of features falls into."""
    at = np.repeat(trees.roots[None, :], len(rows), axis=0)
    begin = np.arange(len(rows))[:, None] * rows.shape[1]
    flat = np.ascontiguousarray(rows).ravel()
    for _ in range(trees.depth if len(rows) else 0):
        at = trees.left.take(at) + (flat.take(begin + trees.feature.take(at)) > trees.threshold.take(at))
    sums: Floats = trees.value.take(at).sum(1) + trees.bias
    return sums
