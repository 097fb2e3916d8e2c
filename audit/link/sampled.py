"""Pairs of texts that share sampled grams: the join of winnowed grams over all texts of a window, in arrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.link.word_arrays import GRAM, Hashes, Places, Words, grams, winnowed

CROWD = 50
"""Maximum texts of a window that a gram may be in: one that is in more is a formula of the day or of the trade."""
HOUSE = 3
"""Texts of one outlet in a window from which on their common gram is a line of the house."""
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Samples:
    """Sampled grams: value, number of the text, place in its words; sorted by value and text. `house` marks house lines."""

    value: Hashes
    text: Ints
    place: Ints
    house: NDArray[np.bool_]


def sample(chunk: Words, first: int) -> tuple[Hashes, Ints, Ints]:
    """Sample the grams of a chunk of texts that are numbered from `first`: values, texts and places, in order."""
    gram = grams(chunk.hashes, GRAM)
    kept = winnowed(gram)
    inner = np.searchsorted(chunk.bounds, kept, side="right") - 1
    return gram[kept], (inner + first).astype(np.int32), (kept - chunk.bounds[inner]).astype(np.int32)


def samples(sampled: tuple[Hashes, Ints, Ints], outlets: Sequence[int]) -> Samples:
    """Sort the samples of texts, those of one text alone left out; `outlets` numbers outlets, -1 for unknown."""
    value, text, place = sampled
    order = np.argsort(value, kind="stable")  # texts are in order already
    value, text, place = value[order], text[order], place[order]
    shared = np.zeros(len(value), bool)
    same = value[1:] == value[:-1]
    shared[1:] |= same
    shared[:-1] |= same
    value, text, place = value[shared], text[shared], place[shared]
    return Samples(value, text, place, house_lines(value, text, np.asarray(outlets, np.int64)))


def run_numbers(*columns: NDArray[np.generic]) -> Places:
    """Number the runs of equal rows of sorted columns, from 0."""
    if not len(columns[0]):
        return np.zeros(0, np.int64)
    new = np.zeros(len(columns[0]), bool)
    for column in columns:
        new[1:] |= column[1:] != column[:-1]
    return np.cumsum(new)


def house_lines(value: Hashes, text: Ints, outlets: Places) -> NDArray[np.bool_]:
    """True for each sample whose gram is in at least `HOUSE` texts of one outlet."""
    gram = run_numbers(value)
    owner = outlets[text] if len(text) else np.zeros(0, np.int64)
    first = np.ones(len(text), bool)
    first[1:] = (gram[1:] != gram[:-1]) | (text[1:] != text[:-1])  # a text counts once
    keys = gram[first & (owner >= 0)] * (len(outlets) + 1) + owner[first & (owner >= 0)]
    unique, counts = np.unique(keys, return_counts=True)
    flagged = np.zeros(int(gram[-1]) + 1 if len(gram) else 0, bool)
    flagged[unique[counts >= HOUSE] // (len(outlets) + 1)] = True
    return flagged[gram]


@dataclass(frozen=True, slots=True)
class Hits:
    """Places where two texts share a sampled gram: rows of text, text, place, place, sorted; the first text comes earlier."""

    a: Ints
    b: Ints
    i: Ints
    j: Ints

    def since(self, first: int) -> "Hits":
        """Hits of pairs of which one text at least is numbered `first` or later."""
        kept = np.maximum(self.a, self.b) >= first
        return Hits(self.a[kept], self.b[kept], self.i[kept], self.j[kept])

    def by_pair(self) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
        """Yield each pair of texts with its hits."""
        starts = np.flatnonzero(np.diff(run_numbers(self.a, self.b), prepend=-1))
        for start, stop in zip(starts, np.append(starts, len(self.a))[1:], strict=True):
            places = zip(self.i[start:stop].tolist(), self.j[start:stop].tolist(), strict=True)
            yield int(self.a[start]), int(self.b[start]), list(places)


def hits(found: Samples, outlets: Sequence[int], days: Sequence[int], longest: int, *, same_outlet: bool = False) -> Hits:
    """Pairs of texts that share a gram outside house lines, of other outlets and within `longest` days of each other.

    A text without a known outlet pairs with all others.
    """
    keep = ~found.house
    value, text, place = found.value[keep], found.text[keep], found.place[keep]
    owner, day = np.asarray(outlets, np.int64), np.asarray(days, np.int64)
    gram = run_numbers(value)
    sizes = np.bincount(gram) if len(gram) else np.zeros(0, np.int64)
    keep = sizes[gram] <= CROWD if len(gram) else np.zeros(0, bool)
    gram, text, place = gram[keep], text[keep], place[keep]
    out: list[tuple[Ints, Ints, Ints, Ints]] = []
    index = np.arange(len(gram))
    for step in range(1, CROWD):
        index = index[index + step < len(gram)]
        index = index[gram[index] == gram[index + step]]
        if not len(index):
            break
        a, b = text[index], text[index + step]
        good = (a != b) & (np.abs(day[a] - day[b]) <= longest)
        if not same_outlet:
            good &= (owner[a] != owner[b]) | (owner[a] < 0)
        out.append((a[good], b[good], place[index][good], place[index + step][good]))
    a, b, i, j = (np.concatenate(x) if out else np.zeros(0, np.int32) for x in (zip(*out, strict=True) if out else ((),) * 4))
    order = np.lexsort((j, i, b, a))
    return Hits(a[order], b[order], i[order], j[order])


LEAST_RUN = 8
"""Minimum equal words around a hit: a gram alone is a phrase that everybody uses."""
AROUND = np.arange(1 - LEAST_RUN, LEAST_RUN + GRAM - 1)
"""Places around a hit in which such a run must lie."""


def in_runs(found: Hits, hashes: NDArray[np.uint32], bounds: Places) -> Hits:
    """Keep the hits in a run of at least `LEAST_RUN` equal words; `hashes` are the words of all texts, cut by `bounds`."""
    at_a, at_b = bounds[found.a] + found.i, bounds[found.b] + found.j
    padded = np.concatenate([np.zeros(LEAST_RUN, np.uint32), hashes, np.zeros(LEAST_RUN + GRAM, np.uint32)])
    keep = np.zeros(len(at_a), bool)
    for start in range(0, len(at_a), 1 << 16):
        part = slice(start, start + (1 << 16))
        left = padded[at_a[part, None] + AROUND + LEAST_RUN]
        same = (left == padded[at_b[part, None] + AROUND + LEAST_RUN]) & (left != 0)
        run = np.zeros(len(same), np.int8)
        for column in range(same.shape[1]):
            run = np.where(same[:, column], run + 1, 0).astype(np.int8)
            keep[part] |= run >= LEAST_RUN
    return Hits(found.a[keep], found.b[keep], found.i[keep], found.j[keep])
