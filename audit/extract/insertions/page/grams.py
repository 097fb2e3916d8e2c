"""Wording and markup of a block as short strings, for the linear half of the block model.

Each comes in parts, a part's strings in order, none twice: `f` the first words, `b` two in a row, `l` the last words, `s` the
first two, `n` how many; `c` words of class or id, `o` the nearest, `p` the elements around it, `t` its own.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from audit.extract.insertions.page.model import Parts
from audit.text import Block

DIGITS = re.compile(r"\d+")
MARKS = ".,:;!?\"“”„()[]»«‘’'|•–—-"
FIRST, LAST = 6, 3
MOST = 12


def word_grams(words: Sequence[str]) -> Parts:
    """Strings of a block's words, given in small letters.

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
    """Words without marks around them, a number as 0.

    >>> bare(["“read", "12,5", "more”"])
    ['read', '0,0', 'more']
    """
    return [w if w.isalpha() else DIGITS.sub("0", w).strip(MARKS) for w in words]


def markup_grams(block: Block) -> Parts:
    """Strings of a block's classes and of the elements around it."""
    return ("c", block.tokens), ("o", block.tokens[:3]), ("p", dict.fromkeys(block.path[:5])), ("t", (block.tag,))


def strings(parts: Parts) -> set[str]:
    """The strings of all parts, each with its part's name; a word that was only marks is none."""
    return {f"{part}:{string}" for part, found in parts for string in found if string or part == "s"}
