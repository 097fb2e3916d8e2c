"""Which lines of a very long page are read: those around most of its prose, and how many are left out.

Menus and hidden lists do not count. A list of thousands of lines in front of a story does not hide it.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from lxml.html import HtmlElement

from audit.lang.prose import is_prose
from audit.load.html.lines import Unit

LONGEST = 4_000
"""Maximum lines of one page."""
PARAGRAPH = 80
"""Minimum characters of a paragraph. Teasers contain whole sentences, but shorter ones."""
LINKED = 0.35
"""Minimum share of a line covered by links in a list of links."""
MENUS = frozenset({"nav", "menu", "footer", "select", "datalist"})
NONE = "display:none"


def bounded(found: list[Unit], most: int = LONGEST) -> tuple[list[Unit], int]:
    """Choose at most `most` lines of a page, and count those left out.

    Lines of menus and of hidden elements go first. Of the rest the window with most characters of paragraphs is kept, the
    first of several, with the lines of an `h1` above it.
    """
    if len(found) <= most:
        return found, 0
    known: dict[HtmlElement, bool] = {}
    shown = [u for u in found if not unseen(u.element, known)] or found
    if len(shown) <= most:
        return shown, len(found) - len(shown)
    sums = [0, *accumulate(len(u.text) if is_paragraph(u) else 0 for u in shown)]
    start = max(range(len(shown) - most + 1), key=lambda i: sums[i + most] - sums[i])
    heads = [u for u in shown[:start] if in_h1(u)][-1:]
    kept = [*heads, *shown[start : start + most - len(heads)]]
    return kept, len(found) - len(kept)


def unknown_above(element: HtmlElement, known: Mapping[HtmlElement, object]) -> tuple[list[HtmlElement], HtmlElement | None]:
    """List an element and its ancestors, nearest first, up to the first in `known`, which is returned too."""
    chain: list[HtmlElement] = []
    near: HtmlElement | None = element
    while near is not None and near not in known:
        chain.append(near)
        near = near.getparent()
    return chain, near


def container(elements: Sequence[HtmlElement]) -> HtmlElement:
    """Find the nearest element that contains some elements of a page, at least one."""
    levels = {e: n for n, e in enumerate((elements[0], *elements[0].iterancestors()))}
    lowest = 0
    for element in elements:
        _, near = unknown_above(element, levels)
        lowest = max(lowest, levels[near] if near is not None else len(levels) - 1)
    return list(levels)[lowest]


def unseen(element: HtmlElement, known: dict[HtmlElement, bool]) -> bool:
    """True for an element in a menu or in a hidden element; `known` caches the answers."""
    chain, near = unknown_above(element, known)
    inside = known[near] if near is not None else False
    for e in reversed(chain):
        inside = inside or e.tag in MENUS or is_hidden(e)
        known[e] = inside
    return inside


def is_hidden(element: HtmlElement) -> bool:
    """True for an element that is not displayed."""
    return "hidden" in element.attrib or NONE in style_of(element)


def style_of(element: HtmlElement) -> str:
    """Return the style of an element in lower case, without spaces."""
    return (element.get("style") or "").replace(" ", "").lower()


def is_paragraph(unit: Unit) -> bool:
    """True when a line reads as a paragraph: it is long, ends a sentence and has few links."""
    if not is_prose(unit.text, least_characters=PARAGRAPH):
        return False
    return sum(a.stop - a.start for a in unit.links) < LINKED * len(unit.text)


def in_h1(unit: Unit) -> bool:
    """True for a line in an `h1`."""
    return unit.element.tag == "h1" or any(a.tag == "h1" for a in unit.element.iterancestors())
