"""Furniture of pages: running heads, page numbers, and what a browser prints around a page.

Rows at the upper and lower edge of a page are compared across pages with their numbers masked. Rows that repeat, or that hold
the number of the page, are left out of the text; their words stay as claims.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from audit.load.pdf.columns import line_of, rows_of, usual_size
from audit.load.pdf.pages import Page, Word

OUTER = 3
"""Maximum rows at an edge that can be furniture."""
MARGIN = 0.15
"""Share of the page's height at each edge in which furniture lies."""
HALF = 0.5
"""Minimum share of the pages of one parity on which a running head repeats."""
NUMBER = re.compile(r"\d+")
"""What differs between running heads."""
LONE_NUMBER = re.compile(r"[\W_]*(?:[^\W\d_]{1,7}\.?\s+)?\d{1,4}(?:\s*(?:/|[^\W\d_]{1,4}\.?)\s*\d{1,4})?[\W_]*")
"""A page number alone: "4", "- 4 -", "Page 4", "Seite 4 von 7", "4/7"."""
SHORT_NUMBER = re.compile(r"[\W_]*\d{1,4}(?:\s*/\s*\d{1,4})?[\W_]*")
"""A page number without a word."""
PRINTED = re.compile(r"(?P<url>(?:https?|file)://\S+)(?:\s+\d{1,4}\s*/\s*\d{1,4})?")
"""Lower edge of a page that Chromium printed: address and page number."""
STAMP = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d\d\b.*")
"""Upper edge of a page that Chromium printed: date, time and title."""
LONGEST = 25
"""Maximum words of furniture."""
DISTANT = 1.8
"""Minimum distance between a page number and the text, in units of the font size."""


class Cleaned(NamedTuple):
    """Pages without furniture, the distinct words of it, how many rows it had, and the address that a browser printed."""

    pages: list[Page]
    heads: list[str]
    rows: int
    address: str | None


class Edge(NamedTuple):
    """A row at an edge of a page: its words, its text, and the distance to the row farther inside."""

    words: list[Word]
    text: str
    distance: float


def without_furniture(pages: Sequence[Page]) -> Cleaned:
    """Leave furniture and artifacts out of pages."""
    drawn = [[w for w in p.words if w.artifact and p.tagged] for p in pages]
    found = [line_of(row).text for words in drawn for row in rows_of(w for w in words if w.turn == 0)]
    pages = [p._replace(words=[w for w in p.words if not (w.artifact and p.tagged)]) for p in pages]
    edges = [[edge_rows(p, upper=upper) for p in pages] for upper in (True, False)]
    cleaned: list[Page] = []
    for i, page in enumerate(pages):
        dropped: set[Word] = set()
        for side in edges:
            for depth, edge in enumerate(side[i]):
                if not is_furniture(edge, i, depth, side):
                    break
                dropped.update(edge.words)
                found.append(edge.text)
        cleaned.append(page._replace(words=[w for w in page.words if w not in dropped]))
    address = next((m["url"] for text in found if (m := PRINTED.search(text)) and m["url"].startswith("http")), None)
    heads = [text for text in dict.fromkeys(found) if not LONE_NUMBER.fullmatch(text)]
    whole = address if address and not address.endswith(("…", "...")) else None
    return Cleaned(cleaned, list({masked(t): t for t in reversed(heads)}.values())[::-1], len(found), whole)


def edge_rows(page: Page, *, upper: bool) -> list[Edge]:
    """The outermost rows at an edge of a page, the outermost first."""
    words = [w for w in page.words if w.turn == 0]
    rows = rows_of(words)
    rows = rows if upper else rows[::-1]
    size = usual_size(words)
    found: list[Edge] = []
    for row, inner in zip_longest(rows, rows[1:]):
        line = line_of(row)
        near = line.bottom if upper else page.height - line.top
        if len(found) == OUTER or near > MARGIN * page.height:
            break
        distance = abs(inner[0].base - line.base) / size if inner else DISTANT
        found.append(Edge(row, line.text.replace("\t", " "), distance))
    return found


def is_furniture(edge: Edge, page: int, depth: int, side: Sequence[Sequence[Edge]]) -> bool:
    """True for a row at the edge of a page that repeats on others, or holds the number of the page."""
    if len(edge.text.split()) > LONGEST:
        return False
    if PRINTED.fullmatch(edge.text) or (STAMP.fullmatch(edge.text) and edge.distance >= DISTANT and depth == 0):
        return True
    if SHORT_NUMBER.fullmatch(edge.text) or (LONE_NUMBER.fullmatch(edge.text) and edge.distance >= DISTANT):
        return True
    return repeats(edge, page, side) or is_numbered(edge, page, side)


def masked(text: str) -> str:
    """A row without what differs between pages."""
    return "".join(NUMBER.sub("#", text.casefold()).split())


def repeats(edge: Edge, page: int, side: Sequence[Sequence[Edge]]) -> bool:
    """True when a row is on other pages too: on half of all, or of those with even or odd numbers."""
    key = masked(edge.text)
    on = [i for i, edges in enumerate(side) if any(masked(e.text) == key for e in edges)]
    alike = [i for i in on if i % 2 == page % 2]
    of_parity = len(range(page % 2, len(side), 2))
    return len(on) > 1 and (len(on) >= HALF * len(side) or len(alike) >= max(HALF * of_parity, 2))


def is_numbered(edge: Edge, page: int, side: Sequence[Sequence[Edge]]) -> bool:
    """True for a row apart from the text that begins or ends with the number of its page, as a row of another page does."""
    offsets = Counter(n - i for i, edges in enumerate(side) for e in edges[:1] for n in outer_numbers(e.text))
    return edge.distance >= DISTANT and any(offsets[n - page] > 1 for n in outer_numbers(edge.text))


def outer_numbers(text: str) -> set[int]:
    """Numbers at the beginning and end of a row."""
    words = text.split()
    return {int(w) for w in (words[:1] + words[-1:]) if w.isascii() and w.isdigit() and len(w) < 5}
