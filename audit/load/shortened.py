"""Bound the text of a document: what is longer than any article is read in part, says so, and counts in no rate.

Audits take about half a kilobyte of memory for each character, so a page of 20 MB that is all text would take gigabytes.
"""

from collections.abc import Iterable
from dataclasses import replace

from audit.text import Block, Said

LONGEST_TEXT = 1_000_000
"""Maximum code points of a text, some 170,000 words; the longest live blogs have a third of that."""


def shortened(
    text: str, blocks: tuple[Block, ...], said: Iterable[Said], most: int = LONGEST_TEXT
) -> tuple[str, tuple[Block, ...], list[Said]]:
    """Text, blocks and claims of the whole blocks that fit, with the claim that the text breaks off; a short text as it is.

    >>> blocks = (Block(0, 5, "p", "body"), Block(6, 12, "p", "body"))
    >>> shortened("Talks failed", blocks, [], 8)[0], shortened("Talks failed", blocks, [], 12)[0]
    ('Talks', 'Talks failed')
    """
    if len(text) <= most:
        return text, blocks, list(said)
    kept = tuple(b for b in blocks if b.stop <= most)
    if not kept:
        first = blocks[0]
        kept = (replace(first, stop=most, links=tuple(a for a in first.links if a.stop <= most)),)
    stop = kept[-1].stop
    why = f"only the first {stop} of {len(text)} characters are read"
    inside = [s for s in said if s.stop is None or s.stop <= stop]
    return text[:stop], kept, [*inside, Said("access", "partial", "text"), Said("breaks_off", why, "text")]
