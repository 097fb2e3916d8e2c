"""The words of the texts read so far, each with a number, its hashes, shape and classes: most words of a text recur.

>>> known = KnownWords(lambda hashes: np.zeros(len(hashes), np.int64), np.zeros(1, np.uint64), np.zeros(1, np.uint64))
>>> known.numbers(["The", "Lee", "The"]).tolist(), known.columns[SHAPE, :3].tolist()
([1, 2, 1], [0, 3, 3])
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from audit.lang.tokens import number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = Callable[[NDArray[np.uint64]], NDArray[np.int64]]

WORD, END2, END3, SHAPE, FINE, COARSE, ROW = range(7)
"""Rows of `KnownWords.columns`."""
COLUMNS = {"w": WORD, "f": FINE, "end2": END2, "end3": END3}
"""Those of atoms of one word (`templates.py`), by letter or name."""
PADDING = 3
"""Hash of the padding in place of a word's; its other numbers are 0."""
KEPT = 20_000
"""Words that may be known before a text begins; then they are forgotten."""
LOCK = Lock()
"""Held while words are added, because threads share them."""


class KnownWords:
    """Words as written, numbered from 1 in the order in which texts had them; 0 is the padding.

    `columns` (numbers, words) holds for each the hashes of the word in lower case and of its last two and three letters, its
    shape, its classes of similar use, and its row in the table of vectors, the last one for an unknown word; columns without
    a word are unused.
    """

    def __init__(self, rows: "Rows", fine: "NDArray[np.uint64]", coarse: "NDArray[np.uint64]") -> None:
        """Start without words; `rows` finds the row of each hash in `fine` and `coarse`, the last one for unknown words."""
        self.rows, self.fine, self.coarse = rows, fine, coarse
        self.number: dict[str, int] = {}
        self.columns: NDArray[np.uint64] = np.zeros((ROW + 1, 1024), np.uint64)
        self.columns[WORD, 0], self.columns[ROW, 0] = PADDING, len(fine) - 1

    @property
    def full(self) -> bool:
        """True when there are more words than are kept."""
        return len(self.number) > KEPT

    def numbers(self, forms: Sequence[str]) -> "NDArray[np.int64]":
        """Number each word; new ones are added."""
        try:
            return np.fromiter(map(self.number.__getitem__, forms), np.int64, len(forms))
        except KeyError:
            with LOCK:
                self.add([form for form in dict.fromkeys(forms) if form not in self.number])
            return np.fromiter(map(self.number.__getitem__, forms), np.int64, len(forms))

    def add(self, new: list[str]) -> None:
        """Add words; their columns are there before their numbers are."""
        first = len(self.number) + 1
        stop = first + len(new)
        columns = self.columns
        if stop > columns.shape[1]:
            columns = np.zeros((ROW + 1, 2 * stop), np.uint64)
            columns[:, :first] = self.columns[:, :first]
        made = columns[:, first:stop]
        made[: SHAPE + 1] = np.array([numbered(form) for form in new], np.uint64).reshape(-1, SHAPE + 1).T
        row = self.rows(made[WORD])
        made[FINE], made[COARSE], made[ROW] = self.fine[row], self.coarse[row], row
        self.columns = columns
        self.number.update(zip(new, range(first, stop), strict=True))


def numbered(form: str) -> tuple[int, int, int, int]:
    """Hash a word in lower case and its last two and three letters, and number its shape."""
    low = form.lower().replace("’", "'")
    return number(low), number("~" + low[-2:]), number("~" + low[-3:]), shape(form)


def shape(form: str) -> int:
    """Classify a word into one of seven shapes.

    >>> [shape(form) for form in ("UN", "A", "Lee", "lee", "70", "iPad", "“")]
    [1, 2, 3, 4, 5, 6, 7]
    """
    if form.isupper():
        return 1 if len(form) > 1 else 2
    if form[:1].isupper():
        return 3
    if form.islower():
        return 4
    if form[:1].isdigit():
        return 5
    return 6 if form[:1].isalnum() else 7
