"""A page: one lxml parse → text, blocks, links and claims as they stand.

The text is the headline, then the lines of the article in reading order, one block a line, insertions included; then, as
zone `tail`, the lines under the story. trafilatura says which lines are the story; the string comes from the lines.
"""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from audit.errors import AuditError
from audit.load.composed import absolute, composed
from audit.load.declared import declared
from audit.load.inputs import Input
from audit.load.judged import judged
from audit.load.language import language
from audit.load.markup import decode, tree_of
from audit.load.origin import origin
from audit.load.region import region
from audit.load.units import units
from audit.load.walls import access, notice, teasers
from audit.outlets import host_of
from audit.text import Document, Said, build

SITE = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+[^|\u2013\u2014\u00b7]{2,40}$")
"""The site's name at the end of a `<title>`."""


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
    kept = judged(tree, found)
    where = region(found, kept, titles)
    if where is None:
        raise AuditError(f"{given.id}: no article in it", "give the page of one article")
    text, blocks, body_start = composed(found, kept, where, " ".join(titles[0].split()) if titles else None, root)
    if teasers(blocks):
        raise AuditError(f"{given.id}: no article in it: headlines that lead elsewhere", "give the page of one article")
    if notice(text, blocks):
        raise AuditError(f"{given.id}: no article in it: a notice that asks for consent", "fetch the page behind the notice")
    claims += access(text, blocks)
    tongue = next((c.value for c in claims if c.field == "language"), None)
    return build(
        text, blocks, body_start, format="html", input=given.id, url=url, host=host_of(url),
        fetched=given.fetched, outlet=given.outlet, said=[*said, *claims], lang=language(text[body_start:], tongue),
    )  # fmt: skip


def titles_of(tree: HtmlElement, said: Sequence[Said]) -> list[str]:
    """What a page declares as its title: claims first, then `og:title`, then `<title>` with and without the site's name."""
    found = [c.value for c in said if c.field == "headline"]
    found += [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")][:1]
    title = " ".join((tree.findtext(".//title") or "").split())
    return [t for t in (*found, SITE.sub("", title), title) if t.strip()]
