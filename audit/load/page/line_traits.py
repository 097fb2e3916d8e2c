"""The lines of a page as a matrix, for the model of story lines (`story_lines.py`).

Only lines near a paragraph outside menus have a row: a story neither begins nor ends far from its paragraphs. No trait depends
on the outlet: class names count by family.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml.html import HtmlElement

from audit.load.html.bounds import is_paragraph
from audit.load.html.lines import Unit
from audit.load.page.class_words import families, families_of
from audit.text import ends_sentence

if TYPE_CHECKING:
    import numpy as np

AROUND = 24
"""Maximum lines from the first or last paragraph to a line with a row."""
LEVELS = 4
"""Number of ancestors, the nearest first, whose share of the page's paragraphs is a trait of a line."""
NAMED = 3
"""Number of ancestors whose class names count."""
APART = frozenset({"nav", "footer", "aside", "menu", "dialog", "form", "figure", "button", "header", "select", "label"})
"""Elements whose words are rarely the story."""
TAGS = (
    "p", "div", "li", "h2", "h3", "h4", "h1", "blockquote", "td", "tr", "figcaption", "a", "span", "section", "article", "dd",
)  # fmt: skip
TAG = {name: n for n, name in enumerate(TAGS)}
NONE = (0.0,) * LEVELS
FURTHEST = 30
"""Maximum distance from the densest part of the page that is counted, in lines."""
SHIFTS = (-2, -1, 1, 2)
NEAR = ("characters", "paragraph", "link density", "in the densest part", "share 1 up")
"""Traits of a line that are traits of its neighbours too."""
OWN = (
    "characters", "link density", "in the densest part", *(f"share {n} up" for n in range(1, LEVELS + 1)), "share of its style",
    "ends a sentence", "commas", "depth", "apart", "tag", "lines before", "lines after", "paragraph",
)  # fmt: skip
PAGE = ("share of the densest part", "paragraphs", "characters of paragraphs")


class Around(NamedTuple):
    """What lines with the same parent share: its nearest ancestors, families of the names of each, and if one is `APART`."""

    levels: tuple[HtmlElement, ...]
    named: tuple[int, ...]
    depth: int
    apart: bool


TOP = Around((), (), 0, apart=False)


class Shared(NamedTuple):
    """Traits of all lines with the same parent: by the paragraphs around it, depth, `APART`, tag, and families as bits."""

    within: tuple[float, ...]
    depth: int
    apart: bool
    tag: object
    named: int


class Paragraphs(NamedTuple):
    """The paragraphs outside menus: their indexes, those in the densest part, its element, and shares of all by element."""

    all: Sequence[int]
    dense: Sequence[int]
    part: HtmlElement
    total: int
    share: Mapping[HtmlElement, float]
    styles: Mapping[object, float]


class Lines(NamedTuple):
    """Traits of the lines near a page's paragraphs: the index of the first, and a float32 matrix (lines, `columns`)."""

    first: int
    traits: "np.ndarray"


@cache
def columns() -> tuple[str, ...]:
    """Name the columns of `line_matrix` in order."""
    near = (f"{name} {shift:+d}" for shift in SHIFTS for name in NEAR)
    marks = (f"{place} {name}" for place in ("class", "above") for name in families()[0])
    return (*OWN, *near, *PAGE, *marks)


def line_matrix(found: Sequence[Unit]) -> Lines:
    """Compute the traits of the lines near a page's paragraphs; no row where there are none."""
    import numpy as np

    known: dict[HtmlElement | None, Around] = {None: TOP}
    long = list(map(is_paragraph, found))
    prose = paragraphs(found, long, known)
    if prose is None:
        return Lines(0, np.empty((0, len(columns())), dtype=np.float32))
    first, stop = max(prose.all[0] - AROUND, 0), min(prose.all[-1] + AROUND + 1, len(found))
    count, at = stop - first, len(OWN)
    x = np.empty((count, len(columns())), dtype=np.float32)
    rows, marks = [], []
    shared: dict[HtmlElement | None, Shared] = {}
    for i in range(first, stop):
        unit = found[i]
        parent = unit.element.getparent()
        over = shared.get(parent) or shared.setdefault(parent, about(surroundings(parent, known), prose))
        rows.append((*row(unit, over, prose), *distances(i, prose), long[i]))
        marks.append((names_of(unit.element), over.named))
    x[:, :at] = rows
    edge = max(SHIFTS)
    near = np.full((count + 2 * edge, len(NEAR)), -1, dtype=np.float32)
    near[edge:-edge] = x.take([OWN.index(name) for name in NEAR], axis=1)
    for shift in SHIFTS:
        x[:, at : at + len(NEAR)] = near[edge + shift : edge + shift + count]
        at += len(NEAR)
    x[:, at : at + len(PAGE)] = (prose.share[prose.part], len(prose.all), math.log1p(prose.total))
    bits = np.array(marks, dtype=np.int64)[:, :, None] >> np.arange(len(families()[0])) & 1
    x[:, at + len(PAGE) :] = bits.reshape(count, -1)
    return Lines(first, x)


