"""Sentences of a document, insertions left out.

A sentence ends at a newline, and at `.`, `!`, `?` or `…` (and marks that close after them) when space follows and the next
word begins with a capital, a digit or an opening mark; not after an abbreviation or a single capital. A sentence
that an insertion cuts is read as if the insertion were not there, and has two pieces; that it goes on is told by the words on
both sides, since many a page sets headings, insertions and paragraphs in one line.

>>> text = "Mr. Demir left. He said: “No.” Then he slept."
>>> [text[a:b] for a, b in pieces(text, 0)]
['Mr. Demir left.', 'He said: “No.”', 'Then he slept.']
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from audit.rows import Insertion, Rows
from audit.text import Document, Span, cut, without

Pieces = tuple[Span, ...]
"""One sentence: its only piece, or those that insertions cut it into, in order."""

END = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s+[\"“‘«„'(\[]*[^\W_])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Adm|Rev|Hon|St|Jr|Sr|Inc|Ltd|Co|Corp|vs|etc|Jan|Feb|Mar|"
    r"Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|dept|e\.g|i\.e|U\.S|U\.K|U\.N|a\.m|p\.m)|(?<![^\W_])[A-Z])\.$"
)

BEGUN = re.compile(r"[(,;:.!?…)\]”’»]|['’]s\b")
UNENDED = re.compile(r"(?:[,;–—(\[]|\b(?:an?|and|as|at|by|for|from|in|of|on|or|that|the|to|with))$")
"""Marks and words that stand within a sentence: at the beginning of what goes on, at the end of what is not over."""


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
    said = text[start:stop]
    start += len(said) - len(said.lstrip())
    return Span(start + offset, start + offset + len(said.strip()))


def spans(document: Document, rows: Rows) -> Iterable[tuple[str, Pieces]]:
    """Field (`headline` or `body`) and pieces of each sentence."""
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    text = without(document.text, holes)
    starts = [h.start for h in holes]
    for block in document.blocks:
        if block.zone != "tail":
            field = "headline" if block.zone == "headline" else "body"
            first, last = max(bisect_left(starts, block.start) - 1, 0), bisect_left(starts, block.stop)
            for sentence in whole(text, Span(block.start, block.stop), holes[first:last]):
                yield field, sentence


def whole(text: str, line: Span, holes: Iterable[Span]) -> Iterator[Pieces]:
    """The sentences of one line of a text that has spaces for its holes, each in its pieces.

    >>> text = "The envoy (subscribe now) left. Nobody spoke."
    >>> [[text[a:b] for a, b in s] for s in whole(without(text, [Span(10, 25)]), Span(0, 45), [Span(10, 25)])]
    [['The envoy', 'left.'], ['Nobody spoke.']]
    """
    parts = [p for p in cut(line, holes) if text[p.start : p.stop].strip()]
    if len(parts) == 1:
        yield from ((span,) for span in pieces(text[parts[0].start : parts[0].stop], parts[0].start))
        return
    while parts:
        n = next((n for n in range(1, len(parts)) if not goes_on(text, parts[n - 1], parts[n])), len(parts))
        for a, b in pieces(text[parts[0].start : parts[n - 1].stop], parts[0].start):
            inside = (Span(max(a, p.start), min(b, p.stop)) for p in parts[:n] if p.start < b and a < p.stop)
            yield tuple(trimmed(text[c:d], 0, d - c, c) for c, d in inside if text[c:d].strip())
        del parts[:n]


def goes_on(text: str, before: Span, after: Span) -> bool:
    """Whether the line reads on over the insertion between two parts of it.

    It does where the second begins with a small letter, a bracket or a mark that closes, or the first ends with a word or mark
    that ends no sentence ("of", a comma).
    """
    second = text[after.start : after.stop].lstrip()
    return second[0].islower() or bool(BEGUN.match(second) or UNENDED.search(text[before.start : before.stop][-12:].rstrip()))
