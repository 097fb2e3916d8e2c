"""A text as the models see it: arrays over its words, the same in training and in scoring.

>>> from audit.score.lexicons import Lexicons
>>> text = "The band left Oslo. Claiming fatigue, the band left Oslo early."
>>> r = read(text, [[Span(0, 19)], [Span(20, 63)]], Lexicons.load(), Forms(Masks(frozenset(), frozenset(["the"]))))
>>> [r.forms.keys[k] for k in r.key.tolist()][:5], [m.term for m in r.marks[1]]
(['<n>', 'band', 'left', '<n>', '.'], ['claiming'])
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit.score.lexicon_match import Mark, marks
from audit.score.lexicons import Lexicons
from audit.score.word_table import LOW, MASKED, NAMED, SHAPE, WORD, Forms, Masks
from audit.score.words import WORD as PATTERN
from audit.score.words import Word
from audit.text import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

__all__ = ["Forms", "Masks", "Read", "joined", "read", "totals"]


class Read(NamedTuple):
    """Sentences as arrays over all their words: those of sentence i are `cuts[i]:cuts[i + 1]`.

    `size`: code points of each sentence, an insertion in it a space; `sentence`: that of each word; `at`: places of the
    words in the text; `form`, `key`, `word`: numbers of `forms` (the key with and without topics masked); `marks`: the lexicon
    entries of each sentence.
    """

    forms: Forms
    size: "Ints"
    cuts: "Ints"
    sentence: "Ints"
    at: "Ints"
    form: "Ints"
    key: "Ints"
    word: "Ints"
    marks: Sequence[Sequence[Mark]]

    def words(self, n: int) -> list[Word]:
        """The words of one sentence."""
        a, b = self.cuts[n : n + 2].tolist()
        forms = self.forms
        texts = [(forms.forms[f], forms.low[f]) for f in self.form[a:b].tolist()]
        return [Word(i, i + len(t), t, low) for i, (t, low) in zip(self.at[a:b].tolist(), texts, strict=True)]

    def keys(self, n: int) -> list[str]:
        """The masked form of each word of one sentence."""
        return [self.forms.keys[k] for k in self.key[self.cuts[n] : self.cuts[n + 1]].tolist()]


def read(text: str, places: Sequence[Sequence[Span]], lexicons: Lexicons, forms: Forms) -> Read:
    """Words, keys and lexicon entries of each sentence, given in its pieces.

    What the text uses as names is known from all of it.
    """
    spans = [[m.span() for a, b in pieces for m in PATTERN.finditer(text, a, b)] for pieces in places]
    size = [sum(b - a + 1 for a, b in pieces) - 1 for pieces in places]
    cuts = np.zeros(len(places) + 1, dtype=np.int64)
    np.cumsum([len(s) for s in spans], out=cuts[1:])
    flat = [s for sentence in spans for s in sentence]
    form = forms.places([text[a:b] for a, b in flat])
    kinds = forms.kinds.rows()[form]
    found = Read(
        forms, np.array(size, dtype=np.int64), cuts, np.repeat(np.arange(len(places)), np.diff(cuts)),
        np.array([a for a, _ in flat], dtype=np.int64), form, kinds[:, MASKED], kinds[:, WORD], (),
    )  # fmt: skip
    _, one, low = np.unique(kinds[:, LOW], return_index=True, return_inverse=True)
    names = named(found, low)
    key, word = (np.where(names, kinds[:, NAMED], k) for k in (found.key, found.word))
    begins = np.array([forms.low[f] in lexicons.words for f in form[one].tolist()], dtype=bool)
    return found._replace(key=key, word=word, marks=noted(text, places, found, lexicons, np.flatnonzero(begins[low] & ~names)))


def noted(text: str, places: Sequence[Sequence[Span]], r: Read, lexicons: Lexicons, hits: "Ints") -> list[Sequence[Mark]]:
    """The lexicon entries of each sentence; `hits`: the words with which one may begin."""
    low, at, form, cuts = r.forms.low, r.at.tolist(), r.form.tolist(), r.cuts.tolist()
    out: list[Sequence[Mark]] = [()] * len(r.size)
    for n, group in groupby(hits.tolist(), r.sentence.tolist().__getitem__):
        a, b = cuts[n], cuts[n + 1]
        sentence = [(i, low[f]) for i, f in zip(at[a:b], form[a:b], strict=True)]
        begin = [i - a for i in group]
        if len(places[n]) == 1:
            out[n] = tuple(marks(text, sentence, begin, lexicons))
        else:
            out[n] = tuple(cut_marks(text, places[n], sentence, begin, lexicons))
    return out


def cut_marks(
    text: str, pieces: Sequence[Span], sentence: Sequence[tuple[int, str]], hits: Sequence[int], lexicons: Lexicons
) -> Iterator[Mark]:
    """The entries of a sentence that insertions cut: it is read with a space in their place."""
    moved, at = [], 0
    for piece in pieces:
        moved += [(start - piece.start + at, low) for start, low in sentence if piece.start <= start < piece.stop]
        at += piece.stop - piece.start + 1
    for m in marks(" ".join(text[a:b] for a, b in pieces), moved, hits, lexicons):
        last, low = sentence[m.place + m.words - 1]
        yield m._replace(start=sentence[m.place][0], stop=last + len(low))


def named(r: Read, low: "Ints") -> "Bools":
    """Which words are names: capitals inside sentences, and capitals of words that the text uses so more often than not.

    A capital says nothing at the start of a sentence or quotation, and nothing in a sentence that is set as a title. `low`: a
    number for each word in lower case.
    """
    if not len(low):
        return np.zeros(0, dtype=bool)
    shape, sentence = r.forms.shape.rows()[r.form], r.sentence
    letter, capital = shape[:, SHAPE["letter"]] > 0, shape[:, SHAPE["capital"]] > 0
    restart = shape[:, SHAPE["restart"]] > 0
    long, high = totals(shape[:, [SHAPE["long"], SHAPE["long_capital"]]], r.cuts).T
    ends = shape[np.maximum(r.cuts[1:] - 1, 0)]
    titled = (long > 1) & (high > long / 2) & (ends[:, SHAPE["stop"]] == 0)
    some = np.flatnonzero(letter | restart)
    after = np.ones(len(some), dtype=bool)
    after[1:] = restart[some[:-1]] | (sentence[some[1:]] != sentence[some[:-1]])
    inside = letter & ~titled[sentence]
    inside[some[after]] = False
    used = np.bincount(low[inside & capital], minlength=len(low)) > np.bincount(low[inside & ~capital], minlength=len(low))
    names: Bools = capital & (inside | used[low])
    return names


def totals(values: Any, cuts: "Ints") -> Any:
    """The sum of the rows of each sentence; zero for one without words."""
    out = np.zeros((len(cuts) - 1, values.shape[1]))
    full = cuts[1:] > cuts[:-1]
    if full.any():
        out[full] = np.add.reduceat(values, cuts[:-1][full])
    return out


def joined(reads: Sequence[Read]) -> Read:
    """Several texts as one; they share their forms."""
    size = np.concatenate([r.size for r in reads])
    cuts = np.concatenate([[0], np.cumsum(np.concatenate([np.diff(r.cuts) for r in reads]))])
    at, form, key, word = (np.concatenate([r[i] for r in reads]) for i in range(4, 8))
    sentence = np.repeat(np.arange(len(size)), np.diff(cuts))
    return Read(reads[0].forms, size, cuts, sentence, at, form, key, word, [m for r in reads for m in r.marks])
