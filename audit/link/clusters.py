"""Average-link clustering of accounts from the probabilities of their pairs, within a maximum of days.

The result depends on the pairs alone: ties are broken by the numbers of the accounts, which callers give in a fixed order.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Entry = tuple[float, int, int, int, int, int, int]
"""Entry of the heap: the largest mean first, then the smallest accounts; both clusters, with the sizes for which it holds."""
LONGEST = 6
"""Maximum days between the first and the last account of a story; a longer one is several."""


def clusters(
    seeds: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int, float]], days: Mapping[int, int], threshold: float
) -> list[list[int]]:
    """Merge clusters while the mean probability over all pairs of two of them is at least `threshold`.

    `seeds` are the clusters to begin with, each account in one; `pairs` are in order, and one that is
    not given has the probability 0.

    >>> clusters([[0], [1], [2]], [(0, 1, 0.9), (1, 2, 0.5)], {0: 1, 1: 1, 2: 1}, 0.4)
    [[0, 1], [2]]
    """
    state = Merging.of(seeds, pairs, days, threshold)
    heap = [entry for i in state.sums if (entry := state.best(i))]
    heapq.heapify(heap)
    while heap:
        _, _, _, i, j, size_i, size_j = heapq.heappop(heap)
        if state.size(i) != size_i:
            continue
        if state.size(j) == size_j:
            state.merge(i, j)
        if entry := state.best(i):
            heapq.heappush(heap, entry)
    return sorted(state.members.values())


@dataclass(slots=True)
class Merging:
    """Clusters while they are merged: their members, sums of the probabilities between two of them, first and last day."""

    members: dict[int, list[int]]
    sums: dict[int, dict[int, float]]
    first: dict[int, int]
    last: dict[int, int]
    threshold: float

    @classmethod
    def of(
        cls,
        seeds: Sequence[Sequence[int]],
        pairs: Iterable[tuple[int, int, float]],
        days: Mapping[int, int],
        threshold: float,
    ) -> "Merging":
        """Begin with the seeds."""
        members = {i: sorted(seed) for i, seed in enumerate(seeds)}
        home = {account: i for i, seed in members.items() for account in seed}
        sums: dict[int, dict[int, float]] = {i: {} for i in members}
        for a, b, p in pairs:
            i, j = home[a], home[b]
            if i != j:
                sums[i][j] = sums[j][i] = sums[i].get(j, 0.0) + p
        first, last = ({i: choose(days[a] for a in some) for i, some in members.items()} for choose in (min, max))
        return cls(members, sums, first, last, threshold)

    def size(self, i: int) -> int:
        """Size of a cluster, 0 for one that is merged into another."""
        return len(self.members.get(i, ()))

    def best(self, i: int) -> Entry | None:
        """Entry of the best cluster to merge with cluster `i`, None where no mean reaches the threshold.

        The pair of clusters that is merged next is the best of the one that was changed last, so one entry each is enough.
        """
        mine, members, size = self.members[i][0], self.members, len(self.members[i])
        least = self.threshold * size
        found: tuple[float, int, int, int] | None = None
        for k, p in self.sums[i].items():
            others = members[k]
            if p >= least * len(others) and self.short(i, k):
                other = others[0]
                one = (-round(p / (size * len(others)), 9), min(mine, other), max(mine, other), k)
                if found is None or one < found:
                    found = one
        return (*found[:3], i, found[3], size, len(members[found[3]])) if found else None

    def short(self, i: int, j: int) -> bool:
        """True when two clusters together span at most `LONGEST` days."""
        return max(self.last[i], self.last[j]) - min(self.first[i], self.first[j]) <= LONGEST

    def merge(self, i: int, j: int) -> None:
        """Merge cluster `j` into `i`."""
        self.members[i] = sorted([*self.members[i], *self.members.pop(j)])
        self.first[i], self.last[i] = min(self.first[i], self.first[j]), max(self.last[i], self.last[j])
        mine = self.sums[i]
        for k, p in self.sums.pop(j).items():
            del self.sums[k][j]
            if k != i:
                mine[k] = self.sums[k][i] = mine.get(k, 0.0) + p