def paragraphs(found: Sequence[Unit], long: Sequence[bool], known: dict[HtmlElement | None, Around]) -> Paragraphs | None:
    """Weigh the paragraphs outside menus by the elements around them; None where there are none."""
    mass: Counter[HtmlElement] = Counter()
    styles: Counter[object] = Counter()
    levels: dict[int, Sequence[HtmlElement]] = {}
    total = 0
    for i in (i for i, prose in enumerate(long) if prose):
        element = found[i].element
        over = surroundings(element.getparent(), known)
        if over.apart or element.tag in APART:
            continue
        levels[i] = over.levels
        size = len(found[i].text)
        total += size
        for e in over.levels:
            mass[e] += size
        styles[style(element, over.levels[0].tag if over.levels else None)] += size
    if not levels:
        return None
    most = max(mass.values())
    part = next(e for e, m in mass.items() if m == most)
    dense = [i for i, around in levels.items() if part in around]
    share = {e: m / total for e, m in mass.items()}
    return Paragraphs(list(levels), dense, part, total, share, {s: m / total for s, m in styles.items()})


def about(over: Around, prose: Paragraphs) -> Shared:
    """Compute the traits that all lines with the same parent have."""
    share = [prose.share.get(e, 0.0) for e in over.levels]
    named = 0
    for bits in over.named:
        named |= bits
    within = (float(prose.part in over.levels), *share, *NONE[len(share) :])
    return Shared(within, over.depth, over.apart, over.levels[0].tag if over.levels else None, named)


def row(unit: Unit, over: Shared, prose: Paragraphs) -> tuple[float, ...]:
    """Compute the traits of a line alone, of `OWN` those before "lines before"."""
    text, element = unit.text, unit.element
    size, tag = len(text), element.tag
    return (
        math.log1p(size), sum(a.stop - a.start for a in unit.links) / size if unit.links else 0.0, *over.within,
        prose.styles.get(style(element, over.tag), 0.0), ends_sentence(text), text.count(",") / size,
        over.depth, over.apart or tag in APART, TAG.get(tag, -1),
    )  # fmt: skip


def distances(i: int, prose: Paragraphs) -> tuple[int, int]:
    """Count the lines from a line down to the densest part of the page, and up to it."""
    return min(max(prose.dense[0] - i, 0), FURTHEST), min(max(i - prose.dense[-1], 0), FURTHEST)


def style(element: HtmlElement, around: object) -> object:
    """Return what lines of one style share: tag, class, and the tag of the parent (`around`)."""
    return element.tag, element.get("class"), around


def names_of(element: HtmlElement) -> int:
    """Find the families of the class and id of an element, as bits."""
    own, name = element.get("class"), element.get("id")
    return (families_of(own) if own else 0) | (families_of(name) if name else 0)


def surroundings(parent: HtmlElement | None, known: dict[HtmlElement | None, Around]) -> Around:
    """Collect what is above the lines of a parent; `known` caches it for every element, and holds None."""
    over = known.get(parent)
    if over is not None:
        return over
    chain: list[HtmlElement] = []
    near = parent
    while near is not None and near not in known:
        chain.append(near)
        near = near.getparent()
    over = known[near]
    for e in reversed(chain):
        levels, named = (e, *over.levels[: LEVELS - 1]), (names_of(e), *over.named[: NAMED - 1])
        over = known[e] = Around(levels, named, over.depth + 1, over.apart or e.tag in APART)
    return over
