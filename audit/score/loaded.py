"""Score loaded sentences and words: inference of the trained model with numpy alone.

Two heads share the features. The head for articles was trained on whole articles, a tenth of whose sentences are loaded; its
features include the loadedness of the other sentences. The head for excerpts (at most three sentences, no headline) was
trained on annotated single sentences, half of them loaded: a sentence submitted alone has a higher prior than one of an
article. `loaded_p` is the calibrated probability of the applicable head.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audit.score.arrays import SentenceArrays, sums_by_sentence
from audit.score.model import ARTICLE, ARTICLE_CHARS, EXCERPT, EXCERPT_CHARS, FREQUENCY, GRAM, LENGTH, Head, Model, Trees
from audit.score.sentence_features import FLOOR, content_words, form_features, propensity_features, sigmoid
from audit.score.word_features import Context, candidates

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FEW = 3
"""Maximum sentences of an excerpt."""

PRIOR_RATE, PRIOR_WORDS = 0.045, 100
"""Prior of an article's mean propensity, and its weight in words: short articles are shrunk towards it."""

CLIP = 4.0
"""Maximum absolute value of a standardised feature."""
LEAST = 0.05
"""Minimum probability of a reported word; below all thresholds."""
PLAIN = -4.0
"""Propensity in excerpts of a word that annotators saw and did not mark: what it is marked for are its neighbours."""
LONG = 60
"""Minimum sentences of a long article."""


class Scored(NamedTuple):
    """Score and probability of each sentence, probabilities of being marked for its likelier words, by index, and plain ones.

    `plain`: the indices of likelier words that no lexicon holds and annotators did not mark by themselves ("figures").
    """

    z: list[float]
    p: list[float]
    words: list[dict[int, float]]
    plain: list[frozenset[int]]


class Terms(NamedTuple):
    """Known grams: sentence, index of the gram and weight of each; weights of a sentence are normalised to length one."""

    row: "Ints"
    term: "Ints"
    weight: "Floats"


def is_excerpt(sentences: int, titled: bool) -> bool:
    """True when a text is an excerpt: a few sentences without a headline."""
    return sentences <= FEW and not titled


def score_sentences(s: SentenceArrays, model: Model, excerpt: bool) -> Scored:
    """Score the sentences of one document, read with the model's forms."""
    n = len(s.size)
    if not n:
        return Scored([], [], [], [])
    if not len(s.form):  # marks and symbols alone: nothing that could be loaded
        return Scored([FLOOR] * n, [0.0] * n, [{} for _ in range(n)], [frozenset()] * n)
    head = model.head(excerpt)
    known = s.forms.known.rows()
    text = np.zeros(n, dtype=np.int64)
    around = article_context(s, known[s.key, ARTICLE], text)
    z = linear_scores(s, model, excerpt, around)
    k = known[s.word]
    context = Context(around[:, 0], with_neighbours(z, text), text, alone=excerpt)
    found = candidates(s, k[:, ARTICLE], k[:, EXCERPT], k[:, FREQUENCY], context)
    p = sigmoid(tree_scores(model.trees, found.rows))
    some = np.flatnonzero(p >= LEAST)
    sentence = s.sentence[found.at[some]]
    at = found.at[some] - s.cuts[sentence]
    words: list[dict[int, float]] = [{} for _ in range(n)]
    for i, index, q in zip(sentence.tolist(), at.tolist(), p[some].tolist(), strict=True):
        words[i][index] = q
    quiet = (k[found.at[some], EXCERPT] < PLAIN) & ~found.entered[some]
    plain: list[frozenset[int]] = [frozenset()] * n
    for i, index in zip(sentence[quiet].tolist(), at[quiet].tolist(), strict=True):
        plain[i] |= {index}
    return Scored(z.tolist(), sigmoid(head.slope * z + head.shift).tolist(), words, plain)


def with_neighbours(z: "Floats", text: "Ints") -> "Floats":
    """Combine the score of each sentence with those of the sentences before and after it in the same text."""
    same = text[1:] == text[:-1]
    before, after = np.full(len(z), FLOOR), np.full(len(z), FLOOR)
    before[1:][same], after[:-1][same] = z[:-1][same], z[1:][same]
    return np.column_stack([z, before, after])


