"""Words of many texts at once: their hashes and places, as arrays.

The texts are joined and classified character by character, without a loop over words. A word is a run of letters, marks and
digits; each character of Han and kana is a word of its own. Case is ignored, and so is every mark between words, so that
“don’t” and "don't" are the same two words.

>>> found = words_of(["Don’t go.", "don't GO 今日"])
>>> found.of(0)[0].tolist() == found.of(1)[0][:3].tolist(), len(found.of(1)[0])
(True, 5)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from audit.text import HAN, Span

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

LIMIT = 0x20000
"""First code point that is not looked up; from here on all are Han."""
BREAK = "\x1f"
"""Separator of texts, a word whose hash is 0, which equals no other."""
PADDING = 20
"""Separators between two texts: as many as the words of one window of grams, so that no window reaches another text."""
LONGEST = 64
"""Characters after which the powers of the hash repeat."""
WORDLIKE = re.compile(r"\w|[\u0300-\u036f\u0900-\u0dff]")
"""A character of a word; the vowel signs of Indic scripts are none for `\\w`."""
OTHER, LETTER, WHOLE = range(3)
"""Classes of characters: between words, in a word, a word by itself."""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Class and lower case of each character below `LIMIT`, and the powers of the hash."""

    kind: NDArray[np.uint8]
    lower: NDArray[np.uint32]
    powers: Hashes


@cache
def alphabet() -> Alphabet:
    """Classify the characters once per process; takes about 60 ms."""
    chars = [chr(i) for i in range(LIMIT)]
    # Underscores and combining marks are part of a word: without the marks, words of Indic scripts would fall apart.
    kind = np.array([LETTER if c.isalnum() or WORDLIKE.match(c) else OTHER for c in chars], np.uint8)
    kind[[i for i, c in enumerate(chars) if HAN.match(c)]] = WHOLE
    kind[ord(BREAK)] = WHOLE
    lower = np.array([ord(low) if len(low := c.lower()) == 1 else i for i, c in enumerate(chars)], np.uint32)
    powers = np.ones(LONGEST, np.uint64)
    powers[1:] = np.uint64(0x9E3779B97F4A7C15)
    return Alphabet(kind, lower, np.cumprod(powers, dtype=np.uint64))


def mixed(values: Hashes) -> Hashes:
    """Spread the bits of hashes (finaliser of MurmurHash3); 0 stays 0."""
    out = values ^ (values >> np.uint64(33))
    out *= np.uint64(0xFF51AFD7ED558CCD)
    out ^= out >> np.uint64(29)
    out *= np.uint64(0xC4CEB9FE1A85EC53)
    out ^= out >> np.uint64(32)
    return out


@dataclass(frozen=True, slots=True)
class Words:
    """Words of several texts in order: hash (0 for none), first and last code point in their text.

    `bounds[i]` to `bounds[i + 1]` are the words of text `i`, `PADDING` separators at the end included.
    """

    hashes: Hashes
    start: NDArray[np.int32]
    stop: NDArray[np.int32]
    bounds: Places

    def of(self, i: int) -> tuple[Hashes, NDArray[np.int32], NDArray[np.int32]]:
        """Hashes, starts and stops of the words of one text."""
        a, b = int(self.bounds[i]), int(self.bounds[i + 1]) - PADDING
        return self.hashes[a:b], self.start[a:b], self.stop[a:b]


