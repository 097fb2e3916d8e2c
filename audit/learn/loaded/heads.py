"""Linear heads of the model of loaded language: fitting, applying, setting thresholds."""

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from audit.score.loaded import CLIP

LETTERS, DENSE, CONTEXT = 0.5, 0.08, 0.5
"""Scale of the blocks: grams and character n-grams, dense features, context. A smaller scale regularises more."""
STRENGTH = 2.0
"""Inverse regularisation of the heads."""

Floats = NDArray[np.float64]


def halves(y: NDArray[np.bool_]) -> Floats:
    """Weigh rows so that both classes have the same total: a prior of one half, whatever the training data."""
    weights: Floats = np.where(y, 0.5 / max(y.sum(), 1), 0.5 / max((~y).sum(), 1)) * len(y)
    return weights


def line(
    terms: sp.csr_matrix,
    x: Floats,
    c: Floats,
    y: NDArray[np.bool_],
    grams: int,
    weights: Floats | None = None,
    strength: float = STRENGTH,
) -> dict[str, Any]:
    """Fit a linear head over terms (the first `grams` are word n-grams, the rest character n-grams), dense `x` and context `c`.

    The head is the mean of two logistic regressions, the scales of their blocks folded into the weights. In one of them terms
    are weighted by naive Bayes log-count ratios.
    """
    mean, scale = x.mean(0), x.std(0) + 1e-9
    d = np.clip((x - mean) / scale, -CLIP, CLIP)
    t = terms.shape[1]
    w, bias = np.zeros(t + x.shape[1] + c.shape[1]), 0.0
    for by_term in (np.ones(t), ratios(terms, y)):
        scales = np.r_[by_term * LETTERS, np.full(x.shape[1], DENSE), np.full(c.shape[1], CONTEXT)]
        design = (sp.hstack([terms, d, c]) @ sp.diags(scales)).tocsr()
        model = LogisticRegression(C=strength, solver="liblinear", max_iter=300, random_state=0).fit(design, y, weights)
        w += model.coef_[0] * scales / 2
        bias += float(model.intercept_[0]) / 2
    return {
        "grams": w[:grams],
        "chars": w[grams:t],
        "mean": mean,
        "scale": scale,
        "dense": w[t : t + x.shape[1]],
        "context": w[t + x.shape[1] :],
        "bias": bias,
    }


def ratios(terms: sp.csr_matrix, y: NDArray[np.bool_]) -> Floats:
    """Compute the absolute naive Bayes log-count ratio of each term, scaled to a mean square of one.

    Source: Wang and Manning 2012, Baselines and Bigrams.
    """
    seen = terms > 0
    p, q = (np.asarray(seen[rows].sum(0)).ravel() + 1.0 for rows in (y, ~y))
    size: Floats = np.abs(np.log((p / y.sum()) / (q / (~y).sum())))
    scaled: Floats = size / np.sqrt((size**2).mean())
    return scaled


def apply(head: dict[str, Any], terms: sp.csr_matrix, x: Floats, c: Floats | None) -> Floats:
    """Score rows with a head; without context when `c` is None."""
    d = np.clip((x - head["mean"]) / head["scale"], -CLIP, CLIP)
    z = terms @ np.r_[head["grams"], head["chars"]] + d @ head["dense"] + head["bias"]
    scores: Floats = z if c is None else z + c @ head["context"]
    return scores


def threshold(p: Floats, y: NDArray[np.bool_], precision: float) -> float:
    """Find the lowest threshold with at least 30 rows above it and this precision; .99 where there is none."""
    order = np.argsort(-p, kind="stable")
    right = y[order].cumsum() / np.arange(1, len(y) + 1)
    good = np.flatnonzero(right[29:] >= precision)
    return round(float(p[order[good[-1] + 29]]), 4) if len(good) else 0.99


def best_f1(p: Floats, y: NDArray[np.bool_], missed: int) -> float:
    """Find the threshold of the best F1; `missed`: marked words that are not candidates."""
    order = np.argsort(-p, kind="stable")
    right = y[order].cumsum()
    f1 = 2 * right / (np.arange(1, len(y) + 1) + y.sum() + missed)
    return round(float(p[order[f1.argmax()]]), 4)
