"""Pairs of accounts with similar words: candidates that share weighty terms, and how much of their terms they share.

Accounts are taken in blocks, so that memory follows the pairs that are wanted, not the candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.link.terms import ABOUT, FIRST, LEAD, TERMS, WORDS, Floats, Terms
from audit.link.word_arrays import Places

STRONG = 60
"""Maximum terms of an account by which candidates are looked up: its weightiest."""
FLOOR = 0.03
"""Minimum similarity by these terms; measured, pairs of one story below it are rare."""
BLOCK = 1 << 20
"""Maximum postings of a block of accounts, and numbers of the table of their sums."""
ALIKE = ("words", "lead", "first", "first_other", "about", "about_other")
"""What is measured of a pair: cosines of words and lead; shares of the first words and of the weightiest terms of each
account that the other has."""
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Table:
    """Terms of `n` accounts as a table: a row for each account, `TERMS` columns.

    `cells` are numbers of terms, filled up with `unused`. `weights` has a row for each cell.
    `strong` are the cells of the weightiest terms, in order.
    """

    n: int
    cells: Ints
    weights: Floats
    strong: Places
    unused: int

    @classmethod
    def of(cls, parts: Sequence[Terms], n: int) -> "Table":
        """Collect the terms of all chunks."""
        account = np.concatenate([p.account for p in parts]) if parts else np.zeros(0, np.int32)
        unique, number = np.unique(np.concatenate([p.word for p in parts]) if parts else account, return_inverse=True)
        place = np.arange(len(account)) - np.searchsorted(account, np.arange(n))[account] if len(account) else account
        cell = account.astype(np.int64) * TERMS + place
        cells = np.full(n * TERMS, len(unique), np.int32)
        cells[cell] = number
        weights = np.zeros((n * TERMS, 4), np.float32)
        begin = 0
        for p in parts:
            weights[cell[begin : begin + len(p.account)]] = p.weights
            begin += len(p.account)
        strong = np.flatnonzero(strongest(weights[:, WORDS].reshape(n, TERMS)))
        return cls(n, cells.reshape(n, TERMS), weights, strong, len(unique))


def strongest(weights: Floats) -> NDArray[np.bool_]:
    """True for the `STRONG` weightiest terms of each row; of equal ones the first count."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :STRONG]
    out = np.zeros(weights.shape, bool)
    np.put_along_axis(out, order, values=True, axis=1)
    return out & (weights > 0)


@dataclass(frozen=True, slots=True)
class Similar:
    """Pairs of accounts and what they share, a column for each of `ALIKE`; the first account comes later."""

    a: Ints
    b: Ints
    alike: Floats


def similar(table: Table, days: NDArray[np.int64], window: int, least: float, since: int = 0) -> Iterator[Similar]:
    """Yield pairs of accounts at most `window` days apart whose words have a cosine of at least `least`.

    Accounts are in order of their days. Each account from number `since` on is paired with those before it.
    """
    row_of = np.zeros(table.unused + 1, np.uint8)
    for a, b in candidate_pairs(table, days, window, since):
        cuts = np.append(np.flatnonzero(np.diff(a, prepend=-1)), len(a))
        parts = [measured(table, row_of, int(a[i]), b[i:j]) for i, j in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True)]
        if parts:
            alike = np.concatenate(parts)
            kept = alike[:, WORDS] >= least
            yield Similar(a[kept], b[kept], alike[kept])


def candidate_pairs(table: Table, days: NDArray[np.int64], window: int, since: int) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs that share weighty terms, block by block, in order."""
    term, owner = table.cells.ravel()[table.strong], (table.strong // TERMS).astype(np.int64)
    weight = table.weights[table.strong, WORDS]
    order = np.argsort(term, kind="stable")
    key = term[order].astype(np.int64) * table.n + owner[order]
    post, posted = owner[order].astype(np.int32), weight[order]
    stops = np.empty(len(order), np.int64)
    stops[order] = np.arange(len(order))
    firsts = np.searchsorted(days, days - window)
    starts = np.searchsorted(key, term.astype(np.int64) * table.n + firsts[owner])
    del key, order
    mine = np.searchsorted(owner, np.arange(table.n + 1))
    sizes = stops - starts
    total = np.concatenate([[0], np.cumsum(sizes)])[mine]
    first = since
    while first < table.n:
        low, last = int(firsts[first]), first + 1
        while last < table.n and total[last + 1] - total[first] <= BLOCK and (last + 1 - first) * (last + 1 - low) <= BLOCK:
            last += 1
        some = slice(int(mine[first]), int(mine[last]))
        at = expanded(starts[some], sizes[some])
        width = last - low
        place = np.repeat((owner[some] - first) * width - low, sizes[some]) + post[at]
        sums = np.bincount(place, posted[at] * np.repeat(weight[some], sizes[some]), minlength=(last - first) * width)
        a, b = np.divmod(np.flatnonzero(sums >= FLOOR), width)
        yield (a + first).astype(np.int32), (b + low).astype(np.int32)
        first = last


def expanded(starts: Places, sizes: Places) -> Places:
    """Numbers of ranges, one after another."""
    return np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))


def measured(table: Table, row_of: NDArray[np.uint8], a: int, others: Ints) -> Floats:
    """Measure one account beside each of some others, as rows; `row_of` is zero before and after."""
    mine = table.cells[a]
    row_of[mine] = np.arange(1, TERMS + 1, dtype=np.uint8)
    row_of[table.unused] = 0
    row = row_of.take(table.cells.take(others, axis=0)).ravel()
    row_of[mine] = 0
    hit = np.flatnonzero(row.view(np.bool_))
    pair, column = np.divmod(hit, TERMS)
    here = table.weights.take(a * TERMS - 1 + row.take(hit).astype(np.int64), axis=0)
    there = table.weights.take(others.take(pair) * np.int64(TERMS) + column, axis=0)
    out = np.empty((len(hit), len(ALIKE)), np.float32)
    out[:, : LEAD + 1] = here[:, : LEAD + 1] * there[:, : LEAD + 1]
    out[:, LEAD + 1 :: 2] = here[:, FIRST : ABOUT + 1]
    out[:, LEAD + 2 :: 2] = there[:, FIRST : ABOUT + 1]
    return np.add.reduceat(out, np.flatnonzero(np.diff(pair, prepend=-1)))
