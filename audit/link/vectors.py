"""Three sparse vectors of each account: its words, its lead and its headline, weighted by how rare a word is in news.

The weights of words come from a table that ships with the model, not from the accounts at hand: a further article changes no
similarity of others.

>>> table = Rarity(np.array([7], np.uint32), np.array([2.0], np.float32), 9.0)
>>> table.of(np.array([7, 8], np.uint32)).tolist()
[2.0, 9.0]
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.link.accounts import Account
from audit.link.word_arrays import Places, Words, words_of

WORDS, LEAD, HEADLINE = range(3)
"""The three vectors."""
OPENING = 400
"""Words of the body that are read: news tells the event first."""
LEAD_WORDS = 80
"""Words of the lead, which tells what is new; what follows is shared by all accounts of a running story."""
HEADLINE_WEIGHT = 3
"""Times that a word of the headline counts among the words."""
COMMON = 1.5
"""Rarity below which a word is left out: it is in more than a fifth of all articles."""
STRONG = 60
"""Words of each account by which candidates are looked up: its weightiest."""
FLOOR = 0.03
"""Minimum similarity by these words; measured, pairs of one story below it are rare."""
Floats = NDArray[np.float32]
MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True, slots=True)
class Rarity:
    """Inverse document frequency of words, by hash; `unknown` for all others."""

    hashes: NDArray[np.uint32]
    values: Floats
    unknown: float

    @classmethod
    def load(cls, path: Path = MODELS / "rarity.npz") -> "Rarity":
        """Read the table of a file: document frequencies in steps of a tenth of their logarithm."""
        with np.load(path) as found:
            return cls(found["hashes"], found["steps"].astype(np.float32) / 10, float(found["unknown"]))

    def of(self, hashes: NDArray[np.uint32]) -> Floats:
        """Rarity of each word."""
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, self.values[at], np.float32(self.unknown)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of the vectors of some accounts: account, vector, hash of the word and how often; in order of account."""

    account: NDArray[np.int32]
    vector: NDArray[np.uint8]
    word: NDArray[np.uint32]
    count: Floats


def entries(chunk: Words, accounts: Sequence[Account], first: int) -> Entries:
    """Count the words of a chunk of accounts that are numbered from `first`."""
    opening, leads = [], []
    for i, account in enumerate(accounts):
        a, b = int(chunk.bounds[i]), int(chunk.bounds[i + 1])
        a += int(np.searchsorted(chunk.start[a:b], account.body_start))
        inside = np.arange(a, min(a + OPENING, b))
        opening.append(inside)
        leads.append(inside[:LEAD_WORDS])
    heads = words_of([a.headline for a in accounts])
    parts = [
        *(column(i + first, WORDS, chunk.hashes[at], 1) for i, at in enumerate(opening)),
        *(column(i + first, WORDS, heads.of(i)[0], HEADLINE_WEIGHT) for i in range(len(accounts))),
        *(column(i + first, LEAD, chunk.hashes[at], 1) for i, at in enumerate(leads)),
        *(column(i + first, LEAD, heads.of(i)[0], 1) for i in range(len(accounts))),
        *(column(i + first, HEADLINE, heads.of(i)[0], 1) for i in range(len(accounts))),
    ]
    key, weight = (np.concatenate(x) for x in zip(*parts, strict=True))
    unique, where = np.unique(key, return_inverse=True)
    count = np.bincount(where, weight, minlength=len(unique))
    return Entries(
        account=(unique >> np.uint64(34)).astype(np.int32),
        vector=((unique >> np.uint64(32)) & np.uint64(3)).astype(np.uint8),
        word=unique.astype(np.uint32),
        count=count.astype(np.float32),
    )