def words_of(texts: Sequence[str], holes: Sequence[Sequence[Span]] = ()) -> Words:
    """Find the words of texts; those inside a text's `holes` (insertions) get the hash 0."""
    letters = alphabet()
    joined = "".join(text + BREAK * PADDING for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    small = np.minimum(codes, LIMIT - 1)
    kind = letters.kind[small]
    kind[codes >= LIMIT] = WHOLE
    word = kind != OTHER
    begins = word.copy()
    begins[1:] &= (kind[:-1] != LETTER) | (kind[1:] == WHOLE)
    ends = word.copy()
    ends[:-1] &= ~word[1:] | begins[1:]
    start, stop = np.flatnonzero(begins), np.flatnonzero(ends) + 1
    lengths = stop - start
    firsts = np.cumsum(lengths) - lengths
    inner = np.arange(int(lengths.sum())) - np.repeat(firsts, lengths)
    low = letters.lower[small]
    low[codes >= LIMIT] = codes[codes >= LIMIT]
    values = low[word].astype(np.uint64) * letters.powers[inner % LONGEST]
    hashes = mixed(np.add.reduceat(values, firsts)) if len(start) else np.zeros(0, np.uint64)
    hashes[codes[start] == ord(BREAK)] = 0
    sizes = np.fromiter((len(t) + PADDING for t in texts), np.int64, len(texts))
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    bounds = np.searchsorted(start, offsets)
    at = np.repeat(offsets[:-1], np.diff(bounds))
    found = Words(
        hashes=hashes,
        start=(start - at).astype(np.int32),
        stop=(stop - at).astype(np.int32),
        bounds=bounds.astype(np.int64),
    )
    for i, spans in enumerate(holes):
        hide(found, i, spans)
    return found


def hide(found: Words, i: int, spans: Sequence[Span]) -> None:
    """Give the words of text `i` inside spans the hash 0."""
    a, b = int(found.bounds[i]), int(found.bounds[i + 1]) - PADDING
    for start, stop in spans:
        first = a + int(np.searchsorted(found.stop[a:b], start, side="right"))
        last = a + int(np.searchsorted(found.start[a:b], stop, side="left"))
        found.hashes[first:last] = 0


def grams(hashes: Hashes, size: int) -> Hashes:
    """Hash each run of `size` words, by its first; the largest value where one of them has the hash 0, or the words end.

    >>> x = grams(np.array([5, 6, 7, 5, 6], np.uint64), 2)
    >>> bool(x[0] == x[3]), bool(x[0] == x[1]), bool(x[4] == NONE)
    (True, False, True)
    """
    out = np.full(len(hashes), NONE)
    if len(hashes) < size:
        return out
    n = len(hashes) - size + 1
    total, whole = np.zeros(n, np.uint64), np.ones(n, bool)
    for i in range(size):
        total = total * np.uint64(0x9E3779B97F4A7C15) + hashes[i : i + n]
        whole &= hashes[i : i + n] != 0
    out[:n] = np.where(whole, mixed(total), NONE)
    return out


NONE = np.uint64(0xFFFFFFFFFFFFFFFF)
"""Value of a gram that is not whole."""
GRAM = 5
"""Words of a gram."""
WINDOW = 16
"""Grams of a window: two texts that share `GRAM + WINDOW - 1` words share a sampled gram (Schleimer et al. 2003)."""


def winnowed(values: Hashes) -> Places:
    """Places of the sampled grams: those that are the least of some window of `WINDOW`.

    Windows begin before the first gram, so that those of a text are sampled alike wherever it stands among others.

    >>> v = grams(words_of(["one two three four five six seven eight"]).hashes, 5)
    >>> len(winnowed(v)) >= 1, (winnowed(np.concatenate([np.full(40, NONE), v])) - 40).tolist() == winnowed(v).tolist()
    (True, True)
    """
    values = np.concatenate([np.full(WINDOW - 1, NONE), values])
    least = values
    for step in (1, 2, 4, 8):
        least = np.minimum(least, np.concatenate([least[step:], np.full(min(step, len(least)), NONE)])[: len(least)])
    most = np.where(least == NONE, np.uint64(0), least)
    for step in (1, 2, 4, 8):
        most = np.maximum(most, np.concatenate([np.zeros(min(step, len(most)), np.uint64), most[:-step]])[: len(most)])
    return np.flatnonzero((values == most) & (values != NONE)) - (WINDOW - 1)
