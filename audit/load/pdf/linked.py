"""Links of a PDF: the spans of linked words in the text of their paragraph."""

from collections.abc import Iterator, Sequence

from audit.load.pdf.columns import Line
from audit.text import Anchor

CUT = "-\u2010\u00ad"
"""Marks at the end of the first part of a hyphenated word, which the text may not have."""
SOFT = "\u00ad"
BEHIND = ".,;:!?)"
"""Marks behind a word that are not part of its link."""
AHEAD = 200
"""Maximum characters between the end of a word and the next one of its paragraph: an initial may be spelled with the first."""


def anchors(text: str, lines: Sequence[Line]) -> tuple[Anchor, ...]:
    """The links of a paragraph: each run of words with one address, also over a line end."""
    if not any(w.href for line in lines for w in line.words):
        return ()
    found: list[Anchor] = []
    joins = False
    for start, stop, href in linked_words(text, lines):
        if joins and href and found[-1].href == href:
            found[-1] = Anchor(found[-1].start, stop, href)
        elif href:
            found.append(Anchor(start, stop, href))
        joins = bool(href)
    return tuple(Anchor(a.start, a.start + len(text[a.start : a.stop].rstrip(BEHIND)), a.href) for a in found)


def linked_words(text: str, lines: Sequence[Line]) -> Iterator[tuple[int, int, str]]:
    """Yield the place and the address of each word of the lines that the text has, in order."""
    at = 0
    for line in lines:
        for word in line.words:
            part = word.text.replace(SOFT, "").rstrip(CUT) or word.text
            start = text.find(part, at, at + len(part) + AHEAD)
            if start >= 0:
                at = start + len(part)
                yield start, at, word.href
