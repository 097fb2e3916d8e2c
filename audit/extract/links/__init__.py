"""The links that a reader can follow, each with the offsets of its words, its target and what kind of place that is.

A redirector or tracker is unwrapped offline; a short address stays what it is. Share buttons and jumps within the page are
furniture and no rows. Own, sister or external is told by the registry and the registrable domain, never by names; a page that
was saved without its address is at home where it says its own address is.
"""

import re
from collections.abc import Iterable, Iterator

from audit.extract.links.kit import LinksKit
from audit.outlets import host_of
from audit.outlets.hosts import site
from audit.rows import Insertion, Link, Resolved, Rows
from audit.text import Anchor, Document

ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]{4,400}")
"""An address that stands in a plain text."""
KINDS = {"wire": "wire", "pr_wire": "press_release", "fact_checker": "fact_check", "fact_check": "fact_check"}
"""Kinds of outlets of the registry that are kinds of their own; every other outlet is `news`."""


def links(document: Document, kit: LinksKit, rows: Rows) -> Iterable[Link]:
    """Every link of the document, in order."""
    promos = [(i.start, i.stop) for i in rows.of(Insertion)]
    address = document.url or next((r.value for r in rows.of(Resolved) if r.field == "canonical_url"), None)
    home = site(address) if address else None
    outlet = kit.registry.by_url(address) or kit.registry.by_name(document.outlet)
    for a, zone in anchors(document):
        raw = a.href.strip()
        if not raw or raw.startswith("#") or kit.classes.is_share(raw):
            continue
        href = kit.classes.unwrap(raw)
        host = host_of(href)
        if host is None or (document.url and href.partition("#")[0] == document.url.partition("#")[0] and "#" in href):
            continue
        target = kit.classes.branded.get(host) or kit.registry.by_url(href)
        relation = related(kit, home, outlet, href, target)
        kind = kit.classes.kind(href) or (KINDS.get(kit.registry.kind(target) or "", "news") if target else None)
        if kind is None:
            kind = "internal" if relation == "own" else "unknown"
        place = "insertion" if any(start <= a.start < stop for start, stop in promos) else zone
        words = document.text[a.start : a.stop]
        yield Link(rows.sighting, rows.kit, a.start, a.stop, words, href, host, relation, kind, place, a.rel or None)


def anchors(document: Document) -> Iterator[tuple[Anchor, str]]:
    """Links with words, and the zone each stands in; in plain text the addresses written out."""
    for block in document.blocks:
        zone = "tail" if block.zone == "tail" else "body"
        for a in block.links:
            if document.text[a.start : a.stop].strip():
                yield a, zone
    if document.format == "text" and "://" in document.text and not any(b.links for b in document.blocks):
        for m in ADDRESS.finditer(document.text):
            href = m.group().rstrip(".,;:!?)]}’'")
            yield Anchor(m.start(), m.start() + len(href), href), "body"


def related(kit: LinksKit, home: str | None, outlet: str | None, href: str, target: str | None) -> str:
    """`own` on the same site or outlet, `sister` under the same owner, else `external`."""
    if (home and site(href) == home) or (outlet and outlet == target):
        return "own"
    if target and target in kit.registry.sisters(outlet):
        return "sister"
    return "external"
