"""Titles of pages: the parts that name the site or a section, and the part that names the article.

>>> names_site("Amber Gazette", "Pier closes for the winter - Amber Gazette", [])
True
>>> names_site("Pier closes", "Pier closes for the winter - Amber Gazette", []), names_site("Gazette", "", ["The Gazette"])
(False, False)
"""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

PART = re.compile(r"\s+[|｜–—·•»«:-]\s+|[|｜]|\s*[»«]\s*")
"""Separator of the parts of a title, of which one names the site."""
COLON = re.compile(r"\s*[:：]\s+")
"""A separator that more often follows a kicker or the subject of a headline than the name of a site."""
DOMAIN = re.compile(r"[\w-]+\.(?:[a-z]{2,3})", re.IGNORECASE)
"""A site name that is its host: "ledger.com"."""
CHANNELS = re.compile(r"(.*[\u3400-\u9fff].*?[^\s_])(?:\s*_[^_]{1,16}){1,3}")
"""A Chinese title with the names of channel and site after underscores: "港口恢复通航_社会_港湾日报"."""
WORD = re.compile(r"\w+")
MOST_WORDS = 5
"""Maximum words of the name of a site or section."""


def names_site(heading: str, title: str, sites: Iterable[str], declared: Collection[str] = ()) -> bool:
    """True when a heading names the site or a section: one of `sites`, a host, or a part of the title beside a longer one.

    A part before a colon counts where the `declared` titles do without it. One of `sites` may be written as one word, as the
    label of a host is: "amberledger".

    >>> [names_site("Sund", "Sund: Locks shut", [], titles) for titles in ([], ["Locks shut"], ["Sund: Locks shut"])]
    [False, True, False]
    >>> names_site("Amber Ledger", "", ["amberledger"]), names_site("はじめての港湾経済", "Quay Press - はじめての港湾経済", [])
    (True, False)
    """
    key = title_words(heading)
    if not key:
        return False
    known = [title_words(s) for s in sites]
    if key in known or ("".join(key),) in known or DOMAIN.fullmatch(heading.strip()):
        return True
    pieces = PART.split(title)
    if declared and not any(set(key) <= set(title_words(d)) for d in declared):
        pieces = [piece for p in pieces for piece in COLON.split(p)]
    parts = [title_words(p) for p in pieces if not DOMAIN.search(p)]
    parts = [p for p in parts if p and p not in known]
    longest = max(parts, key=lambda p: len("".join(p).encode()), default=())  # one of Han or kana says as much as three letters
    return key in parts and key != longest and len(key) <= MOST_WORDS


def without_channels(title: str) -> str:
    """Remove channel and site from the end of a Chinese title.

    >>> without_channels("港口恢复通航_社会_港湾日报"), without_channels("Why snake_case")
    ('港口恢复通航', 'Why snake_case')
    """
    m = CHANNELS.fullmatch(title)
    return m[1].split("_")[0].rstrip() if m else title


def host_label(site: str | None) -> list[str]:
    """List the label of a site's domain as a name of the site: `amber-ledger.example` is often called "Amber Ledger".

    >>> host_label("amber-ledger.example"), host_label(None), host_label("platform.example/ada")
    (['amberledger'], [], [])
    """
    return [site.split(".")[0].replace("-", "")] if site and "/" not in site else []


@lru_cache(maxsize=1 << 10)
def title_words(text: str) -> tuple[str, ...]:
    """Return the words of a title in lower case, for comparison."""
    return tuple(WORD.findall(text.lower()))
