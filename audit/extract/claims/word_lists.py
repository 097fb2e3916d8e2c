"""Lists of words by language, as data files have them, with all languages together."""

from collections.abc import Mapping, Sequence


def alternatives(lists: Mapping[str, Sequence[str]]) -> str:
    """Join the patterns of all languages as alternatives; a pattern that never matches when there are none."""
    return "|".join(dict.fromkeys(p for patterns in lists.values() for p in patterns)) or "(?!)"


def members(lists: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Collect the words of all languages."""
    return frozenset(w for words in lists.values() for w in words)
