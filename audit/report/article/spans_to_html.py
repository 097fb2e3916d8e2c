"""Render overlapping spans over a text as properly nested HTML elements.

Marks are layered, from the outermost in (insertion, statement, link, trait). Where two marks of a layer overlap, the
shorter one wins; a mark that crosses the end of an outer one is split there. A sign is a point, such as the number of a
source after its words, and goes outside all elements. Text is escaped, and bidirectional controls are written out.

>>> print(render("One two three.", 0, 14, [Mark(4, 14, 0, "<b>", "</b>"), Mark(0, 7, 1, "<i>", "</i>")]))
<i>One </i><b><i>two</i> three.</b>
>>> print(render("a < b", 0, 5, []))
a &lt; b
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from audit.display import plain


class Mark(NamedTuple):
    """A span in one layer, with the opening and closing markup of each of its pieces; only the first piece gets the `id`."""

    start: int
    stop: int
    layer: int
    opens: str
    closes: str
    id: str = ""


class Sign(NamedTuple):
    """Markup at one offset of the text."""

    at: int
    markup: str


def render(
    text: str, start: int, stop: int, marks: Iterable[Mark], signs: Iterable[Sign] = (), seen: set[str] | None = None
) -> Markup:
    """Render `text[start:stop]` with its marks and signs. `seen` collects the ids already on the page."""
    seen = set() if seen is None else seen
    marks = [m for m in marks if m.start < stop and m.stop > start]
    points = [s for s in signs if start <= s.at <= stop]
    cuts = sorted({start, stop, *(s.at for s in points)})
    out = [s.markup for s in points if s.at == start]
    for a, b in pairwise(cuts):
        out.append(layered(text, a, b, marks, 0, seen))
        out += [s.markup for s in points if s.at == b]
    return Markup("".join(out))  # noqa: S704 - every part is escaped or ours


def layered(text: str, start: int, stop: int, marks: Sequence[Mark], layer: int, seen: set[str]) -> str:
    """Render a span from one layer inwards."""
    inside = [m for m in marks if m.start < stop and m.stop > start and m.layer >= layer]
    if not inside:
        return str(escape(plain(text[start:stop])))
    layer = min(m.layer for m in inside)
    mine = [m for m in inside if m.layer == layer]
    rest = [m for m in inside if m.layer > layer]
    out = []
    for a, b, mark in pieces(start, stop, mine):
        inner = layered(text, a, b, rest, layer + 1, seen)
        out.append(f"{opened(mark, seen)}{inner}{mark.closes}" if mark else inner)
    return "".join(out)


def opened(mark: Mark, seen: set[str]) -> str:
    """Open a piece of a mark, with the mark's id unless an earlier piece has it."""
    if not mark.id or mark.id in seen:
        return mark.opens
    seen.add(mark.id)
    return mark.opens.replace(" ", f' id="{mark.id}" ', 1)


def pieces(start: int, stop: int, marks: Sequence[Mark]) -> Iterable[tuple[int, int, Mark | None]]:
    """Cut a span at the bounds of its marks; yield pieces with the shortest mark over each, neighbours of one mark joined."""
    cuts = sorted({start, stop, *(p for m in marks for p in (m.start, m.stop) if start < p < stop)})
    run: tuple[int, int, Mark | None] | None = None
    for a, b in pairwise(cuts):
        over = [m for m in marks if m.start <= a and m.stop >= b]
        mark = min(over, key=lambda m: (m.stop - m.start, m.start)) if over else None
        if run and run[2] is mark:
            run = (run[0], b, mark)
        else:
            if run:
                yield run
            run = (a, b, mark)
    if run:
        yield run
