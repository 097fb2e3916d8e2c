"""Sentences of a document, insertions left out.

A sentence ends at a newline, and at `.`, `!`, `?` or `…` (and marks that close after them) when space follows and the next
word begins with a capital, a digit or an opening mark; not after an abbreviation or a single capital.

>>> text = "Mr. Demir left. He said: “No.” Then he slept."
>>> [text[a:b] for a, b in pieces(text, 0)]
['Mr. Demir left.', 'He said: “No.”', 'Then he slept.']
"""

import re
from collections.abc import Iterable, Iterator

from audit.rows import Insertion, Rows
from audit.text import Document, Span, cut

END = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s+[\"“‘«„'(\[]*[^\W_])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Adm|Rev|Hon|St|Jr|Sr|Inc|Ltd|Co|Corp|vs|etc|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|dept|e\.g|i\.e|U\.S|U\.K|U\.N|a\.m|p\.m)|(?<![^\W_])[A-Z])\.$"
)


def pieces(text: str, offset: int) -> Iterator[Span]:
    """Spans of the sentences of one line of text, moved by `offset`."""
    at = 0
    for m in END.finditer(text):
        following = text[m.end() :].lstrip().lstrip("\"“‘«„'([")[:1]
        if following.islower() or ABBREVIATION.search(text[max(0, m.start() - 12) : m.start() + 1]):
            continue
        yield trimmed(text, at, m.end(), offset)
        at = m.end()
    if text[at:].strip():
        yield trimmed(text, at, len(text), offset)


def trimmed(text: str, start: int, stop: int, offset: int) -> Span:
    """The span less white space at its ends."""
    start += len(text[start:stop]) - len(text[start:stop].lstrip())
    stop -= len(text[start:stop]) - len(text[start:stop].rstrip())
    return Span(start + offset, stop + offset)


def spans(document: Document, rows: Rows) -> Iterable[tuple[str, Span]]:
    """Field (`headline` or `body`) and span of each sentence; a piece between insertions is a sentence of its own."""
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    for block in document.blocks:
        if block.zone == "tail":
            continue
        field = "headline" if block.zone == "headline" else "body"
        for part in cut(Span(block.start, block.stop), holes):
            for piece in pieces(document.text[part.start : part.stop], part.start):
                yield field, piece
