"""Boosted trees of scikit-learn as the arrays of `audit.models.forest.Forest`."""

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier


def heap(model: HistGradientBoostingClassifier, depth: int) -> dict[str, np.ndarray]:
    """Order boosted trees as `audit.models.forest.Forest` does; a leaf above the last level is repeated below itself."""
    inner = 2**depth - 1
    trees = [predictors[0].nodes for predictors in model._predictors]  # noqa: SLF001 - no other way to the trees
    trait = np.zeros((len(trees), inner), dtype=np.int16)
    threshold = np.full((len(trees), inner), np.inf)
    value = np.zeros((len(trees), 2 * inner + 1), dtype=np.float32)
    for t, nodes in enumerate(trees):
        place = {0: 0}
        for n in range(2 * inner + 1):
            node = place[n]
            value[t, n] = mean(nodes, node)
            if n < inner:
                leaf = nodes[node]["is_leaf"]
                if not leaf:
                    trait[t, n], threshold[t, n] = nodes[node]["feature_idx"], nodes[node]["num_threshold"]
                place[2 * n + 1] = node if leaf else int(nodes[node]["left"])
                place[2 * n + 2] = node if leaf else int(nodes[node]["right"])
    base = model._baseline_prediction.ravel()[0]  # noqa: SLF001 - no other way to it
    return {"trait": trait, "threshold": threshold, "value": value, "base": np.array(base)}


def mean(nodes: np.ndarray, at: int) -> float:
    """Compute the contribution of a node: its value at a leaf, else the mean of its leaves weighted by their blocks."""
    node = nodes[at]
    if node["is_leaf"]:
        return float(node["value"])
    left, right = int(node["left"]), int(node["right"])
    a, b = int(nodes[left]["count"]), int(nodes[right]["count"])
    return (a * mean(nodes, left) + b * mean(nodes, right)) / (a + b)
