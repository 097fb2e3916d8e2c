"""Marks of curated wording: the entries of the lexicons that fit where they stand.

>>> from audit.kit.lexicons import Lexicons
>>> text = "He left early, claiming that the road was blocked."
>>> [(text[m.start : m.stop], m.entry.category) for m in marks(text, words(text), Lexicons.load())]
[('claiming', 'loaded_reporting_verb')]
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.kit.lexicons import Entry, Lexicons
from audit.score.words import Word, words

__all__ = ["Mark", "marks", "words"]

NEAR = 60
"""Code points on each side that a condition can see."""


class Mark(NamedTuple):
    """An entry found: `text[start:stop]`."""

    start: int
    stop: int
    term: str
    entry: Entry


def marks(text: str, sentence: Sequence[Word], lexicons: Lexicons, passed: frozenset[int] = frozenset()) -> Iterator[Mark]:
    """The entries that stand in one sentence, the longest first; words that begin at a place in `passed` (names) give none."""
    stop = 0
    last = sentence[-1].stop if sentence else 0
    first = sentence[0].start if sentence else 0
    for i, word in enumerate(sentence):
        candidates = lexicons.words.get(word.low)
        if candidates is None or word.start < stop or word.start in passed:
            continue
        for rest, entry in candidates:
            tail = sentence[i + 1 : i + 1 + len(rest)]
            if len(tail) < len(rest) or any(w.low != r for w, r in zip(tail, rest, strict=True)):
                continue
            end = tail[-1].stop if tail else word.stop
            if entry.fits(text[max(first, word.start - NEAR) : word.start], text[end : min(last, end + NEAR)]):
                yield Mark(word.start, end, " ".join((word.low, *rest)), entry)
                stop = end
                break
