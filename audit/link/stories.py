"""Stories of a window of accounts: pairs, their probabilities, and clusters that grow from those of the week before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from audit.link.clusters import clusters
from audit.link.corpus import Corpus
from audit.link.pairs import GRAMS, LEAST, SURE, Numbers, PairModel, features
from audit.link.sampled import Hits, run_numbers
from audit.link.similar import Similar, Table, similar
from audit.link.terms import Rarity
from audit.link.word_arrays import Places

WINDOW = 3
"""Maximum days between two accounts that are compared; 97 % of dated stories of roundups lie within two."""
KEPT = 0.1
"""Minimum probability of a pair that clustering reads; lower ones change no figure and cost most of the time."""

AT_ONCE = 1 << 16
"""Pairs that are turned into Python numbers at once."""


@dataclass(frozen=True, slots=True)
class Linker:
    """What linking needs besides the accounts."""

    rarity: Rarity
    model: PairModel
    window: int = WINDOW

    @classmethod
    def load(cls, window: int = WINDOW) -> "Linker":
        """Load the model that ships with the package."""
        return cls(Rarity.load(), PairModel.load(), window)


@cache
def loaded(window: int) -> Linker:
    """The linker of this process, loaded once."""
    return Linker.load(window)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of accounts that may tell one story, with their probabilities; the first account comes later."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    p: Numbers

    def within(self, inside: NDArray[np.bool_]) -> "Pairs":
        """Pairs of which both accounts are inside."""
        kept = inside[self.a] & inside[self.b]
        return Pairs(self.a[kept], self.b[kept], self.p[kept])

    def rows(self) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs as numbers, in order; a dense window has millions, so few at once."""
        order = np.lexsort((self.b, self.a))
        for first in range(0, len(order), AT_ONCE):
            part = order[first : first + AT_ONCE]
            yield from zip(self.a[part].tolist(), self.b[part].tolist(), self.p[part].tolist(), strict=True)


@dataclass(frozen=True, slots=True)
class Grams:
    """Number of shared grams of pairs of `n` accounts, by the number `later * n + earlier` of the pair, sorted."""

    n: int
    pair: Places
    count: Places

    @classmethod
    def of(cls, found: Hits, n: int) -> "Grams":
        """Count, for each pair, the places of the first account that the other shares."""
        a, b = found.a.astype(np.int64), found.b.astype(np.int64)
        first = np.ones(len(a), bool)
        first[1:] = (a[1:] != a[:-1]) | (b[1:] != b[:-1]) | (found.i[1:] != found.i[:-1])
        key = (np.maximum(a, b) * n + np.minimum(a, b))[first]
        begins = np.flatnonzero(np.diff(run_numbers(key), prepend=-1))
        count = np.diff(np.append(begins, len(key)))
        order = np.argsort(key[begins])
        return cls(n, key[begins][order], count[order])

    def between(self, a: NDArray[np.int32], b: NDArray[np.int32]) -> Places:
        """Number of shared grams of each pair."""
        if not len(self.pair):
            return np.zeros(len(a), np.int64)
        key = a.astype(np.int64) * self.n + b
        at = np.minimum(np.searchsorted(self.pair, key), len(self.pair) - 1)
        return np.where(self.pair[at] == key, self.count[at], 0)


def pair_probabilities(corpus: Corpus, found: Hits, linker: Linker, since: int = 0) -> Pairs:
    """Probability of each pair of accounts, the later one from number `since` on, that may tell one story."""
    n, days = len(corpus.accounts), np.asarray(corpus.days, np.int64)
    covered = np.array([(a.lang or "und") in linker.model.languages for a in corpus.accounts], bool)
    grams = Grams.of(found, n)
    parts = [by_grams(corpus, grams, covered, linker.window, since)]
    for some in similar(Table.of(corpus.terms, n), days, linker.window, LEAST, since):
        p = linker.model.probabilities(features_of(corpus, some, days, grams))
        kept = (p >= KEPT) & covered[some.a] & covered[some.b]
        parts.append(Pairs(some.a[kept], some.b[kept], p[kept]))
    a, b, p = (np.concatenate([getattr(part, name) for part in parts]) for name in ("a", "b", "p"))
    return Pairs(a, b, p)


def features_of(corpus: Corpus, some: Similar, days: Places, grams: Grams) -> Numbers:
    """Features of similar accounts of a corpus."""
    gaps = np.abs(days[some.a] - days[some.b])
    return features(some.alike, gaps, grams.between(some.a, some.b), corpus.weekdays[some.a], corpus.weekdays[some.b])


def by_grams(corpus: Corpus, grams: Grams, covered: NDArray[np.bool_], window: int, since: int) -> Pairs:
    """Pairs in a language that the model does not cover, linked by their shared grams."""
    often = grams.count >= GRAMS
    a, b = (x.astype(np.int32) for x in np.divmod(grams.pair[often], max(grams.n, 1)))
    names = {lang: i for i, lang in enumerate(sorted({x.lang or "" for x in corpus.accounts}))}
    lang = np.array([names[x.lang or ""] for x in corpus.accounts], np.int64)
    days = np.asarray(corpus.days, np.int64)
    kept = (a >= since) & ~covered[a] & (lang[a] == lang[b]) & (np.abs(days[a] - days[b]) <= window)
    return Pairs(a[kept], b[kept], np.full(int(kept.sum()), SURE))


def stories(
    days: Sequence[int], pairs: Pairs, carried: Sequence[Sequence[int]], since: int, threshold: float
) -> list[list[int]]:
    """Clusters of the accounts from number `since` on and of those in `carried`, the open stories of before.

    `days` are those of all accounts.
    """
    old = {i for some in carried for i in some}
    seeds = [*carried, *([i] for i in range(since, len(days)) if i not in old)]
    inside = np.zeros(len(days), bool)
    inside[[i for some in seeds for i in some]] = True
    return clusters(seeds, pairs.within(inside).rows(), dict(enumerate(days)), threshold)
