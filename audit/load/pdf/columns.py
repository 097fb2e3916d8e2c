"""Lines of a page in the order of reading: columns are found from the white space between words.

A gutter is a strip without ink over several lines, with text on both sides that begins at one edge on its right. Lines are cut
at gutters and joined into blocks; blocks are ordered as in T. Breuel, "High performance document layout analysis" (2003): what
is above comes first where two overlap, what is left of the other unless something across both lies between.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from audit.load.pdf.gutters import LARGE, Gutter
from audit.load.pdf.pages import Word

LEVEL = 1.0
"""Maximum points between the baselines of one line."""
TAB, UNEVEN = 2.5, 3
"""Minimum gap between cells of one line, in units of the font size, and of the smallest gap: justified lines have even ones."""
APART = 2.2
"""Maximum distance of baselines within a block, in units of the font size."""


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
