"""The section of an article from its trail of breadcrumbs in JSON-LD: home, section, article.

>>> items = [{"position": n, "name": name} for n, name in enumerate(("Home", "Business", "Canal closed"), 1)]
>>> section_of([{"@type": "BreadcrumbList", "itemListElement": items}], "https://ledger.example/canal", ["Canal closed"])
'Business'
"""

from collections.abc import Iterable, Sequence
from functools import cache
from html import unescape
from typing import Any

from audit.files import DATA, read_yaml
from audit.lang.titles import host_label
from audit.outlets.address import absolute_address
from audit.outlets.hosts import path_of, site

MOST = 12
"""Maximum items of a trail that are read."""
LONGEST = 60
"""Maximum characters of a section's name."""
LANGUAGE = 2
"""Maximum letters of an address's only part that names a language or edition of the home page."""

Node = dict[str, Any]
"""A JSON object."""


def section_of(nodes: Iterable[Node], url: str | None, titles: Sequence[str]) -> str | None:
    """Return the first item of a trail that is neither the home page nor the article, whose titles are given; None for none."""
    own = {letters(t) for t in titles if t}
    for node in nodes:
        kinds = node.get("@type")
        if "BreadcrumbList" not in (kinds if isinstance(kinds, list) else [kinds]):
            continue
        trail = [item for item in map(item_of, ordered(node.get("itemListElement"))) if item[0]]
        kept = [name for n, (name, href) in enumerate(trail) if not is_home(n, name, href, url) and letters(name) not in own]
        sections = kept[: len(trail) - 1] if trail and trail[-1][0] in kept and not trail[-1][1] else kept
        first = next((name for name in sections if len(name) <= LONGEST and name.lower() not in no_section("everything")), None)
        if first and len(trail) > 1:
            return first
    return None


def ordered(items: Any) -> list[Node]:
    """Return the items of a trail by their position, as far as they have one."""
    found = [i for i in (items if isinstance(items, list) else [items])[:MOST] if isinstance(i, dict)]
    return sorted(found, key=position)


def position(item: Node) -> int:
    """Return the position of an item of a trail, 0 for none.

    >>> position({"position": "3"}), position({})
    (3, 0)
    """
    given = item.get("position")
    return int(given) if isinstance(given, (int, str)) and str(given).isdecimal() and len(str(given)) < LONGEST else 0


def item_of(node: Node) -> tuple[str, str]:
    """Return name and address of an item of a trail; empty where it has none."""
    item = node.get("item")
    inner: Node = item if isinstance(item, dict) else {}
    name = node.get("name") or inner.get("name")
    href = inner.get("@id") or inner.get("url") or (item if isinstance(item, str) else node.get("url"))
    return " ".join(unescape(name).split()) if isinstance(name, str) else "", href if isinstance(href, str) else ""


@cache
def no_section(name: str) -> frozenset[str]:
    """Load the names of items that are no section, on first use."""
    return frozenset(word for listed in read_yaml(DATA / "breadcrumbs.yaml")[name].values() for word in listed)


def is_home(n: int, name: str, href: str, url: str | None) -> bool:
    """True for the first item of a trail that leads to a home page or nowhere, and for one with the name of the site.

    >>> url = "https://ledger.example/a"
    >>> [is_home(0, "Port", href, url) for href in ("https://ledger.example/", "/", "", "/business", "/en/")]
    [True, True, True, False, True]
    >>> [is_home(0, name, "/start", url) for name in ("Startseite", "LEDGER.example", "Ledger online", "Port")]
    [True, True, True, False]
    """
    if n:
        return False
    if name.lower() in no_section("home") or any(letters(name).startswith(letters(label)) for label in host_label(site(url))):
        return True
    path = path_of(absolute_address(url, href)).strip("/") if href else ""
    return len(path) <= LANGUAGE or (bool(href) and site(href) != site(url) and not path)


def letters(title: str) -> str:
    """Return the letters and digits of a title."""
    return "".join(c for c in title.casefold() if c.isalnum())
