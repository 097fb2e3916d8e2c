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
from audit.load.judged import judged, words
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
from audit.load.walls import access, banners, notice, teasers
from audit.outlets import host_of
from audit.text import Block, Document, Said, build

SITE = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+[^|\u2013\u2014\u00b7]{2,40}$")
"""The site's name at the end of a `<title>`."""
NOTICE = "no article in it: a notice that asks for consent"
THIN = 400
"""Characters of story under which a page is looked through for one in its scripts."""
OWN = {"canonical_url", "og_url", "declared_url"}
"""Addresses that a page calls its own."""
OTHERS = 20
"""Other articles of a page that are told."""
SEVERAL = 2
"""Headings of a page from which some may be those of other things."""
CLOSED = {"false", "locked", "paid", "metered", "premium", "subscriber", "registration"}
"""Words of `isAccessibleForFree` and of content tiers for a story behind a wall."""


def page(given: Input, said: list[Said]) -> Document:
    """The document of a page. Raises `AuditError` when there is no article in it."""
    markup = decode(given.html if given.html is not None else b"", given.charset)
    url, origins = origin(given.url, markup)
    tree = tree_of(markup, given.id)
    asking = cleared(tree, markup)
    alive = list(tree.iter())  # noqa: F841 - the elements as Python objects, made once and not by every walk anew
    found = units(tree)
    claims = [*origins, *declared(tree, url, found)]
    titles = titles_of(tree, [*said, *claims])
    base = tree.find(".//base[@href]")
    root = absolute(given.url or url or "", (base.get("href") or "") if base is not None else "")
    claims += parts(tree, url, found)
    updating = "liveBlogUpdate" in markup or "liveblogupdate" in markup
    declared_so = declared_updates([text for _, text in scripts_of(tree)]) if updating else []
    times = marked(tree) if updating else {}
    live = updating or is_live(claims, url)
    if not live:
        found, claims = alone(tree, found, said, claims, url, typed="itemtype" in markup or "data-article-url" in markup)
    read = shown(tree, found, titles, root, given.id)
    if isinstance(read, AuditError) or (thin(read.blocks) and not walled(read, claims)):
        drawn = in_scripts(markup, titles, root, given.id, named=not isinstance(read, AuditError))
        if drawn:
            read, script = drawn
            claims.append(script)
    if isinstance(read, AuditError):
        raise AuditError(f"{given.id}: {NOTICE}", "fetch the page behind the notice") if asking else read
    text, blocks, body_start, elements = read
    if live:
        claims += updates(text, blocks[-len(elements) :], elements, declared_so, times)
    claims = headed(claims, text[: blocks[0].stop] if blocks[0].zone == "headline" else "")
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


def cleared(tree: HtmlElement, markup: str) -> bool:
    """Take out what stands around a page: an archive's bar, and boxes that ask for consent. Whether there was one of these."""
    if 'id="wm-ipp' in markup or "id='wm-ipp" in markup or "donato" in markup:
        for bar in tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print' or @id='donato']"):
            bar.drop_tree()
    body = tree.find(".//body")
    asking = banners(body) if body is not None else []
    for box in asking:
        box.drop_tree()
    return bool(asking)


def alone(
    tree: HtmlElement, found: list[Unit], said: Sequence[Said], claims: list[Said], url: str | None, *, typed: bool
) -> tuple[list[Unit], list[Said]]:
    """Lines and claims of a page without those of other articles on it, which are taken out of the tree and told."""
    titles = titles_of(tree, [c for c in (*said, *claims) if c.origin != "html"])
    urls = [url or "", *(c.value for c in claims if c.field in OWN)]
    others, headlines = several(tree, found, titles, urls, typed=typed)
    told = [Said("other_article", heading, "html") for heading in headlines[:OTHERS]]
    if not others:
        return found, claims + told
    left = {i for post in others for i in post.lines}
    for post in others:
        post.box.drop_tree()
    own = [c for c in claims if not (c.field == "headline" and c.origin == "html" and c.value in headlines)]
    return [unit for i, unit in enumerate(found) if i not in left], own + told


def headed(claims: Sequence[Said], over: str) -> list[Said]:
    """The claims without headings of the page that are nobody's headline: pages set notices and lists under an `h1` too.

    Of several, those stay that stand over the story (`over`), or share half of the words of the shorter one with a title that
    the page declares. The likeness of `payload` asks for more, because there nothing else speaks for a match; here short
    headings and those in scripts without spaces would go.
    """
    headings = [c for c in claims if c.field == "headline" and c.origin == "html"]
    if len({c.value for c in headings}) < SEVERAL:
        return list(claims)
    named = [over, *(c.value for c in claims if c.field in {"headline", "page_title"} and c not in headings)]
    titles = [set(words(t)) for t in named if t]

    def fits(value: str) -> bool:
        said = set(words(value))
        return any(len(said & t) * 2 >= min(len(said), len(t)) for t in titles if said and t)

    kept = [c for c in headings if fits(c.value)]
    return [c for c in claims if c not in headings or c in kept] if kept else list(claims)


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


def titles_of(tree: HtmlElement, said: Sequence[Said]) -> list[str]:
    """What a page declares as its title: claims first, then `og:title`, then `<title>` with and without the site's name."""
    found = [c.value for c in said if c.field == "headline"]
    found += [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")][:1]
    title = " ".join((tree.findtext(".//title") or "").split())
    return [t for t in (*found, SITE.sub("", title), title) if t.strip()]
