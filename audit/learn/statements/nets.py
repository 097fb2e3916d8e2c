"""Small models trained with numpy: a softmax over hashed templates, and networks of one hidden layer.

Both are deterministic for a seed and return the mean of their weights over the second half of the epochs.
"""

from typing import TYPE_CHECKING

import numpy as np

from audit.extract.statements.tagger.model import Net
from audit.extract.statements.tagger.templates import BITS

if TYPE_CHECKING:
    from numpy.typing import NDArray


def softmax_over_rows(
    x: "NDArray[np.int32]",
    y: "NDArray[np.int8]",
    *,
    epochs: int = 5,
    rate: float = 0.05,
    decay: float = 5e-5,
    batch: int = 4096,
    seed: int = 0,
) -> "NDArray[np.float32]":
    """Train weights (rows, 4) of a softmax whose logits sum the rows given by `x` (words, templates); Adagrad."""
    from scipy.sparse import csr_matrix

    rng = np.random.default_rng(seed)
    n, templates = x.shape
    weight = np.zeros((1 << BITS, 4), np.float32)
    squares = np.full_like(weight, 1e-3)
    total = np.zeros_like(weight)
    steps = 0
    target = np.eye(4, dtype=np.float32)[y]
    for epoch in range(epochs):
        order = rng.permutation(n)
        for i in range(0, n, batch):
            b = order[i : i + batch]
            ones = np.ones(len(b) * templates, np.float32)
            shape = (len(b), 1 << BITS)
            rows = csr_matrix((ones, x[b].ravel(), np.arange(0, len(b) * templates + 1, templates)), shape=shape)
            z = rows @ weight
            e = np.exp(z - z.max(1, keepdims=True))
            error = e / e.sum(1, keepdims=True) - target[b]
            slope = (rows.T @ error) * (100 / len(b)) + weight * (decay * 100)
            squares += slope * slope
            weight -= rate * slope / np.sqrt(squares)
            if epoch >= epochs // 2:
                total += weight
                steps += 1
    return (total / np.float32(steps)).astype(np.float32)


def network(
    x: "NDArray[np.floating]",
    y: "NDArray[np.integer]",
    outputs: int,
    *,
    hidden: int,
    epochs: int,
    drop: float = 0.0,
    rate: float = 2e-3,
    decay: float = 1e-5,
    batch: int = 1024,
    seed: int = 0,
) -> Net:
    """Train a network of one hidden layer for classes `y`; Adam with a falling rate.

    Inputs are standardised while fitting, and the scaling is folded into the weights afterwards.
    """
    rng = np.random.default_rng(seed)
    n, d = x.shape
    sample = x[rng.permutation(n)[:50000]].astype(np.float32)
    mean, spread = sample.mean(0), sample.std(0) + 1e-2
    weights = [
        rng.normal(0, (2 / d) ** 0.5, (d, hidden)).astype(np.float32),
        np.zeros(hidden, np.float32),
        rng.normal(0, (2 / hidden) ** 0.5, (hidden, outputs)).astype(np.float32),
        np.zeros(outputs, np.float32),
    ]
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    total = [np.zeros_like(w) for w in weights]
    target = np.eye(outputs, dtype=np.float32)[y]
    steps, kept, all_steps = 0, 0, epochs * (n // batch + 1)
    for epoch in range(epochs):
        order = rng.permutation(n)
        for i in range(0, n, batch):
            b = order[i : i + batch]
            xb = (x[b].astype(np.float32) - mean) / spread
            h = xb @ weights[0] + weights[1]
            open_ = (h > 0).astype(np.float32)
            if drop:
                open_ *= (rng.random(h.shape, dtype=np.float32) > drop) / np.float32(1 - drop)
            h *= open_
            z = h @ weights[2] + weights[3]
            e = np.exp(z - z.max(1, keepdims=True))
            error = (e / e.sum(1, keepdims=True) - target[b]) / np.float32(len(b))
            inner = (error @ weights[2].T) * open_
            slopes = [xb.T @ inner + decay * weights[0], inner.sum(0), h.T @ error + decay * weights[2], error.sum(0)]
            steps += 1
            pace = rate * min(1.0, steps / 200) * (1 - steps / (all_steps + 1)) ** 0.5
            for k, s in enumerate(slopes):
                first[k] += np.float32(0.1) * (s - first[k])
                second[k] += np.float32(0.001) * (s * s - second[k])
                move = (first[k] / (1 - 0.9**steps)) / (np.sqrt(second[k] / (1 - 0.999**steps)) + 1e-8)
                weights[k] -= np.float32(pace) * move.astype(np.float32)
            if epoch >= epochs // 2:
                kept += 1
                total = [t + w for t, w in zip(total, weights, strict=True)]
    inner_w, shift, outer, lift = ((t / kept).astype(np.float32) for t in total)
    scaled = inner_w / spread[:, None]
    return Net(scaled.astype(np.float32), (shift - mean @ scaled).astype(np.float32), outer, lift)


def committee(nets: list[Net]) -> Net:
    """Combine networks with the same inputs into one network, whose logits are the mean of theirs."""
    few = np.float32(1 / len(nets))
    return Net(
        np.concatenate([n.inner for n in nets], axis=1),
        np.concatenate([n.shift for n in nets]),
        np.concatenate([n.outer for n in nets]) * few,
        np.stack([n.lift for n in nets]).mean(axis=0, dtype=np.float32),
    )
