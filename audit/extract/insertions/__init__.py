"""Insertions: words in an article that are not its story, found, typed and kept as evidence.

Finders look at the document and hand over what they found; here the finds are settled: provenance wins over promotion,
a wording over a model, the longer over the shorter; no two insertions overlap, and none crosses a line. An embedded post is
somebody's words in the story, whatever it says.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Sequence

from audit.extract.displayed import spoken
from audit.extract.insertions.classified import classified
from audit.extract.insertions.found import Found, order
from audit.extract.insertions.html import blocks
from audit.extract.insertions.joined import joined
from audit.extract.insertions.lines import Line, lines
from audit.extract.insertions.listed import capitals, listed
from audit.extract.insertions.phrases import phrased
from audit.extract.insertions.tooltips import tooltips
from audit.kit import Kit
from audit.rows import Insertion, Rows
from audit.text import Document, Span, counted, cut

Finder = Callable[[Document, Kit, tuple[Line, ...], tuple[Found, ...]], Iterable[Found]]


def wordings(document: Document, kit: Kit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What a rule of `data/phrases.yaml` knows by its words; of a page, a line without any is left to the models of blocks."""
    text = document.text
    for f in phrased(text, split, kit.phrases, kit.seams):
        if document.format == "text" or any(map(str.isalnum, text[f.start : f.stop])):
            yield f


def structure(document: Document, kit: Kit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What place and shape tell in a text whose markup is lost."""
    if document.format == "text":
        yield from listed(document.text, split, so_far)
        yield from capitals(document.text, split, so_far)


def glued_names(document: Document, kit: Kit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Tooltips glued into a sentence."""
    return tooltips(document.text, (Span(b.start, b.stop) for b in document.blocks))


def model(document: Document, kit: Kit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What the line model takes for promotion in plain text, where the earlier finders see none."""
    if document.format != "text":
        return ()
    return classified(document.text, split, so_far, kit.promo_lines, kit.seams.words)


def spans(document: Document, kit: Kit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What the model of joined pages decides in blocks of plain text in which many texts touch."""
    return joined(document.text, split, so_far, kit) if document.format == "text" else ()


def markup(document: Document, kit: Kit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What the models of blocks decide on a page."""
    return blocks(document, kit, so_far)


FINDERS: tuple[Finder, ...] = (wordings, glued_names, structure)
"""The finders that go by rules, in order: a later one sees what the earlier ones found."""

MODELS: tuple[Finder, ...] = (model, spans, markup)
"""The finders that judge what is left: lines of plain text, spans of joined blocks, blocks of a page."""


def insertions(document: Document, kit: Kit, rows: Rows) -> Iterable[Insertion]:
    """Promotion, provenance notes and furniture of a document, in order, none overlapping another."""
    finds = found_by((*FINDERS, *MODELS), document, kit, lines(document, kit.seams))
    if said := list(spoken(document, kit)):
        finds = tuple(f for f in finds if not any(s.start <= f.start < s.stop for s in said))
    placed = settle(document, finds)
    starts = [b.start for b in document.blocks]
    taken = [Span(f.start, f.stop) for f in placed]
    for f in placed:
        head = f.headline or (None, None)
        zone = document.blocks[max(bisect_right(starts, f.start) - 1, 0)].zone
        yield Insertion(
            document.id, kit.fingerprint, f.start, f.stop, f.role, f.kind, f.rule,
            fused(document.text, f, taken), zone, head[0], head[1], f.href, f.host,
            counted(document.text[f.start : f.stop]),
        )  # fmt: skip


def found_by(finders: Sequence[Finder], document: Document, kit: Kit, split: tuple[Line, ...]) -> tuple[Found, ...]:
    """What some finders find, each in the light of what those before it found."""
    finds: tuple[Found, ...] = ()
    for finder in finders:
        finds += tuple(finder(document, kit, split, finds))
    return finds


def settle(document: Document, finds: tuple[Found, ...]) -> tuple[Found, ...]:
    """Finds without overlaps: each takes its place in `order`, and keeps what the earlier ones left of it."""
    text = document.text
    if whole := [f for f in finds if f.whole]:
        finds = tuple(
            f for f in finds if f.whole or f.role != "promo" or not any(f.start < w.stop and w.start < f.stop for w in whole)
        )
    placed: list[Found] = []
    taken: list[Span] = []
    for f in sorted(dict.fromkeys(finds), key=order):
        span = Span(f.start, f.stop)
        pieces = [trimmed(text, piece) for piece in cut(span, beside(taken, span))]
        for start, stop in pieces:
            if any(c.isalnum() for c in text[start:stop]) or (start, stop) == span:
                headline = inside(f.headline, start, stop)
                same = (start, stop, headline) == (*span, f.headline)
                placed.append(f if same else f._replace(start=start, stop=stop, headline=headline))
                insort(taken, Span(start, stop))
    return tuple(sorted(placed))


def beside(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    """Of spans in order, none overlapping another, those that overlap this one.

    >>> beside([Span(0, 4), Span(6, 8), Span(9, 12)], Span(7, 9))
    [Span(start=6, stop=8)]
    """
    last = first = bisect_left(taken, Span(span.stop, 0))
    while first and taken[first - 1].stop > span.start:
        first -= 1
    return taken[first:last]


def inside(headline: Span | None, start: int, stop: int) -> Span | None:
    """A promoted headline, when its insertion still holds all of it."""
    return headline if headline and start <= headline.start < headline.stop <= stop else None


def trimmed(text: str, span: Span) -> Span:
    """A span without white space at its ends."""
    start, stop = span
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)


def fused(text: str, found: Found, taken: list[Span]) -> bool:
    """Whether story stands on the same line right before or after an insertion."""
    before = text.rfind("\n", 0, found.start) + 1
    after = text.find("\n", found.stop)
    line = Span(before, len(text) if after < 0 else after)
    return any(text[a:b].strip() for a, b in cut(line, beside(taken, line)))
