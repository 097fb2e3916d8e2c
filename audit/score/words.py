"""Words of a text, and which of them are names.

>>> [w.low for w in words("Ankara’s co-op didn’t sell 3,000 S-400s.")]
["ankara's", 'co-op', "didn't", 'sell', '3,000', 's-400s', '.']
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_](?:\w|[’'\-](?=\w))*|\d(?:[\d.,:]*\d)?(?:\w|-(?=\w))*|[^\w\s]")
"""A word with inner apostrophes and hyphens, a number, or one symbol."""

STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")
"""Curly marks made straight, for matching only."""


class Word(NamedTuple):
    """A word of a text: `text[start:stop]`, as it stands and in lower case with straight marks."""

    start: int
    stop: int
    text: str
    low: str


def words(text: str, start: int = 0, stop: int | None = None) -> list[Word]:
    """Words, numbers and symbols of `text[start:stop]`, their places counted in `text`."""
    end = len(text) if stop is None else stop
    return [Word(m.start(), m.end(), w := m.group(), w.lower().translate(STRAIGHT)) for m in WORD.finditer(text, start, end)]


def is_word(word: Word) -> bool:
    """Whether it begins with a letter."""
    return word.text[0].isalpha()


def capital(word: Word) -> bool:
    """Whether it begins with a capital."""
    return word.text[0].isupper()


def titled(sentence: Sequence[Word]) -> bool:
    """Whether it is set as a title: it does not end as a sentence, and most of its words of four letters begin with a capital.

    >>> titled(words("Mayor Slams Plan for Bridge")), titled(words("Mayor Astrid Lund met Governor Per Hansen."))
    (True, False)
    """
    long = [w for w in sentence if len(w.text) >= 4 and is_word(w)]
    return len(long) > 1 and sum(map(capital, long)) > len(long) / 2 and sentence[-1].text not in ".…"


def inside(sentence: Sequence[Word]) -> Iterator[Word]:
    """The words whose capital would mean a name: not the first of a sentence or quotation, none of a title.

    >>> [w.text for w in inside(words("The band played: Nobody came to Oslo."))]
    ['band', 'played', 'came', 'to', 'Oslo']
    """
    if titled(sentence):
        return
    first = True
    for w in sentence:
        if is_word(w):
            if not first:
                yield w
            first = False
        elif w.text in '!?:…“"':
            first = True


def named(sentences: Iterable[Sequence[Word]]) -> frozenset[str]:
    """Lower-cased words that a text uses as names: capitalised inside sentences more often than not."""
    high: Counter[str] = Counter()
    low: Counter[str] = Counter()
    for sentence in sentences:
        for w in inside(sentence):
            (high if capital(w) else low)[w.low] += 1
    return frozenset(w for w, n in high.items() if n > low[w])


def names(sentence: Sequence[Word], known: frozenset[str]) -> frozenset[int]:
    """Places (`start`) of the names of a sentence: words that the text uses as names, and capitals inside it."""
    here = {w.start for w in inside(sentence) if capital(w)}
    return frozenset(here | {w.start for w in sentence if w.low in known and capital(w)})
