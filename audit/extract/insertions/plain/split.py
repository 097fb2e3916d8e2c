"""Lines: the spans that finders classify one by one.

A line is a block of the document. In plain text a block may hold several texts that were joined without a break, so it is
cut at every seam of the model for joined texts; a false seam does no harm, because a piece of a paragraph that no rule matches
stays story.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from audit.extract.insertions.plain.seam_features import described
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import AROUND, candidates, crowd
from audit.text import Block, Document

SURE = 0.9
"""Minimum probability of a seam inside an address, handle or tag."""
JOINED = 3
"""Minimum seams of a block in a joined page; pieces of other blocks are parts of sentences."""
FEW = frozenset({"one", "few", "some"})
"""Crowds of possible seams of a block that is not a joined page."""
MAILED = re.compile(r"[\w.+-]@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,7}$")
"""A mail address, which has no capitals behind its @."""
NAME = re.compile(r"[^\W\d_]+")
"""The letters around a possible seam."""


class Line(NamedTuple):
    """One line: `text[start:stop]`, trimmed.

    `limit` is the end of its block; `cuts` is the number of seams in that block.
    """

    start: int
    stop: int
    limit: int
    zone: str
    cuts: int = 0


def lines(document: Document, seams: Seams) -> tuple[Line, ...]:
    """Split a document into lines, in order.

    >>> from audit.extract.insertions.plain.seam_models import Seams
    >>> text = "Ministers meet\\nThey met in the capital on Monday.Norland was not there."
    >>> [text[line.start : line.stop] for line in lines(Document.of(text), Seams.load())]
    ['Ministers meet', 'They met in the capital on Monday.', 'Norland was not there.']
    """
    if document.format != "text":
        return tuple(Line(b.start, b.stop, b.stop, b.zone) for b in document.blocks)
    return tuple(line for block in document.blocks for line in pieces(document.text, block, seams))


def pieces(text: str, block: Block, seams: Seams) -> Iterator[Line]:
    """Yield the pieces of a block between its seams."""
    found = list(candidates(text, block.start, block.stop))
    among = crowd(text, found)
    edges = [block.start]
    for at in found:
        start = max(edges[-1], at - AROUND)
        features = described(text, start, at, min(block.stop, at + AROUND), seams.words, among)
        least = SURE if "address" in features else seams.joined.threshold
        mailed = least == SURE and text[at : at + 2].istitle() and MAILED.search(text, start, at)
        if mailed or (seams.joined.p(features) > least and not (among in FEW and said_again(text, at))):
            edges.append(at)
    for start, stop in pairwise((*edges, block.stop)):
        yield Line(start, stop, block.stop, block.zone, len(edges) - 1)


def said_again(text: str, at: int) -> bool:
    """True when a seam would split a name with an inner capital that the text has twice.

    >>> text = "The club said so on SportDay.Follow SportDay for more"
    >>> said_again(text, 25), said_again(text, 29)
    (True, False)
    """
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    name = NAME.match(text, start)
    return start < at and text[start].isupper() and name is not None and text.count(name[0]) > 1
