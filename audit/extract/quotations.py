"""Quotations: stretches between quotation marks, one block at a time, insertions left out.

Curly, angle and straight double marks open and close a quotation. Single marks do when they stand where a quotation can begin
and end, so that an apostrophe does neither. A quotation that is not closed runs to the end of its block only when the next
block opens with a mark (the way a long quotation runs over paragraphs).

>>> text = 'She said: “We’ll go.” It was a "very long" day for the \\'workers of the world\\'.'
>>> [text[a:b] for a, b in quotations(Document.of(text), [])]
['“We’ll go.”', '"very long"', "'workers of the world'"]
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from audit.text import Document, Span, cut

MARK = re.compile(r"[“”„«»\"]|(?<![^\W_])[‘'](?=[^\W_“\"])|(?<=[^\s(])[’'](?![^\W_])")
"""Double marks anywhere; a single mark before a word (it may open) or after one (it may close)."""

CLOSES = {"“": '”“"', "„": "“”", "«": "»", "»": "«", '"': '"”', "‘": "’'", "'": "'’"}
LONGEST = 3000
"""Code points of a quotation; a longer one is a mark that was never closed."""


def quotations(document: Document, holes: Sequence[Span]) -> Iterator[Span]:
    """Spans of quotations with their marks, outside `holes` (insertions, in order), in reading order."""
    parts = [part for b in document.blocks for part in cut(Span(b.start, b.stop), holes)]
    for i, part in enumerate(parts):
        following = document.text[parts[i + 1].start : parts[i + 1].start + 1] if i + 1 < len(parts) else ""
        yield from inside(document.text, part, following in set('“„«"'))


def inside(text: str, part: Span, goes_on: bool) -> Iterable[Span]:
    """Quotations of one stretch of text; the outermost of nested ones."""
    opened: int | None = None
    for m in MARK.finditer(text, part.start, part.stop):
        mark, at = m.group(), m.start()
        if opened is None:
            if mark in CLOSES and mark not in "”’" and can_open(text, at, part):
                opened = at
        elif mark in CLOSES[text[opened]] and at > opened + 1 and not (mark in '"“' and text[at - 1].isspace()):
            if at - opened <= LONGEST:
                yield Span(opened, m.end())
            opened = None
    if opened is not None and goes_on and text[opened] in '“"«„':
        yield Span(opened, part.stop)


def can_open(text: str, at: int, part: Span) -> bool:
    """Whether a mark at this place can open a quotation: nothing, space or an opening mark before it, a word after it."""
    before = text[at - 1] if at > part.start else " "
    after = text[at + 1] if at + 1 < part.stop else " "
    return (before.isspace() or before in "([{—–-“\"‘'/,:;.") and not after.isspace()
