"""Features of words in their sentences, for the trees that say whether annotators would mark them."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit.score.arrays import Read, totals
from audit.score.sentence_features import CATEGORIES, FLOOR, FLOOR_Q, SPACED, sigmoid
from audit.score.word_table import ENDING, SHAPE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

NONE = -8.0
"""Propensity of what is no content word."""

WORTH = -3.0
"""Words whose propensities lie below this, in no lexicon, are not worth a walk through the trees: they are never marked."""

PLACES = {c: float(i) for i, c in enumerate(CATEGORIES)}


class Tokens(NamedTuple):
    """Words worth marking: their places among all words of the text, and a row of features each."""

    at: "Ints"
    rows: "Floats"


def tokens(
    r: Read,
    article: "Floats",
    excerpt: "Floats",
    frequency: "Floats",
    context: "Floats",
    z: "Floats",
    text: "Ints",
    *,
    alone: bool,
) -> Tokens:
    """The content words that are worth marking.

    `article`, `excerpt`, `frequency`: propensities and frequency of each word, topics not masked; `context` and `z`: of each
    sentence the loadedness of the rest of the text, and the scores of it, the one before and the one after; `alone`: the text
    is an excerpt. Words of topics count here; names and words for groups never do.
    """
    ends = r.forms.ending.rows()
    full = ends[r.word, ENDING["content"]] > 0
    za, ze = np.where(full, article, NONE), np.where(full, excerpt, NONE)
    entry = np.tile([0.0, -1.0, -1.0], (len(full), 1))
    first_word = r.cuts.tolist()
    for n, marks in enumerate(r.marks):
        for m in marks:
            a = first_word[n] + m.place
            entry[a : a + m.words] = m.entry.weight, m.entry.feature == "loaded", PLACES.get(m.entry.category, -1.0)
    worth = full & ((np.maximum(za, ze) >= WORTH) | (entry[:, 1] >= 0))
    at = np.flatnonzero(worth)
    mean = (za + ze) / 2
    over = np.where(mean > FLOOR, sigmoid(np.maximum(mean, FLOOR)) - FLOOR_Q, 0.0)
    excess = totals(over[:, None], r.cuts)[:, 0]
    spaced = r.sentence * SPACED - mean
    order = np.argsort(spaced, kind="stable")
    mine = r.sentence[at]
    first, size = r.cuts[mine], np.diff(r.cuts)[mine]
    rank = np.searchsorted(spaced[order], spaced[at], side="left") - first
    second = order[np.minimum(first + 1, first + size - 1)]
    best = mean[np.where(rank == 0, second, order[first])]
    question = totals((r.form == r.forms.places(["?"])[0])[:, None], r.cuts)[:, 0] > 0

    def near(values: Any, step: int, none: float) -> Any:
        """The values of the words so many steps away in the same sentence."""
        to = at + step
        ok = (to >= first) & (to < first + size)
        return np.where(ok, values[np.clip(to, 0, len(values) - 1)], none)

    stop = r.forms.key(".")
    ends = r.forms.ending.rows()
    own, before, after = ends[r.word[at]], ends[near(r.word, -1, stop)], ends[near(r.word, 1, stop)]

    def flag(rows: "Floats", name: str) -> "Floats":
        column: Floats = rows[:, ENDING[name]]
        return column

    shape = r.forms.shape.rows()[r.form[at]]
    rows = np.column_stack([
        za[at], ze[at], frequency[at],
        near(mean, -1, NONE), near(mean, 1, NONE), near(mean, -2, NONE), near(mean, 2, NONE),
        best, mean[at] - best, rank, excess[mine], size, (at - first) / size,
        shape[:, SHAPE["capital"]], shape[:, SHAPE["upper"]], quoted(r)[at],
        *[flag(own, name) for name in ("letters", "ly", "ist", "hyphen", "ing", "ed", "s")],
        entry[at],
        *[flag(before, name) for name in ("determiner", "degree", "of")],
        *[flag(after, name) for name in ("of", "that")],
        flag(before, "comma"), flag(after, "pause"), flag(after, "mask"), flag(before, "mask"),
        flag(after, "content"), flag(before, "content"), flag(before, "be"), flag(before, "to"),
        context[mine], question[mine], z[mine], np.full(len(at), float(alone)), r.key[at] != r.word[at], again(r, text)[at],
    ])  # fmt: skip
    return Tokens(at, rows)


def again(r: Read, text: "Ints") -> "Floats":
    """How often each word stands elsewhere in its text, as log(1 + n): what a text is about is said again and again."""
    _, one, count = np.unique(text[r.sentence] * len(r.forms.keys) + r.word, return_inverse=True, return_counts=True)
    times: Floats = np.log(count[one].astype(np.float64))
    return times


def quoted(r: Read) -> "Floats":
    """Whether each word follows an opening mark in its sentence; a straight one opens and closes in turn."""
    shape = r.forms.shape.rows()[r.form]
    some = np.flatnonzero(shape[:, SHAPE["quote"]])
    out = np.zeros(len(r.form))
    if not len(some):
        return out
    straight, opens = shape[some, SHAPE["straight"]].tolist(), shape[some, SHAPE["open"]].tolist()
    stops = r.cuts[np.searchsorted(r.cuts, some, side="right")].tolist()
    inside, end = False, 0
    for i, turns, opening, stop in zip(some.tolist(), straight, opens, stops, strict=True):
        inside = (not (inside and i < end)) if turns else bool(opening)
        end = stop
        out[i:stop] = inside
    return out
