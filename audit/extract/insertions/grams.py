"""Wording and markup of a block as short strings, for the linear half of the block model.

`f:` one of the first words, `b:` two in a row, `s:` the first two, `l:` one of the last words, `n:` how many; `c:` a word of
class or id, `o:` one of the nearest, `p:` an element around it, `t:` its own.
"""

import re
from itertools import pairwise

from audit.text import Block

DIGITS = re.compile(r"\d+")
MARKS = ".,:;!?\"“”„()[]»«‘’'|•–—-"
FIRST, LAST = 6, 3
MOST = 12


def wording(text: str) -> set[str]:
    """Strings of a block's words.

    >>> sorted(wording("Read more"))
    ['b:read more', 'f:more', 'f:read', 'n:2', 's:read more']
    """
    words = text.split(None, MOST)
    first = DIGITS.sub("0", " ".join(words[:FIRST]).lower()).split()
    head = [w.strip(MARKS) for w in first]
    found = {f"f:{w}" for w in head if w}
    found.update([f"b:{a} {b}" for a, b in pairwise(head)])
    if len(words) > FIRST:
        last = DIGITS.sub("0", " ".join(text.rsplit(None, LAST)[-LAST:]).lower()).split()
        found.update([f"l:{w}" for w in (w.strip(MARKS) for w in last) if w])
    found.add("s:" + " ".join(head[:2]))
    found.add(f"n:{min(len(words), MOST)}")
    return found


def markup(block: Block) -> set[str]:
    """Strings of a block's classes and of the elements around it."""
    found = {f"c:{t}" for t in block.tokens}
    found.update(f"o:{t}" for t in block.tokens[:3])
    found.update(f"p:{t}" for t in block.path[:5])
    found.add(f"t:{block.tag}")
    return found
