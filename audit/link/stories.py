"""Stories of a window of accounts: pairs, their probabilities, and clusters that grow from those of the week before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.link.clusters import clusters
from audit.link.corpus import Corpus
from audit.link.pairs import GRAMS, LEAST, SURE, PairModel, features
from audit.link.sampled import Hits
from audit.link.vectors import Rarity, Similar, Vectors, similar

WINDOW = 3
"""Maximum days between two accounts that are compared; 97 % of dated stories of roundups lie within two."""
KEPT = 0.1
"""Minimum probability of a pair that clustering reads; lower ones change no figure and cost most of the time."""
Pair = tuple[int, int]


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


def shared_grams(found: Hits) -> Counter[Pair]:
    """Number of places of the first account of a pair that the other shares; the larger number of the pair comes first."""
    return Counter({(max(a, b), min(a, b)): len({i for i, _ in places}) for a, b, places in found.by_pair()})


def pair_probabilities(corpus: Corpus, found: Hits, linker: Linker, since: int = 0) -> dict[Pair, float]:
    """Probability of each pair of accounts, the later one from number `since` on, that may tell one story."""
    accounts, days = corpus.accounts, np.asarray(corpus.days, np.int64)
    known = [(a.lang or "und") in linker.model.languages for a in accounts]
    grams = shared_grams(found)
    pairs = similar(Vectors.of(corpus.entries, len(accounts), linker.rarity), days, linker.window, LEAST, since)
    gaps = np.abs(days[pairs.a] - days[pairs.b])
    p = linker.model.probabilities(features(pairs.cosines, gaps, looked_up(grams, pairs, len(accounts))))
    covered = np.asarray(known, bool)
    kept = np.flatnonzero((p >= KEPT) & covered[pairs.a] & covered[pairs.b])
    out = dict(zip(zip(pairs.a[kept].tolist(), pairs.b[kept].tolist(), strict=True), p[kept].tolist(), strict=True))
    for (a, b), count in grams.items():
        near = abs(corpus.days[a] - corpus.days[b]) <= linker.window
        if a >= since and count >= GRAMS and near and accounts[a].lang == accounts[b].lang and not known[a]:
            out[a, b] = SURE
    return out


def looked_up(grams: Counter[Pair], pairs: Similar, n: int) -> NDArray[np.int64]:
    """Number of shared grams of each pair of `n` accounts."""
    if not grams:
        return np.zeros(len(pairs.a), np.int64)
    known = np.array(sorted((a * n + b, count) for (a, b), count in grams.items()), np.int64)
    keys = pairs.a.astype(np.int64) * n + pairs.b
    at = np.minimum(np.searchsorted(known[:, 0], keys), len(known) - 1)
    return np.where(known[at, 0] == keys, known[at, 1], 0)


def stories(
    corpus: Corpus, pairs: dict[Pair, float], carried: Sequence[Sequence[int]], since: int, threshold: float
) -> list[list[int]]:
    """Clusters of the accounts from number `since` on and of those in `carried`, the open stories of before."""
    old = {i for some in carried for i in some}
    seeds = [*carried, *([i] for i in range(since, len(corpus.accounts)) if i not in old)]
    inside = {i for some in seeds for i in some}
    rows = [(a, b, p) for (a, b), p in pairs.items() if a in inside and b in inside]
    return clusters(seeds, rows, dict(enumerate(corpus.days)), threshold)
