"""Boosted trees as arrays: scored with numpy alone, and explained by the traits that weighed most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of one depth, each in heap order: node n has the children 2n+1 (not above its threshold) and 2n+2.

    `trait` and `threshold` have shape (trees, inner nodes), `value` (trees, nodes): the mean log-odds under a node, at a leaf
    what it adds. `base` is the log-odds before any tree. `path` and `step` hold for each node of all trees the traits on the
    way down to it when it is a leaf, and what each of them added: shape (trees x nodes, depth).
    """

    trait: "np.ndarray"
    threshold: "np.ndarray"
    value: "np.ndarray"
    base: float
    path: "np.ndarray"
    step: "np.ndarray"

    @classmethod
    def of(cls, trait: "np.ndarray", threshold: "np.ndarray", value: "np.ndarray", base: float) -> "Forest":
        """A forest from its arrays; the ways down to the leaves are laid out once, here."""
        import numpy as np

        trees, inner = trait.shape
        depth = inner.bit_length()
        path = np.zeros((trees, value.shape[1], depth), dtype=np.int64)
        step = np.zeros((trees, value.shape[1], depth))
        at = np.arange(inner, 2 * inner + 1)
        for level in range(depth):
            above = (at - 1) // 2
            path[:, inner:, level] = trait[:, above]
            step[:, inner:, level] = value[:, at] - value[:, above]
            at = above
        return cls(trait.astype(np.int64), threshold, value, base, path.reshape(-1, depth), step.reshape(-1, depth))

    def leaves(self, x: "np.ndarray") -> "np.ndarray":
        """For rows of traits, shape (n, traits), the leaf of each in each tree, numbered through: shape (n, trees)."""
        import numpy as np

        trees, inner = self.trait.shape
        tree = np.arange(trees)
        first = tree * inner
        rows = (np.arange(len(x)) * x.shape[1])[:, None]
        flat = x.ravel()
        at = np.zeros((len(x), trees), dtype=np.int64)
        for _ in range(self.path.shape[1]):
            node = at + first
            at += at
            at += 1
            at += flat.take(self.trait.take(node) + rows) > self.threshold.take(node)
        at += tree * self.value.shape[1]
        return at

    def odds(self, x: "np.ndarray") -> "np.ndarray":
        """Log-odds of each row of traits."""
        return self.summed(self.leaves(x))

    def weights(self, x: "np.ndarray") -> "np.ndarray":
        """How much each trait added to the log-odds of each row, by the steps down each tree: shape (n, traits)."""
        return self.parted(self.leaves(x), x.shape[1])

    def summed(self, leaves: "np.ndarray") -> "np.ndarray":
        """Log-odds of rows by their leaves."""
        odds: np.ndarray = self.value.take(leaves).sum(axis=1) + self.base
        return odds

    def parted(self, leaves: "np.ndarray", traits: int) -> "np.ndarray":
        """What `weights` says, of rows whose leaves are known and that have so many traits."""
        import numpy as np

        place = self.path[leaves] + (np.arange(len(leaves)) * traits)[:, None, None]
        total = np.bincount(place.ravel(), self.step[leaves].ravel(), len(leaves) * traits)
        return total.reshape(-1, traits)
