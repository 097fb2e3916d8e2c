"""Words of markup, addresses and labels in all languages, and the patterns built from them: `data/page_words.yaml`.

>>> any_word("kickers").fullmatch("dachzeile") is not None, "seite" in page_words("page_queries")
(True, True)
"""

import re
from collections.abc import Sequence
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


class ClassWords:
    """The words of a list among the parts of lower-case classes and ids: `c-byline__name` has `byline`.

    The pattern is tried only where the first part of a word is there: most classes have none.
    """

    __slots__ = ("firsts", "pattern", "stems")

    def __init__(self, name: str) -> None:
        words = page_words(name)
        self.pattern = re.compile(rf"(?:^|[\s_-])(?:{alternatives(name)})(?:$|[\s_-])")
        self.firsts = frozenset(class_parts(word)[0] for word in words if not word.endswith("*"))
        self.stems = tuple(word.removesuffix("*") for word in words if word.endswith("*"))

    def among(self, parts: Sequence[str], marks: str) -> bool:
        """True when `parts`, those of `marks`, may contain a word of the list."""
        return not self.firsts.isdisjoint(parts) or any(stem in marks for stem in self.stems)

    def search(self, marks: str) -> re.Match[str] | None:
        """Find the first word of the list in classes and ids."""
        return self.pattern.search(marks) if self.among(class_parts(marks), marks) else None


def any_class(name: str) -> ClassWords:
    """Return the words of a list, to be found in classes and ids."""
    return ClassWords(name)


def class_parts(marks: str) -> list[str]:
    """Split classes and ids into their parts.

    >>> class_parts("c-byline__name lead")
    ['c', 'byline', 'name', 'lead']
    """
    return marks.replace("_", " ").replace("-", " ").split()
