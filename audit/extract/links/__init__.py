"""Links that a reader can follow, each with the span of its words, its target and the target's class.

Redirectors and trackers are unwrapped offline; shortened addresses are kept. Share buttons and jumps within the page are
furniture and get no rows. The registry and the registrable domain, never names, decide whether a link is own, sister or
external; for a page saved without its address, its declared address counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from audit.extract.links.kit import LinksKit
from audit.outlets import host_of
from audit.outlets.hosts import site
from audit.rows import Insertion, Link, Resolved, Rows
from audit.text import Anchor, Document, without_userinfo

ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]{4,400}")
"""An address written out in a plain text."""
CLOSING = ".,;:!?)]}’'"
"""Marks after an address that belong to the sentence."""
KINDS = {"wire": "wire", "pr_wire": "press_release", "fact_checker": "fact_check", "fact_check": "fact_check"}
"""Kind of a link by the kind of its outlet in the registry; links to all other outlets are `news`."""


class Target(NamedTuple):
    """Where an address leads: the address unwrapped, its host and site, its kind by itself, and its outlet, if known."""

    href: str
    host: str
    site: str | None
    kind: str | None
    outlet: str | None


@lru_cache(maxsize=1 << 12)
def followed(kit: LinksKit, raw: str) -> Target | None:
    """Find where an address leads; None for one that is not followed. Kept, because the pages of a site share most links."""
    if not raw or raw.startswith("#") or kit.classes.is_share(raw):
        return None
    href = kit.classes.unwrap(raw)
    host = host_of(href)
    if host is None:
        return None
    return Target(href, host, site(href), kit.classes.kind(href), kit.classes.branded.get(host) or kit.registry.by_url(href))


def links(document: Document, kit: LinksKit, rows: Rows) -> Iterable[Link]:
    """Yield every link of the document, in order."""
    holes = sorted((i.start, i.stop) for i in rows.of(Insertion))  # they do not overlap
    starts = [start for start, _ in holes]
    address = document.url or next((r.value for r in rows.of(Resolved) if r.field == "canonical_url"), None)
    home = site(address) if address else None
    outlet = kit.registry.by_url(address) or kit.registry.by_name(document.outlet)
    for a, zone in anchors(document):
        raw = a.href.strip()
        led = followed(kit, raw)
        if led is None or is_jump(led.href, document.url):
            continue
        relation = related(kit, home, outlet, led)
        hole = bisect_right(starts, a.start) - 1
        yield Link(
            sighting=rows.sighting,
            kit=rows.kit,
            start=a.start,
            stop=a.stop,
            text=document.text[a.start : a.stop],
            href=led.href,
            host=led.host,
            relation=relation,
            kind=link_kind(kit, led, relation),
            zone="insertion" if hole >= 0 and a.start < holes[hole][1] else zone,
            rel=a.rel or None,
        )


def is_jump(href: str, url: str | None) -> bool:
    """True for a jump within the page at `url`.

    >>> is_jump("https://ledger.example/a#top", "https://ledger.example/a"), is_jump("https://ledger.example/a#top", None)
    (True, False)
    """
    page, sign, _ = href.partition("#")
    return bool(url and sign and page == url.partition("#")[0])


def link_kind(kit: LinksKit, led: Target, relation: str) -> str:
    """Classify a link by its address, else by its outlet, else as `internal` or `unknown`."""
    if led.kind:
        return led.kind
    if led.outlet:
        return KINDS.get(kit.registry.kind(led.outlet) or "", "news")
    return "internal" if relation == "own" else "unknown"


def anchors(document: Document) -> Iterator[tuple[Anchor, str]]:
    """List links with words, each with its zone; in plain text the addresses written out."""
    for block in document.blocks:
        zone = "tail" if block.zone == "tail" else "body"
        for a in block.links:
            if document.text[a.start : a.stop].strip():
                yield a, zone
    if document.format == "text" and "://" in document.text and not any(b.links for b in document.blocks):
        for m in ADDRESS.finditer(document.text):
            href = m.group().rstrip(CLOSING)
            yield Anchor(m.start(), m.start() + len(href), without_userinfo(href)), "body"


def related(kit: LinksKit, home: str | None, outlet: str | None, led: Target) -> str:
    """Return `own` for the same site or outlet, `sister` for another outlet of its owner, else `external`."""
    if (home and led.site == home) or (outlet and outlet == led.outlet):
        return "own"
    if led.outlet and led.outlet in kit.registry.sisters(outlet):
        return "sister"
    return "external"
