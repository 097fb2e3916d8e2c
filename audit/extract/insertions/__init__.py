"""Insertions: words in an article that are not its story, found, typed and kept as evidence.

Finders look at the document and hand over what they found; here the finds are settled: provenance wins over promotion,
a wording over a model, the longer over the shorter; no two insertions overlap, and none crosses a line. An embedded post is
somebody's words in the story, whatever it says.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from audit.extract.embeds import spoken
from audit.extract.insertions.candidate import Found
from audit.extract.insertions.joined.segment import joined
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.page.classify import blocks
from audit.extract.insertions.plain.line_model import classified
from audit.extract.insertions.plain.lists import capitals, listed
from audit.extract.insertions.plain.split import Line, lines
from audit.extract.insertions.plain.tooltips import tooltips
from audit.extract.insertions.settle import fused, settle
from audit.extract.insertions.wordings.match import phrased
from audit.rows import Insertion, Rows
from audit.text import Document, Span, counted

Finder = Callable[[Document, InsertionsKit, tuple[Line, ...], tuple[Found, ...]], Iterable[Found]]


def wordings(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What a rule of `data/phrases.yaml` knows by its words; of a page, a line without any is left to the models of blocks."""
    text = document.text
    for f in phrased(text, split, kit.phrases, kit.seams):
        if document.format == "text" or any(map(str.isalnum, text[f.start : f.stop])):
            yield f


def structure(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What place and shape tell in a text whose markup is lost."""
    if document.format == "text":
        yield from listed(document.text, split, so_far)
        yield from capitals(document.text, split, so_far)


def glued_names(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """Tooltips glued into a sentence."""
    return tooltips(document.text, (Span(b.start, b.stop) for b in document.blocks))


def model(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What the line model takes for promotion in plain text, where the earlier finders see none."""
    if document.format != "text":
        return ()
    return classified(document.text, split, so_far, kit.lines, kit.seams.words)


def spans(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What the model of joined pages decides in blocks of plain text in which many texts touch."""
    return joined(document.text, split, so_far, kit) if document.format == "text" else ()


def markup(document: Document, kit: InsertionsKit, split: tuple[Line, ...], so_far: tuple[Found, ...]) -> Iterable[Found]:
    """What the models of blocks decide on a page."""
    return blocks(document, kit.blocks, so_far)


FINDERS: tuple[Finder, ...] = (wordings, glued_names, structure)
"""The finders that go by rules, in order: a later one sees what the earlier ones found."""

MODELS: tuple[Finder, ...] = (model, spans, markup)
"""The finders that judge what is left: lines of plain text, spans of joined blocks, blocks of a page."""


def insertions(document: Document, kit: InsertionsKit, rows: Rows) -> Iterable[Insertion]:
    """Promotion, provenance notes and furniture of a document, in order, none overlapping another."""
    finds = found_by((*FINDERS, *MODELS), document, kit, lines(document, kit.seams))
    if said := list(spoken(document, kit.embeds)):
        finds = tuple(f for f in finds if not any(s.start <= f.start < s.stop for s in said))
    placed = settle(document, finds)
    starts = [b.start for b in document.blocks]
    taken = [Span(f.start, f.stop) for f in placed]
    for f in placed:
        head = f.headline or (None, None)
        zone = document.blocks[max(bisect_right(starts, f.start) - 1, 0)].zone
        yield Insertion(
            document.id, rows.kit, f.start, f.stop, f.role, f.kind, f.rule,
            fused(document.text, f, taken), zone, head[0], head[1], f.href, f.host,
            counted(document.text[f.start : f.stop]),
        )  # fmt: skip


def found_by(finders: Sequence[Finder], document: Document, kit: InsertionsKit, split: tuple[Line, ...]) -> tuple[Found, ...]:
    """What some finders find, each in the light of what those before it found."""
    finds: tuple[Found, ...] = ()
    for finder in finders:
        finds += tuple(finder(document, kit, split, finds))
    return finds
