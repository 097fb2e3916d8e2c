"""Pages: one lxml parse gives text, blocks, links and claims.

The text is the headline, then the lines of the article in reading order, one block a line, insertions included; then, as zone
`tail`, the lines under the story. trafilatura decides which lines are the story; the text itself comes from the lines.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.lang.date_forms import Usage
from audit.lang.detect import language
from audit.load.archived import origin
from audit.load.declared import declared
from audit.load.declared.byline_places import Places
from audit.load.html.attributes import attributes_of
from audit.load.html.bounds import bounded
from audit.load.html.lines import Unit, units
from audit.load.html.parse import decode, tree_of
from audit.load.html.shadow import put_in_place
from audit.load.input import Input
from audit.load.page.article import NOTICE, Page, article
from audit.load.page.comments import without_comments
from audit.load.page.dated import dated, page_dates
from audit.load.page.declared_lines import declared_lines
from audit.load.page.expanded import displayed
from audit.load.page.live_blog import live_blog
from audit.load.page.main_text import ELEMENTS
from audit.load.page.other_days import in_script, in_title, sole_day
from audit.load.page.own_bylines import own_bylines
from audit.load.page.own_claims import headed, titles_of, without_others
from audit.load.page.pagination import parts
from audit.load.page.walls import access, banners
from audit.load.saved_page import saved_at
from audit.load.shortened import shortened
from audit.outlets import host_of
from audit.outlets.address import absolute_address
from audit.text import Document, Said, build

BARS = frozenset({"wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato"})
"""Ids of the bars that the Wayback Machine puts on a page."""
IDS: Any = XPath("//@id", smart_strings=False)
"""All ids of a page."""


def page(given: Input, said: list[Said]) -> Document:
    """Load the document of a page, without a sighting. Raises `AuditError` when it contains no article."""
    markup = decode(given.html if given.html is not None else b"", given.charset)
    url, origins = origin(given.url, markup)
    tree = tree_of(markup, given.id)
    put_in_place(tree, markup)
    asking = cleared(tree)
    alive = list(islice(tree.iter(), ELEMENTS))  # noqa: F841 - keeps the Python objects that lxml makes anew in every walk
    found, cut = bounded(units(tree))
    found, comments = without_comments(found)
    found = displayed(found)
    places, attributes = Places(), attributes_of(tree)
    claims = [*left_out(cut, comments), *origins, *declared(tree, url, found, places, attributes), *parts(tree, url, found)]
    titles = titles_of(tree, [*said, *claims], url)
    whole = Page(given.id, markup, base_address(tree, given.url or url), titles)
    live = live_blog(tree, markup, claims, url)
    if live is None:
        found, claims = without_others(tree, found, said, claims, url, attributes)
    try:
        read, script, lines_of = article(whole, tree, found, claims)
    except AuditError:
        if asking:
            raise AuditError(f"{given.id}: {NOTICE}", "fetch the page behind the notice") from None
        raise
    text, blocks, body_start, elements, lines = read
    claims = [*claims, *script] if script else own_bylines(claims, places, found, blocks, elements)
    if live is not None:
        claims += live.updates(text, blocks[-len(elements) :], elements)
    claims = headed(claims, text[: blocks[0].stop] if blocks[0].zone == "headline" else "")
    claims += access(text, blocks)
    tag = next((c.value for c in claims if c.field == "language"), None)
    lang = language(text[body_start:], tag)
    if lines:
        usage = writing(claims, lang, lines_of, host_of(url))
        claims += dated(lines_of, blocks, lines, usage)
        told = any(c.field == "published" for c in claims)
        away = [] if told else in_script(markup, usage) or sole_day(lines_of, lines[0], usage)
        claims += [*away, *in_title(titles, usage)]
    blocks = tuple(declared_lines(text, blocks, [*said, *claims]))
    text, blocks, all_said = shortened(text, blocks, [*said, *claims])
    return build(
        text,
        blocks,
        body_start,
        format="html",
        input=given.id,
        url=url,
        host=host_of(url),
        fetched=given.fetched or saved_at(markup),
        outlet=given.outlet,
        said=all_said,
        lang=lang,
    )


def writing(claims: Sequence[Said], lang: str | None, found: Sequence[Unit], host: str | None) -> Usage:
    """Find how a page writes dates: from its declared languages, the detected one, its lines, and its host."""
    tags = [c.value for c in claims if c.field in {"language", "locale"}]
    return page_dates().usage([*tags, lang or ""], (unit.text for unit in found), host=host)


def left_out(cut: int, comments: int) -> list[Said]:
    """Claim what of a page is not read: lines of a very long one, and readers' comments.

    >>> [s.value for s in left_out(0, 1)], [s.value for s in left_out(1200, 0)]
    (['comments of readers: 1 line'], ['a part of a very long page: 1,200 lines'])
    """
    kinds = (("a part of a very long page", cut), ("comments of readers", comments))
    return [Said("left_out", f"{kind}: {n:,} line{'s' * (n > 1)}", "html") for kind, n in kinds if n]


def base_address(tree: HtmlElement, url: str | None) -> str:
    """Return the base of a page's links: its `<base>`, else its own address; empty when unknown."""
    base = tree.find(".//base[@href]")
    return absolute_address(url, (base.get("href") or "") if base is not None else "")


def cleared(tree: HtmlElement) -> bool:
    """Remove an archive's bar and consent banners from a page; True when there was a banner."""
    if not BARS.isdisjoint(IDS(tree)):
        for bar in tree.xpath("//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print' or @id='donato']"):
            bar.drop_tree()
    body = tree.find(".//body")
    asking = banners(body) if body is not None else []
    for box in asking:
        box.drop_tree()
    return bool(asking)
