"""Choose the headline of the article among several.

>>> same_words("Canal shut", "CANAL SHUT!"), alike("Canal shut for weeks", "Canal is shut"), alike("Canal shut", "Ships wait")
(True, True, False)
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice

from audit.extract.claims.byline import Bylines
from audit.extract.claims.settled import Claims, Settled, first
from audit.lang.titles import DOMAIN, host_label, names_site, title_words, without_channels
from audit.outlets.hosts import site

SEPARATOR = re.compile(r"\s+(?:[|｜–—~»«›-]|::|//)\s+|\s*[｜ㅣ|]\s*|：|\s+[·•]\s+")
"""Separator of headline and site name in titles and shared titles."""
SEPARATORS = frozenset("|｜–—~»«›-ㅣ：·•:/")
"""The marks of such separators."""
EDGES = " |｜–—~»«›-ㅣ：·•:/"
"""Marks and spaces left at the end of a headline without its site."""
CLOSE = 0.3
"""What it counts for a heading to be the one over the story, beside its overlap with a title."""
ENTRY = "Article"
"""Type of entries of encyclopaedias, whose headline in JSON-LD may be a description; news is more than that."""
FOREIGN = 0.2
"""Minimum overlap of JSON-LD's headline with a title or heading of a page on which these agree."""
LONG = 5
"""Minimum words of a heading unlike any title that is preferred to the page's title."""
SITE_NAMES = frozenset({"site_name", "publisher", "application_name"})
"""Fields that name the site."""
LONG_HEADING = 12
"""Minimum characters of a heading for a title that starts with it to be that heading with a tail."""
LONGEST_TAIL = 60
"""Maximum characters of a tail after a heading."""


def headline(said: Claims, bylines: Bylines, over: str | None, url: str | None = None) -> Iterator[Settled]:
    """Choose the headline of the article fetched from `url`.

    A given headline wins. Else JSON-LD's, without a tail that names the site, unless JSON-LD only repeats the title for search
    engines while heading and shared title agree. Else the heading that is like a title, then the one just over the story
    (`over`, None where none is): a title for sharing is another claim. A heading that names the site is no headline.
    """
    for origin in ("given", "export", "text"):
        if value := first(said, "headline", origin):
            yield Settled("headline", value, origin)
            return
    names = [*(s.value for s in said if s.field in SITE_NAMES), *host_label(site(url))]
    sites = frozenset(bylines.name_key(name) for name in names)
    heads = [s.value for s in said if s.field == "headline" and s.origin == "html"]

    def cleaned(value: str | None) -> str:
        return without_site(value or "", sites, heads, bylines)

    shared = [cleaned(s.value) for s in said if s.field == "headline" and s.origin == "meta"]
    whole = first(said, "page_title", "html") or ""
    title, declared = cleaned(without_channels(whole)), cleaned(first(said, "headline", "json-ld"))
    kinds = {s.value for s in said if s.field == "declared_type"}
    if kinds == {ENTRY} and is_description(declared, title, heads, shared):
        declared = ""
    elsewhere = [t for t in (declared, *shared) if t]
    others = [t for t in [declared, title, *shared] if t]
    named = [h for h in heads if not names_site(h, whole, names, elsewhere)]
    over = next((h for h in heads if over and h != over and (over.startswith(h) or over.endswith(h))), over)
    shown = "" if over is None or names_site(over, whole, names, elsewhere) else without_site(over, sites, (), bylines)
    fits = [h for h in (shown, *named) if h and any(alike(h, other) for other in others)]
    alike_one = max(fits, key=lambda h: (h == shown) * CLOSE + max(overlap(h, other) for other in others), default=None)
    social = shared[0] if shared else None
    micro = first(said, "headline", "microdata")
    rest = named[0] if named else None
    live = any(s.field == "declared_type" and s.value == "LiveBlogPosting" for s in said)  # its page shows an update's heading
    apart = (
        shown
        if shown in heads and len(shown.encode()) >= LONG_HEADING and not any(same_words(h, declared) for h in heads)
        else ""
    )
    search = not live and for_search(declared, title, alike_one, apart, social)
    order = (
        ("" if search else declared, "json-ld"),
        (apart if search and not same_words(alike_one, social) else "", "html"),
        (alike_one, "html"),
        (shown if len(shown.encode()) >= LONG_HEADING else "", "html"),
        (social, "meta"),
        (shown, "html"),
        (micro, "microdata"),
        (rest if len(title_words(rest or "")) >= LONG else "", "html"),
        (title, "html"),
        (heads[0] if heads else None, "html"),
    )
    yield from islice((Settled("headline", value, origin) for value, origin in order if value), 1)


