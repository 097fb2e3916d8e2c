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
DOMAIN = re.compile(r"[\w-]+\.(?:[a-z]{2,3})", re.IGNORECASE)
"""A site name that is its host: "ledger.com"."""
TITLE_PART = re.compile(r"\s+[|｜–—·•»«:-]\s+|[|｜：]|:\s+|\s*[»«]\s*")
"""Separator of the parts of a page's title, of which one names the site."""
MOST_OF_SITE = 5
"""Maximum words of the name of a site or section in a heading."""
SITE_NAMES = frozenset({"site_name", "publisher", "application_name"})
"""Fields that name the site."""
LONG_HEADING = 12
"""Minimum characters of a heading for a title that starts with it to be that heading with a tail."""
LONGEST_TAIL = 60
"""Maximum characters of a tail after a heading."""


def headline(said: Claims, bylines: Bylines, over: str | None) -> Iterator[Settled]:
    """Choose the headline of the article.

    A given headline wins. Else JSON-LD's, without a tail that names the site, unless JSON-LD only repeats the title for search
    engines while heading and shared title agree. Else the heading that is like a title, then the one just over the story
    (`over`, None where none is): a title for sharing is another claim. A heading that names the site is no headline.
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
    whole = first(said, "page_title", "html") or ""
    title, declared = cleaned(whole), cleaned(first(said, "headline", "json-ld"))
    others = [t for t in [declared, title, *shared] if t]
    named = [h for h in heads if not names_site(h, whole, sites, bylines)]
    shown = "" if over is None or names_site(over, whole, sites, bylines) else without_site(over, sites, (), bylines)
    fits = [h for h in (shown, *named) if h and any(alike(h, other) for other in others)]
    alike_one = fits[0] if fits else None
    social = shared[0] if shared else None
    micro = first(said, "headline", "microdata")
    rest = named[0] if named else None
    order = (
        ("" if for_search(declared, title, alike_one, social) else declared, "json-ld"),
        (alike_one, "html"),
        (shown, "html"),
        (social, "meta"),
        (micro, "microdata"),
        (rest, "html"),
        (title, "html"),
        (heads[0] if heads else None, "html"),
    )
    yield from islice((Settled("headline", value, origin) for value, origin in order if value), 1)


def for_search(declared: str, title: str, over: str | None, social: str | None) -> bool:
    """True when JSON-LD only repeats the page's title, while heading and shared title agree on another headline."""
    return same_words(over, social) and not same_words(over, declared) and same_words(title, declared)


def names_site(value: str, title: str, sites: Collection[str], bylines: Bylines) -> bool:
    """True when a heading names the site or a section: it is one end of the page's title, and the other end is longer."""
    key = bylines.name_key(value)
    if not value or key in sites or DOMAIN.fullmatch(value.strip()):
        return bool(value)
    parts = [p for p in TITLE_PART.split(title) if p.strip()]
    ends = {bylines.name_key(p) for p in (parts[0], *parts[1:])} if len(parts) > 1 else set()
    longest = max((bylines.name_key(p) for p in parts), key=len, default="")
    return key in ends and key != longest and len(key.split()) <= MOST_OF_SITE


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
