"""Recover the original address of a page from that of a copy: archive, cache or translation.

>>> original("https://web.archive.org/web/20210320101500id_/https://paper.example/a")
'https://paper.example/a'
>>> original("https://www.google.com/amp/s/paper.example/amp/a")
'https://paper.example/amp/a'
>>> original("https://paper-example.cdn.ampproject.org/c/s/paper.example/a?x=1")
'https://paper.example/a?x=1'
>>> original("https://www-paper--daily-example.translate.goog/a?lang=de&_x_tr_sl=auto&_x_tr_tl=en")
'https://www.paper-daily.example/a?lang=de'
>>> original("https://webcache.googleusercontent.com/search?q=cache:AbC123:https://paper.example/a+ministers")
'https://paper.example/a'
>>> original("https://paper.example/a")
'https://paper.example/a'
"""

import re
from urllib.parse import unquote

from audit.outlets.address import split_address

ARCHIVES = re.compile(
    r"^(?:web\.archive\.org/(?:web/)?|archive\.(?:ph|is|today|fo|li|vn|md)/|arquivo\.pt/(?:no)?[Ff]rame/|arquivo\.pt/wayback/|"
    r"webarchive\.nationalarchives\.gov\.uk/(?:ukgwa/)?|timetravel\.mementoweb\.org/memento/|ghostarchive\.org/archive/)"
    r"(?:[0-9*.-]{4,}(?:[a-z]{2}_)?|newest|o/[^/]+)/(?P<page>.+)$",
)
"""Addresses of web archives: host, time of the copy, original address (seen at the listed archives)."""
CACHES = re.compile(
    r"^(?:google\.[a-z.]{2,6}/amp/(?P<secure>s/)?|[a-z0-9-]+\.(?:cdn\.ampproject\.org|bing-amp\.com)/[a-z]/(?P<safe>s/)?|"
    r"amp\.cloudflare\.com/[a-z]/(?P<sure>s/)?)(?P<page>.+)$",
)
"""Addresses of AMP caches (Google, Bing, Cloudflare); `s/` before the original address means https."""
WRAPS = re.compile(r"archive|arquivo|memento|google|ampproject|bing-amp|cloudflare|translate\.goog", re.IGNORECASE)
"""Words in the hosts of all of them, so that other addresses are not split."""
TRANSLATED = re.compile(r"[?&]_x_tr_[a-z_]+=[^&#]*")
"""Query parameters that translate.goog adds."""


def original(url: str) -> str:
    """Unwrap an address up to three times; an address that is not a copy is returned unchanged."""
    for _ in range(3):
        found = once(url)
        if found == url:
            break
        url = found
    return url


def once(url: str) -> str:
    """Unwrap an address once."""
    parts = split_address(url) if WRAPS.search(url) else None
    if parts is None:
        return url
    host = (parts.hostname or "").removeprefix("www.")
    rest = url.split("//", 1)[-1].partition("/")[2]
    bare = f"{host}/{rest}"
    if host.endswith(".translate.goog"):
        return translated(host, url)
    if host == "webcache.googleusercontent.com":
        found = re.search(r"cache:(?:[\w-]{6,}:)?([^+&\s]+)", unquote(parts.query))
        return with_scheme(found[1]) if found else url
    found = ARCHIVES.match(bare)
    if found:
        return with_scheme(found["page"])
    found = CACHES.match(bare)
    if found and "." in found["page"].split("/")[0]:
        return with_scheme(found["page"], secure=any(found[g] for g in ("secure", "safe", "sure")))
    return url


def translated(host: str, url: str) -> str:
    """Decode a translate.goog host: dots are written as hyphens, hyphens are doubled."""
    name = host.removesuffix(".translate.goog").replace("--", "\0").replace("-", ".").replace("\0", "-")
    rest = TRANSLATED.sub("", url.split("//", 1)[-1].partition("/")[2])
    if "&" in rest and "?" not in rest:
        rest = rest.replace("&", "?", 1)
    return f"https://{name}/{rest}"


def with_scheme(page: str, *, secure: bool = True) -> str:
    """Complete the original address with its scheme, which copies may escape, shorten or omit."""
    page = unquote(page) if re.match(r"https?%3A", page, re.IGNORECASE) else page
    page = re.sub(r"^(https?):/(?!/)", r"\1://", page)
    return page if re.match(r"https?://", page) else f"{'https' if secure else 'http'}://{page}"
