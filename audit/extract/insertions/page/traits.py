"""Traits of a block of a page: numbers from its markup, links, place, neighbours and wording.

No trait depends on the outlet: class names count by family (`related`, `recommended` … are one), links by whether they stay
on the site, positions by share. `columns` names the traits in the order of `matrix.matrix`.
"""

import re
from collections.abc import Iterable

TAGS = ("p", "div", "li", "h2", "h3", "h4", "a", "span", "tr", "figcaption", "blockquote", "button", "pre")
TAG = {name: n for n, name in enumerate(TAGS)}
AROUND = (
    "aside", "form", "figure", "ul", "ol", "nav", "blockquote", "table", "section", "header", "footer", "a", "button", "label",
    "li", "p", "article", "main", "figcaption", "dl",
)  # fmt: skip
PATH = {name: n for n, name in enumerate(AROUND)}
TRACKED = re.compile(r"[?&#](?:utm_|itm_|ico=|icid=|cmpid=|intcid=|int=|ref=|source=|recirc)", re.IGNORECASE)
"""Parameters that track clicks on promotion ("?utm_source=", "?ico=" of dailymail.co.uk, "?intcid=" of other sites)."""
PRICE = re.compile(r"[$\u00a3\u20ac]\s?\d|\d\s?(?:\u20ac|EUR|USD|kr)\b")
"""A price with its currency before or after it ("£40", "40 EUR")."""
LONG = 20
"""Minimum words of a paragraph that cannot be a label."""

BASE = (
    "words", "chars", "ends a sentence", "starts lower case", "digits", "capitals", "quote", "question",
    "colon at end", "comma", "link density", "links", "one whole link", "own links", "other links", "no-address links",
    "tracked link", "link at start", "link at end", "kept", "depth",
    "says the headline", "seen before", "list heading", "opens a bracket", "separators", "all capitals",
    "shop link", "social link", "price",
    *(f"<{t}>" for t in TAGS), *(f"in <{t}>" for t in AROUND),
)  # fmt: skip
"""Traits of a block alone, before one for each family of words of class names (`data/blocks.yaml`)."""
NEAR = tuple(BASE.index(c) for c in ("words", "ends a sentence", "link density", "kept", "one whole link", "list heading"))
SHIFTS = (-3, -2, -1, 1, 2, 3)
CONTEXT = (
    "place", "words before", "words after", "after last kept", "before first kept", "zone standfirst", "zone tail",
    "like the story", "like its paragraphs", "box blocks", "box words", "box density", "box kept", "box links",
    "card blocks", "card words", "card density", "card kept", "card links", "under a list heading",
    "same tag before", "same tag after", "page density", "page kept", "box of the headline", "box of the first paragraph",
    "share of the story in its box",
)  # fmt: skip


def columns(families: Iterable[str]) -> tuple[str, ...]:
    """Names of all traits of a block in the order of `matrix`, given the families of words of class names."""
    near = (f"{BASE[c]} {shift:+d}" for shift in SHIFTS for c in NEAR)
    return (*BASE, *(f"class {family}" for family in families), *CONTEXT, *near)


def targets(href: str, own: str | None) -> int:
    """Classify the target of an address: 0 the site itself, 1 another site, 2 none (a fragment, a script, a mail).

    >>> [targets(href, "harbour.example") for href in ("/a", "https://www.harbour.example/a", "//vell.example", "#top")]
    [0, 0, 1, 2]
    """
    if not href or href[0] == "#" or href[:5] in {"javas", "mailt", "tel:", "whats"}:
        return 2
    if href[:4] != "http" and href[:2] != "//":
        return 0
    host = href.split("//", 1)[1].partition("/")[0].rpartition("@")[2].partition(":")[0].lower() if "//" in href else ""
    return 0 if own and (host == own or host.endswith(f".{own}")) else 1
