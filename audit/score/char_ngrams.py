"""Character n-grams of words, found for many words at once.

>>> known = CharNgrams.of(["gas", " ga", "gas ", "ä"])
>>> at, word = known.found(["gas", "", "vegas"])
>>> at.tolist(), word.tolist()
([1, 0, 2, 0, 2], [0, 0, 0, 2, 2])
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

SIZES = (3, 4, 5)
"""Numbers of characters of an n-gram."""
BETWEEN = "\0"
"""A character between two words, which is in no n-gram."""


def char_ngrams(word: str) -> list[str]:
    """Extract the character n-grams of one word, n = 3 to 5, its ends padded with a space.

    >>> char_ngrams("gas")
    [' ga', 'gas', 'as ', ' gas', 'gas ', ' gas ']
    """
    padded = f" {word} "
    return [padded[i : i + n] for n in SIZES for i in range(len(padded) - n + 1)]


@dataclass(frozen=True, slots=True)
class CharNgrams:
    """The n-grams of a model as numbers whose digits are their characters, sorted, with the index of each.

    `digits`: digit of each code point, 0 for one that no n-gram has, as has the last; `bits` of a digit.
    """

    digits: "Ints" = field(repr=False)
    bits: int
    numbers: "Ints" = field(repr=False)
    index: "Ints" = field(repr=False)

    @classmethod
    def of(cls, ngrams: Sequence[str]) -> "CharNgrams":
        """Number some n-grams; those of other sizes are found nowhere."""
        import numpy as np

        letters = sorted(set().union(*ngrams) - {BETWEEN})
        digits = np.zeros(max(map(ord, letters), default=0) + 2, dtype=np.int64)
        digits[[ord(c) for c in letters]] = np.arange(1, len(letters) + 1)
        bits = len(letters).bit_length()
        empty = cls(digits, bits, digits[:0], digits[:0])
        parts = [empty.numbered(ngrams, n, whole=True) for n in SIZES]
        numbers, index = (np.concatenate(part) for part in zip(*parts, strict=True))
        order = np.argsort(numbers)
        return cls(digits, bits, numbers[order], index[order])

    def numbered(self, words: Sequence[str], size: int, *, whole: bool = False) -> tuple["Ints", "Ints"]:
        """Return the numbers of the n-grams of a size in some words, and the index of the word of each.

        `whole`: of the words that are such an n-gram.
        """
        import numpy as np

        if whole:
            at = [i for i, w in enumerate(words) if len(w) == size]
            number, word = self.numbered([words[i] for i in at], size)
            return number, np.array(at, dtype=np.int64)[word]
        points = np.frombuffer(BETWEEN.join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        digit = self.digits.take(points, mode="clip")
        count = max(0, len(digit) - size + 1)
        number, fits = np.zeros(count, dtype=np.int64), np.ones(count, dtype=bool)
        for i in range(size):
            part = digit[i : i + count]
            number |= part << (self.bits * i)
            fits &= part > 0
        word = np.cumsum(points == 0)[:count]
        return number[fits], word[fits]

    def found(self, words: Sequence[str]) -> tuple["Ints", "Ints"]:
        """Return the indices of the n-grams of some words, their ends padded with a space, and the word of each, in order.

        An empty word has none.
        """
        import numpy as np

        padded = [f" {w} " if w else "" for w in words]
        parts = [self.numbered(padded, n) for n in SIZES]
        numbers, word = (np.concatenate(part) for part in zip(*parts, strict=True))
        at = np.minimum(np.searchsorted(self.numbers, numbers), max(len(self.numbers) - 1, 0))
        hit = np.flatnonzero(self.numbers[at] == numbers) if len(self.numbers) else at[:0]
        order = hit[np.argsort(word[hit], kind="stable")]
        return self.index[at[order]], word[order]
