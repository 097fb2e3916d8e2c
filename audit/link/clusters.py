"""Average-link clustering of accounts from the probabilities of their pairs, within a maximum of days.

The result depends on the pairs alone: ties are broken by the numbers of the accounts, which callers give in a fixed order.
"""

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

LONGEST = 6
"""Maximum days between the first and the last account of a story; a longer one is several."""


def clusters(
    seeds: Sequence[Sequence[int]], pairs: Iterable[tuple[int, int, float]], days: Mapping[int, int], threshold: float
) -> list[list[int]]:
    """Merge clusters while the mean probability over all pairs of two of them is at least `threshold`.

    `seeds` are the clusters to begin with, each account in one; a pair that is not given has the probability 0.

    >>> clusters([[0], [1], [2]], [(0, 1, 0.9), (1, 2, 0.5)], {0: 1, 1: 1, 2: 1}, 0.4)
    [[0, 1], [2]]
    """
    state = Merging.of(seeds, pairs, days, threshold)
    heap = [state.entry(i, j) for i in state.sums for j in state.sums[i] if i < j and state.mean(i, j) >= threshold]
    heapq.heapify(heap)
    while heap:
        _, _, _, i, j, size_i, size_j = heapq.heappop(heap)
        if state.sizes(i, j) == (size_i, size_j) and state.short(i, j):
            for k in state.merge(i, j):
                heapq.heappush(heap, state.entry(i, k))
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
        for a, b, p in sorted(pairs):
            i, j = home[a], home[b]
            if i != j:
                sums[i][j] = sums[j][i] = sums[i].get(j, 0.0) + p
        first, last = ({i: choose(days[a] for a in some) for i, some in members.items()} for choose in (min, max))
        return cls(members, sums, first, last, threshold)

    def mean(self, i: int, j: int) -> float:
        """Mean probability of the pairs between two clusters."""
        return self.sums[i][j] / (len(self.members[i]) * len(self.members[j]))

    def sizes(self, i: int, j: int) -> tuple[int, int]:
        """Sizes of two clusters, 0 for one that is merged into another."""
        return len(self.members.get(i, ())), len(self.members.get(j, ()))

    def short(self, i: int, j: int) -> bool:
        """True when two clusters together span at most `LONGEST` days."""
        return max(self.last[i], self.last[j]) - min(self.first[i], self.first[j]) <= LONGEST

    def entry(self, i: int, j: int) -> tuple[float, int, int, int, int, int, int]:
        """Entry of the heap: the largest mean first, then the smallest accounts; with the sizes for which it holds."""
        i, j = (i, j) if self.members[i][0] < self.members[j][0] else (j, i)
        return (-round(self.mean(i, j), 9), self.members[i][0], self.members[j][0], i, j, *self.sizes(i, j))

    def merge(self, i: int, j: int) -> list[int]:
        """Merge cluster `j` into `i`; return the clusters that may be merged into it next."""
        self.members[i] = sorted([*self.members[i], *self.members.pop(j)])
        self.first[i], self.last[i] = min(self.first[i], self.first[j]), max(self.last[i], self.last[j])
        for k, p in self.sums.pop(j).items():
            del self.sums[k][j]
            if k != i:
                self.sums[i][k] = self.sums[k][i] = self.sums[i].get(k, 0.0) + p
        return [k for k in self.sums[i] if self.mean(i, k) >= self.threshold]
