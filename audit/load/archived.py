"""Find the original address of a page read from an archive, a cache, a translation or a saved file.

It is in the address of the copy or in the page itself, where archives and browsers record it. Address and host of the document
are the original's; the keeper of the copy and its time become claims.
"""

import re

from audit.load.saved_page import COMMENT, Saved, saved
from audit.outlets import host_of, original
from audit.outlets.address import with_ascii_host
from audit.text import Said

MIRRORED = re.compile(r"<!--\s*Mirrored from ([^\s>/]+\.[^\s>]{2,500}) by HTTrack", re.IGNORECASE)
"""Comment of the site copier HTTrack."""
WOMBAT = re.compile(r"__wm\.wombat\(\s*[\"'](https?://[^\"']{4,500})[\"']\s*,\s*[\"'](\d{14})")
"""Script with which the Wayback Machine names the original page and the time of the copy."""
NAMED = re.compile(
    r"<(?:link|meta)\b[^<>]{0,200}?(?:canonical|bookmark|og:url)[^<>]{0,60}?(?:href|content)=[\"'](https?://[^\"'<>\s]{10,600})|"
    r"<(?:link|meta)\b[^<>]{0,60}?(?:href|content)=[\"'](https?://[^\"'<>\s]{10,600})[\"'][^<>]{0,200}?(?:canonical|bookmark|og:url)",
    re.IGNORECASE,
)
"""Addresses of the page in its head."""
HEAD = 60_000
"""Characters at the start of a page that are searched for the original address."""
TAKEN = re.compile(r"/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?/")
"""Time of a copy in the address of an archive: year to second."""
ARCHIVED = re.compile(r"archive|arquivo|memento", re.IGNORECASE)
"""Hosts that may belong to an archive."""
CACHED = re.compile(r"ampproject\.org$|bing-amp\.com$|^amp\.cloudflare|(?:^|\.)google\.|googleusercontent")
"""Hosts of caches."""


def origin(url: str | None, markup: str) -> tuple[str | None, list[Said]]:
    """Find the original address of a page, and claims about the copy.

    >>> origin("https://web.archive.org/web/20210320101500/https://paper.example/a", "")[0]
    'https://paper.example/a'
    >>> origin(None, "<!-- saved from url=(0023)https://paper.example/a --><html>")[0]
    'https://paper.example/a'
    """
    url = with_ascii_host(url) if url else url
    if url and (own := original(url)) != url:
        return own, copied(url, url, "url")
    if url and not ARCHIVED.search(host_of(url) or ""):
        return url, []
    head = markup[:HEAD]
    copy = copy_of(head)
    if copy:
        return original(copy), copied(url or copy, copy, "html")
    if url:
        return url, []
    found = saved(head)
    if found is None and (m := MIRRORED.search(head[:COMMENT])):
        found = Saved(f"https://{m.group(1)}")
    if found is None:
        return None, []
    more = copied(found.url, found.url, "html") if original(found.url) != found.url else []
    return original(found.url), [*found.claims(), *more]


def copy_of(head: str) -> str | None:
    """Return the full address of the archived copy that the head of a page declares."""
    if m := WOMBAT.search(head):
        return f"https://web.archive.org/web/{m.group(2)}/{m.group(1)}"
    named = [m.group(1) or m.group(2) for m in NAMED.finditer(head)] if "archive" in head or "arquivo" in head else []
    return next((address for address in named if original(address) != address), None)


def copied(url: str, copy: str, said_by: str) -> list[Said]:
    """Make the claims about the copy at `url`: its keeper, its address, and its time where the full address `copy` has it."""
    host = host_of(copy) or copy
    if host.endswith(".translate.goog"):
        return [Said("translated_by", host, said_by), Said("copy_url", url, said_by)]
    if CACHED.search(host):
        return [Said("cache", host, said_by), Said("copy_url", url, said_by)]
    said = [Said("archive", host_of(url) or host, said_by), Said("archived_url", url, said_by)]
    if m := TAKEN.search(copy):
        said.append(Said("archived_at", "{}-{}-{}T{}:{}:{}+00:00".format(*m.groups()), said_by))
    return said
