"""Words that tell what a block or a line is, as patterns and sets (`data/blocks.yaml`).

>>> bool(HEADING.search("Related stories")), "recommended" in FAMILIES["related"]
(True, True)
"""

import re
from collections.abc import Mapping
from typing import Any

from audit.files import DATA, read_yaml

LISTS: Mapping[str, Any] = read_yaml(DATA / "blocks.yaml")
"""The file as it stands."""


def pattern(entry: Mapping[str, Any]) -> re.Pattern[str]:
    """One expression of an entry's words, in whatever case.

    >>> pattern({"words": ["ad", "anzeige"], "start": "true"}).pattern
    '^\\\\W*(?:ad|anzeige)'
    """
    words = "|".join(entry["words"])
    return re.compile(rf"^\W*(?:{words})" if entry.get("start") else words, re.IGNORECASE)


FAMILIES: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in LISTS["families"].items()}
CLASSES: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in LISTS["classes"].items()}
HEADING = pattern(LISTS["headings"])
SHOP, SOCIAL = (pattern(LISTS["addresses"][name]) for name in ("shop", "social"))
PAGE: Mapping[str, re.Pattern[str]] = {name: pattern(entry) for name, entry in LISTS["page"].items()}
LINE: Mapping[str, re.Pattern[str]] = {name: pattern(entry) for name, entry in LISTS["line"].items()}
