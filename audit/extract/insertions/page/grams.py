"""Wording and markup of a block as short strings, for the linear half of the block model.

They come in parts, each without repeats: `f` the first words, `b` pairs of them, `l` the last words, `s` the first two, `n` the
number of words; `c` class and id names, `o` the nearest ones, `p` the elements around the block, `t` its tag.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from audit.extract.insertions.page.model import Parts
from audit.text import Block

DIGITS = re.compile(r"\d+")
"""A number, replaced by 0: dates and prices differ on every page."""
MARKS = ".,:;!?\"“”„()[]»«‘’'|•–—-"
"""Marks stripped from both ends of a word."""
FIRST, LAST = 6, 3
"""Maximum words used at the start and end of a block."""
MOST = 12
"""Maximum number of words as a feature."""


def word_grams(words: Sequence[str]) -> Parts:
    """Return the strings of the words of a block, in lower case.

    >>> sorted(strings(word_grams(["read", "more"])))
    ['b:read more', 'f:more', 'f:read', 'n:2', 's:read more']
    """
    head = bare(words[:FIRST])
    last = bare(words[-LAST:]) if len(words) > FIRST else ()
    return (
        ("f", dict.fromkeys(head)),
        ("b", dict.fromkeys(map(" ".join, pairwise(head)))),
        ("l", dict.fromkeys(last)),
        ("s", (" ".join(head[:2]),)),
        ("n", (str(min(len(words), MOST)),)),
    )


def bare(words: Sequence[str]) -> list[str]:
    """Strip marks around words, and replace numbers by 0.

    >>> bare(["“read", "12,5", "more”"])
    ['read', '0,0', 'more']
    """
    return [w if w.isalpha() else s if (s := w.strip(MARKS)).isalpha() else DIGITS.sub("0", s) for w in words]


def markup_grams(block: Block) -> Parts:
    """Return the strings of the class names of a block and of the elements around it."""
    return ("c", block.tokens), ("o", block.tokens[:3]), ("p", dict.fromkeys(block.path[:5])), ("t", (block.tag,))


def strings(parts: Parts) -> set[str]:
    """Prefix all strings with their part; words of marks alone are dropped."""
    return {f"{part}:{string}" for part, found in parts for string in found if string or part == "s"}
