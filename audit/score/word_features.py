"""Features of words in their sentences, for the trees that estimate whether annotators would mark them."""

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit.models.distinct import distinct
from audit.score.arrays import SentenceArrays, sums_by_sentence
from audit.score.sentence_features import FLOOR, FLOOR_Q, SPACED, sigmoid
from audit.score.word_table import FORM, KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

NONE = -8.0
"""Propensity of function words and masks."""

WORTH = -3.0
"""Minimum propensity, in articles or excerpts, of a candidate of the trees; words below it in no lexicon are never marked."""


class Candidates(NamedTuple):
    """Candidate words: their indices among all words of the text, a row of features each, and whether an entry holds each."""

    at: "Ints"
    rows: "Floats"
    entered: "NDArray[np.bool_]"


class Context(NamedTuple):
    """Context of the words: per sentence, and of the text.

    `around`: loadedness of the rest of the text, for each sentence; `z`: scores of each sentence, the one before and the one
    after; `text`: the number of its text; `alone`: True for an excerpt.
    """

    around: "Floats"
    z: "Floats"
    text: "Ints"
    alone: bool


def candidates(s: SentenceArrays, article: "Floats", excerpt: "Floats", frequency: "Floats", context: Context) -> Candidates:
    """Select the content words that are candidates, with their features.

    `article`, `excerpt`, `frequency`: propensities and log frequency of each word, topics unmasked: topical words are
    candidates, names and words for groups are not.
    """
    full = s.forms.key_features.rows()[s.word, KEY["content"]] > 0
    za, ze = np.where(full, article, NONE), np.where(full, excerpt, NONE)
    entry = entry_features(s)
    at = np.flatnonzero(full & ((np.maximum(za, ze) >= WORTH) | (entry[:, 1] >= 0)))
    mean = (za + ze) / 2
    mine = s.sentence[at]
    first, size = s.cuts[mine], np.diff(s.cuts)[mine]

    def near(values: Any, step: int, none: float) -> Any:
        """Shift values by `step` words within the same sentence, `none` beyond it."""
        to = at + step
        ok = (to >= first) & (to < first + size)
        return np.where(ok, values[np.clip(to, 0, len(values) - 1)], none)

    best, rank = best_of_others(s, mean, at)
    over = np.where(mean > FLOOR, sigmoid(np.maximum(mean, FLOOR)) - FLOOR_Q, 0.0)
    excess = sums_by_sentence(over[:, None], s.cuts)[:, 0]
    question = sums_by_sentence((s.form == s.forms.numbers(["?"])[0])[:, None], s.cuts)[:, 0] > 0
    form = s.forms.form_features.rows()[s.form[at]]
    rows = np.column_stack(
        [
            za[at],
            ze[at],
            frequency[at],
            *[near(mean, step, NONE) for step in (-1, 1, -2, 2)],
            best,
            mean[at] - best,
            rank,
            excess[mine],
            size,
            (at - first) / size,
            form[:, FORM["capital"]],
            form[:, FORM["upper"]],
            inside_quotes(s)[at],
            *neighbour_columns(s, at, near, entry[at]),
            *[context.around[mine], question[mine], context.z[mine], np.full(len(at), float(context.alone))],
            s.key[at] != s.word[at],
            repetitions(s, context.text)[at],
        ]
    )
    return Candidates(at, rows, entry[at, 1] >= 0)


def entry_features(s: SentenceArrays) -> "Floats":
    """Return weight, loadedness and category of the lexicon entry of each word; 0, -1, -1 without one.

    A category that the model was not trained with counts as none.
    """
    places = {c: float(i) for i, c in enumerate(s.forms.sets.categories)}
    entry = np.tile([0.0, -1.0, -1.0], (len(s.word), 1))
    starts = s.cuts.tolist()
    for n, hits in enumerate(s.hits):
        for hit in hits:
            a = starts[n] + hit.first
            entry[a : a + hit.words] = (
                hit.entry.weight,
                hit.entry.feature == "loaded",
                places.get(hit.entry.category, -1.0),
            )
    return entry


def best_of_others(s: SentenceArrays, mean: "Floats", at: "Ints") -> tuple["Floats", "Ints"]:
    """Find the highest propensity among the other words of a word's sentence, and the rank of its own, from 0."""
    spaced = s.sentence * SPACED - mean
    order = np.argsort(spaced, kind="stable")
    first, size = s.cuts[s.sentence[at]], np.diff(s.cuts)[s.sentence[at]]
    rank = np.searchsorted(spaced[order], spaced[at], side="left") - first
    second = order[np.minimum(first + 1, first + size - 1)]
    return mean[np.where(rank == 0, second, order[first])], rank


def neighbour_columns(
    s: SentenceArrays, at: "Ints", near: "Callable[[Any, int, float], Any]", entry: "Floats"
) -> "list[Floats]":
    """Join features of the words' keys, their lexicon entries, then features of the keys of their neighbours.

    A sentence begins after and ends before a full stop.
    """
    features, stop = s.forms.key_features.rows(), s.forms.full_stop
    own, before, after = features[s.word[at]], features[near(s.word, -1, stop)], features[near(s.word, 1, stop)]
    columns = [own[:, KEY[n]] for n in ("letters", "adverb", "ideology", "hyphen", "participle", "past", "plural")]
    columns += list(entry.T)
    columns += [before[:, KEY[n]] for n in ("determiner", "degree", "genitive")]
    columns += [after[:, KEY[n]] for n in ("genitive", "complementizer")]
    columns += [before[:, KEY["comma"]], after[:, KEY["pause"]], after[:, KEY["mask"]], before[:, KEY["mask"]]]
    columns += [after[:, KEY["content"]]]
    return columns + [before[:, KEY[n]] for n in ("content", "be", "infinitive")]


def repetitions(s: SentenceArrays, text: "Ints") -> "Floats":
    """Count each word in its text, as log(n): a text repeats the words for its subject.

    `text`: number of the text of each sentence.
    """
    _, _, one, count = distinct(text[s.sentence] * len(s.forms.keys) + s.word)
    times: Floats = np.log(count[one].astype(np.float64))
    return times


def inside_quotes(s: SentenceArrays) -> "Floats":
    """Return 1 for words after an opening mark in their sentence; a straight mark opens and closes in turn."""
    features = s.forms.form_features.rows()
    some = np.flatnonzero(features[s.form, FORM["quote"]])
    out = np.zeros(len(s.form))
    if not len(some):
        return out
    straight, opens = (features[s.form[some], FORM[name]].tolist() for name in ("straight", "open"))
    stops = s.cuts[np.searchsorted(s.cuts, some, side="right")].tolist()
    inside, end = False, 0
    for i, turns, opening, stop in zip(some.tolist(), straight, opens, stops, strict=True):
        inside = (not (inside and i < end)) if turns else bool(opening)
        end = stop
        out[i:stop] = inside
    return out
