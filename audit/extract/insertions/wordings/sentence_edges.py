"""Where a sentence begins inside a line, and whether a quotation is still open there."""

import re
from functools import lru_cache

from audit.extract.insertions.plain.seams import UPPER

BORDER = re.compile(rf"(?:[.!?…][\"”’»)\]]*(?:\s+|(?=[{UPPER}¿¡“\"«(\[→➡➤►▶>»☞•\U0001f300-\U0001faff]))|[。！？]」?)(?=\S)")
"""Where a sentence ends inside a line, and another begins with or without a space."""

QUOTING = frozenset("“«「")
"""What opens a quotation that has a sign of its own at its end."""


@lru_cache(maxsize=64)
def begins(words: str) -> tuple[int, ...]:
    """Where sentences begin inside some words, outside quotations; kept for the other rules that are tried on the same line.

    >>> begins("Read on. “Stay. Go.” They went.")
    (9, 21)
    """
    found = [m.end() for m in BORDER.finditer(words)]
    return tuple(at for at in found if not quoted(words[:at])) if found and not QUOTING.isdisjoint(words) else tuple(found)


def quoted(before: str) -> bool:
    """Whether a quotation is still open at the end of some words.

    >>> quoted("“Read on."), quoted("“Read on.” ")
    (True, False)
    """
    return any(before.count(a) > before.count(b) for a, b in (("“", "”"), ("«", "»"), ("「", "」"))) and "„" not in before
