"""A page: one lxml parse → text, blocks, links and claims as they stand.

The text is the headline, then the lines of the article in reading order, one block a line, insertions included; then, as
zone `tail`, the lines under the story. trafilatura says which lines are the story; the string comes from the lines.
"""

import re
from collections.abc import Sequence
from urllib.parse import urljoin

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.load.declared import declared
from audit.load.inputs import Input
from audit.load.judged import judged
from audit.load.language import language
from audit.load.markup import tree_of
from audit.load.region import GAP, Region, depth, region
from audit.load.units import Unit, units
from audit.outlets import host_of
from audit.text import Anchor, Block, Document, Said, build

TOKEN = re.compile(r"[a-z]{2,24}")
LEVELS = 6
"""Elements around a block whose classes and ids are kept."""
TOKENS = 32
NAMING = ("class", "id", "role", "itemprop", "data-testid", "data-component")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NONE = "display:none"
SITE = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+[^|\u2013\u2014\u00b7]{2,40}$")
"""The site's name at the end of a `<title>`."""


def page(given: Input, said: list[Said]) -> Document:
    """The document of a page. Raises `AuditError` when there is no article in it."""
    raw = given.html if given.html is not None else b""
    tree = tree_of(raw, given.id, given.charset)
    found = list(units(tree))
    claims = declared(tree, given.url)
    titles = titles_of(tree, [*said, *claims])
    base = tree.find(".//base[@href]")
    root = urljoin(given.url or "", base.get("href") or "") if base is not None else given.url or ""
    marks = [mark(u.element) for u in found]
    kept = judged(tree, found)
    where = region(found, kept, titles)
    if where is None:
        raise AuditError(f"{given.id}: no article in it", "give the page of one article")
    text, blocks, body_start = composed(found, kept, marks, where, titles, root)
    tongue = next((c.value for c in claims if c.field == "language"), None)
    return build(
        text, blocks, body_start, format="html", input=given.id, url=given.url, host=host_of(given.url),
        fetched=given.fetched, outlet=given.outlet, said=[*said, *claims], lang=language(text[body_start:], tongue),
    )  # fmt: skip


def titles_of(tree: HtmlElement, said: Sequence[Said]) -> list[str]:
    """What a page declares as its title: claims first, then `og:title`, then `<title>` with and without the site's name."""
    found = [c.value for c in said if c.field == "headline"]
    found += [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")][:1]
    title = " ".join((tree.findtext(".//title") or "").split())
    return [t for t in (*found, SITE.sub("", title), title) if t.strip()]


def mark(element: HtmlElement) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of class, id and tag of an element and those around it, and the names of the elements around it."""
    tokens: dict[str, None] = {}
    inner = element
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]  # an element that wraps the whole line: strong, em, a, button
        if not isinstance(inner.tag, str):
            break
        tokens[inner.tag] = None
        named(inner, tokens)
    path: list[str] = []
    around: HtmlElement | None = element
    while around is not None and around.tag not in {"body", "html"}:
        if len(path) < LEVELS:
            named(around, tokens)
        path.append(str(around.tag))
        around = around.getparent()
    return tuple(tokens)[:TOKENS], tuple(path[1:])


def named(element: HtmlElement, tokens: dict[str, None]) -> None:
    """Put the words of an element's class, id, role and the like into `tokens`."""
    for name in NAMING:
        value = element.get(name)
        if value:
            tokens.update(dict.fromkeys(TOKEN.findall(CAMEL.sub(" ", value).lower())))
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or NONE in (element.get("style") or ""):
        tokens["hidden"] = None


def composed(
    found: Sequence[Unit], kept: Sequence[float], marks: Sequence[tuple[tuple[str, ...], tuple[str, ...]]],
    where: Region, titles: Sequence[str], root: str,
) -> tuple[str, tuple[Block, ...], int]:  # fmt: skip
    """The text of an article, its blocks and where its body starts."""
    level = depth(where.container)
    groups: dict[HtmlElement, int] = {}
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    if where.headline is None and titles:
        title = " ".join(titles[0].split())
        pieces, at = [title], len(title) + 1
        blocks.append(Block(0, len(title), "h1", "headline"))
    begin = where.first if where.headline is None else where.headline
    body_start: int | None = None
    for i in range(begin, where.stop):
        unit = found[i]
        zone = "body"
        if i == where.headline:
            zone = "headline"
        elif i < where.first:
            if where.headline is not None and where.first - i > GAP and i > where.headline:
                continue
            zone = "standfirst"
        elif i > where.last:
            zone = "tail"
        if body_start is None and zone != "headline":
            body_start = at
        path = marks[i][1]
        up = len(path) - level - 1
        box = unit.element
        for _ in range(max(up, 0)):
            above = box.getparent()
            if above is None:
                break
            box = above
        group = groups.setdefault(box, len(groups))
        links = tuple(Anchor(a.start + at, a.stop + at, joined(root, a.href), a.rel) for a in unit.links)
        blocks.append(
            Block(at, at + len(unit.text), str(unit.element.tag), zone, marks[i][0], links, path, group, round(kept[i], 2))
        )
        pieces.append(unit.text)
        at += len(unit.text) + 1
    return "\n".join(pieces), tuple(blocks), at if body_start is None else body_start


def joined(root: str, href: str) -> str:
    """The address of a link, made absolute where the page's own address is known."""
    try:
        return urljoin(root, href.strip()) if root else href.strip()
    except ValueError:
        return href.strip()
