"""Proper names in English: a capital makes one."""

from collections.abc import Callable

from audit.lang.pack import Pack


def load(pack: Pack) -> Callable[[str], bool]:
    """The test whether a word can be part of a name; where every noun has a capital, it needs words of the pack."""
    return has_capital


def has_capital(word: str) -> bool:
    """True when a word begins with a capital.

    >>> has_capital("Quill"), has_capital("minister")
    (True, False)
    """
    return word[:1].isupper()
