"""Literals: where in a text any of a thousand short strings stands, found in one pass.

Every place is hashed by its next six code points (four or three, for shorter strings) and looked up in a table of bits; only
places that the table knows are compared. A search for each string would cost ten times as much.

>>> list(Literals.of(["read more", "by "]).places("a note by us: read more"))
[(7, 'by '), (14, 'read more')]
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SIZES = (6, 4, 3)
"""Code points of a place that are hashed."""
FACTORS = (73, 1361, 9973, 21613, 40503, 58111)
BITS = 0xFFFF


@dataclass(frozen=True, slots=True)
class Literals:
    """Strings by their first code points, with a table of bits for each of `SIZES`; those shorter still by themselves."""

    heads: Mapping[str, tuple[str, ...]] = field(repr=False)
    tables: tuple["np.ndarray", ...] = field(repr=False)
    tiny: tuple[str, ...] = ()

    @classmethod
    def of(cls, literals: Iterable[str]) -> "Literals":
        """The tables of some strings, none of them empty."""
        import numpy as np

        heads: dict[str, list[str]] = {}
        tables = [np.zeros(BITS + 1, dtype=bool) for _ in SIZES]
        tiny = []
        for literal in sorted(set(literals)):
            size = next((n for n in SIZES if n <= len(literal)), 0)
            if not size:
                tiny.append(literal)
                continue
            heads.setdefault(literal[:size], []).append(literal)
            tables[SIZES.index(size)][hashed(literal[:size], size)[0]] = True
        return cls({head: tuple(found) for head, found in heads.items()}, tuple(tables), tuple(tiny))

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Every place in a text where a string begins, with it, in order."""
        found: list[tuple[int, str]] = []
        for size, table in zip(SIZES, self.tables, strict=True):
            for at in table[hashed(text, size)].nonzero()[0].tolist():
                found += [(at, w) for w in self.heads.get(text[at : at + size], ()) if text.startswith(w, at)]
        for literal in self.tiny:
            at = text.find(literal)
            while at >= 0:
                found.append((at, literal))
                at = text.find(literal, at + 1)
        yield from sorted(found)


def hashed(text: str, size: int) -> "np.ndarray":
    """A number of sixteen bits for every `size` code points of a text."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    last = len(codes) - size + 1
    if last < 1:
        return np.zeros(0, dtype=np.uint32)
    total = codes[:last] * np.uint32(FACTORS[0])
    for k in range(1, size):
        total += codes[k : k + last] * np.uint32(FACTORS[k])
    return np.asarray(total & np.uint32(BITS))
