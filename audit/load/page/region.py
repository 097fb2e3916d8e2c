"""The region of a page that is its article: from the headline to the last line of the story, and the tail below.

>>> [bool(TITLED.search(name)) for name in ("article-headline", "story__title", "byline")]
[True, True, False]
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.lang.prose import effective_words, has_sentence, is_prose
from audit.load.html.bounds import is_paragraph
from audit.load.html.lines import Unit
from audit.load.page.main_text import KEPT, words

MOST = 0.85
"""Minimum share of the kept words inside the article's container."""
FEWEST = 20
"""Minimum kept words of an article, unless the page has nothing else."""
GAP = 40
"""Maximum lines between headline and story, and between two kept lines at its end; beyond it begins another part."""
TAIL = 24
"""Maximum lines of the tail: boxes under the story are evidence of what an outlet promotes, a full footer is not."""
LONGEST = 400
"""Maximum characters of a heading."""
TITLED = re.compile(r"head-?line|title", re.IGNORECASE)
"""Classes of a headline in an element that is not a heading."""
HEADINGS = frozenset({"h1", "h2", "h3"})
MENUS = frozenset({"nav", "menu"})
OUTSIDE = MENUS | {"footer"}
LISTED, WHOLE = 3, 0.8
"""Minimum linked lines of a list of other stories, and minimum share of such a line that its link covers."""
SAME = 0.4
"""Minimum Jaccard index of the words of a heading and the declared headline for them to match."""
LEAD = 6
"""Maximum lines read above the first kept one when the headline is on no line: they may include a standfirst."""
SENTENCE, PIECE = 8, 4
"""Minimum words of a kept line that ends the story outside the container, and of one that begins or ends it inside."""
SHORT = 20
"""Minimum characters of a sentence that begins or ends the story in scripts without spaces, where words are not counted."""
SEPARATOR = re.compile(r"\s+[|｜–—·•»«-]\s+|\s?[|｜:]\s+")
"""Separator of headline and site in a declared title."""
NEAR = 4
"""Number of elements, from a line's own upwards, that are searched for a heading."""


class Region(NamedTuple):
    """Indexes of lines: `headline` (None when it is on no line), `first` and `last` of the story, and `stop` of the tail."""

    headline: int | None
    first: int
    last: int
    stop: int
    container: HtmlElement


def region(found: Sequence[Unit], kept: Sequence[float], titles: Sequence[str], fewest: int = FEWEST) -> Region | None:
    """Find the region of the article among the lines of a page; None when there is none."""
    body = [i for i, share in enumerate(kept) if share >= KEPT]
    sizes = {i: effective_words(len(words(found[i].text)), len(found[i].text)) for i in body}
    if not body or sum(sizes.values()) < fewest:
        return None
    container = holder([(found[i].element, sizes[i]) for i in body])
    inside = {i for i in body if within(found[i].element, container)}
    long = sorted(i for i in inside if sizes[i] >= PIECE or is_prose(found[i].text, least_characters=SHORT)) or sorted(inside)
    first, last = long[0], long[-1]
    for i in body:
        if last < i <= last + GAP and sizes[i] >= SENTENCE and i not in inside:
            last = i
    title = headline(found, titles, first, last)
    if title is not None and heads_a_list(found, body, first, title, last):
        title = None
    if title is None:
        first = lead(found, first, container)
    if title is None or title >= last:
        title = None
    elif title >= first:  # at most a kicker or a standfirst precedes the headline
        first = title + 1
    stop = last + 1
    while stop < len(found) and stop <= last + TAIL and (not outside(found[stop].element) or in_own_footer(found, stop, last)):
        stop += 1
    return Region(title, first, last, stop, container)


def heads_a_list(found: Sequence[Unit], body: Sequence[int], first: int, title: int, last: int) -> bool:
    """True for a heading below the story that names a list of other stories ("Latest"), and not the story.

    At most a standfirst precedes a headline; a brief of one paragraph is followed by a list of links.
    """
    above = sum(is_paragraph(found[i]) for i in body if first <= i < title)
    if above != 1:
        return above > 1
    below = found[title + 1 : last + 1]
    return sum(is_linked(u) for u in below) >= LISTED


def is_linked(unit: Unit) -> bool:
    """True when one link covers a line."""
    return any(a.stop - a.start >= WHOLE * len(unit.text) for a in unit.links)


def lead(found: Sequence[Unit], first: int, container: HtmlElement) -> int:
    """Find the first line to read above a story without a headline: at most `LEAD` lines up in the same part of the page."""
    above = container.getparent()
    start = first
    while start > 0 and first - start < LEAD and above is not None and above in set(found[start - 1].element.iterancestors()):
        start -= 1
    return start


