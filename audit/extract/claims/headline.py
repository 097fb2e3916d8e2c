"""Choose the headline of the article among several.

>>> same_words("Canal shut", "CANAL SHUT!"), alike("Canal shut for weeks", "Canal is shut"), alike("Canal shut", "Ships wait")
(True, True, False)
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from audit.extract.claims.byline import Bylines
from audit.extract.claims.settled import Claims, Settled, first

SEPARATOR = re.compile(r"\s+[|｜–—-]\s+|\s*[｜ㅣ|]\s*|：|\s+[·•]\s+")
"""Separator of headline and site name in titles and shared titles."""
DOMAIN = re.compile(r"[\w-]+\.(?:[a-z]{2,3})")
"""A site name that is its host: "ledger.com"."""
SITE_NAMES = frozenset({"site_name", "publisher", "application_name"})
"""Fields that name the site."""
LONG_HEADING = 12
"""Minimum characters of a heading for a title that starts with it to be that heading with a tail."""
LONGEST_TAIL = 60
"""Maximum characters of a tail after a heading."""


def headline(said: Claims, bylines: Bylines) -> Iterator[Settled]:
    """Choose the headline of the article.

    A given headline wins. Else JSON-LD's, without a tail that names the site. The heading of the page wins where
    JSON-LD has none, or where JSON-LD only repeats the title for search engines while heading and shared title agree.
    """
    for origin in ("given", "export", "text"):
        if value := first(said, "headline", origin):
            yield Settled("headline", value, origin)
            return
    sites = site_keys(said, bylines)
    heads = [s.value for s in said if s.field == "headline" and s.origin == "html"]

    def cleaned(value: str | None) -> str:
        return without_site(value or "", sites, heads, bylines)

    shared = [cleaned(s.value) for s in said if s.field == "headline" and s.origin == "meta"]
    title = cleaned(first(said, "page_title", "html"))
    declared = cleaned(first(said, "headline", "json-ld"))
    over = next((h for h in heads if any(alike(h, other) for other in [declared, title, *shared] if other)), None)
    social = shared[0] if shared else None
    if declared and not for_search(declared, title, over, social):
        yield Settled("headline", declared, "json-ld")
        return
    micro = first(said, "headline", "microdata")
    order = ((over, "html"), (social, "meta"), (micro, "microdata"), (heads[0] if heads else None, "html"), (title, "html"))
    yield from islice((Settled("headline", value, origin) for value, origin in order if value), 1)


def for_search(declared: str, title: str, over: str | None, social: str | None) -> bool:
    """True when JSON-LD only repeats the page's title, while heading and shared title agree on another headline."""
    return same_words(over, social) and not same_words(over, declared) and same_words(title, declared)


def site_keys(said: Claims, bylines: Bylines) -> frozenset[str]:
    """Return the names of the site, as keys for comparison."""
    return frozenset(bylines.name_key(s.value) for s in said if s.field in SITE_NAMES)


def without_site(value: str, sites: Collection[str], heads: Collection[str], bylines: Bylines) -> str:
    """Remove the tail of a title: the site's name, or what follows a heading of the page."""
    for h in heads:
        rest = value[len(h) :] if value.startswith(h) and len(h) > LONG_HEADING else ""
        if rest and len(rest) <= LONGEST_TAIL and SEPARATOR.match(rest):
            return h
    parts = SEPARATOR.split(value)
    if len(parts) > 1 and (bylines.name_key(parts[-1]) in sites or DOMAIN.fullmatch(parts[-1].strip())):
        return value[: value.rstrip().rfind(parts[-1])].rstrip(" |｜–—-ㅣ：·•") or value
    return value


def word_key(text: str) -> list[str]:
    """Return the words of a text in lower case, for comparison."""
    return re.findall(r"\w+", text.lower())


def same_words(a: str | None, b: str | None) -> bool:
    """True when both headlines exist and have the same words."""
    return bool(a) and bool(b) and word_key(a or "") == word_key(b or "")


def alike(a: str, b: str) -> bool:
    """True when two headlines share at least half of the words of the shorter one, and the first has two or more."""
    x, y = set(word_key(a)), set(word_key(b))
    return bool(x and y) and (len(x & y) >= 0.5 * min(len(x), len(y)) and len(x) > 1)
