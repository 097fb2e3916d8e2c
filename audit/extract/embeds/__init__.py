"""Quotations that stand apart without marks: embedded posts, and block quotes.

A post is told by the class of its service's embed code, or by the signature under it ("— Ada Brandt (@adabrandt) November 16,
2026"), which also holds in plain text. A block quote is a quotation when something says so beside the element, which many
pages use for a box: a mark at its start, a colon before it, a name under it, or its class. Words that the page sets twice
("pull quotes") are those of the first place.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.extract.embeds.kit import EmbedsKit
from audit.extract.embeds.signs import Displays
from audit.lang.pack import Pack
from audit.lang.quotations import quotes
from audit.text import Block, Document, Span

NAME = re.compile(r"[—–-]{0,2}\s?[^\W\d_][^.!?…]{1,90}")
"""A line that can name a speaker: it has no stop."""
FEW = 4
"""Words of the shortest quotation without marks."""
SHORT = 12
"""Words of a line that names a speaker, at most."""
LONG = 120
"""Words of a line before a signature that can be a post."""
WHOLE = 0.5
"""Share of the article above which a block quote is how the page is laid out."""
MARKS = '“"„«»「『‘'


class Displayed(NamedTuple):
    """One quotation: its lines, who is named as its source there, and whether it is an embedded post."""

    lines: tuple[Span, ...]
    source: Span | None
    post: bool


def displayed(document: Document, kit: EmbedsKit) -> list[Displayed]:
    """Quotations of a document that stand apart, in order, none in the tail."""
    text, signs, pack = document.text, kit.signs, kit.packs.nearest(document.lang)
    read = [b for b in document.blocks if b.zone not in {"headline", "tail"} and text[b.start : b.stop].strip()]
    out: list[Displayed] = []
    n = 0
    while n < len(read):
        stop = n
        while stop < len(read) and is_quote(read[stop]):
            signed = signs.signature(text[read[stop].start : read[stop].stop]) is not None
            stop += 1
            if signed:
                break  # the next post may stand right under this one
        if stop > n:
            before = text[read[n - 1].start : read[n - 1].stop] if n else ""
            found = quoted(document, signs, pack, read[n:stop], before)
            n = stop
        else:
            found = signed_post(text, signs, read, n)
            n += 1
        if found and found.lines:
            out.append(found)
    return out


def is_quote(block: Block) -> bool:
    """Whether a block lies in a block quote."""
    return block.tag == "blockquote" or "blockquote" in block.path


def quoted(document: Document, signs: Displays, pack: Pack, lines: Sequence[Block], before: str) -> Displayed | None:
    """The lines of a block quote as a post or a quotation; None for a box of something else."""
    text = document.text
    found = signed(text, signs, lines)
    if found is not None:
        return found
    spans = tuple(Span(b.start, b.stop) for b in lines)
    if any(signs.service(b.tokens) for b in lines):
        return Displayed(spans, None, True)
    size = sum(b.stop - b.start for b in lines)
    if size > WHOLE * (len(text) - document.body_start):
        return None
    names = 0
    while names < min(2, len(lines) - 1) and names_somebody(text, lines[-1 - names]):
        names += 1
    spans, below = spans[: len(spans) - names], spans[len(spans) - names :]
    source = trimmed(text, below[0]) if below else None
    first = text[spans[0].start : spans[-1].stop]
    if first[0] in MARKS:
        return marked(text, spans, source, pack)
    tokens = {t for b in lines for t in b.tokens}
    classed = bool(tokens & signs.quoting) and not any(m in first for m in MARKS)
    told = source is not None or classed or before.rstrip().endswith((":", "："))
    if not told or len(first.split()) < FEW or (tokens & signs.repeating and said_twice(text, spans)):
        return None
    return Displayed(spans, source, False)


def marked(text: str, lines: tuple[Span, ...], source: Span | None, pack: Pack) -> Displayed | None:
    """A block quote that begins with a quotation mark: its quotation, and who is named after it.

    Where other words follow, it reads like any paragraph, and stays one.
    """
    last = max((q.stop for q in quotes(text, pack, lines[-1].start, lines[-1].stop) if q.depth == 0), default=lines[-1].start)
    rest = Span(last, lines[-1].stop)
    if not text[rest.start : rest.stop].strip(" .,"):
        return Displayed(lines, source, False)
    if len(lines) == 1 and source is None and is_name(text[rest.start : rest.stop]):
        return Displayed((Span(lines[0].start, last),), trimmed(text, rest), False)
    return None


def signed(text: str, signs: Displays, lines: Sequence[Block]) -> Displayed | None:
    """Lines that end with a post's signature."""
    last = lines[-1]
    line = text[last.start : last.stop]
    signature = signs.signature(line)
    if signature is None:
        return None
    spans = [Span(b.start, b.stop) for b in lines[:-1]]
    words = line[: signature.start].rstrip()
    if words:
        spans.append(Span(last.start, last.start + len(words)))
    return Displayed(tuple(spans), Span(last.start + signature.author.start, last.start + signature.author.stop), True)


def signed_post(text: str, signs: Displays, read: Sequence[Block], n: int) -> Displayed | None:
    """A post whose markup is lost: a line that ends with a signature, with the line before it when it holds nothing else."""
    block = read[n]
    if "(@" not in text[block.start : block.stop]:
        return None
    found = signed(text, signs, [block])
    if found is None or found.lines or not n:
        return found
    before = read[n - 1]
    words = text[before.start : before.stop].split()
    short = 1 < len(words) <= LONG and not is_quote(before) and before.tag[0] != "h"
    return Displayed((Span(before.start, before.stop),), found.source, True) if short else None


def names_somebody(text: str, block: Block) -> bool:
    """Whether a line under a quotation names who said it."""
    return block.tag in {"footer", "cite"} or "cite" in block.path[:1] or is_name(text[block.start : block.stop])


def is_name(line: str) -> bool:
    """Whether a line can name who is quoted above it."""
    line = line.strip(" ,")
    return len(line.split()) <= SHORT and NAME.fullmatch(line) is not None and line[-1] not in ":;"


def trimmed(text: str, span: Span) -> Span | None:
    """A name without the dash before it, up to what is told of it."""
    m = re.match(r"[\s—–-]*([^,|(\n]+)", text[span.start : span.stop])
    return Span(span.start + m.start(1), span.start + m.start(1) + len(m[1].rstrip())) if m and m[1].strip() else None


def said_twice(text: str, lines: Sequence[Span]) -> bool:
    """Whether the words of a pull quote stand elsewhere in the text too."""
    words = text[lines[0].start : lines[0].stop].strip(MARKS + "”’ \t")
    return text.count(words[:60]) > 1


def spoken(document: Document, kit: EmbedsKit) -> Iterator[Span]:
    """Embedded posts, and quotations with the name under them: from the first line to the last, and never promotion."""
    for d in displayed(document, kit):
        if d.post or d.source:
            yield Span(d.lines[0].start, max(d.lines[-1].stop, d.source.stop if d.source else 0))
