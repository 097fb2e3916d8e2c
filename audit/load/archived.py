"""Where a page comes from: its own address when it was read from an archive, a cache, a translation or a saved file.

The copy's address tells, or the page does: archives and browsers write into it what it is a copy of. The address and host are
the original's; whose copy was read, and of when, are claims.
"""

import re

from audit.outlets import host_of, original
from audit.text import Said

SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{4,500})\s*-->", re.IGNORECASE)
MIRRORED = re.compile(r"<!--\s*Mirrored from ([^\s>/]+\.[^\s>]{2,500}) by HTTrack", re.IGNORECASE)
WOMBAT = re.compile(r"__wm\.wombat\(\s*[\"'](https?://[^\"']{4,500})[\"']\s*,\s*[\"'](\d{14})")
"""How the Wayback Machine names the page that it rewrote."""
NAMED = re.compile(
    r"<(?:link|meta)\b[^<>]{0,200}?(?:canonical|bookmark|og:url)[^<>]{0,60}?(?:href|content)=[\"'](https?://[^\"'<>\s]{10,600})|"
    r"<(?:link|meta)\b[^<>]{0,60}?(?:href|content)=[\"'](https?://[^\"'<>\s]{10,600})[\"'][^<>]{0,200}?(?:canonical|bookmark|og:url)",
    re.IGNORECASE,
)
"""Addresses that the head gives the page."""
HEAD = 60_000
"""Characters at the start of a page in which it is said."""
TAKEN = re.compile(r"/(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[a-z]{2}_)?/")
ARCHIVED = re.compile(r"archive|arquivo|memento", re.IGNORECASE)
CACHED = re.compile(r"ampproject\.org$|bing-amp\.com$|^amp\.cloudflare|(?:^|\.)google\.|googleusercontent")


def origin(url: str | None, markup: str) -> tuple[str | None, list[Said]]:
    """The page's own address, and the claims that say from where it was read.

    >>> origin("https://web.archive.org/web/20210320101500/https://paper.example/a", "")[0]
    'https://paper.example/a'
    >>> origin(None, "<!-- saved from url=(0023)https://paper.example/a --><html>")[0]
    'https://paper.example/a'
    """
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
    m = SAVED.search(head[:3000]) or MIRRORED.search(head[:3000])
    if not m:
        return None, []
    saved = m.group(1) if m.re is SAVED else f"https://{m.group(1)}"
    more = copied(saved, saved, "html") if original(saved) != saved else []
    return original(saved), [Said("saved_from", saved, "html"), *more]


def copy_of(head: str) -> str | None:
    """The full address of the archive's copy that the head of a page says it is."""
    if m := WOMBAT.search(head):
        return f"https://web.archive.org/web/{m.group(2)}/{m.group(1)}"
    named = [m.group(1) or m.group(2) for m in NAMED.finditer(head)] if "archive" in head or "arquivo" in head else []
    return next((address for address in named if original(address) != address), None)


def copied(url: str, copy: str, said_by: str) -> list[Said]:
    """Whose copy was read at `url`, where it is, and when it was taken where the copy's full address says so."""
    host = host_of(copy) or copy
    if host.endswith(".translate.goog"):
        return [Said("translated_by", host, said_by), Said("copy_url", url, said_by)]
    if CACHED.search(host):
        return [Said("cache", host, said_by), Said("copy_url", url, said_by)]
    said = [Said("archive", host_of(url) or host, said_by), Said("archived_url", url, said_by)]
    if m := TAKEN.search(copy):
        said.append(Said("archived_at", "{}-{}-{}T{}:{}:{}+00:00".format(*m.groups()), said_by))
    return said
