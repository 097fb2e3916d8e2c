"""Words of a text.

>>> [w.low for w in words("Ankara’s co-op didn’t sell 3,000 S-400s.")]
["ankara's", 'co-op', "didn't", 'sell', '3,000', 's-400s', '.']
"""

import re
from typing import NamedTuple

from audit.score.word_table import lower

WORD = re.compile(r"[^\W\d_]\w*+(?:[’'\-]\w++)*+|\d(?:[\d.,:]*\d)?\w*+(?:-\w++)*+|[^\w\s]")
"""A word with inner apostrophes and hyphens (didn’t, far-left), a number with its unit (3,000, 5G), or one symbol."""


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
