"""What sentences look like to the models: masked words, propensities of their words, and counts of their form.

Names, numbers, words for groups of people and words of topics are masked, so that no score rests on them. One pass over the
words of a text gives everything, all sentences at once; training and scoring share this code, which is what makes their numbers
equal.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from audit.score.arrays import Read, totals
from audit.score.model import runs
from audit.score.word_table import ENDING, SETS, SHAPE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

FLOOR = -3.5
"""Propensities below this (three in a hundred) do not tell one neutral word from another."""

FLOOR_Q = 1 / (1 + math.exp(-FLOOR))
TOP = 4
"""Words of the highest propensity that count singly."""
SPACED = 1000.0
"""Between the sort keys of two sentences: far more than propensities differ."""

CATEGORIES = (
    "booster", "dysphemism_or_euphemism", "evaluative_adjective", "ideological_label", "loaded_reporting_verb", "manner_adverb",
    "minimiser", "moral_emotional", "motive_without_attribution", "name_calling",
)  # fmt: skip
PLACE = {c: i for i, c in enumerate(CATEGORIES)}
COUNTED = len(SETS)


def sigmoid(z: "Floats") -> "Floats":
    """1 / (1 + exp(-z))."""
    q: Floats = 1 / (1 + np.exp(-z))
    return q


def content(r: Read) -> "Ints":
    """Places of the words that have content of their own, masked ones left out."""
    return np.flatnonzero(r.forms.ending.rows()[r.key, ENDING["content"]])


def summary(r: Read, logit: "Floats") -> "Floats":
    """Nine numbers over the propensities of each sentence: the highest four, their excess, its mean, none marked, how many.

    `logit` has the propensity of each word of the text; those without content do not count.
    """
    some = content(r)
    z, sentence = np.maximum(logit[some], FLOOR), r.sentence[some]
    q = sigmoid(z)
    cuts = np.searchsorted(some, r.cuts)
    n = np.diff(cuts)
    sums = totals(np.column_stack([q, np.log(1 - q), q > 0.3, q > 0.15]), cuts)
    order = np.argsort(sentence * SPACED - z, kind="stable")
    rank = np.arange(len(some)) - cuts[sentence]
    top = np.full((len(n), TOP), FLOOR)
    high = rank < TOP
    top[sentence[high], rank[high]] = z[order][high]
    excess = sums[:, 0] - FLOOR_Q * n
    return np.column_stack([top, excess, excess / np.maximum(5, n), np.maximum(sums[:, 1], -14.0), sums[:, 2:]])


def form(r: Read) -> "Floats":
    """Counts of the form of each sentence: lexicon categories, length, marks, numbers, endings, persons, attribution."""
    marked = np.zeros((len(r.size), 2 * len(CATEGORIES)))
    for i, marks in enumerate(r.marks):
        for m in marks:
            if m.entry.category in PLACE:
                marked[i, PLACE[m.entry.category] + len(CATEGORIES) * (m.entry.feature == "loaded_candidate")] += 1
    shape = r.forms.shape.rows()
    s, e = totals(shape[r.form], r.cuts), totals(r.forms.ending.rows()[r.key], r.cuts)
    size = np.diff(r.cuts)
    ends = np.where(size > 0, r.cuts[1:] - 1, 0)
    starts = np.where(size > 0, r.cuts[:-1], 0)
    conjunction = np.isin(r.form[starts], r.forms.places(["And", "and", "But", "but", "AND", "BUT"])) & (size > 0)
    stop = (shape[r.form[ends], SHAPE["stop"]] > 0) & (size > 0)
    word = e[:, ENDING["word"]]
    n = np.maximum(1, word)

    def count(name: str) -> "Floats":
        column: Floats = s[:, SHAPE[name]]
        return column

    def ending(name: str) -> "Floats":
        column: Floats = e[:, ENDING[name]]
        return column

    return np.column_stack([
        np.minimum(marked, 3.0),
        s[:, :COUNTED] > 0,
        np.log(np.maximum(1, size)),
        ending("length") / n,
        np.minimum(count("quote"), 4),
        count("question") > 0,
        count("exclamation") > 0,
        count("capitals") / n,
        count("capital") / n,
        count("digits") / np.maximum(1, r.size),
        ending("number") > 0,
        ending("ly") / n,
        ending("est") > 0,
        ending("ist") > 0,
        count("said"),
        count("dash") > 0,
        count("comma"),
        count("colon"),
        count("semicolon"),
        count("bracket") > 0,
        count("not") > 0,
        ending("stop") / n,
        ending("hyphen") > 0,
        ending("short") > 0,
        stop,
        conjunction,
    ])  # fmt: skip


def grams(keys: Sequence[str]) -> list[str]:
    """Masked words and pairs of them; a pair is joined by a space.

    >>> grams(["the", "<n>", "smear"])
    ['the', '<n>', 'smear', 'the <n>', '<n> smear']
    """
    return [*keys, *(f"{a} {b}" for a, b in pairwise(keys))]


def chars(keys: Sequence[str]) -> list[str]:
    """Runs of letters of the words that are not masked.

    >>> chars(["<n>", "gas"]) == runs("gas")
    True
    """
    return [g for k in keys if k[0].isalpha() for g in runs(k)]
