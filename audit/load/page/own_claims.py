"""Claims of a page's own article, without those of other articles on it and headings that are no headline.

>>> SITE.sub("", "Canal closed – for good? | Harbour Ledger"), SITE.sub("", "Canal closed")
('Canal closed – for good?', 'Canal closed')
>>> [SITE.sub("", f"Canal safe{end}") for end in (" - minister", " – dockers’ union", " - ledger.fm", " | watson", " - Ledger")]
['Canal safe - minister', 'Canal safe – dockers’ union', 'Canal safe', 'Canal safe', 'Canal safe']
"""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from audit.lang.titles import PART, host_label, names_site, without_channels
from audit.load.declared.visible import PRINTED
from audit.load.html.attributes import Attributes
from audit.load.html.lines import Unit
from audit.load.page.main_text import words
from audit.load.page.other_articles import several
from audit.outlets.hosts import site
from audit.text import Said

SITE = re.compile(r"\s+(?:[|\u00b7]|[\u2013\u2014-](?!\s+[a-z\u00df-\u00ff][^.]*$))\s+[^|\u2013\u2014\u00b7]{2,40}$")
"""The name of the site at the end of a `<title>`; behind a dash, words in lower case are who says so ("… - minister")."""
OWN = {"canonical_url", "og_url", "declared_url"}
"""Fields with addresses that a page declares as its own."""
SITES = {"site_name", "application_name"}
"""Fields that name the site."""
SIGNED = {"author", "byline"}
"""Fields with names of authors."""
OTHERS = 20
"""Maximum other articles of a page that become claims."""
SEVERAL = 2
"""Minimum headings of a page for some to belong to something else."""


def without_others(
    tree: HtmlElement,
    found: list[Unit],
    said: Sequence[Said],
    claims: list[Said],
    url: str | None,
    attributes: Attributes | None = None,
) -> tuple[list[Unit], list[Said]]:
    """Remove the lines and claims of other articles from a page; their headlines become claims."""
    titles = titles_of(tree, [c for c in (*said, *claims) if c.origin != "html"], url)
    urls = [url or "", *(c.value for c in claims if c.field in OWN)]
    others, headlines = several(tree, found, titles, urls, attributes)
    listed = [Said("other_article", heading, "html") for heading in headlines[:OTHERS]]
    if not others:
        return found, claims + listed
    left = {i for post in others for i in post.lines}
    for post in others:
        post.box.drop_tree()
    own = [c for c in claims if not (c.field == "headline" and c.origin == "html" and c.value in headlines)]
    away, here = ("\n".join(u.text for i, u in enumerate(found) if (i in left) is gone) for gone in (True, False))
    own = [c for c in own if not (c.field in SIGNED and c.origin == "html" and c.value in away and c.value not in here)]
    return [unit for i, unit in enumerate(found) if i not in left], own + listed


def headed(claims: Sequence[Said], over: str) -> list[Said]:
    """Drop headings that are not headlines from claims: pages use `h1` for notices and lists as well.

    Of several headings those above the story (`over`) are kept, and those that share half of the words of the shorter one with
    a declared title. `hydration.alike` requires more, because it has no other evidence of a match; here it would remove short
    headings and those in scripts without spaces.
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


def titles_of(tree: HtmlElement, said: Sequence[Said], url: str | None = None) -> list[str]:
    """List the titles that a page declares: claims first, then `og:title`, then `<title>` without and with the site's name.

    A heading that names the site is no title.
    """
    sites = [*(c.value for c in said if c.field in SITES), *host_label(site(url))]
    whole = next((c.value for c in said if c.field == "page_title"), "")
    heads = [c for c in said if c.field == "headline"]
    declared = [c.value for c in heads if c.origin != "html"]
    found = [c.value for c in heads if not (c.origin == "html" and names_site(c.value, whole, sites, declared))]
    found += [e.get("content") or "" for e in tree.iterfind(".//meta[@property='og:title']")][:1]
    title = " ".join((tree.findtext(".//title") or "").split())
    tail = PART.split(title)[-1]
    named = title != tail and names_site(tail, "", sites)
    bare = title.removesuffix(tail).rstrip(" |-\u2013\u2014\u00b7") if named else SITE.sub("", without_channels(title))
    return [t for t in (*found, bare, title) if t.strip() and not PRINTED.fullmatch(t)]
