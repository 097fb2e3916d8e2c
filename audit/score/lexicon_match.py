"""Lexicon entries in a sentence whose conditions hold.

>>> from audit.lang.pack import Packs
>>> from audit.score.words import words
>>> text = "He left early, claiming that the road was blocked."
>>> sentence = [(w.start, w.low) for w in words(text)]
>>> found = lexicon_hits(text, sentence, range(len(sentence)), Lexicons.load(Packs.load().nearest("en")))
>>> [(text[m.start : m.stop], m.entry.category) for m in found]
[('claiming', 'loaded_reporting_verb')]
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from audit.score.lexicons import Entry, Lexicons

NEAR = 60
"""Code points on each side that conditions can match."""


class LexiconHit(NamedTuple):
    """An entry found at `text[start:stop]`: `words` words from index `first` of its sentence."""

    start: int
    stop: int
    term: str
    entry: Entry
    first: int
    words: int

    @property
    def indices(self) -> range:
        """Return the indices of its words in the sentence."""
        return range(self.first, self.first + self.words)


def lexicon_hits(
    text: str, sentence: Sequence[tuple[int, str]], starts: Iterable[int], lexicons: Lexicons
) -> Iterator[LexiconHit]:
    """Yield the entries whose conditions hold in one sentence, the longest at each word, without overlap.

    `sentence`: start and lower-case form of each word; `starts`: indices of the words at which an entry may begin, in order.
    """
    stop = 0
    first, (start, form) = sentence[0][0], sentence[-1]
    last = start + len(form)
    for i in starts:
        start, low = sentence[i]
        if start < stop:
            continue
        for rest, entry in lexicons.words.get(low, ()):
            end, tail = start + len(low), sentence[i + 1 : i + 1 + len(rest)] if rest else ()
            if rest:
                if tuple([w for _, w in tail]) != rest:
                    continue
                end = tail[-1][0] + len(rest[-1])
            if entry.unconditional or entry.fits(text[max(first, start - NEAR) : start], text[end : min(last, end + NEAR)]):
                yield LexiconHit(start, end, " ".join((low, *rest)), entry, i, 1 + len(rest))
                stop = end
                break