def for_search(declared: str, title: str, over: str | None, shown: str, social: str | None) -> bool:
    """True when JSON-LD only repeats the page's title, and the page has another headline, perhaps shared with others.

    A heading that only has more or fewer words at one end than JSON-LD has its kicker or standfirst inside.
    """
    if same_words(over, social) and not same_words(over, declared) and same_ends(title, declared):
        return True
    return same_words(title, declared) and bool(shown) and not same_ends(shown, declared)


def is_description(declared: str, title: str, heads: Collection[str], shared: Collection[str]) -> bool:
    """True when the page's heading and title agree, and JSON-LD says what it is about, as in encyclopaedias.

    A description shares no word with them, or begins in lower case.

    >>> [is_description(text, "Norport - Lexicon", ["Norport"], ()) for text in ("island in the Vell Sea", "All about Norport")]
    [True, False]
    """
    agree = [h for h in heads if same_words(h, title) or (same_ends(h, title) and SEPARATOR.search(title))]
    others = (*heads, title, *shared)
    if not (declared and agree):
        return False
    shared_most = max(overlap(declared, other) for other in others)
    return shared_most < FOREIGN and (shared_most == 0 or declared[0].islower())


def same_ends(a: str, b: str) -> bool:
    """True when one headline starts or ends with the other.

    >>> same_ends("Canal: Ships wait for weeks", "Ships wait for weeks"), same_ends("Ships wait", "Canal closed")
    (True, False)
    """
    few, many = sorted((title_words(a), title_words(b)), key=len)
    return many[: len(few)] == few or many[len(many) - len(few) :] == few


def without_site(value: str, sites: Collection[str], heads: Collection[str], bylines: Bylines) -> str:
    """Remove the site's name at the end or the beginning of a title, or what follows a heading of the page."""
    for h in heads:
        end = value.find(h) + len(h) if h in value and len(h) > LONG_HEADING else len(value)  # a kicker may precede the heading
        if end < len(value) <= end + LONGEST_TAIL and SEPARATOR.match(value, end):
            return value[:end]

    def is_site(part: str) -> bool:
        key = bylines.name_key(part)
        return key in sites or "".join(title_words(key)) in sites or bool(DOMAIN.fullmatch(part.strip()))

    parts = list(SEPARATOR.finditer(value)) if not SEPARATORS.isdisjoint(value) else []
    for m in parts:
        if m.start() and is_site(value[m.end() :]):
            return value[: m.start()].rstrip(EDGES)
    if parts and "：" not in parts[0][0] and is_site(value[: parts[0].start()]):
        return value[parts[0].end() :].lstrip("»›:/ ")
    return value


def same_words(a: str | None, b: str | None) -> bool:
    """True when both headlines exist and have the same words."""
    return bool(a) and bool(b) and title_words(a or "") == title_words(b or "")


def overlap(a: str, b: str) -> float:
    """Compute the Jaccard index of the words of two headlines."""
    x, y = set(title_words(a)), set(title_words(b))
    return len(x & y) / len(x | y) if x | y else 0.0


def alike(a: str, b: str) -> bool:
    """True when two headlines share at least half of the words of the shorter one, and the first has two or more."""
    x, y = set(title_words(a)), set(title_words(b))
    return bool(x and y) and (len(x & y) >= 0.5 * min(len(x), len(y)) and len(x) > 1)
