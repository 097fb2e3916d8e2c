"""A page: one lxml parse → text, blocks, links and claims as they stand.

The text is the headline, then the lines of the article in reading order, one block a line, insertions included; then, as
zone `tail`, the lines under the story. trafilatura says which lines are the story; the string comes from the lines.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.load.composed import absolute, composed, zones
from audit.load.declared import declared
from audit.load.inputs import Input
from audit.load.judged import judged
from audit.load.language import language
from audit.load.live import declared_updates, is_live, marked, updates
from audit.load.markup import decode, tree_of
from audit.load.origin import origin
from audit.load.parts import parts
from audit.load.payload import story
from audit.load.region import KEPT, region
from audit.load.scripts import values
from audit.load.several import several
from audit.load.units import Unit, units
from audit.load.walls import access, notice, teasers
from audit.outlets import host_of
from audit.text import Block, Document, Said, build

SITE = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+[^|\u2013\u2014\u00b7]{2,40}$")
"""The site's name at the end of a `<title>`."""
THIN = 400
"""Characters of story under which a page is looked through for one in its scripts."""
OWN = {"canonical_url", "og_url", "declared_url"}
"""Addresses that a page calls its own."""
OTHERS = 20
"""Other articles of a page that are told."""
CLOSED = {"false", "locked", "paid", "metered", "premium", "subscriber", "registration"}
"""Words of `isAccessibleForFree` and of content tiers for a story behind a wall."""


def page(given: Input, said: list[Said]) -> Document:
    """The document of a page. Raises `AuditError` when there is no article in it."""
    markup = decode(given.html if given.html is not None else b"", given.charset)
    url, origins = origin(given.url, markup)
    tree = tree_of(markup, given.id)
    if 'id="wm-ipp' in markup or "id='wm-ipp" in markup or "donato" in markup:
        for bar in tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print' or @id='donato']"):
            bar.drop_tree()  # what the Wayback Machine puts around a page
    alive = list(tree.iter())  # noqa: F841 - the elements as Python objects, made once and not by every walk anew
    found = units(tree)
    claims = [*origins, *declared(tree, url, found)]
    titles = titles_of(tree, [*said, *claims])
    base = tree.find(".//base[@href]")
    root = absolute(given.url or url or "", (base.get("href") or "") if base is not None else "")
    told_updates = "liveBlogUpdate" in markup or "liveblogupdate" in markup
    given_updates = declared_updates([text for _, text in scripts_of(tree)]) if told_updates else []
    times = marked(tree) if told_updates else {}
    live = told_updates or is_live(claims, url)
    claims += parts(tree, url, found)
    if not live:
        own = titles_of(tree, [c for c in (*said, *claims) if c.origin != "html"])
        lines, others = alone(tree, found, own, [url or "", *(c.value for c in claims if c.field in OWN)])
        if lines is not found:
            claims = [c for c in claims if not (c.field == "headline" and c.origin == "html" and c.value in others)]
            found = lines
        claims += [Said("other_article", heading, "html") for heading in others[:OTHERS]]
    try:
        text, blocks, body_start, elements = visible(tree, found, titles, root, given.id)
        trouble = None
    except AuditError as e:
        trouble = e
    if trouble or (thin(blocks) and not walled(text, blocks, claims)):
        told = story(values(scripts_of(tree_of(markup, given.id))), titles)
        if told and (told.title or trouble):
            over = f"<h1>{escape(told.title)}</h1>" if told.title else ""
            written = tree_of(f"<html><body><article>{over}{told.markup}</article></body></html>", given.id)
            text, blocks, body_start, elements = visible(written, units(written), [told.title or "", *titles], root, given.id)
            claims.append(Said("text_in_script", told.script, "html"))
        elif trouble:
            raise trouble
    if live:
        claims += updates(text, blocks[-len(elements) :], elements, given_updates, times)
    claims += access(text, blocks)
    tongue = next((c.value for c in claims if c.field == "language"), None)
    return build(
        text, blocks, body_start, format="html", input=given.id, url=url, host=host_of(url),
        fetched=given.fetched, outlet=given.outlet, said=[*said, *claims], lang=language(text[body_start:], tongue),
    )  # fmt: skip


class Read(NamedTuple):
    """Text, blocks and start of the body, and the elements of the blocks but of a headline that no line holds."""

    text: str
    blocks: tuple[Block, ...]
    body_start: int
    elements: list[HtmlElement]


def alone(
    tree: HtmlElement, found: list[Unit], titles: Sequence[str], urls: Sequence[str]
) -> tuple[list[Unit], list[str]]:
    """The lines of a page without those of other articles on it, which are taken out of the tree, and their headlines."""
    others, headlines = several(tree, found, titles, urls)
    left = {i for post in others for i in post.lines}
    for post in others:
        post.box.drop_tree()
    return [unit for i, unit in enumerate(found) if i not in left] if left else found, headlines


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
        raise AuditError(f"{name}: no article in it: a notice that asks for consent", "fetch the page behind the notice")
    return Read(text, blocks, body_start, [found[i].element for i, _ in zones(where) if i < len(found)])


def thin(blocks: Sequence[Block]) -> bool:
    """Whether what a page shows is hardly a paragraph: a summary, or words under an empty page."""
    return sum(b.stop - b.start for b in blocks if b.zone in {"standfirst", "body"} and (b.kept or 0) >= KEPT) < THIN


def walled(text: str, blocks: Sequence[Block], claims: Sequence[Said]) -> bool:
    """Whether a page keeps its story behind a wall: what a reader is not shown is not read from a script."""
    declared_so = any(c.field in {"access", "content_tier"} and c.value.lower() in CLOSED for c in claims)
    return declared_so or bool(access(text, blocks))


def scripts_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """Name (id or type) and text of each script."""
    return [(s.get("id") or s.get("type") or "", s.text or "") for s in tree.iter("script") if not s.get("src")]


def titles_of(tree: HtmlElement, said: Sequence[Said]) -> list[str]:
    """What a page declares as its title: claims first, then `og:title`, then `<title>` with and without the site's name."""
    found = [c.value for c in said if c.field == "headline"]
    found += [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")][:1]
    title = " ".join((tree.findtext(".//title") or "").split())
    return [t for t in (*found, SITE.sub("", title), title) if t.strip()]
