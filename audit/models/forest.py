"""Gradient-boosted trees as arrays, scored with numpy alone and explained by the contribution of each feature."""

from dataclasses import field
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

AT_ONCE = 512
"""Rows that are scored together: time per row grows, and memory with it, when a block outgrows the cache."""


@frozen
class Forest:
    """Trees of equal depth, each in heap order: node n has the children 2n+1 (feature at most its threshold) and 2n+2.

    `trait` (index of the feature) and `threshold` have shape (trees, inner nodes). `value`, shape (trees, nodes), holds the
    mean log-odds below a node, at a leaf its own contribution. `base` is the log-odds before any tree. The rest is
    precomputed: `levels` holds features and thresholds of each level's nodes, tree after tree; `leaf` the contribution of
    each leaf of all trees; `path` and `step`, shape (trees x leaves, depth), the features on the path to each leaf and their
    contributions.
    """

    trait: "np.ndarray"
    threshold: "np.ndarray"
    value: "np.ndarray"
    base: float
    levels: "Sequence[tuple[np.ndarray, np.ndarray]]" = field(repr=False)
    leaf: "np.ndarray" = field(repr=False)
    path: "np.ndarray" = field(repr=False)
    step: "np.ndarray" = field(repr=False)

    @classmethod
    def of(cls, trait: "np.ndarray", threshold: "np.ndarray", value: "np.ndarray", base: float) -> "Forest":
        """Build a forest from its arrays."""
        import numpy as np

        trees, inner = trait.shape
        depth = inner.bit_length()
        trait = trait.astype(np.int64)
        path = np.zeros((trees, inner + 1, depth), dtype=np.int64)
        step = np.zeros((trees, inner + 1, depth))
        at = np.arange(inner, 2 * inner + 1)
        for level in range(depth):
            above = (at - 1) // 2
            path[:, :, level] = trait[:, above]
            step[:, :, level] = value[:, at] - value[:, above]
            at = above
        edges = pairwise(2**level - 1 for level in range(depth + 1))
        levels = tuple((trait[:, a:b].ravel(), threshold[:, a:b].ravel()) for a, b in edges)
        flat = (path.reshape(-1, depth), step.reshape(-1, depth))
        return cls(trait, threshold, value, base, levels, value[:, inner:].ravel(), *flat)

    def leaves(self, x: "np.ndarray") -> "np.ndarray":
        """Find the leaf of each row of features, shape (n, features), in each tree: shape (n, trees).

        Leaves are numbered through all trees. So are the nodes of a level: the children of node n are 2n and 2n+1 of the next.
        """
        import numpy as np

        return np.concatenate([self.leaves_of(block) for block in in_blocks(x)])

    def leaves_of(self, x: "np.ndarray") -> "np.ndarray":
        """Find `leaves` of a block of rows that fits in the processor's cache."""
        import numpy as np

        trait, threshold = self.levels[0]
        at = 2 * np.arange(len(trait)) + (x.take(trait, axis=1) > threshold)
        flat, rows = x.ravel(), (np.arange(len(x)) * x.shape[1])[:, None]
        for trait, threshold in self.levels[1:]:
            place = trait.take(at)
            place += rows
            above = flat.take(place) > threshold.take(at)
            at += at
            at += above
        return at

    def odds(self, x: "np.ndarray") -> "np.ndarray":
        """Sum the log-odds of each row of features."""
        import numpy as np

        return np.concatenate([self.summed(self.leaves_of(block)) for block in in_blocks(x)])

    def weights(self, x: "np.ndarray") -> "np.ndarray":
        """Attribute the log-odds of each row to features, summed along the paths of all trees: shape (n, features)."""
        return self.parted(self.leaves(x), x.shape[1])

    def summed(self, leaves: "np.ndarray") -> "np.ndarray":
        """Sum the log-odds of rows from their leaves."""
        odds: np.ndarray = self.leaf.take(leaves).sum(axis=1) + self.base
        return odds

    def parted(self, leaves: "np.ndarray", traits: int) -> "np.ndarray":
        """Compute `weights` from the leaves of rows; `traits` is the number of features."""
        import numpy as np

        place = self.path.take(leaves, axis=0)
        place += (np.arange(len(leaves)) * traits)[:, None, None]
        total = np.bincount(place.ravel(), self.step.take(leaves, axis=0).ravel(), len(leaves) * traits)
        return total.reshape(-1, traits)


def in_blocks(x: "np.ndarray") -> "list[np.ndarray]":
    """Cut rows into blocks of `AT_ONCE`, at least one."""
    return [x[at : at + AT_ONCE] for at in range(0, max(len(x), 1), AT_ONCE)]
