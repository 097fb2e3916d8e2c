"""Train a logistic regression over named features and write it as JSON."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from audit.models.linear import Linear


def fit(
    rows: Sequence[Sequence[str]],
    labels: Sequence[bool],
    *,
    c: float,
    fewest: int = 3,
    smallest: float = 0.02,
    weights: Sequence[float] | None = None,
) -> Linear:
    """Train on features that occur in at least `fewest` rows; drop weights smaller than `smallest`."""
    from sklearn.linear_model import LogisticRegression

    names, x = matrix(rows, fewest)
    y = np.asarray(labels, dtype=int)
    model: Any = LogisticRegression(C=c, max_iter=400, solver="liblinear")
    model.fit(x, y, sample_weight=None if weights is None else np.asarray(weights))
    found = {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True) if abs(w) >= smallest}
    return Linear(found, round(float(model.intercept_[0]), 4))


def matrix(rows: Sequence[Sequence[str]], fewest: int) -> tuple[list[str], csr_matrix]:
    """List the features, and build a sparse 0/1 matrix of shape (rows, features)."""
    seen: dict[str, int] = {}
    for row in rows:
        for f in set(row):
            seen[f] = seen.get(f, 0) + 1
    names = sorted(f for f, n in seen.items() if n >= fewest)
    place = {f: i for i, f in enumerate(names)}
    indices: list[int] = []
    indptr = [0]
    for row in rows:
        indices += sorted({place[f] for f in row if f in place})
        indptr.append(len(indices))
    return names, csr_matrix((np.ones(len(indices)), indices, indptr), shape=(len(rows), len(names)))


def save(model: Linear, path: Path) -> None:
    """Write the model as JSON, one weight per line."""
    data = {"threshold": model.threshold, "bias": model.bias, "weights": dict(sorted(model.weights.items()))}
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
