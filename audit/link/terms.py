"""The terms of accounts: their words, weighted by how rare a word is in news.

The weights of words come from a table that ships with the model, not from the accounts at hand: a further article changes no
similarity of others.

>>> table = Rarity(np.array([7], np.uint32), np.array([2.0], np.float32), 9.0)
>>> table.of(np.array([7, 8], np.uint32)).tolist()
[2.0, 9.0]
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.link.accounts import Account, language_packs
from audit.link.word_arrays import Hashes, Places, Words, words_of

OPENING = 400
"""Maximum words of the body that are read: news tells the event first."""
LEAD_WORDS = 80
"""Maximum words of the lead, which tells what is new; what follows is shared by all accounts of a running story."""
FIRST_WORDS = 35
"""Maximum words of the first sentence or two, which another account of the same event repeats somewhere."""
DAY_WORDS = 150
"""Maximum words in which a day of the week is the day of the event."""
HEADLINE_WEIGHT = 3
"""Times that a word of the headline counts among the words."""
COMMON = 1.5
"""Minimum rarity of a term; a word below it is in more than a fifth of all articles."""
TERMS = 192
"""Maximum terms of an account: its weightiest."""
TOP = 25
"""Maximum terms of an account that say what it is about."""
WORDS, LEAD, FIRST, ABOUT = range(4)
"""Weights of a term: two of vectors of unit length, and two as shares of the first words and of the weightiest terms."""
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
class Counts:
    """Distinct words of some accounts: number of the account, hash, and how often each is in a part of the account.

    `total` counts words of the headline `HEADLINE_WEIGHT` times. Rows are in order of account and hash.
    """

    account: NDArray[np.int32]
    word: NDArray[np.uint32]
    total: NDArray[np.float64]
    lead: NDArray[np.float64]
    first: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of some accounts, at most `TERMS` of each, in order of account and hash; `weights` has a row for each term.

    `days` has a bit for each day of the week that an account names near its beginning.
    """

    account: NDArray[np.int32]
    word: NDArray[np.uint32]
    weights: Floats
    days: NDArray[np.uint16]


@cache
def weekdays() -> tuple[NDArray[np.uint32], NDArray[np.uint16]]:
    """Hashes of the days of the week in all languages, sorted, and the bit of each."""
    bits = {
        int(words_of([day]).of(0)[0][0]) & 0xFFFFFFFF: 1 << i
        for pack in language_packs().by_code.values()
        for i, day in enumerate(pack.words["weekdays"])
    }
    hashes = sorted(bits)
    return np.array(hashes, np.uint32), np.array([bits[h] for h in hashes], np.uint16)


def opening(chunk: Words, accounts: Sequence[Account]) -> tuple[Places, Places, Places]:
    """Words of a chunk that are read of its bodies: their places, accounts and ranks in the body."""
    sizes, begins = [], []
    for i, account in enumerate(accounts):
        a, b = int(chunk.bounds[i]), int(chunk.bounds[i + 1])
        a += int(np.searchsorted(chunk.start[a:b], account.body_start))
        begins.append(a)
        sizes.append(min(OPENING, b - a))
    size = np.array(sizes, np.int64)
    rank = np.arange(int(size.sum())) - np.repeat(np.cumsum(size) - size, size)
    owner = np.repeat(np.arange(len(sizes)), size)
    at = np.array(begins, np.int64)[owner] + rank
    known = chunk.hashes[at] != 0
    return at[known], owner[known], rank[known]


def counted(chunk: Words, accounts: Sequence[Account], first: int) -> tuple[Counts, NDArray[np.uint16]]:
    """Count the words of a chunk of accounts that are numbered from `first`; with the days of the week that each names."""
    at, owner, rank = opening(chunk, accounts)
    body = chunk.hashes[at].astype(np.uint32)
    heads = words_of([a.headline for a in accounts])
    above = np.repeat(np.arange(len(accounts)), np.diff(heads.bounds))[heads.hashes != 0]
    title = heads.hashes[heads.hashes != 0].astype(np.uint32)
    key = np.concatenate([keyed(owner, body), keyed(above, title)])
    unique, where = np.unique(key, return_inverse=True)
    here, n = where[: len(body)], len(unique)
    times = np.ones(len(key))
    times[len(body) :] = HEADLINE_WEIGHT
    leading = np.concatenate([rank < LEAD_WORDS, np.ones(len(title), bool)])
    found = Counts(
        account=(unique >> np.uint64(32)).astype(np.int32) + np.int32(first),
        word=unique.astype(np.uint32),
        total=summed(where, times, n),
        lead=summed(where, leading.astype(np.float64), n),
        first=summed(here, (rank < FIRST_WORDS).astype(np.float64), n),
    )
    early = rank < DAY_WORDS
    return found, days_named(body[early], owner[early], len(accounts))


def summed(where: Places, value: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """Sum of the values at each of `n` places."""
    return np.bincount(where, value, minlength=n).astype(np.float64)


def keyed(owner: Places, word: NDArray[np.uint32]) -> Hashes:
    """Account and word as one number."""
    return owner.astype(np.uint64) << np.uint64(32) | word.astype(np.uint64)


def days_named(word: NDArray[np.uint32], owner: Places, n: int) -> NDArray[np.uint16]:
    """Days of the week among the words of `n` accounts, as bits."""
    hashes, bits = weekdays()
    at = np.minimum(np.searchsorted(hashes, word), len(hashes) - 1)
    named = hashes[at] == word
    out = np.zeros(n, np.uint16)
    np.bitwise_or.at(out, owner[named], bits[at[named]])
    return out


def terms(chunk: Words, accounts: Sequence[Account], first: int, rarity: Rarity) -> Terms:
    """Weigh the words of a chunk of accounts that are numbered from `first`."""
    found, days = counted(chunk, accounts, first)
    rare = rarity.of(found.word).astype(np.float64)
    weight = (1 + np.log(found.total)) * rare
    owner = found.account.astype(np.int64) - first
    order = np.lexsort((found.word, -weight, rare < COMMON, owner))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order)) - np.searchsorted(owner[order], owner[order])
    kept = (rare >= COMMON) & (rank < TERMS)
    owner, rare, weight, rank = owner[kept], rare[kept], weight[kept], rank[kept]
    n = len(accounts)
    weights = np.empty((len(owner), 4), np.float32)
    weights[:, WORDS] = unit(weight, owner, n)
    weights[:, LEAD] = unit(damped(found.lead[kept]) * rare, owner, n)
    weights[:, FIRST] = share(rare * (found.first[kept] > 0), owner, n)
    weights[:, ABOUT] = share((rank < TOP).astype(np.float64), owner, n)
    return Terms(account=found.account[kept], word=found.word[kept], weights=weights, days=days)


def damped(count: NDArray[np.float64]) -> NDArray[np.float64]:
    """One plus the logarithm of counts, 0 for 0."""
    return np.where(count > 0, 1 + np.log(np.maximum(count, 1)), 0.0)


def unit(value: NDArray[np.float64], owner: Places, n: int) -> NDArray[np.float64]:
    """Values of each account as a vector of unit length."""
    length = np.sqrt(np.bincount(owner, value * value, minlength=n))
    return value / np.maximum(length, 1e-12)[owner]


def share(value: NDArray[np.float64], owner: Places, n: int) -> NDArray[np.float64]:
    """Values of each account as shares of their sum."""
    return value / np.maximum(np.bincount(owner, value, minlength=n), 1e-12)[owner]
