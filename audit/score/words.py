"""Words of a text.

>>> [w.low for w in words("Ankara’s co-op didn’t sell 3,000 S-400s.")]
["ankara's", 'co-op', "didn't", 'sell', '3,000', 's-400s', '.']
"""

import re
from typing import NamedTuple

from audit.score.word_table import lower
from audit.text import Span

WORD = re.compile(r"[^\W\d_]\w*+(?:[’'\-]\w++)*+|\d(?:[\d.,:]*\d)?\w*+(?:-\w++)*+|[^\w\s]")
"""A word with inner apostrophes and hyphens (didn’t, far-left), a number with its unit (3,000, 5G), or one symbol."""

SIGN = re.compile(r"[@/]|www\.", re.IGNORECASE)  # what every address has
ADDRESS = re.compile(r"[\w\-]+(?:\.[\w\-]+)*\.[a-z]{2,12}/|[^@]{0,100}@|[^:]{0,20}://|\W{0,5}www\.", re.IGNORECASE)
"""How an address, a mail address or a handle begins, whose parts are no words: pic.example/x, @name."""


class Word(NamedTuple):
    """A word of a text: `text[start:stop]`, as written, and in lower case with ASCII marks."""

    start: int
    stop: int
    text: str
    low: str


def words(text: str, start: int = 0, stop: int | None = None) -> list[Word]:
    """Split `text[start:stop]` into words, numbers and symbols; offsets are those of `text`."""
    end = len(text) if stop is None else stop
    return [Word(m.start(), m.end(), w := m.group(), lower(w)) for m in WORD.finditer(text, start, end)]


def addresses(text: str) -> list[Span]:
    """Find the addresses and handles of a text.

    >>> text = "The fiend (@fiendish9) wrote to ed@evil.example, and/or to t.example/Vile9; see www.vile.example/x"
    >>> [text[a:b] for a, b in addresses(text)]
    ['(@fiendish9)', 'ed@evil.example,', 't.example/Vile9;', 'www.vile.example/x']
    """
    out: list[Span] = []
    stop = 0
    for m in SIGN.finditer(text):
        if m.start() < stop:
            continue
        start, stop = m.span()
        while start and not text[start - 1].isspace():
            start -= 1
        while stop < len(text) and not text[stop].isspace():
            stop += 1
        if ADDRESS.match(text[start:stop]):
            out.append(Span(start, stop))
    return out
