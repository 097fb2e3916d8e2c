"""Places of a name in a text, found without a pattern of its own: names differ from text to text, and compiling costs more."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import add

from audit.extract.statements.sources.speakers import Speakers
from audit.text import pattern


def occurrences(text: str, name: str, *, whole: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the spans of a name that begins, and for `whole` ends, at the edge of a word; none overlap.

    >>> list(occurrences("Crest, Crestwood and Hillcrest", "Crest")), list(occurrences("Crestwood", "Crest", whole=False))
    ([(0, 5)], [(0, 5)])
    """
    at = text.find(name) if name else -1
    while at >= 0:
        stop = at + len(name)
        found = at_edge(text, at) and (not whole or at_edge(text, stop))
        if found:
            yield at, stop
        at = text.find(name, stop if found else at + 1)


@lru_cache(maxsize=2)
def lowered(text: str) -> str:
    """Return a text in lower case, once for all words that are looked up in it."""
    return text.lower()


def at_edge(text: str, at: int) -> bool:
    """True between a letter, digit or underscore and something else."""
    return in_word(text[at - 1 : at]) != in_word(text[at : at + 1])


class Inside:
    """Words by their first letters, to find those inside others without trying each.

    >>> names = Inside()
    >>> [names.add(words) for words in (["Ann", "Lee"], ["Bo", "Tarn"], ["Lee", "Sand"])]
    [None, None, None]
    >>> names.held_by("Mayor Lee of Leeds"), names.held_by("Sandra")
    ([0, 2], [2])
    """

    def __init__(self) -> None:
        """Start without words."""
        self.by_start: dict[str, list[tuple[str, int]]] = {}
        self.count = 0

    def add(self, words: Sequence[str]) -> None:
        """Add the words of the next name; names are numbered from 0."""
        for word in words:
            self.by_start.setdefault(word[:2], []).append((word, self.count))
        self.count += 1

    def held_by(self, text: str) -> list[int]:
        """Return the numbers of the names one of whose words is in a text, in order."""
        starts = self.by_start.keys() & {"", *text, *map(add, text, text[1:])}
        return sorted({number for start in starts for word, number in self.by_start[start] if word in text})


def in_word(mark: str) -> bool:
    """True for a letter, a digit or an underscore."""
    return mark.isalnum() or mark == "_"


def acts_as_person(name: str, text: str, known: Speakers) -> bool:
    """True for a name that the text refers to by "himself" or gives an age."""
    own = "|".join(known.lists.get("personal_reflexives", ())) or "(?!)"
    after = pattern(rf",\s\d\d,|[^.;:,\n]{{0,60}}\b(?:{own})\b")
    return any(after.match(text, stop) for _, stop in occurrences(text, name))
