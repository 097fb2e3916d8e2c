"""Lines of a page in the order of reading: columns are found from the white space between words.

A gutter is a strip without ink over several lines, with text on both sides that begins at one edge on its right. Lines are cut
at gutters and joined into blocks; blocks are ordered as in T. Breuel, "High performance document layout analysis" (2003): what
is above comes first where two overlap, what is left of the other unless something across both lies between.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from audit.load.pdf.pages import Word

LEVEL = 1.0
"""Maximum points between the baselines of one line."""
STRIP = 0.45
"""Minimum width of a gutter, in units of the font size: narrower than any column gap, wider than most spaces."""
WIDER = 1.3
"""Minimum width of a gutter, in units of the space between words: those of typewriters are wide and stand in line."""
ROWS = 3.2
"""Minimum height of a gutter, in lines."""
EDGE = 2.0
"""Maximum points between beginnings of lines at one edge."""
ALIGNED = 0.5
"""Minimum share of lines right of a gutter that begin at one edge; in text around a river of spaces few do."""
CELL = 2
"""Maximum words of a line, in the middle, on one side of a gutter between columns of a table."""
TAB, UNEVEN = 2.5, 3
"""Minimum gap between cells of one line, in units of the font size, and of the smallest gap: justified lines have even ones."""
APART = 2.2
"""Maximum distance of baselines within a block, in units of the font size."""
LARGE = 1.2
"""Minimum size of a headline's words, in units of the size of most letters."""
GUTTERS = 40
"""Maximum gutters of a page."""


class Line(NamedTuple):
    """Words on one baseline in one column, and the initial before them; `x0` is where the initial begins."""

    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    initial: str = ""


class Gutter(NamedTuple):
    """White space between two columns."""

    x0: float
    x1: float
    top: float
    bottom: float


Block = list[Line]


def line_of(words: Sequence[Word]) -> Line:
    """A line of words from left to right; a wide gap is a tab."""
    size = Counter({s: sum(len(w.text) for w in words if w.size == s) for s in {w.size for w in words}}).most_common(1)[0][0]
    pieces = [words[0].text]
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    wide = [gap > TAB * size and gap > UNEVEN * min(gaps) for gap in gaps]
    for left, right, gap, tab in zip(words, words[1:], gaps, wide, strict=False):
        glued = gap < 0.08 * size and (
            left.size > 1.5 * right.size or left.size * 1.2 < right.size or right.size * 1.2 < left.size
        )
        pieces += ["\t" if tab else "" if glued else " ", right.text]
    return Line(
        words=tuple(words),
        text="".join(pieces),
        x0=words[0].x0,
        x1=max(w.x1 for w in words),
        top=min(w.top for w in words),
        bottom=max(w.bottom for w in words),
        base=words[0].base,
        size=size,
        bold=all(w.bold for w in words),
    )


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words by baseline, from the top; each row from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.base):
        if rows and word.base - rows[-1][-1].base <= LEVEL:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.x0) for row in rows]


