"""Sentences of a document, insertions excluded.

A sentence ends at a newline, and at `.`, `!`, `?` or `…` (and marks that close after them) when white space follows and the
next word begins with a capital, a digit or an opening mark; not after an abbreviation of the language or a single capital. A
sentence cut by an insertion is read as if the insertion were absent and has several pieces; the words on both sides decide
whether it continues, because many pages put headings, insertions and paragraphs on one line.

>>> from audit.lang.pack import Packs
>>> text = "Mr. Demir left. He said: “No.” Then he slept."
>>> [text[a:b] for a, b in pieces(text, 0, Packs.load().nearest("en"))]
['Mr. Demir left.', 'He said: “No.”', 'Then he slept.']
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from audit.lang.pack import Pack
from audit.rows import Insertion, Rows
from audit.text import Document, Span, cut, trimmed, without

Pieces = tuple[Span, ...]
"""One sentence: its only piece, or those that insertions cut it into, in order."""

END = re.compile(r"(?<![.!?…])[.!?…]++[\"”“’‘»«›‹')\]]*+(?=\s++[\"“‘«„'(\[]*+([^\W_]))")
"""A stop with the marks that close after it, before white space and a word; its group is the first letter of that word.

A run of stops is entered at its start only and never given back, so that long runs take no more than their length.
"""


def pieces(text: str, offset: int, pack: Pack) -> Iterator[Span]:
    """Split one line of text into spans of sentences, moved by `offset` code points."""
    at = 0
    for m in END.finditer(text):
        abbreviated = pack.abbreviation.search(text[max(0, m.start() - 12) : m.start() + 1])
        if m[1].islower() or (abbreviated and not numbered(text, m, pack)):
            continue
        yield moved(trimmed(text, at, m.end()), offset)
        at = m.end()
    if text[at:].strip():
        yield moved(trimmed(text, at, len(text)), offset)


def numbered(text: str, m: re.Match[str], pack: Pack) -> bool:
    """True for a number at the end of a sentence in a language of ordinals: "Auslieferung des Modells 3. Ein Sprecher …"."""
    return (
        pack.opener is not None
        and text[m.start() - 1 : m.start()].isdigit()
        and pack.opener.match(text, m.start(1)) is not None
    )


def moved(span: Span, offset: int) -> Span:
    """Move a span by `offset` code points."""
    return Span(span.start + offset, span.stop + offset)


def spans(document: Document, rows: Rows, pack: Pack) -> Iterable[tuple[str, Pieces]]:
    """Yield the field (`headline` or `body`) and the pieces of each sentence, in order."""
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    text = without(document.text, holes)
    starts = [h.start for h in holes]
    for block in document.blocks:
        if block.zone != "tail":
            field = "headline" if block.zone == "headline" else "body"
            first, last = max(bisect_left(starts, block.start) - 1, 0), bisect_left(starts, block.stop)
            for sentence in whole(text, Span(block.start, block.stop), holes[first:last], pack):
                yield field, sentence


def whole(text: str, line: Span, holes: Iterable[Span], pack: Pack) -> Sequence[Pieces]:
    """List the sentences of one line, each as its pieces; `text` has spaces in place of its holes.

    >>> from audit.lang.pack import Packs
    >>> en = Packs.load().nearest("en")
    >>> text = "The envoy (subscribe now) left. Nobody spoke."
    >>> [[text[a:b] for a, b in s] for s in whole(without(text, [Span(10, 25)]), Span(0, 45), [Span(10, 25)], en)]
    [['The envoy', 'left.'], ['Nobody spoke.']]
    """
    return divided(text, tuple(p for p in cut(line, holes) if text[p.start : p.stop].strip()), pack)


@lru_cache(maxsize=1 << 10)
def divided(text: str, line: tuple[Span, ...], pack: Pack) -> Sequence[Pieces]:
    """List the sentences of the parts of one line: `whole`, once for the steps that read the same text."""
    if len(line) == 1:
        return tuple((span,) for span in pieces(text[line[0].start : line[0].stop], line[0].start, pack))
    return tuple(joined(text, list(line), pack))


def joined(text: str, parts: list[Span], pack: Pack) -> Iterator[Pieces]:
    """Yield the sentences of a line that insertions cut into several parts."""
    while parts:
        n = next((n for n in range(1, len(parts)) if not goes_on(text, parts[n - 1], parts[n], pack)), len(parts))
        for a, b in pieces(text[parts[0].start : parts[n - 1].stop], parts[0].start, pack):
            inside = (Span(max(a, p.start), min(b, p.stop)) for p in parts[:n] if p.start < b and a < p.stop)
            yield tuple(trimmed(text, c, d) for c, d in inside if text[c:d].strip())
        del parts[:n]


def goes_on(text: str, before: Span, after: Span, pack: Pack) -> bool:
    """True when a line continues after the insertion between two parts of it.

    It continues when the second part begins in lower case, with a bracket or with a closing mark, or the first ends with a
    word or mark that cannot end a sentence ("of", a comma).
    """
    second = text[after.start : after.stop].lstrip()
    first = text[before.start : before.stop][-12:].rstrip()
    return second[0].islower() or bool(pack.resumes.match(second) or pack.unfinished.search(first))
