"""Proper names in English: a capital marks one."""

from collections.abc import Callable

from audit.lang.pack import Pack


def load(pack: Pack) -> Callable[[str], bool]:
    """Return the test for words that can be part of a name; languages that capitalise every noun need words of the pack."""
    return has_capital


def has_capital(word: str) -> bool:
    """True when a word starts with a capital.

    >>> has_capital("Quill"), has_capital("minister")
    (True, False)
    """
    return word[:1].isupper()
