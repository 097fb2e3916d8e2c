"""Marks of curated wording: the entries of the lexicons that fit where they stand.

>>> from audit.score.lexicons import Lexicons
>>> text = "He left early, claiming that the road was blocked."
>>> sentence = [(w.start, w.low) for w in words(text)]
>>> [(text[m.start : m.stop], m.entry.category) for m in marks(text, sentence, range(len(sentence)), Lexicons.load())]
[('claiming', 'loaded_reporting_verb')]
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from audit.score.lexicons import Entry, Lexicons
from audit.score.words import words

__all__ = ["Mark", "marks", "words"]

NEAR = 60
"""Code points on each side that a condition can see."""


class Mark(NamedTuple):
    """An entry found: `text[start:stop]`, the words of its sentence at `place` and so many more as its form has."""

    start: int
    stop: int
    term: str
    entry: Entry
    place: int
    words: int

    @property
    def places(self) -> range:
        """The places of its words in their sentence."""
        return range(self.place, self.place + self.words)


def marks(
    text: str, sentence: Sequence[tuple[int, str]], hits: Iterable[int], lexicons: Lexicons, passed: Container[int] = ()
) -> Iterator[Mark]:
    """The entries that stand in one sentence, the longest first.

    `sentence`: place and lower-case form of each word; `hits`: the words with which an entry may begin, in order; words that
    begin at a place in `passed` (names) give none.
    """
    stop = 0
    first, (start, form) = sentence[0][0], sentence[-1]
    last = start + len(form)
    for i in hits:
        start, low = sentence[i]
        if start < stop or start in passed:
            continue
        for rest, entry in lexicons.words.get(low, ()):
            end, tail = start + len(low), sentence[i + 1 : i + 1 + len(rest)] if rest else ()
            if rest:
                if tuple([w for _, w in tail]) != rest:
                    continue
                end = tail[-1][0] + len(rest[-1])
            if entry.free or entry.fits(text[max(first, start - NEAR) : start], text[end : min(last, end + NEAR)]):
                yield Mark(start, end, " ".join((low, *rest)), entry, i, 1 + len(rest))
                stop = end
                break
