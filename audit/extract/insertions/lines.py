"""Lines: the stretches that a finder judges one by one.

A line is a block of the document. Finders of plain text and of wordings see a document as its lines and never look at a
line break inside one.
"""

from bisect import bisect_right
from typing import NamedTuple

from audit.text import Document


class Line(NamedTuple):
    """One line: `text[start:stop]`, without white space around it, and its zone."""

    start: int
    stop: int
    zone: str


def lines(document: Document) -> tuple[Line, ...]:
    """The lines of a document, in order.

    >>> [line.zone for line in lines(Document.of("Ministers meet\\nThey met on Monday."))]
    ['headline', 'body']
    """
    return tuple(Line(b.start, b.stop, b.zone) for b in document.blocks)


def line_at(found: tuple[Line, ...], at: int) -> Line | None:
    """The line that holds a place, None between lines."""
    n = bisect_right(found, at, key=lambda line: line.start) - 1
    return found[n] if n >= 0 and at < found[n].stop else None
