"""Displayed quotations without quotation marks: embedded posts and block quotes.

A post is recognised by the class of its service's embed code, or by the signature under it ("— Ada Brandt (@adabrandt)
November 16, 2026"), also in plain text. Many pages use the blockquote element for boxes, so it is a quotation only with
further evidence: a mark at its start, a colon before it, a name under it, or its class. Words that the page prints twice
("pull quotes") count at their first occurrence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.extract.embeds.kit import EmbedsKit
from audit.extract.embeds.signs import DisplaySigns
from audit.lang.pack import Pack
from audit.lang.quotations import quotes
from audit.text import Block, Document, Span, counted

NAME = re.compile(r"[—–-]{0,2}\s?[^\W\d_][^.!?…]{1,90}")
"""A line that can name a speaker: letters, perhaps after a dash, and no full stop."""
PERSON = re.compile(r"[\s—–-]*([^,|(\n]+)")
"""The name in such a line, up to the comma, bracket or bar before the person's role."""
FEWEST_WORDS = 4
"""Minimum words of a quotation without marks."""
LONGEST_NAME = 12
"""Maximum words of a line that names a speaker."""
LONGEST_POST = 120
"""Maximum words of a line that can be a post before a signature."""
WHOLE = 0.5
"""Maximum share of the article in a block quote that is a quotation; a larger one is page layout."""
NAME_LINES = 2
"""Maximum lines under a quotation that name its source: name and role."""
REPEATED = 60
"""Characters of a pull quote that are searched elsewhere in the text."""
HANDLE = "(@"
"""Start of the handle in a signature. Without one, "Posted by …" is equally often the byline of a blog."""
MARKS = '“"„«»「『‘'
"""Marks at the start of a quotation."""


class Displayed(NamedTuple):
    """One quotation: spans of its lines, span of its source's name there, and whether it is an embedded post."""

    lines: tuple[Span, ...]
    source: Span | None
    post: bool


def displayed(document: Document, kit: EmbedsKit) -> list[Displayed]:
    """Find the displayed quotations of a document, in order; none in the tail."""
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
                break  # the next post may follow without a line between them
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
    """True when a block is inside a block quote."""
    return block.tag == "blockquote" or "blockquote" in block.path


def quoted(document: Document, signs: DisplaySigns, pack: Pack, lines: Sequence[Block], before: str) -> Displayed | None:
    """Classify the lines of a block quote, with the text `before` it, as a post or a quotation; None for any other box."""
    text = document.text
    found = signed(text, signs, lines)
    if found is not None:
        return found
    spans = tuple(Span(b.start, b.stop) for b in lines)
    if any(signs.is_service(b.tokens) for b in lines):
        return Displayed(spans, None, True)
    size = sum(b.stop - b.start for b in lines)
    if size > WHOLE * (len(text) - document.body_start):
        return None
    names = 0
    while names < min(NAME_LINES, len(lines) - 1) and names_somebody(text, lines[-1 - names]):
        names += 1
    spans, below = spans[: len(spans) - names], spans[len(spans) - names :]
    source = person_in(text, below[0]) if below else None
    first = text[spans[0].start : spans[-1].stop]
    if first[0] in MARKS:
        return marked(text, spans, source, pack)
    tokens = {t for b in lines for t in b.tokens}
    classed = bool(tokens & signs.quoting) and not any(m in first for m in MARKS)
    introduced = source is not None or classed or before.rstrip().endswith((":", "："))
    if not introduced or counted(first) < FEWEST_WORDS or (tokens & signs.repeating and said_twice(text, spans)):
        return None
    return Displayed(spans, source, False)


def marked(text: str, lines: tuple[Span, ...], source: Span | None, pack: Pack) -> Displayed | None:
    """Read a block quote that starts with a quotation mark: its quotation, and the name after it.

    None where other words follow: such a block is read like any paragraph.
    """
    last = max((q.stop for q in quotes(text, pack, lines[-1].start, lines[-1].stop) if q.depth == 0), default=lines[-1].start)
    rest = Span(last, lines[-1].stop)
    if not text[rest.start : rest.stop].strip(" .,"):
        return Displayed(lines, source, False)
    if len(lines) == 1 and source is None and is_name(text[rest.start : rest.stop]):
        return Displayed((Span(lines[0].start, last),), person_in(text, rest), False)
    return None


def signed(text: str, signs: DisplaySigns, lines: Sequence[Block]) -> Displayed | None:
    """Return lines that end with a post's signature, or None."""
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


def signed_post(text: str, signs: DisplaySigns, read: Sequence[Block], n: int) -> Displayed | None:
    """Find a post without its markup: a line that ends with a signature, and the line before it if that is all of it."""
    block = read[n]
    if HANDLE not in text[block.start : block.stop]:
        return None
    found = signed(text, signs, [block])
    if found is None or found.lines or not n:
        return found
    before = read[n - 1]
    words = counted(text[before.start : before.stop])
    short = 1 < words <= LONGEST_POST and not is_quote(before) and before.tag[0] != "h"
    return Displayed((Span(before.start, before.stop),), found.source, True) if short else None


def names_somebody(text: str, block: Block) -> bool:
    """True when a line under a quotation names its source."""
    return block.tag in {"footer", "cite"} or "cite" in block.path[:1] or is_name(text[block.start : block.stop])


def is_name(line: str) -> bool:
    """True when a line can name the source of the quotation above it.

    >>> is_name("— Mara Quell, crane driver"), is_name("She left.")
    (True, False)
    """
    line = line.strip(" ,")
    return counted(line) <= LONGEST_NAME and NAME.fullmatch(line) is not None and line[-1] not in ":;"


def person_in(text: str, span: Span) -> Span | None:
    """Find the span of a name without the dash before it and the role after it.

    >>> person_in("— Mara Quell, crane driver", Span(0, 26))
    Span(start=2, stop=12)
    """
    m = PERSON.match(text[span.start : span.stop])
    return Span(span.start + m.start(1), span.start + m.start(1) + len(m[1].rstrip())) if m and m[1].strip() else None


def said_twice(text: str, lines: Sequence[Span]) -> bool:
    """True when the words of a pull quote also occur elsewhere in the text."""
    words = text[lines[0].start : lines[0].stop].strip(MARKS + "”’ \t")
    return text.count(words[:REPEATED]) > 1


def spoken(document: Document, kit: EmbedsKit) -> Iterator[Span]:
    """List spans of embedded posts and of quotations with a name under them, from first to last line; never promotion."""
    for d in displayed(document, kit):
        if d.post or d.source:
            yield Span(d.lines[0].start, max(d.lines[-1].stop, d.source.stop if d.source else 0))
