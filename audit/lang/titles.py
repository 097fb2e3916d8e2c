"""Titles of pages: the parts that name the site or a section, and the part that names the article.

>>> names_site("Amber Gazette", "Pier closes for the winter - Amber Gazette", [])
True
>>> names_site("Pier closes", "Pier closes for the winter - Amber Gazette", []), names_site("Gazette", "", ["The Gazette"])
(False, False)
"""

import re
from collections.abc import Collection, Iterable

PART = re.compile(r"\s+[|｜–—·•»«:-]\s+|[|｜]|\s*[»«]\s*")
"""Separator of the parts of a title, of which one names the site."""
COLON = re.compile(r"\s*[:：]\s+")
"""A separator that more often follows a kicker or the subject of a headline than the name of a site."""
DOMAIN = re.compile(r"[\w-]+\.(?:[a-z]{2,3})", re.IGNORECASE)
"""A site name that is its host: "ledger.com"."""
MOST_WORDS = 5
"""Maximum words of the name of a site or section."""


def names_site(heading: str, title: str, sites: Iterable[str], declared: Collection[str] = ()) -> bool:
    """True when a heading names the site or a section: one of `sites`, a host, or a part of the title beside a longer one.

    A part before a colon counts where the `declared` titles do without it.

    >>> [names_site("Sund", "Sund: Locks shut", [], titles) for titles in ([], ["Locks shut"], ["Sund: Locks shut"])]
    [False, True, False]
    """
    key = title_words(heading)
    if not key:
        return False
    known = [title_words(s) for s in sites]
    if key in known or DOMAIN.fullmatch(heading.strip()):
        return True
    pieces = PART.split(title)
    if declared and not any(set(key) <= set(title_words(d)) for d in declared):
        pieces = [piece for p in pieces for piece in COLON.split(p)]
    parts = [title_words(p) for p in pieces if not DOMAIN.search(p)]
    parts = [p for p in parts if p and p not in known]
    return key in parts and key != max(parts, key=len) and len(key) <= MOST_WORDS


def title_words(text: str) -> list[str]:
    """Return the words of a title in lower case, for comparison."""
    return re.findall(r"\w+", text.lower())
