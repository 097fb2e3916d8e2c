"""Claims of the page's own article: those of other articles on it, and headings that are nobody's headline, set apart."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from audit.load.html.lines import Unit
from audit.load.page.main_text import words
from audit.load.page.other_articles import several
from audit.text import Said

SITE = re.compile(r"\s+[|\u2013\u2014\u00b7-]\s+[^|\u2013\u2014\u00b7]{2,40}$")
"""The site's name at the end of a `<title>`."""


OWN = {"canonical_url", "og_url", "declared_url"}
"""Addresses that a page calls its own."""


OTHERS = 20
"""Other articles of a page that are told."""


SEVERAL = 2
"""Headings of a page from which some may be those of other things."""


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


def titles_of(tree: HtmlElement, said: Sequence[Said]) -> list[str]:
    """What a page declares as its title: claims first, then `og:title`, then `<title>` with and without the site's name."""
    found = [c.value for c in said if c.field == "headline"]
    found += [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")][:1]
    title = " ".join((tree.findtext(".//title") or "").split())
    return [t for t in (*found, SITE.sub("", title), title) if t.strip()]