def column(account: int, vector: int, hashes: NDArray[np.uint64], weight: int) -> tuple[NDArray[np.uint64], Floats]:
    """Keys and weights of the words of one vector; words of hash 0 are left out."""
    kept = hashes[hashes != 0].astype(np.uint32).astype(np.uint64)
    return kept | np.uint64(account << 34 | vector << 32), np.full(len(kept), weight, np.float32)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of unit length of `n` accounts, as rows: column numbers, values and vector of each entry, cut by `bounds`."""

    n: int
    bounds: Places
    column: NDArray[np.int32]
    value: Floats
    vector: NDArray[np.uint8]
    columns: int

    @classmethod
    def of(cls, parts: Sequence[Entries], n: int, rarity: Rarity) -> "Vectors":
        """Weigh and normalise the entries of all chunks."""
        account, vector, word, count = (
            np.concatenate([getattr(p, name) for p in parts]) for name in ("account", "vector", "word", "count")
        )
        unique, where = np.unique(word, return_inverse=True)
        weights = rarity.of(unique)
        keep = weights[where] >= COMMON
        account, vector, where, count = account[keep], vector[keep], where[keep], count[keep]
        value = (1 + np.log(count)) * weights[where]
        rows = account * 3 + vector
        lengths = np.sqrt(np.bincount(rows, value * value, minlength=3 * n))
        value = (value / lengths[rows]).astype(np.float32)
        bounds = np.searchsorted(account, np.arange(n + 1))
        return cls(n, bounds, (where * 3 + vector).astype(np.int32), value, vector, 3 * len(unique))


@dataclass(frozen=True, slots=True)
class Similar:
    """Pairs of accounts and the cosines of their three vectors; the first account comes later."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    cosines: Floats


def similar(vectors: Vectors, days: NDArray[np.int64], window: int, least: float, since: int = 0) -> Similar:
    """Pairs of accounts at most `window` days apart whose words have a cosine of at least `least`.

    Accounts are in order of their days. Each account from number `since` on is paired with those before it.
    """
    found = list(candidate_rows(vectors, days, window, since))
    if not found:
        return Similar(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros((0, 3), np.float32))
    a, b, cosines = (np.concatenate(x) for x in zip(*found, strict=True))
    keep = cosines[:, WORDS] >= least
    return Similar(a[keep], b[keep], cosines[keep])


def candidate_rows(
    vectors: Vectors, days: NDArray[np.int64], window: int, since: int
) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], Floats]]:
    """Yield, account by account, its candidates among the earlier ones, with exact cosines."""
    bounds, column, value = vectors.bounds, vectors.column, vectors.value
    strong = strongest(vectors)
    owner = np.repeat(np.arange(vectors.n, dtype=np.int64), np.diff(bounds))
    key = column[strong].astype(np.int64) * vectors.n + owner[strong]
    order = np.argsort(key, kind="stable")
    key, post, weight = key[order], owner[strong][order], value[strong][order]
    mine = np.searchsorted(strong, bounds)
    place = np.empty(len(strong), np.int64)
    place[order] = np.arange(len(strong))
    firsts = np.searchsorted(days, days - window)
    scratch = np.zeros(vectors.columns, np.float32)
    for i in range(since, vectors.n):
        low = int(firsts[i])
        own = slice(int(mine[i]), int(mine[i + 1]))
        if low == i or own.start == own.stop:
            continue
        stops = place[own]
        starts = np.searchsorted(key, column[strong[own]].astype(np.int64) * vectors.n + low)
        sizes = stops - starts
        at = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
        sums = np.bincount(post[at] - low, weight[at] * np.repeat(value[strong[own]], sizes), minlength=i - low)
        near = np.flatnonzero(sums >= FLOOR)
        if len(near):
            yield np.full(len(near), i, np.int32), (near + low).astype(np.int32), exact(vectors, scratch, i, near + low)


def strongest(vectors: Vectors) -> Places:
    """Entries of the `STRONG` weightiest words of each account, in order."""
    rows = np.repeat(np.arange(vectors.n), np.diff(vectors.bounds))
    words = np.flatnonzero(vectors.vector == WORDS)
    order = words[np.lexsort((vectors.column[words], -vectors.value[words], rows[words]))]
    first = np.searchsorted(rows[order], np.arange(vectors.n))
    rank = np.arange(len(order)) - first[rows[order]]
    return np.sort(order[rank < STRONG])


def exact(vectors: Vectors, scratch: Floats, i: int, others: Places) -> Floats:
    """Cosines of the three vectors of one account and each of some others; `scratch` is zero before and after."""
    mine = slice(int(vectors.bounds[i]), int(vectors.bounds[i + 1]))
    scratch[vectors.column[mine]] = vectors.value[mine]
    starts, sizes = vectors.bounds[others], vectors.bounds[others + 1] - vectors.bounds[others]
    at = np.repeat(starts - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    row = np.repeat(np.arange(len(others)), sizes) * 3 + vectors.vector[at]
    out = np.bincount(row, scratch[vectors.column[at]] * vectors.value[at], minlength=3 * len(others))
    scratch[vectors.column[mine]] = 0
    return out.reshape(-1, 3).astype(np.float32)
