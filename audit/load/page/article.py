"""The article of a page: from its visible lines, else from the data in its scripts."""

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.lang.access import AccessTiers
from audit.load.html.lines import Unit, units
from audit.load.html.parse import tree_of
from audit.load.page.blocks import composed, is_story, zones
from audit.load.page.hydration import story
from audit.load.page.main_text import kept_shares
from audit.load.page.region import region
from audit.load.page.scripts import scripts_of, values
from audit.load.page.walls import access, notice, teasers
from audit.text import Block, Said

NOTICE = "no article in it: a notice that asks for consent"
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


def article(page: Page, tree: HtmlElement, found: Sequence[Unit], claims: Sequence[Said]) -> tuple[Read, list[Said]]:
    """Read the article of a page with the lines `found`, and a claim when it comes from a script. Raises `AuditError` for none.

    The tree is consumed.
    """
    read = shown(page, tree, found)
    if isinstance(read, Read) and (not thin(read.blocks) or walled(read, claims)):
        return read, []
    if drawn := in_scripts(page, named=isinstance(read, Read)):
        return drawn
    if isinstance(read, AuditError):
        raise read
    return read, []


def shown(page: Page, tree: HtmlElement, found: Sequence[Unit]) -> Read | AuditError:
    """Read the visible article of a page, or return the error that explains its absence."""
    try:
        return visible(page, tree, found)
    except AuditError as e:
        return e


def visible(page: Page, tree: HtmlElement, found: Sequence[Unit]) -> Read:
    """Read the visible article of a page. Raises `AuditError` when there is none."""
    kept = kept_shares(tree, found)
    where = region(found, kept, page.titles)
    if where is None:
        raise AuditError(f"{page.name}: no article in it", "give the page of one article")
    title = next((" ".join(t.split()) for t in page.titles if t), None)
    text, blocks, body_start = composed(found, kept, where, title, page.base)
    if teasers(blocks):
        raise AuditError(f"{page.name}: no article in it: headlines that lead elsewhere", "give the page of one article")
    if notice(text, blocks):
        raise AuditError(f"{page.name}: {NOTICE}", "fetch the page behind the notice")
    lines = [i for i, _ in zones(where) if i < len(found)]
    return Read(text, blocks, body_start, [found[i].element for i in lines], lines)


def in_scripts(page: Page, *, named: bool) -> tuple[Read, list[Said]] | None:
    """Find the article in a page's scripts, with a claim that records it; `named` requires one of the page's titles there."""
    drawn = story(values(scripts_of(tree_of(page.markup, page.name))), page.titles)
    if drawn is None or (named and not drawn.title):
        return None
    over = f"<h1>{escape(drawn.title)}</h1>" if drawn.title else ""
    written = tree_of(f"<html><body><article>{over}{drawn.markup}</article></body></html>", page.name)
    read = shown(page._replace(titles=[drawn.title or "", *page.titles]), written, units(written))
    return None if isinstance(read, AuditError) else (read, [Said("text_in_script", drawn.script, "html")])


def thin(blocks: Sequence[Block]) -> bool:
    """True when a page shows hardly a paragraph: a summary, or a few words on an otherwise empty page."""
    return sum(b.stop - b.start for b in blocks if is_story(b)) < THIN


@cache
def tiers() -> AccessTiers:
    """Load values that declare a wall, on first use."""
    return AccessTiers.load()


def walled(read: Read, claims: Sequence[Said]) -> bool:
    """True when a story is behind a wall: text hidden from readers is not taken from a script."""
    declared = any(c.field in {"access", "content_tier"} and tiers().is_closed(c.value) for c in claims)
    return declared or bool(access(read.text, read.blocks))
