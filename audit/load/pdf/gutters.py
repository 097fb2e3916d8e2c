"""Gutters between columns: strips of a page without ink, with text on both sides that begins at one edge on the right."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from audit.load.pdf.pages import Word

STRIP = 0.45
"""Minimum width of a gutter, in units of the font size: narrower than any column gap, wider than most spaces."""
WIDER = 1.15
"""Minimum width of a gutter, in units of the space between words: those of typewriters are wide and stand in line."""
ROWS = 3.2
"""Minimum height of a gutter, in lines."""
EDGE = 2.0
"""Maximum points between beginnings of lines at one edge."""
ALIGNED = 0.5
"""Minimum share of lines right of a gutter that begin at one edge; in text around a river of spaces few do."""
CELL, CELL_WIDTH = 2, 8
"""Maximum words of a line (median), and width in units of the font size, of a column of a table; columns of text are wider."""
ALL_BOTH = 0.8
"""Minimum share of the rows of a table that have cells on both sides."""
LARGE = 1.2
"""Minimum size of a headline's words, in units of the size of most letters."""
FINE = 2
"""Dots a point in the picture of a page in which gutters are looked for."""
GUTTERS = 40
"""Maximum gutters of a page."""


class Gutter(NamedTuple):
    """White space between two columns."""

    x0: float
    x1: float
    top: float
    bottom: float


def gutters_of(rows: Sequence[Sequence[Word]], size: float, leading: float) -> list[Gutter]:
    """The gutters of a page, longest first."""
    words = [w for row in rows for w in row]
    if not words:
        return []
    left, top = min(w.x0 for w in words), min(w.top for w in words)
    width = int((max(w.x1 for w in words) - left) * FINE) + 2
    height = int((max(w.bottom for w in words) - top) * FINE) + 2
    if width * height > 1 << 24:
        return []
    ink = np.zeros((height, width), dtype=bool)
    for w in words:
        ink[dots(w.top - top, w.bottom - top), dots(w.x0 - left, w.x1 - left)] = True
    for a, b in (pair for row in rows for pair in pairwise(row)):
        if min(a.size, b.size) >= LARGE * size and b.x0 - a.x1 < a.size:  # spaces of a headline are wider than gutters
            ink[dots(a.top - top, a.bottom - top), dots(a.x0 - left, b.x1 - left)] = True
    found: list[Gutter] = []
    spaces = [b.x0 - a.x1 for row in rows for a, b in pairwise(row) if b.x0 - a.x1 < size]
    strip = max(round(FINE * min(max(STRIP * size, WIDER * median(spaces or [0])), size)), 2)
    for x0, x1, y0, y1 in strips(ink, strip, FINE * ROWS * leading):
        gutter = Gutter(x0 / FINE + left, x1 / FINE + left, y0 / FINE + top, y1 / FINE + top)
        if fitting := fitted(gutter, rows, found, size):
            found.append(fitting)
        if len(found) >= GUTTERS:
            break
    return found


def dots(start: float, stop: float) -> slice:
    """The dots of the picture between two places, in points."""
    return slice(int(start * FINE), int(np.ceil(stop * FINE)))


def strips(ink: "np.ndarray", width: int, height: float) -> list[tuple[int, int, int, int]]:
    """White rectangles of at least a width and height, highest first; each has its full width."""
    free = ~ink
    wide = free[:, : free.shape[1] - width + 1].copy()
    for i in range(1, width):
        wide &= free[:, i : free.shape[1] - width + 1 + i]
    runs: list[tuple[int, int, int]] = []
    for x in range(wide.shape[1]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], wide[:, x].astype(np.int8), [0]))))
        runs += [(int(a), int(b), x) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= height]
    merged: dict[tuple[int, int], list[int]] = {}
    for a, b, x in runs:
        merged.setdefault((a, b), []).append(x)
    found = []
    for (a, b), places in merged.items():
        start = places[0]
        for i, x in enumerate(places):
            if i + 1 == len(places) or places[i + 1] != x + 1:
                found.append((start, x + width, a, b))
                start = places[i + 1] if i + 1 < len(places) else 0
    return sorted(found, key=lambda s: (-(s[3] - s[2]), -(s[1] - s[0]), s[0]))


def fitted(gutter: Gutter, rows: Sequence[Sequence[Word]], known: Sequence[Gutter], size: float) -> Gutter | None:
    """A gutter as far as columns of text are on both sides; None where there are none, and for a part of a known one."""
    if any(part_of(gutter, g) for g in known):
        return None
    sides: list[tuple[list[Word], list[Word]]] = []
    for row in rows:
        inside = [w for w in row if gutter.top - 1 <= w.top and w.bottom <= gutter.bottom + 1]
        before = before_another([w for w in inside if w.x1 <= gutter.x0 + 1], gutter, known)
        behind = behind_another([w for w in inside if w.x0 >= gutter.x1 - 1], gutter, known)
        sides += [(before, behind)] if before or behind else []
    edges = sorted(behind[0].x0 for _, behind in sides if behind)
    if len(edges) < 2:
        return None
    edge, aligned = max(((e, sum(e <= x <= e + EDGE for x in edges)) for e in edges), key=lambda found: found[1])
    while sides and strays(sides[0], edge):  # a space of the line above, or below, in line with the gutter
        gutter = gutter._replace(top=max(w.bottom for w in sides.pop(0)[1]) - 1)
    while sides and strays(sides[-1], edge):
        gutter = gutter._replace(bottom=min(w.top for w in sides.pop()[1]) + 1)
    lefts, rights = [before for before, _ in sides if before], [behind for _, behind in sides if behind]
    if min(len(lefts), len(rights)) < 2 or aligned < ALIGNED * len(rights):
        return None
    both = sum(bool(before and behind) for before, behind in sides)
    return None if both >= ALL_BOTH * min(len(lefts), len(rights)) and cells(lefts, rights, size) else gutter


def part_of(gutter: Gutter, known: Gutter) -> bool:
    """True for a strip that lies beside or in a known gutter, within its height."""
    beside = known.x0 - 1 <= gutter.x1 and gutter.x0 - 1 <= known.x1
    return beside and known.top <= gutter.top + 1 and gutter.bottom - 1 <= known.bottom


def strays(sides: tuple[list[Word], list[Word]], edge: float) -> bool:
    """True for a row whose words behind the gutter begin before the edge of its column: it goes through."""
    return bool(sides[1]) and sides[1][0].x0 < edge - EDGE


def cells(lefts: Sequence[Sequence[Word]], rights: Sequence[Sequence[Word]], size: float) -> bool:
    """True when one side is a column of a table: narrow, with a word or two a line."""
    words, wide = min((median(map(len, s)), max(w[-1].x1 for w in s) - min(w[0].x0 for w in s)) for s in (lefts, rights))
    return words <= CELL and wide <= CELL_WIDTH * size


def before_another(words: list[Word], gutter: Gutter, known: Sequence[Gutter]) -> list[Word]:
    """Words left of a gutter without those of columns farther left."""
    return [w for w in words if not any(g.x1 <= gutter.x0 and w.x1 <= g.x0 + 1 and g.top <= w.top <= g.bottom for g in known)]


def behind_another(words: list[Word], gutter: Gutter, known: Sequence[Gutter]) -> list[Word]:
    """Words right of a gutter without those of columns farther right."""
    return [w for w in words if not any(g.x0 >= gutter.x1 and w.x0 >= g.x1 - 1 and g.top <= w.top <= g.bottom for g in known)]
