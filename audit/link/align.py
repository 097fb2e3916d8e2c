"""Passages that two texts share, from the places where sampled grams agree.

A hit is extended word by word to both sides, over small changes: a changed, added or cut word ends a run, not the passage,
when `RESYNC` equal words follow within `GAP` words on either side.
"""

from collections.abc import Sequence
from typing import NamedTuple

GAP = 8
"""Maximum words that one text may have between two equal runs of a passage."""
RESYNC = 4
"""Minimum equal words after a gap."""
SHORTEST = 12
"""Minimum equal words of a passage."""
EQUAL = 0.75
"""Minimum share of equal words in the longer span."""


class Passage(NamedTuple):
    """Words `[a, a_stop)` of one text and `[b, b_stop)` of another, of which `equal` are the same in order."""

    a: int
    a_stop: int
    b: int
    b_stop: int
    equal: int

    @property
    def words(self) -> int:
        """Words of the longer span."""
        return max(self.a_stop - self.a, self.b_stop - self.b)


def passages(a: Sequence[int], b: Sequence[int], hits: Sequence[tuple[int, int]]) -> list[Passage]:
    """Passages of two texts, given as hashes of words (0 equals nothing), around `hits`, pairs of places; none overlap in `a`.

    >>> a = list(range(1, 41)); b = [99] * 7 + a[10:20] + [77] + a[21:32] + [98]
    >>> passages(a, b, [(12, 9)])
    [Passage(a=10, a_stop=32, b=7, b_stop=29, equal=21)]
    """
    found: list[Passage] = []
    for i, j in sorted(hits):
        if any(p.a <= i < p.a_stop and p.b <= j < p.b_stop for p in found):
            continue
        right = extend(a, b, i, j, 1)
        left = extend(a, b, i - 1, j - 1, -1)
        one = Passage(i - left[0], i + right[0], j - left[1], j + right[1], left[2] + right[2])
        if one.equal >= SHORTEST and one.equal >= EQUAL * one.words:
            found.append(one)
    kept: list[Passage] = []
    for p in sorted(found, key=lambda p: (-p.equal, p.a, p.b)):
        if all(p.a >= k.a_stop or p.a_stop <= k.a for k in kept):
            kept.append(p)
    return sorted(kept)


def extend(a: Sequence[int], b: Sequence[int], i: int, j: int, step: int) -> tuple[int, int, int]:
    """Words of each text from places `i`, `j` on in one direction that belong to the passage, and how many are equal.

    >>> extend([1, 2, 3, 9, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], 0, 0, 1)
    (8, 7, 7)
    """
    x, y, equal = i, j, 0
    last = (i, j)
    while True:
        while 0 <= x < len(a) and 0 <= y < len(b) and a[x] == b[y] != 0:
            x, y, equal = x + step, y + step, equal + 1
            last = (x, y)
        jump = next_run(a, b, x, y, step)
        if jump is None:
            return abs(last[0] - i), abs(last[1] - j), equal
        x, y = x + step * jump[0], y + step * jump[1]


EVERY = ((p, q) for p in range(GAP + 1) for q in range(GAP + 1) if p + q)
JUMPS = tuple(sorted(EVERY, key=lambda jump: (sum(jump), abs(jump[0] - jump[1]))))
"""Words to skip in each text to find the next run, the fewest first."""


def next_run(a: Sequence[int], b: Sequence[int], x: int, y: int, step: int) -> tuple[int, int] | None:
    """Words to skip in each text until `RESYNC` equal ones follow, or None; never over a word of hash 0."""
    near_a, near_b = reach(a, x, step), reach(b, y, step)
    if len(near_a) < RESYNC or len(near_b) < RESYNC or not set(near_a) & set(near_b):
        return None
    for p, q in JUMPS:
        run = near_a[p : p + RESYNC]
        if len(run) == RESYNC and run == near_b[q : q + RESYNC]:
            return p, q
    return None


def reach(words: Sequence[int], at: int, step: int) -> list[int]:
    """Words from a place on, as many as a jump and its run need, up to one of hash 0."""
    size = GAP + RESYNC
    some = words[at : at + size] if step > 0 else words[max(at - size + 1, 0) : at + 1][::-1] if at >= 0 else []
    out = list(some)
    return out[: out.index(0)] if 0 in out else out
