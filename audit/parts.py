"""Long tables and sets of words in a file that is mapped into memory, of which only what is asked for is read.

Words are stored in parts of about eight, by a digest of each word. A command that audits one article asks for some hundreds of
a hundred thousand words; to build tables of all of them would take a tenth of its time.

>>> kept = Numbers(*stored({"pier": 3, "ferry": 5, "ship": 7}), [3, 5, 7])
>>> kept["ferry"], kept.get("boat"), "ship" in kept, dict(kept) == {"pier": 3, "ferry": 5, "ship": 7}, list(kept)
(5, None, True, True, ['pier', 'ferry', 'ship'])
>>> words = Words(*stored(["ship", "pier"]))
>>> "pier" in words, "boat" in words, words & {"ship", "boat"}, words == {"pier", "ship"}
(True, False, frozenset({'ship'}), True)
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any
from zlib import crc32

SIZE = 8
"""Words of a part, on average."""


def stored(words: Collection[str]) -> tuple[bytes, bytes]:
    """Store words: their lines, part by part, and numbers of 32 bits: where each part starts, then places of its words.

    The first number is that of the parts. No word has a line end.
    """
    n = len(words) // SIZE + 1
    parts: list[list[int]] = [[] for _ in range(n)]
    listed = list(words)
    for i, word in enumerate(listed):
        parts[part_of(word, n)].append(i)
    lines = [[listed[i].encode("utf-8", "surrogatepass") for i in part] for part in parts]
    starts, firsts = array("I", [0]), array("I", [0])
    for part in lines:
        starts.append(starts[-1] + sum(len(line) + 1 for line in part))
        firsts.append(firsts[-1] + len(part))
    places = array("I", [i for part in parts for i in part])
    text = b"".join(line + b"\n" for part in lines for line in part)
    return text, (array("I", [n]) + starts + firsts + places).tobytes()


def part_of(word: str, n: int) -> int:
    """Number of the part of a word, of `n` parts."""
    return crc32(word.encode("utf-8", "surrogatepass")) % n


class Places:
    """Places of words in the order in which they were given; parts are read when one of their words is asked for."""

    def __init__(self, text: Any, numbers: Any) -> None:
        self.text = memoryview(text)
        numbers = memoryview(numbers).cast("I")
        self.n = n = numbers[0]
        self.starts, self.firsts, self.places = numbers[1 : n + 2], numbers[n + 2 : 2 * n + 3], numbers[2 * n + 3 :]
        self.unread = bytearray(b"1") * n
        self.known: dict[str, int] = {}

    def of(self, word: object) -> int | None:
        """Place of a word; None for another one."""
        if not isinstance(word, str):
            return None
        found = self.known.get(word)
        if found is None and self.unread[part := part_of(word, self.n)]:
            self.read(part)
            found = self.known.get(word)
        return found

    def read(self, part: int) -> None:
        """Read the words of a part."""
        self.unread[part] = 0
        lines = bytes(self.text[self.starts[part] : self.starts[part + 1]]).decode("utf-8", "surrogatepass").split("\n")
        self.known.update(zip(lines, self.places[self.firsts[part] : self.firsts[part + 1]], strict=False))

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        """Yield all words in the order in which they were given."""
        words = [""] * len(self)
        for place, word in zip(self.places, bytes(self.text).decode("utf-8", "surrogatepass").split("\n"), strict=False):
            words[place] = word
        return iter(words)


class InFile:
    """A collection of words that stay in the file until they are asked for."""

    words: Places

    def __contains__(self, word: object) -> bool:
        return self.words.of(word) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)


class Numbers(InFile, Mapping[str, Any]):
    """A table of numbers by word."""

    def __init__(self, text: Any, numbers: Any, values: Sequence[Any]) -> None:
        self.words, self.values_of = Places(text, numbers), values

    def __getitem__(self, word: str) -> Any:
        place = self.words.of(word)
        if place is None:
            raise KeyError(word)
        return self.values_of[place]

    def get(self, word: str, default: Any = None) -> Any:
        """Return the number of a word, else `default`."""
        place = self.words.of(word)
        return default if place is None else self.values_of[place]

    def __reduce__(self) -> Any:
        """Leave the file: another process gets a plain table."""
        return dict, (list(self.items()),)

    def __or__(self, other: Mapping[str, Any]) -> dict[str, Any]:
        return {**self, **other}

    def __ror__(self, other: Mapping[str, Any]) -> dict[str, Any]:
        return {**other, **self}

    def copy(self) -> dict[str, Any]:
        """Return a plain table."""
        return dict(self)


class Words(InFile, AbstractSet[str]):
    """A set of words; what is made of it and another one is a plain set."""

    def __init__(self, text: Any, numbers: Any) -> None:
        self.words = Places(text, numbers)

    def __hash__(self) -> int:
        return self._hash()

    def __reduce__(self) -> Any:
        """Leave the file: another process gets a plain set."""
        return frozenset, (list(self),)

    @classmethod
    def _from_iterable(cls, words: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(words)

    def intersection(self, *others: Iterable[object]) -> frozenset[Any]:
        """Return the words that are in all others too."""
        if not others:
            return frozenset(self)
        first, *rest = others
        return frozenset(word for word in first if word in self).intersection(*rest)

    def union(self, *others: Iterable[Any]) -> frozenset[Any]:
        """Return the words and those of others."""
        return frozenset(self).union(*others)

    def difference(self, *others: Iterable[object]) -> frozenset[str]:
        """Return the words that are in no other."""
        return frozenset(self).difference(*others)

    def symmetric_difference(self, other: Iterable[Any]) -> frozenset[Any]:
        """Return the words that are in one of both alone."""
        return frozenset(self).symmetric_difference(other)

    def issubset(self, other: Iterable[object]) -> bool:
        """True when all words are in another collection."""
        return frozenset(self).issubset(other)

    def issuperset(self, other: Iterable[object]) -> bool:
        """True when all of another collection are words."""
        return all(word in self for word in other)
