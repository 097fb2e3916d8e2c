"""Boosted trees as arrays: scored with numpy alone, and explained by the traits that weighed most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of one depth, each in heap order: node n has the children 2n+1 (not above its threshold) and 2n+2.

    `trait` and `threshold` have shape (trees, inner nodes), `value` (trees, nodes): the mean log-odds under a node, at a leaf
    what it adds. `base` is the log-odds before any tree.
    """

    trait: "np.ndarray"
    threshold: "np.ndarray"
    value: "np.ndarray"
    base: float

    def leaves(self, x: "np.ndarray") -> "np.ndarray":
        """For rows of traits, shape (n, traits), the leaf of each in each tree: shape (n, trees)."""
        import numpy as np

        trees, inner = self.trait.shape
        tree = np.arange(trees) * inner
        rows = (np.arange(len(x)) * x.shape[1])[:, None]
        flat, trait, threshold = x.ravel(), self.trait.ravel(), self.threshold.ravel()
        at = np.zeros((len(x), trees), dtype=np.int64)
        while True:
            node = at + tree
            at = 2 * at + 1 + (flat[rows + trait[node]] > threshold[node])
            if at[0, 0] >= inner:
                return np.asarray(at)

    def odds(self, x: "np.ndarray") -> "np.ndarray":
        """Log-odds of each row."""
        import numpy as np

        if not len(x):
            return np.zeros(0)
        at = self.leaves(x)
        nodes = self.value.shape[1]
        odds: np.ndarray = self.value.ravel()[at + np.arange(len(self.trait)) * nodes].sum(axis=1) + self.base
        return odds

    def weights(self, x: "np.ndarray") -> "np.ndarray":
        """How much each trait added to the log-odds of each row, by the steps down each tree: shape (n, traits)."""
        import numpy as np

        out = np.zeros((len(x), x.shape[1]))
        trees = np.arange(len(self.trait))
        at = self.leaves(x)
        while at[0, 0] > 0:
            above = (at - 1) // 2
            step = self.value[trees, at] - self.value[trees, above]
            place = self.trait[trees, above] + np.arange(len(x))[:, None] * x.shape[1]
            out += np.bincount(place.ravel(), step.ravel(), out.size).reshape(out.shape)
            at = above
        return out
