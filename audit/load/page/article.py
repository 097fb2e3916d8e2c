"""The article that a page shows, or holds in its scripts."""

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.load.html.lines import Unit, units
from audit.load.html.parse import tree_of
from audit.load.page.blocks import composed, zones
from audit.load.page.hydration import story
from audit.load.page.main_text import judged
from audit.load.page.region import KEPT, region
from audit.load.page.scripts import values
from audit.load.page.walls import access, notice, teasers
from audit.text import Block, Said

NOTICE = "no article in it: a notice that asks for consent"


THIN = 400
"""Characters of story under which a page is looked through for one in its scripts."""


CLOSED = {"false", "locked", "paid", "metered", "premium", "subscriber", "registration"}
"""Words of `isAccessibleForFree` and of content tiers for a story behind a wall."""


class Read(NamedTuple):
    """Text, blocks and start of the body, and the elements of the blocks but of a headline that no line holds."""

    text: str
    blocks: tuple[Block, ...]
    body_start: int
    elements: list[HtmlElement]


def shown(tree: HtmlElement, found: Sequence[Unit], titles: Sequence[str], root: str, name: str) -> Read | AuditError:
    """The article that a page shows, or the error that says why there is none."""
    try:
        return visible(tree, found, titles, root, name)
    except AuditError as e:
        return e


def in_scripts(markup: str, titles: Sequence[str], root: str, name: str, *, named: bool) -> tuple[Read, Said] | None:
    """The article that a page's scripts hold, with the claim that says so; `named` wants a headline of the page's beside it."""
    told = story(values(scripts_of(tree_of(markup, name))), titles)
    if told is None or (named and not told.title):
        return None
    over = f"<h1>{escape(told.title)}</h1>" if told.title else ""
    written = tree_of(f"<html><body><article>{over}{told.markup}</article></body></html>", name)
    read = shown(written, units(written), [told.title or "", *titles], root, name)
    return None if isinstance(read, AuditError) else (read, Said("text_in_script", told.script, "html"))


def visible(tree: HtmlElement, found: Sequence[Unit], titles: Sequence[str], root: str, name: str) -> Read:
    """The article that a page shows. Raises `AuditError` when it shows none."""
    kept = judged(tree, found)
    where = region(found, kept, titles)
    if where is None:
        raise AuditError(f"{name}: no article in it", "give the page of one article")
    title = next((" ".join(t.split()) for t in titles if t), None)
    text, blocks, body_start = composed(found, kept, where, title, root)
    if teasers(blocks):
        raise AuditError(f"{name}: no article in it: headlines that lead elsewhere", "give the page of one article")
    if notice(text, blocks):
        raise AuditError(f"{name}: {NOTICE}", "fetch the page behind the notice")
    return Read(text, blocks, body_start, [found[i].element for i, _ in zones(where) if i < len(found)])


def thin(blocks: Sequence[Block]) -> bool:
    """Whether what a page shows is hardly a paragraph: a summary, or words under an empty page."""
    return sum(b.stop - b.start for b in blocks if b.zone in {"standfirst", "body"} and (b.kept or 0) >= KEPT) < THIN


def walled(read: Read, claims: Sequence[Said]) -> bool:
    """Whether a page keeps its story behind a wall: what a reader is not shown is not read from a script."""
    declared_so = any(c.field in {"access", "content_tier"} and c.value.lower() in CLOSED for c in claims)
    return declared_so or bool(access(read.text, read.blocks))


def scripts_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """Name (id or type) and text of each script."""
    return [(s.get("id") or s.get("type") or "", s.text or "") for s in tree.iter("script") if not s.get("src")]
