"""Proper names in German: every noun has a capital, so a name is a word that is no listed noun and ends like none."""

from collections.abc import Callable
from functools import partial

from audit.lang.de.inflection import Nouns
from audit.lang.pack import Pack


def load(pack: Pack) -> Callable[[str], bool]:
    """Return the test for words that can be part of a name."""
    people = pack.read("people.yaml")
    listed = [w.lower() for name in people["common"] for w in people[name] if " " not in w]
    small = (w.lower() for group in pack.words["tags"]["groups"].values() for w in group)
    return partial(is_name, Nouns([*listed, *people["common_nouns"]]), tuple(people["noun_endings"]), frozenset(small))


def is_name(nouns: Nouns, endings: tuple[str, ...], small: frozenset[str], word: str) -> bool:
    """True when a word has a capital and is neither a listed noun, its compound or case, nor ends like a noun.

    >>> nouns = Nouns(["minister", "sprecher"])
    >>> [is_name(nouns, ("ung",), frozenset({"der"}), w) for w in ("Schröder", "Landesminister", "Zeitung", "Der", "CDU")]
    [True, False, False, False, True]
    """
    low = word.lower().strip(".,")
    if not word[:1].isupper() or low in small:
        return False
    return word.isupper() or not (low in nouns or low.endswith(endings))
