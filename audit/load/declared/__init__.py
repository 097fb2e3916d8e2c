"""Claims of a page about itself, before resolution: `declared(tree, url)`.

Values are kept as written, white space collapsed and entities resolved once; several may disagree.
`audit.extract.claims.resolve` decides between them.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from audit.load.declared.byline_places import Places
from audit.load.declared.jsonld import jsonld
from audit.load.declared.meta import meta, microdata
from audit.load.declared.visible import visible_claims
from audit.load.html.attributes import Attributes, attributes_of
from audit.load.html.lines import Unit, units
from audit.text import Said

MOST_TITLES = 5
"""Maximum headings of a page that may be its headline."""


def declared(
    tree: Any,
    url: str | None,
    found: Sequence[Unit] | None = None,
    places: Places | None = None,
    attributes: Attributes | None = None,
) -> list[Said]:
    """Collect claims of JSON-LD, meta elements, microdata and visible markup of an unpruned lxml tree, without duplicates.

    `found` and `attributes` are those of the page, if already read; `places` gets the elements of bylines and authors.

    >>> from lxml import html
    >>> page = html.fromstring("<html lang=en><head><title>Harbour strike</title></head><body><h1>Strike</h1></body></html>")
    >>> [s[:3] for s in declared(page, None)]
    [('language', 'en', 'html'), ('page_title', 'Harbour strike', 'html'), ('headline', 'Strike', 'html')]
    """
    scripts = ["".join(s.itertext()) for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    lines = units(tree) if found is None else found
    where = Places() if places is None else places
    having = attributes_of(tree) if attributes is None else attributes
    items, visible = microdata(having.properties, where), visible_claims(tree, url, lines, where, having.marked)
    said = [*jsonld(scripts, url, titles(tree) if scripts else ()), *meta(tree, url), *items, *visible]
    return list(dict.fromkeys(said))


def titles(tree: Any) -> list[str]:
    """List the texts of a page that can repeat its headline: `<title>`, the title for sharing, the first headings."""
    shared = [e.get("content") or "" for e in islice(tree.iterfind(".//meta[@property='og:title']"), MOST_TITLES)]
    headings = ["".join(e.itertext()) for e in islice(tree.iter("h1"), MOST_TITLES)]
    return [tree.findtext(".//title") or "", *shared, *headings]
