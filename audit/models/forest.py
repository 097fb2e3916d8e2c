"""Boosted trees as arrays: scored with numpy alone, and explained by the traits that weighed most."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of one depth, each in heap order: node n has the children 2n+1 (not above its threshold) and 2n+2.

    `trait` and `threshold` have shape (trees, inner nodes), `value` (trees, nodes): the mean log-odds under a node, at a leaf
    what it adds. `base` is the log-odds before any tree. The rest is laid out once: `levels` holds for each level the traits
    and thresholds of its nodes, tree after tree; `leaf` what each leaf of all trees adds; `path` and `step` the traits on the
    way down to each leaf and what each of them added: shape (trees x leaves, depth).
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
        """A forest from its arrays."""
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
        """For rows of traits, shape (n, traits), the leaf of each in each tree, numbered through: shape (n, trees).

        The nodes of a level are numbered through as well, so that the children of node n are 2n and 2n+1 of the next.
        """
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
        """Log-odds of each row of traits."""
        return self.summed(self.leaves(x))

    def weights(self, x: "np.ndarray") -> "np.ndarray":
        """How much each trait added to the log-odds of each row, by the steps down each tree: shape (n, traits)."""
        return self.parted(self.leaves(x), x.shape[1])

    def summed(self, leaves: "np.ndarray") -> "np.ndarray":
        """Log-odds of rows by their leaves."""
        odds: np.ndarray = self.leaf.take(leaves).sum(axis=1) + self.base
        return odds

    def parted(self, leaves: "np.ndarray", traits: int) -> "np.ndarray":
        """What `weights` says, of rows whose leaves are known and that have so many traits."""
        import numpy as np

        place = self.path.take(leaves, axis=0)
        place += (np.arange(len(leaves)) * traits)[:, None, None]
        total = np.bincount(place.ravel(), self.step.take(leaves, axis=0).ravel(), len(leaves) * traits)
        return total.reshape(-1, traits)
