"""Which of several headlines stands over the article."""

import re
from collections.abc import Iterator

from audit.extract.claims.byline import plain
from audit.extract.claims.settled import Claims, Settled, first

SEPARATOR = re.compile(r"\s+[|｜–—-]\s+|\s*[｜ㅣ|]\s*|：|\s+[·•]\s+")


def headline(said: Claims) -> Iterator[Settled]:
    """The headline over the article.

    Given from outside, it stands. Else JSON-LD's, without a tail that names the site. The heading of the page wins where
    JSON-LD has none, or where JSON-LD only repeats the title for search engines while heading and shared title agree.
    """
    for origin in ("given", "text"):
        if value := first(said, "headline", origin):
            yield Settled("headline", value, origin)
            return
    sites = {plain(s.value) for s in said if s.field in {"site_name", "publisher", "application_name"}}
    heads = [s.value for s in said if s.field == "headline" and s.origin == "html"]
    shared = [bare(s.value, sites, heads) for s in said if s.field == "headline" and s.origin == "meta"]
    title = bare(first(said, "page_title", "html") or "", sites, heads)
    declared = bare(first(said, "headline", "json-ld") or "", sites, heads)
    micro = first(said, "headline", "microdata")
    over = next((h for h in heads if any(alike(h, other) for other in [declared, title, *shared] if other)), None)
    social = shared[0] if shared else None
    if declared and not (over and social and same(over, social) and not same(over, declared) and same(title, declared)):
        yield Settled("headline", declared, "json-ld")
    elif over:
        yield Settled("headline", over, "html")
    else:
        for value, origin in ((social, "meta"), (micro, "microdata"), (heads[0] if heads else None, "html"), (title, "html")):
            if value:
                yield Settled("headline", value, origin)
                return


def bare(value: str, sites: set[str], heads: list[str]) -> str:
    """A title without its tail: the site's name, or what follows a heading of the page."""
    for h in heads:
        rest = value[len(h) :] if value.startswith(h) and len(h) > 12 else ""
        if rest and len(rest) <= 60 and SEPARATOR.match(rest):
            return h
    parts = SEPARATOR.split(value)
    if len(parts) > 1 and (plain(parts[-1]) in sites or re.fullmatch(r"[\w-]+\.(?:[a-z]{2,3})", parts[-1].strip())):
        return value[: value.rstrip().rfind(parts[-1])].rstrip(" |｜–—-ㅣ：·•") or value
    return value


def key(text: str) -> list[str]:
    """Words for comparing."""
    return re.findall(r"\w+", text.lower())


def same(a: str | None, b: str | None) -> bool:
    """Whether two headlines have the same words."""
    return bool(a) and bool(b) and key(a or "") == key(b or "")


def alike(a: str, b: str) -> bool:
    """Whether two headlines share half of the words of the shorter one."""
    x, y = set(key(a)), set(key(b))
    return bool(x and y) and (len(x & y) >= 0.5 * min(len(x), len(y)) and len(x) > 1)