def usual_size(words: Iterable[Word]) -> float:
    """The font size of most characters."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def gutters_of(rows: Sequence[Sequence[Word]], size: float, leading: float) -> list[Gutter]:
    """The gutters of a page, longest first."""
    words = [w for row in rows for w in row]
    if not words:
        return []
    left, top = min(w.x0 for w in words), min(w.top for w in words)
    width, height = (int(max(w.x1 for w in words) - left) + 2), (int(max(w.bottom for w in words) - top) + 2)
    if width * height > 1 << 24:
        return []
    ink = np.zeros((height, width), dtype=bool)
    for w in words:
        ink[int(w.top - top) : int(np.ceil(w.bottom - top)), int(w.x0 - left) : int(np.ceil(w.x1 - left))] = True
    for a, b in (pair for row in rows for pair in pairwise(row)):
        if min(a.size, b.size) >= LARGE * size and b.x0 - a.x1 < a.size:  # spaces of a headline are wider than gutters
            ink[int(a.top - top) : int(np.ceil(a.bottom - top)), int(a.x0 - left) : int(np.ceil(b.x1 - left))] = True
    found: list[Gutter] = []
    spaces = [b.x0 - a.x1 for row in rows for a, b in pairwise(row) if b.x0 - a.x1 < size]
    strip = max(round(min(max(STRIP * size, WIDER * median(spaces or [0])), size)), 2)
    for x0, x1, y0, y1 in strips(ink, strip, ROWS * leading):
        gutter = Gutter(x0 + left, x1 + left, y0 + top, y1 + top)
        if separates(gutter, rows, found):
            found.append(gutter)
        if len(found) >= GUTTERS:
            break
    return found


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


def separates(gutter: Gutter, rows: Sequence[Sequence[Word]], known: Sequence[Gutter]) -> bool:
    """True when columns of text are on both sides of a gutter, and it is not a part of a known one."""
    if any(
        g.x0 - 1 <= gutter.x1 and gutter.x0 - 1 <= g.x1 and g.top <= gutter.top + 1 and gutter.bottom - 1 <= g.bottom
        for g in known
    ):
        return False
    lefts: list[list[Word]] = []
    rights: list[list[Word]] = []
    both = 0
    for row in rows:
        inside = [w for w in row if gutter.top - 1 <= w.top and w.bottom <= gutter.bottom + 1]
        before, behind = [w for w in inside if w.x1 <= gutter.x0 + 1], [w for w in inside if w.x0 >= gutter.x1 - 1]
        before = before_another(before, gutter, known)
        behind = behind_another(behind, gutter, known)
        lefts += [before] if before else []
        rights += [behind] if behind else []
        both += bool(before and behind)
    if min(len(lefts), len(rights)) < 2:
        return False
    edges = sorted(line[0].x0 for line in rights)
    aligned = max(sum(e <= x <= e + EDGE for x in edges) for e in edges)
    table = both >= 0.8 * min(len(lefts), len(rights)) and min(median(map(len, lefts)), median(map(len, rights))) <= CELL
    return aligned >= ALIGNED * len(edges) and not table


def before_another(words: list[Word], gutter: Gutter, known: Sequence[Gutter]) -> list[Word]:
    """Words left of a gutter without those of columns farther left."""
    return [w for w in words if not any(g.x1 <= gutter.x0 and w.x1 <= g.x0 + 1 and g.top <= w.top <= g.bottom for g in known)]


def behind_another(words: list[Word], gutter: Gutter, known: Sequence[Gutter]) -> list[Word]:
    """Words right of a gutter without those of columns farther right."""
    return [w for w in words if not any(g.x0 >= gutter.x1 and w.x0 >= g.x1 - 1 and g.top <= w.top <= g.bottom for g in known)]


def cut_rows(rows: Iterable[Sequence[Word]], gutters: Sequence[Gutter]) -> list[Line]:
    """Lines of rows, cut at gutters."""
    lines: list[Line] = []
    for row in rows:
        piece: list[Word] = []
        for word in row:
            if piece and any(
                g.top - 1 <= word.top and word.bottom <= g.bottom + 1 and piece[-1].x1 <= g.x0 + 1 and g.x1 - 1 <= word.x0
                for g in gutters
            ):
                lines.append(line_of(piece))
                piece = []
            piece.append(word)
        if piece:
            lines.append(line_of(piece))
    return lines


def across(lines: Sequence[Line], size: float) -> list[Line]:
    """Lines with headings that have nothing beside them as wide as the page: what is above them is read before them.

    A short heading over several columns ends above the first of them.
    """
    left, right = min((s.x0 for s in lines), default=0.0), max((s.x1 for s in lines), default=0.0)
    return [
        line._replace(x0=left, x1=right)
        if line.size >= LARGE * size and not any(s is not line and s.top < line.bottom and line.top < s.bottom for s in lines)
        else line
        for line in lines
    ]


def overlap(a: Line, b: Line) -> bool:
    """True when two lines share a part of the page's width."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 1


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Join lines into blocks: a line and the only one below it, when it is the only one above that."""
    ordered = sorted(lines, key=lambda s: (s.base, s.x0))
    below = {i: nearest(ordered, i, range(i + 1, len(ordered))) for i in range(len(ordered))}
    above: Counter[int] = Counter(j for found in below.values() for j in found)
    blocks: list[Block] = []
    place: dict[int, Block] = {}
    for i, line in enumerate(ordered):
        block = place.get(i)
        if block is None:
            block = []
            blocks.append(block)
        block.append(line)
        found = below[i]
        if len(found) == 1 and above[found[0]] == 1:
            follower = ordered[found[0]]
            if follower.base - line.base <= APART * max(line.size, follower.size):
                place[found[0]] = block
    return blocks


def nearest(lines: Sequence[Line], i: int, places: Iterable[int]) -> list[int]:
    """Places of the lines right below a line: the nearest that overlap it, with none of those between."""
    found: list[int] = []
    for j in places:
        if (
            overlap(lines[i], lines[j])
            and lines[j].base - lines[i].base > LEVEL
            and not any(overlap(lines[j], lines[k]) for k in found)
        ):
            found.append(j)
    return found


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """Blocks in the order of reading."""
    if len(blocks) < 2:
        return list(blocks)
    x0 = np.array([min(s.x0 for s in b) for b in blocks])
    x1 = np.array([max(s.x1 for s in b) for b in blocks])
    top = np.array([b[0].base for b in blocks])
    bottom = np.array([b[-1].base for b in blocks])
    shared = np.minimum(x1[:, None], x1) - np.maximum(x0[:, None], x0) > 1
    over = top[:, None] < top
    before = shared & over
    left = ~shared & (x0[:, None] < x0)
    for a, b in np.argwhere(left):
        low, high = min(bottom[a], bottom[b]), max(top[a], top[b])
        between = shared[a] & shared[b] & (top > low - LEVEL) & (bottom < high + LEVEL)
        between[[a, b]] = False
        before[a, b] = not between.any()
    waiting = set(range(len(blocks)))
    found: list[Block] = []
    while waiting:
        free = [i for i in waiting if not any(before[j, i] for j in waiting if j != i)] or list(waiting)
        first = min(free, key=lambda i: (top[i], x0[i]))
        found.append(blocks[first])
        waiting.remove(first)
    return found
