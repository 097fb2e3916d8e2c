"""Linear heads of the model of loaded language: how they are fitted, applied and cut."""

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from audit.score.loaded import CLIP

LETTERS, DENSE, CONTEXT = 0.5, 0.08, 0.5
"""Scale of the blocks: grams and letters, dense features, context. A smaller scale is a stronger pull to zero."""

Floats = NDArray[np.float64]


def line(terms: sp.csr_matrix, x: Floats, c: Floats, y: NDArray[np.bool_], grams: int) -> dict[str, Any]:
    """A linear head over terms (of which so many are grams, the others letters), dense features `x` and context `c`.

    It is the mean of two logistic regressions, the scales of their blocks folded into the weights. In one of them a term counts
    more the better it tells loaded sentences from others (naive Bayes log-count ratios).
    """
    mean, scale = x.mean(0), x.std(0) + 1e-9
    d = np.clip((x - mean) / scale, -CLIP, CLIP)
    t = terms.shape[1]
    w, bias = np.zeros(t + x.shape[1] + c.shape[1]), 0.0
    for by_term in (np.ones(t), ratios(terms, y)):
        scales = np.r_[by_term * LETTERS, np.full(x.shape[1], DENSE), np.full(c.shape[1], CONTEXT)]
        design = (sp.hstack([terms, d, c]) @ sp.diags(scales)).tocsr()
        model = LogisticRegression(C=2, solver="liblinear", max_iter=300, random_state=0).fit(design, y)
        w += model.coef_[0] * scales / 2
        bias += float(model.intercept_[0]) / 2
    return {
        "grams": w[:grams], "chars": w[grams:t], "mean": mean, "scale": scale, "dense": w[t : t + x.shape[1]],
        "context": w[t + x.shape[1] :], "bias": bias,
    }  # fmt: skip


def ratios(terms: sp.csr_matrix, y: NDArray[np.bool_]) -> Floats:
    """How well each term tells loaded sentences from others: its log-count ratio, its sign left out, in mean square one.

    Source: Wang and Manning 2012, Baselines and Bigrams.
    """
    seen = terms > 0
    p, q = (np.asarray(seen[rows].sum(0)).ravel() + 1.0 for rows in (y, ~y))
    size: Floats = np.abs(np.log((p / y.sum()) / (q / (~y).sum())))
    scaled: Floats = size / np.sqrt((size**2).mean())
    return scaled


def apply(head: dict[str, Any], terms: sp.csr_matrix, x: Floats, c: Floats | None) -> Floats:
    """Scores of a head; without context when that is None."""
    d = np.clip((x - head["mean"]) / head["scale"], -CLIP, CLIP)
    z = terms @ np.r_[head["grams"], head["chars"]] + d @ head["dense"] + head["bias"]
    scores: Floats = z if c is None else z + c @ head["context"]
    return scores


def threshold(p: Floats, y: NDArray[np.bool_], precision: float) -> float:
    """The lowest probability, of those from which at least 30 rows follow, at which the rows above are right so often."""
    order = np.argsort(-p, kind="stable")
    right = y[order].cumsum() / np.arange(1, len(y) + 1)
    good = np.flatnonzero(right[29:] >= precision)
    return round(float(p[order[good[-1] + 29]]), 4) if len(good) else 0.99