def article_context(s: SentenceArrays, logit: "Floats", text: "Ints") -> "Floats":
    """Compute the context of each sentence: loadedness of the others, their number, whether it is the first, and its position.

    `logit`: propensity of each word; `text`: number of the text of each sentence, in order.
    """
    some = content_words(s)
    cuts = np.searchsorted(some, s.cuts)
    q = sums_by_sentence(sigmoid(np.maximum(logit[some], FLOOR))[:, None], cuts)[:, 0]
    count = np.diff(cuts)
    rest_q = np.bincount(text, q)[text] - q
    rest = np.bincount(text, count)[text] - count
    rate = (rest_q + PRIOR_RATE * PRIOR_WORDS) / (rest + PRIOR_WORDS)
    n = np.bincount(text)[text]
    i = np.arange(len(text)) - np.searchsorted(text, text)
    return np.column_stack([np.log(rate / (1 - rate)) + 3, np.minimum(n, LONG) / 30, i == 0, i / n])


def linear_scores(s: SentenceArrays, model: Model, excerpt: bool, around: "Floats") -> "Floats":
    """Score each sentence by the applicable head."""
    known = s.forms.known.rows()[s.key]
    form, found = form_features(s), known_terms(s, known[:, GRAM].astype(np.int64), model)
    article_chars, excerpt_chars, length = sums_by_sentence(known[:, [ARTICLE_CHARS, EXCERPT_CHARS, LENGTH]], s.cuts).T
    scale = np.sqrt(np.where(length > 0, length, 1.0))

    def linear(head: Head, chars: "Floats", *dense: "Floats") -> "Floats":
        grams = np.bincount(found.row, head.grams[found.term] * found.weight, minlength=len(s.size))
        scaled = np.clip((np.column_stack([form, *dense]) - head.mean) / head.scale, -CLIP, CLIP)
        z: Floats = grams + chars / scale + scaled @ head.dense + head.bias
        return z

    plain = linear(model.article, article_chars, propensity_features(s, known[:, ARTICLE]))
    if not excerpt:
        whole: Floats = plain + around @ model.article.context
        return whole
    return linear(model.excerpt, excerpt_chars, propensity_features(s, known[:, EXCERPT]), plain)


def known_terms(s: SentenceArrays, gram: "Ints", model: Model) -> Terms:
    """Find the known grams of each sentence, weighted (1 + log count) * idf. `gram`: index of each word in `grams`, or -1."""
    size, sentence = len(model.grams), s.sentence
    both = np.flatnonzero((gram[:-1] >= 0) & (gram[1:] >= 0) & (sentence[:-1] == sentence[1:]))
    code = gram[both] * size + gram[both + 1]
    at = np.minimum(np.searchsorted(model.pairs, code), max(len(model.pairs) - 1, 0))
    hit = model.pairs[at] == code if len(model.pairs) else np.zeros(len(both), dtype=bool)
    one = np.flatnonzero(gram >= 0)
    row = np.concatenate([sentence[one], sentence[both[hit]]])
    index = np.concatenate([gram[one], size + at[hit]])
    cells, count = np.unique(row * len(model.gram_idf) + index, return_counts=True)
    row, index = np.divmod(cells, len(model.gram_idf))
    x = (1 + np.log(count)) * model.gram_idf[index]
    return Terms(row, index, x / np.sqrt(np.bincount(row, x * x, minlength=1))[row])


def tree_scores(trees: Trees, rows: "Floats") -> "Floats":
    """Compute the log-odds of each row of features: the sum of its leaves and the bias."""
    at = np.repeat(trees.roots[None, :], len(rows), axis=0)
    begin = np.arange(len(rows))[:, None] * rows.shape[1]
    flat = np.ascontiguousarray(rows).ravel()
    for _ in range(trees.depth if len(rows) else 0):
        at = trees.left.take(at) + (flat.take(begin + trees.feature.take(at)) > trees.threshold.take(at))
    sums: Floats = trees.value.take(at).sum(1) + trees.bias
    return sums