def holder(kept: Sequence[tuple[HtmlElement, int]]) -> HtmlElement:
    """Find the smallest element that contains most of the kept words."""
    mass: Counter[HtmlElement] = Counter()
    for element, size in kept:
        mass[element] += size
        for above in element.iterancestors():
            mass[above] += size
    total = sum(size for _, size in kept)
    most = [e for e, m in mass.items() if m >= MOST * total and len(e)]
    return min(most, key=lambda e: (mass[e], -depth(e)), default=kept[0][0])


def within(element: HtmlElement, container: HtmlElement) -> bool:
    """True when an element is the container or inside it."""
    return element is container or any(above is container for above in element.iterancestors())


def depth(element: HtmlElement) -> int:
    """Count the ancestors of an element."""
    return sum(1 for _ in element.iterancestors())


def outside(element: HtmlElement) -> bool:
    """True when an element is in the site's navigation or footer."""
    return element.tag in OUTSIDE or any(a.tag in OUTSIDE for a in element.iterancestors())


def in_own_footer(found: Sequence[Unit], at: int, last: int) -> bool:
    """True for a line in the `<footer>` of the story's own `<article>` that holds a sentence, such as a correction."""
    above = [found[at].element, *found[at].element.iterancestors()]
    own = next((e for e in above if e.tag == "article"), None)
    around = above[: above.index(own)] if own is not None and within(found[last].element, own) else []
    footers = [e for e in around if e.tag == "footer"]
    if not footers or any(e.tag in MENUS for e in around):
        return False
    lines = (u for u in found[last + 1 : at + TAIL] if within(u.element, footers[-1]))
    return any(has_sentence(u.text) and not is_linked(u) for u in lines)


def headline(found: Sequence[Unit], titles: Sequence[str], first: int, last: int) -> int | None:
    """Find the line of the headline: a heading that matches a declared title, else the `h1`."""
    wanted = {frozenset(words(t)) for t in titles if t} - {frozenset()}
    known = frozenset().union(*wanted)
    best: tuple[float, int] | None = None
    for i in range(min(last, first + GAP)):
        unit = found[i]
        if len(unit.text) > LONGEST or not (own := set(words(unit.text))):
            continue
        common = [(len(own & w), len(w)) for w in wanted] if not known.isdisjoint(own) else []
        fit = max([n / (len(own) + size - n) for n, size in common], default=0.0)
        if (fit < SAME and (i > first or not under_h1(unit.element))) or (level := heading(unit.element)) is None:
            continue
        score = fit + 0.3 * (level == "h1") + 0.1 * (i <= first) - 0.9 * outside(unit.element)
        if (fit >= SAME or (level == "h1" and i <= first and len(own) > 2)) and (best is None or score > best[0]):
            best = score, i
    return best[1] if best else titled(found, titles, first)


def titled(found: Sequence[Unit], titles: Sequence[str], first: int) -> int | None:
    """Find the line over the story, in an element of any kind, that a declared title has beside a site's name, or is."""
    known = {part for t in titles for part in (t, *title_ends(t))}
    for i in range(min(first, len(found) - 1), max(first - GAP, 0) - 1, -1):
        text = found[i].text
        if len(words(text)) >= PIECE and not is_linked(found[i]) and text in known:
            return None if outside(found[i].element) else i
    return None


def title_ends(title: str) -> list[str]:
    """List what a title has behind and before each of its separators.

    >>> title_ends("Vell Bell: Lock shut: who pays?")
    ['Lock shut: who pays?', 'Vell Bell', 'who pays?', 'Vell Bell: Lock shut']
    """
    marks = list(SEPARATOR.finditer(title))
    return [end for m in marks for end in (title[m.end() :], title[: m.start()])]


def under_h1(element: HtmlElement) -> bool:
    """True when an element is an `h1` or just inside one; cheap, and saves most lines the test of their classes."""
    near: HtmlElement | None = element
    for _ in range(NEAR):
        if near is None:
            return False
        if near.tag == "h1":
            return True
        near = near.getparent()
    return False


def heading(element: HtmlElement) -> str | None:
    """Return `h1` to `h3` for an element that is one or inside one, `class` for a headline by class, else None."""
    near: HtmlElement | None = element
    for _ in range(NEAR):
        if near is None:
            return None
        if near.tag in HEADINGS:
            return str(near.tag)
        if TITLED.search(near.get("class") or "") or near.get("itemprop") == "headline":
            return "class"
        near = near.getparent()
    return None
