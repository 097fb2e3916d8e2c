"""Find sentence starts inside a line, and quotations that are still open there."""

import re
from functools import lru_cache

from audit.extract.insertions.plain.seams import UPPER

BORDER = re.compile(rf"(?:[.!?…][\"”’»)\]]*(?:\s+|(?=[{UPPER}¿¡“\"«(\[→➡➤►▶>»☞•\U0001f300-\U0001faff]))|[。！？]」?)(?=\S)")
"""End of a sentence inside a line where another begins, with or without a space ("…on Monday. Read on", "…Monday.Read on").
Without a space only an upper-case letter or opening mark shows the start, so `text.STOPS` is not enough here."""

QUOTING = frozenset("“«「")
"""Opening quotation marks whose closing mark differs from them."""


@lru_cache(maxsize=64)
def begins(words: str) -> tuple[int, ...]:
    """List the sentence starts inside a text, outside quotations; cached for the other rules tried on the same line.

    >>> begins("Read on. “Stay. Go.” They went.")
    (9, 21)
    """
    found = [m.end() for m in BORDER.finditer(words)]
    return tuple(at for at in found if not quoted(words[:at])) if found and not QUOTING.isdisjoint(words) else tuple(found)


def quoted(before: str) -> bool:
    """True when a quotation is still open at the end of a text.

    >>> quoted("“Read on."), quoted("“Read on.” ")
    (True, False)
    """
    return any(before.count(a) > before.count(b) for a, b in (("“", "”"), ("«", "»"), ("「", "」"))) and "„" not in before
