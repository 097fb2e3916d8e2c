"""Boosted trees as arrays: scored with numpy alone, and explained by the traits that weighed most."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees of one depth, each in heap order: node n has the children 2n+1 (not above its threshold) and 2n+2.

    `trait` and `threshold` hold the inner nodes of all trees in one row, `value` the log-odds that each leaf adds, `path` and
    `step` for each leaf the traits on the way down to it and what each of them added: shape (leaves, depth). `inner` is the
    number of inner nodes of a tree, `base` the log-odds before any tree.
    """

    trait: "np.ndarray"
    threshold: "np.ndarray"
    value: "np.ndarray"
    path: "np.ndarray"
    step: "np.ndarray"
    inner: int
    base: float

    @classmethod
    def of(cls, trait: "np.ndarray", threshold: "np.ndarray", value: "np.ndarray", base: float) -> "Forest":
        """A forest from arrays of shape (trees, inner nodes), twice, and (trees, nodes): the mean log-odds under a node."""
        import numpy as np

        trees, inner = trait.shape
        at = np.tile(np.arange(inner, 2 * inner + 1), (trees, 1))
        tree = np.arange(trees)[:, None]
        path, step = [], []
        while at[0, 0] > 0:
            above = (at - 1) // 2
            path.append(trait[tree, above].ravel())
            step.append((value[tree, at] - value[tree, above]).ravel())
            at = above
        return cls(
            trait.astype(np.int64).ravel(), threshold.ravel(), value[:, inner:].ravel(),
            np.stack(path, axis=1).astype(np.int64), np.stack(step, axis=1), inner, base,
        )  # fmt: skip

    def leaves(self, x: "np.ndarray") -> "np.ndarray":
        """For rows of traits, shape (n, traits), the leaf of each in each tree: shape (n, trees)."""
        import numpy as np

        first = np.arange(0, len(self.trait), self.inner)
        rows = (np.arange(len(x)) * x.shape[1])[:, None]
        flat = x.ravel()
        at = np.zeros((len(x), len(first)), dtype=np.int64)
        for _ in range(self.path.shape[1]):
            node = at + first
            at += at
            at += 1
            at += flat.take(self.trait.take(node) + rows) > self.threshold.take(node)
        return at + np.arange(len(first)) * (self.inner + 1) - self.inner

    def odds(self, leaves: "np.ndarray") -> "np.ndarray":
        """Log-odds of each row, by its leaves."""
        odds: np.ndarray = self.value.take(leaves).sum(axis=1) + self.base
        return odds

    def weights(self, leaves: "np.ndarray", traits: int) -> "np.ndarray":
        """How much each trait added to the log-odds of each row, by the steps down each tree: shape (n, traits)."""
        import numpy as np

        place = self.path[leaves] + (np.arange(len(leaves)) * traits)[:, None, None]
        total = np.bincount(place.ravel(), self.step[leaves].ravel(), len(leaves) * traits)
        return total.reshape(-1, traits)
