"""Where a page comes from: its own address when it was read from an archive, a cache or a file that a browser saved."""

import re

from audit.outlets import host_of, original
from audit.text import Said

SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{4,500})\s*-->", re.IGNORECASE)
MIRRORED = re.compile(r"<!--\s*Mirrored from ([^\s>/]+\.[^\s>]{2,500}) by HTTrack", re.IGNORECASE)


def origin(url: str | None, markup: str) -> tuple[str | None, list[Said]]:
    """The page's own address, and the claims that say from where it was read.

    >>> origin("https://web.archive.org/web/20210320101500/https://paper.example/a", "")[0]
    'https://paper.example/a'
    >>> origin(None, "<!-- saved from url=(0023)https://paper.example/a --><html>")[0]
    'https://paper.example/a'
    """
    if url:
        own = original(url)
        if own != url:
            return own, [Said("archive", host_of(url) or url, "url"), Said("archived_url", url, "url")]
        return url, []
    head = markup[:3000]
    if m := SAVED.search(head):
        return original(m.group(1)), [Said("saved_from", m.group(1), "html")]
    if m := MIRRORED.search(head):
        return f"https://{m.group(1)}", [Said("saved_from", f"https://{m.group(1)}", "html")]
    return None, []
