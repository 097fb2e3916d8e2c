"""The article of a page: from its visible lines, else from `<noscript>` or the data in its scripts.

>>> bool(HEADED.search("<article><h1 class=a>Canal closed</h1>")), bool(HEADED.search("<header>"))
(True, False)
"""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.lang.access import AccessTiers
from audit.lang.prose import has_sentence
from audit.load.declared import declared
from audit.load.declared.byline_places import Places
from audit.load.html.bounds import bounded, is_paragraph
from audit.load.html.lines import Unit, units
from audit.load.html.parse import tree_of
from audit.load.page.blocks import composed, is_story, zones
from audit.load.page.hydration import story
from audit.load.page.main_text import KEPT, kept_shares
from audit.load.page.own_bylines import own_bylines
from audit.load.page.refusal import has_news_headline, is_brief, only_teasers, teaser_lines
from audit.load.page.region import FEWEST, outside, region
from audit.load.page.scripts import scripts_of, values
from audit.load.page.walls import access, notice
from audit.text import Block, Said

NOTICE = "no article in it: a notice that asks for consent"
HEADED = re.compile(r"<h1\b", re.IGNORECASE)
"""A headline in the markup of a story."""
THIN = 400
"""Minimum characters of a visible story; for a shorter one, such as a summary, the page's scripts are searched."""


class Page(NamedTuple):
    """Shared input of a page's readers: its name in messages, its markup, the base of its links, its titles, best first."""

    name: str
    markup: str
    base: str
    titles: Sequence[str]


class Read(NamedTuple):
    """Text, blocks, start of the body, and of the blocks except a headline that is on no line their elements and lines."""

    text: str
    blocks: tuple[Block, ...]
    body_start: int
    elements: list[HtmlElement]
    lines: list[int]


def article(page: Page, tree: HtmlElement, found: list[Unit], claims: Sequence[Said]) -> tuple[Read, list[Said], list[Unit]]:
    """Read the article of a page with the lines `found`. Raises `AuditError` for none.

    A story that is not displayed is in `<noscript>` or in a script: then claims record that, with what is said of it there, and
    the lines are those of that story. The tree is consumed.
    """
    kept = kept_shares(tree, found)
    read = shown(page, found, kept)
    if isinstance(read, Read) and (not thin(read.blocks) or walled(read, claims)):
        return read, [], found
    if drawn := in_noscript(page, read) or in_scripts(page, named=isinstance(read, Read)):
        return drawn
    if isinstance(read, AuditError):
        if brief := few_words(page, found, kept):
            return brief, [], found
        raise read
    return read, [], found


def shown(page: Page, found: Sequence[Unit], kept: Sequence[float]) -> Read | AuditError:
    """Read the visible article of a page, or return the error that explains its absence."""
    read = lines_read(page, found, kept)
    if read is None:
        return AuditError(f"{page.name}: no article in it", "give the page of one article")
    if only_teasers(read.text, read.blocks):
        return AuditError(f"{page.name}: no article in it: headlines that lead elsewhere", "give the page of one article")
    if notice(read.text, read.blocks):
        return AuditError(f"{page.name}: {NOTICE}", "fetch the page behind the notice")
    return read


def lines_read(page: Page, found: Sequence[Unit], kept: Sequence[float], fewest: int = FEWEST) -> Read | None:
    """Read the lines of a page's article, whatever they say; None for fewer than `fewest` words."""
    where = region(found, kept, page.titles, fewest)
    if where is None:
        return None
    titles = [" ".join(t.split()) for t in page.titles if t]
    below = {unit.text for unit in found[where.first :]}  # headings of other things, such as "Latest"
    title = next((t for t in titles if t not in below), next(iter(titles), None))
    text, blocks, body_start = composed(found, kept, where, title, page.base)
    lines = [i for i, _ in zones(where) if i < len(found)]
    return Read(text, blocks, body_start, [found[i].element for i in lines], lines)


def few_words(page: Page, found: Sequence[Unit], kept: Sequence[float]) -> Read | None:
    """Read a brief: a few words on a page without anything else, or beside teasers of other stories; None for a notice."""
    if max(kept, default=0.0) < KEPT:  # trafilatura keeps nothing of the shortest texts
        kept = [float(has_sentence(u.text) and not outside(u.element)) for u in found]
    read = lines_read(page, found, kept, fewest=1)
    if read is None:
        return None
    if among := only_teasers(read.text, read.blocks):
        lines, _ = teaser_lines(read.text, read.blocks)
        first = len(read.blocks) - len(read.elements)
        gone = {read.elements[n - first] for n in lines if n >= first}
        read = lines_read(page, found, [0.0 if u.element in gone else k for u, k in zip(found, kept, strict=True)], fewest=1)
    if read is None or only_teasers(read.text, read.blocks) or notice(read.text, read.blocks):
        return None
    if among and not has_news_headline(read.text, read.blocks):
        return None
    return read if is_brief(read.text, read.blocks) else None


def in_noscript(page: Page, seen: Read | AuditError) -> tuple[Read, list[Said], list[Unit]] | None:
    """Find the article in the `<noscript>` of a page whose scripts render it, with a claim that records it."""
    if "<noscript" not in page.markup.lower():
        return None
    tree = tree_of(page.markup, page.name)
    hidden = [e for e in tree.iter("noscript") if any(map(is_paragraph, units(e)))]
    for element in hidden:
        element.drop_tag()
    if not hidden:
        return None
    found, _ = bounded(units(tree))
    read = shown(page, found, kept_shares(tree, found))
    if isinstance(read, AuditError) or (isinstance(seen, Read) and story_size(read.blocks) <= 2 * story_size(seen.blocks)):
        return None
    return read, [Said("text_in_script", "noscript", "html")], found


def in_scripts(page: Page, *, named: bool) -> tuple[Read, list[Said], list[Unit]] | None:
    """Find the article in a page's scripts, with claims that record that and its own; `named` requires a title there."""
    drawn = story(values(scripts_of(tree_of(page.markup, page.name))), page.titles, page.base)
    if drawn is None or (named and not drawn.title):
        return None
    over = f"<h1>{escape(drawn.title)}</h1>" if drawn.title and not HEADED.search(drawn.markup) else ""
    head = f"<html><head>{drawn.head}</head>"
    written = tree_of(f"{head}<body><article>{over}{drawn.markup}</article></body></html>", page.name)
    found, _ = bounded(units(written))
    places = Places()
    said = declared(written, page.base or None, found, places)
    read = shown(page._replace(titles=[drawn.title or "", *page.titles]), found, kept_shares(written, found))
    if isinstance(read, AuditError):
        return None
    own = own_bylines(said, places, found, read.blocks, read.elements)
    return read, [Said("text_in_script", drawn.script, "html"), *drawn.said, *own], found


def thin(blocks: Sequence[Block]) -> bool:
    """True when a page shows hardly a paragraph: a summary, or a few words on an otherwise empty page."""
    return story_size(blocks) < THIN


def story_size(blocks: Sequence[Block]) -> int:
    """Count the characters of the blocks that trafilatura keeps."""
    return sum(b.stop - b.start for b in blocks if is_story(b))


@cache
def tiers() -> AccessTiers:
    """Load values that declare a wall, on first use."""
    return AccessTiers.load()


def walled(read: Read, claims: Sequence[Said]) -> bool:
    """True when a story is behind a wall: text hidden from readers is not taken from a script."""
    declared = any(c.field in {"access", "content_tier"} and tiers().is_closed(c.value) for c in claims)
    return declared or bool(access(read.text, read.blocks))
