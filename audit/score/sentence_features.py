"""Features of sentences: masked words, propensities of their words, and counts of form.

Names, numbers, words for groups of people and topical words are masked, so that no score depends on them. All sentences of a
text are computed at once; training and scoring share this code, so that their features are equal.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from audit.score.arrays import SentenceArrays, sums_by_sentence
from audit.score.char_ngrams import char_ngrams
from audit.score.word_table import FORM, KEY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

FLOOR = -3.5
"""Minimum propensity; below it (three in a hundred) neutral words are not distinguished."""

FLOOR_Q = 1 / (1 + math.exp(-FLOOR))
TOP = 4
"""Number of highest propensities that are features of their own."""
SPACED = 1000.0
"""Distance between the sort keys of two sentences, far above any difference of propensities."""
NONE_MARKED = -14.0
"""Minimum log probability that no word of a sentence is marked."""


def sigmoid(z: "Floats") -> "Floats":
    """Compute 1 / (1 + exp(-z))."""
    q: Floats = 1 / (1 + np.exp(-z))
    return q


def content_words(s: SentenceArrays) -> "Ints":
    """Find the words that are neither function words nor masked."""
    return np.flatnonzero(s.forms.key_features.rows()[s.key, KEY["content"]])


def propensity_features(s: SentenceArrays, logit: "Floats") -> "Floats":
    """Compute nine features of the propensities of each sentence.

    The highest four; the sum and the mean of their excess over FLOOR; the log probability that no word is marked; the numbers
    of words above .3 and above .15. `logit` has the propensity of each word of the text; only content words count.
    """
    some = content_words(s)
    z, sentence = np.maximum(logit[some], FLOOR), s.sentence[some]
    q = sigmoid(z)
    cuts = np.searchsorted(some, s.cuts)
    n = np.diff(cuts)
    sums = sums_by_sentence(np.column_stack([q, np.log(1 - q), q > 0.3, q > 0.15]), cuts)
    order = np.argsort(sentence * SPACED - z, kind="stable")
    rank = np.arange(len(some)) - cuts[sentence]
    top = np.full((len(n), TOP), FLOOR)
    high = rank < TOP
    top[sentence[high], rank[high]] = z[order][high]
    excess = sums[:, 0] - FLOOR_Q * n
    return np.column_stack([top, excess, excess / np.maximum(5, n), np.maximum(sums[:, 1], NONE_MARKED), sums[:, 2:]])


def category_counts(s: SentenceArrays) -> "Floats":
    """Count the lexicon hits of each sentence by category, loaded ones first and then candidates, at most three each."""
    places = {c: i for i, c in enumerate(s.forms.sets.categories)}
    counts = np.zeros((len(s.size), 2 * len(places)))
    for i, hits in enumerate(s.hits):
        for hit in hits:
            if hit.entry.category in places:
                counts[i, places[hit.entry.category] + len(places) * (hit.entry.feature == "loaded_candidate")] += 1
    return np.minimum(counts, 3.0)


def starts_with_conjunction(s: SentenceArrays) -> "Bools":
    """True for sentences whose first word is a conjunction, in lower case, capitalised or in capitals."""
    words = sorted(s.forms.sets.lists["conjunction"])
    starts = np.where(np.diff(s.cuts) > 0, s.cuts[:-1], 0)
    cased = [form for w in words for form in (w, w.capitalize(), w.upper())]
    found: Bools = np.isin(s.form[starts], s.forms.numbers(cased)) & (np.diff(s.cuts) > 0)
    return found


def form_features(s: SentenceArrays) -> "Floats":
    """Count features of form of each sentence: lexicon categories, word sets, length, marks, numbers, endings, attribution.

    The order of the columns is that of the model's weights.
    """
    features = s.forms.form_features.rows()
    form, key = sums_by_sentence(features[s.form], s.cuts), sums_by_sentence(s.forms.key_features.rows()[s.key], s.cuts)
    size = np.diff(s.cuts)
    ends = np.where(size > 0, s.cuts[1:] - 1, 0)
    stop = (features[s.form[ends], FORM["stop"]] > 0) & (size > 0)
    n = np.maximum(1, key[:, KEY["word"]])

    def forms(name: str) -> "Floats":
        column: Floats = form[:, FORM[name]]
        return column

    def keys(name: str) -> "Floats":
        column: Floats = key[:, KEY[name]]
        return column

    return np.column_stack(
        [
            category_counts(s),
            form[:, len(FORM) :] > 0,
            np.log(np.maximum(1, size)),
            keys("length") / n,
            np.minimum(forms("quote"), 4),
            forms("question") > 0,
            forms("exclamation") > 0,
            forms("capitals") / n,
            forms("capital") / n,
            forms("digits") / np.maximum(1, s.size),
            keys("number") > 0,
            keys("adverb") / n,
            keys("superlative") > 0,
            keys("ideology") > 0,
            forms("said"),
            forms("dash") > 0,
            forms("comma"),
            forms("colon"),
            forms("semicolon"),
            forms("bracket") > 0,
            forms("not") > 0,
            keys("stop") / n,
            keys("hyphen") > 0,
            keys("contraction") > 0,
            stop,
            starts_with_conjunction(s),
        ]
    )


def grams(keys: Sequence[str]) -> list[str]:
    """Join masked words, and pairs of neighbours, by a space.

    >>> grams(["the", "<n>", "smear"])
    ['the', '<n>', 'smear', 'the <n>', '<n> smear']
    """
    return [*keys, *(f"{a} {b}" for a, b in pairwise(keys))]


def chars(keys: Sequence[str]) -> list[str]:
    """Extract character n-grams of the words that are not masked.

    >>> chars(["<n>", "gas"]) == char_ngrams("gas")
    True
    """
    return [g for k in keys if k[0].isalpha() for g in char_ngrams(k)]
