"""Find the offsets of a thousand short strings in a text in one pass.

At every offset the next six code points (fewer for shorter strings) are hashed and looked up in a bit table; only hits are
compared. Searching for each string would cost ten times as much.

>>> list(Literals.of(["read more", "by ", "©"]).places("a note by us ©: read more"))
[(7, 'by '), (13, '©'), (16, 'read more')]
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from audit.frozen import frozen

if TYPE_CHECKING:
    import numpy as np

SIZES = (1, 2, 3, 4, 6)
"""Numbers of code points hashed."""
FACTORS = (73, 1361, 9973, 21613, 40503, 58111)
"""Factor of each code point in a hash."""
BITS = (1 << 16) - 1
"""Mask of the hash bits that are looked up."""


@frozen
class Literals:
    """Strings by their first code points, with a bit table for each of `SIZES`."""

    heads: Mapping[str, tuple[str, ...]] = field(repr=False)
    tables: "Mapping[int, np.ndarray]" = field(repr=False)

    @classmethod
    def of(cls, literals: Iterable[str]) -> "Literals":
        """Build the tables of some strings, none of them empty."""
        import numpy as np

        heads: dict[str, list[str]] = {}
        for literal in sorted(set(literals)):
            size = max(n for n in SIZES if n <= len(literal))
            heads.setdefault(literal[:size], []).append(literal)
        tables = {}
        for size in SIZES:
            if sized := [head for head in heads if len(head) == size]:
                tables[size] = np.zeros(BITS + 1, dtype=bool)
                tables[size][codes("".join(sized)).reshape(-1, size) @ np.array(FACTORS[:size]) & BITS] = True
        return cls({head: tuple(found) for head, found in heads.items()}, tables)

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield every offset of a text at which a string begins, with the string, in order."""
        found: list[tuple[int, str]] = []
        for size, places in hashed(text):
            if size in self.tables:
                for at in self.tables[size].take(places).nonzero()[0].tolist():
                    if ends := self.heads.get(text[at : at + size]):
                        found += [(at, w) for w in ends if text.startswith(w, at)]
        yield from sorted(found)


def hashed(text: str) -> "Iterator[tuple[int, np.ndarray]]":
    """Yield, for each of `SIZES`, the hash of that many code points at every offset of a text."""
    found = codes(text)
    total = found * FACTORS[0]
    for n in range(1, SIZES[-1] + 1):
        if n > 1:
            total = total[:-1] + found[n - 1 :] * FACTORS[n - 1]
        if n in SIZES:
            yield n, total & BITS


def codes(text: str) -> "np.ndarray":
    """Convert a text to an int64 array of code points."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
