"""Words of markup, addresses and labels in all languages, and the patterns built from them: `data/page_words.yaml`.

>>> any_word("kickers").fullmatch("dachzeile") is not None, "seite" in page_words("page_queries")
(True, True)
"""

import re
from functools import cache

from audit.files import DATA, read_yaml


@cache
def page_words(name: str) -> frozenset[str]:
    """Return the words of one list, all languages together; a final * is a wildcard."""
    return frozenset(word for words in read_yaml(DATA / "page_words.yaml")[name].values() for word in words)


def alternatives(name: str) -> str:
    """Build the source of a pattern that matches any word of a list, the longest first."""
    words = sorted(page_words(name), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word.removesuffix("*")) + r"\w*" * word.endswith("*") for word in words)


def any_word(name: str) -> re.Pattern[str]:
    """Build the pattern of any word of a list, case ignored."""
    return re.compile(alternatives(name), re.IGNORECASE)


def any_class(name: str) -> re.Pattern[str]:
    """Build the pattern of any word of a list among the parts of lower-case classes and ids: `c-byline__name` has `byline`."""
    return re.compile(rf"(?:^|[\s_-])(?:{alternatives(name)})(?:$|[\s_-])")
