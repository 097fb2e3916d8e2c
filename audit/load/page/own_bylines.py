"""Bylines of a page's own article, by their place: those of teasers, comments, quotations and other stories are dropped.

An article is signed between its headline and its second paragraph, else under its end. Names elsewhere belong to other things,
unless the page names nobody else.
"""

from collections.abc import Sequence

from lxml.html import HtmlElement

from audit.load.declared.byline_places import Places
from audit.load.html.lines import Unit
from audit.text import Block, Said

ABOVE = 12
"""Maximum lines from a byline down to the headline that it is above."""
BELOW = 8
"""Maximum lines from the end of the story to the byline under it."""
PARAGRAPH = 160
"""Minimum characters of a paragraph at the top of an article."""
SIGNING = frozenset({"byline", "author", "author_url"})
"""Fields of claims that are judged by their place."""
QUOTING = frozenset({"blockquote", "q"})
HEAD, END, AWAY, FOREIGN = 0, 1, 2, 3
"""Places of a byline, best first; a foreign one is never the article's."""


def own_bylines(
    claims: Sequence[Said], places: Places, found: Sequence[Unit], blocks: Sequence[Block], elements: Sequence[HtmlElement]
) -> list[Said]:
    """Drop claims of bylines and authors that are not the article's, given its blocks and their elements among the lines."""
    index = {unit.element: i for i, unit in reversed(list(enumerate(found)))}
    if not elements or elements[0] not in index:
        return list(claims)  # a story in a script has elements of its own
    spread = Spread.of(index, blocks, elements)
    rank = {said: min(spread.place(e, index) for e in at) for said, at in places.items() if said.field in SIGNING}
    kept = []
    for origin in ("html", "microdata"):
        ranks = {said: r for said, r in rank.items() if said.origin == origin}
        best = min(ranks.values(), default=FOREIGN)
        one = len({said.value for said in ranks if said.field != "author_url"}) <= 2  # a byline and the name in it
        kept += [said for said, r in ranks.items() if r == best and (best < AWAY or (best == AWAY and one))]
    dropped = set(rank) - set(kept)
    return [c for c in claims if c not in dropped]


class Spread:
    """Indexes of the article's lines, and the elements of its headline and first paragraph."""

    def __init__(self, begin: int, second: int, last: int, core: Sequence[HtmlElement]) -> None:
        self.begin, self.second, self.last, self.core = begin, second, last, core

    @classmethod
    def of(cls, index: dict[HtmlElement, int], blocks: Sequence[Block], elements: Sequence[HtmlElement]) -> "Spread":
        """Measure an article."""
        blocks = blocks[-len(elements) :]
        long = [e for b, e in zip(blocks, elements, strict=True) if b.zone != "tail" and b.stop - b.start >= PARAGRAPH]
        story = [e for b, e in zip(blocks, elements, strict=True) if b.zone == "body"] or list(elements)
        second = index[long[1]] if len(long) > 1 else index[story[-1]]
        return cls(index[elements[0]], second, index[story[-1]], [elements[0], *(long or story)[:1]])

    def place(self, element: HtmlElement, index: dict[HtmlElement, int]) -> int:
        """Return the place of a byline's element: at the head, under the end, away, or in something foreign."""
        at = line_of(element, index)
        if self.is_foreign(element):
            return FOREIGN
        if at is None:
            return AWAY
        if self.begin - ABOVE <= at <= self.second:
            return HEAD
        return END if self.last - 1 <= at <= self.last + BELOW else AWAY

    def is_foreign(self, element: HtmlElement) -> bool:
        """True inside a quotation, or inside another `<article>` than headline and story."""
        for above in element.iterancestors():
            if above.tag in QUOTING:
                return True
            if above.tag == "article":
                return not any(above in set(e.iterancestors()) for e in self.core)
        return False


def line_of(element: HtmlElement, index: dict[HtmlElement, int]) -> int | None:
    """Find the line of an element: its own, that of the first element in it, or that of the nearest one around it."""
    inner = next((index[e] for e in element.iter() if e in index), None)
    return inner if inner is not None else next((index[e] for e in element.iterancestors() if e in index), None)
