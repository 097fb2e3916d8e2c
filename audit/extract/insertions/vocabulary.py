"""Words that tell what a block or a line is, as patterns and sets (`data/blocks.yaml`).

>>> bool(HEADING.search("related stories")), "recommended" in FAMILIES["related"]
(True, True)
"""

import re
from collections.abc import Mapping
from typing import Any

from audit.files import DATA, read_yaml

LISTS: Mapping[str, Any] = read_yaml(DATA / "blocks.yaml")
"""The file as it stands."""


def pattern(entry: Mapping[str, Any]) -> re.Pattern[str]:
    """One expression of an entry's words, for texts in small letters: it is found twice as fast as in whatever case.

    >>> pattern({"words": ["ad", "anzeige"], "start": "true"}).pattern
    '^\\\\W*(?:ad|anzeige)'
    """
    words = "|".join(entry["words"])
    if entry.get("whole"):
        return re.compile(rf"\b(?:{words})\b")
    return re.compile(rf"^\W*(?:{words})" if entry.get("start") else words)


FAMILIES: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in LISTS["families"].items()}
CLASSES: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in LISTS["classes"].items()}
HEADING = pattern(LISTS["headings"])
SOCIAL = pattern(LISTS["addresses"]["social"])
SHOP: tuple[str, ...] = tuple(w.replace("\\", "") for w in LISTS["addresses"]["shop"]["words"] if "(" not in w)
PARTNER = pattern({"words": [w for w in LISTS["addresses"]["shop"]["words"] if "(" in w]})
"""Shops by name, and a partner's number in an address; apart because names are found faster one by one."""
PAGE: Mapping[str, re.Pattern[str]] = {name: pattern(entry) for name, entry in LISTS["page"].items()}
LINE: Mapping[str, re.Pattern[str]] = {name: pattern(entry) for name, entry in LISTS["line"].items()}
ASKED: Mapping[str, re.Pattern[str]] = {name: pattern(entry) for name, entry in LISTS["asked"].items()}


def sells(href: str) -> bool:
    """Whether an address in small letters, or one of several with spaces between, leads to a shop or an affiliate network.

    >>> sells("https://www.amazon.example/dp/1"), sells("https://paper.example/news")
    (True, False)
    """
    return any(map(href.__contains__, SHOP)) or ("=" in href and PARTNER.search(href) is not None)
