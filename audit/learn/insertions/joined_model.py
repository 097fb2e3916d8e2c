"""Train the model of joined pages (`joined.npz`): cuts, wording and the trees over spans, on the labelled promo corpus."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from audit.extract.insertions import FINDERS, found_by
from audit.extract.insertions.joined.cuts import cuts, features_of
from audit.extract.insertions.joined.model import Joined
from audit.extract.insertions.joined.segment import lattice
from audit.extract.insertions.joined.spans import span_grams
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.plain.split import lines
from audit.learn.insertions.corpora import Segment
from audit.learn.insertions.page_model import heap
from audit.models.forest import Forest
from audit.text import Document

VIEW = "html_text_content"
"""View of pages joined without a break, which trains the cuts and the trees."""
WORDED = ("html_blocks", "newspaper3k_text")
"""Views whose segments train the wording scores."""
INNER = 4
"""Folds inside the training data: the trees get scores of models not trained on the page's outlet."""
WRONG = 0.3
"""Share of spans without promotion used to train the trees, with their weight raised to compensate."""
OUTLETS = {"cut": 2, "wording": 3}
"""Minimum outlets that use a feature or string before it is weighted."""
SMALLEST = 0.02
"""Minimum absolute weight; smaller ones are dropped."""
TREES: dict[str, Any] = {
    "max_iter": 250,
    "learning_rate": 0.05,
    "max_depth": 5,
    "max_leaf_nodes": 24,
    "min_samples_leaf": 20,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 1,
    "early_stopping": False,
}


class Rows(NamedTuple):
    """Features of the cuts of a page, whether each separates two texts, and the page's outlet."""

    strings: list[list[str]]
    labels: list[bool]
    outlet: str


def train_joined(kit: InsertionsKit, texts: Mapping[str, str], segments: Sequence[Segment]) -> Joined:
    """Train on labelled segments; `kit` holds the seams and rules that process a joined page first."""
    pages: dict[str, list[Segment]] = {}
    for s in segments:
        if s.view == VIEW:
            pages.setdefault(s.doc, []).append(s)
    outlets = sorted({s.outlet for s in segments})
    part = {outlet: n % INNER for n, outlet in enumerate(outlets)}
    cut = {doc: cut_rows(texts[doc], mine, kit) for doc, mine in sorted(pages.items())}
    word = [s for s in segments if s.view in WORDED and s.role != "ignore"]
    xs, ys = [], []
    for fold in range(INNER):
        rest = linear_scores(
            [rows for doc, rows in cut.items() if part[pages[doc][0].outlet] != fold],
            [s for s in word if part[s.outlet] != fold],
            texts,
        )
        inner = replace(kit, joined=rest)
        for doc, mine in sorted(pages.items()):
            if part[mine[0].outlet] == fold:
                x, y = span_rows(texts[doc], mine, cut[doc].strings, inner)
                xs.append(x)
                ys.append(y)
    x, y = np.vstack(xs), np.concatenate(ys)
    use = (y == 1) | (np.random.default_rng(1).random(len(y)) < WRONG)
    model = HistGradientBoostingClassifier(**TREES)
    model.fit(x[use], y[use], sample_weight=np.where(y == 1, 1, 1 / WRONG)[use])
    whole = linear_scores(list(cut.values()), word, texts)
    return replace(whole, forest=forest(heap(model, TREES["max_depth"])))


def forest(arrays: Mapping[str, np.ndarray]) -> Forest:
    """Build trees from their arrays."""
    return Forest.of(arrays["trait"], arrays["threshold"], arrays["value"], float(arrays["base"]))


def save_joined(model: Joined, path: Path) -> None:
    """Write the arrays of a model, as `Joined.of` reads them."""
    out: dict[str, Any] = {"bias": np.array(model.bias)}
    for name, table in (("cut", model.cut), ("wording", model.wording)):
        known = sorted(table)
        out[f"{name}_names"] = np.array(known)
        out[f"{name}_weights"] = np.array([table[k] for k in known], dtype=np.float32)
    trees = model.forest
    out |= {"trait": trees.trait, "threshold": trees.threshold, "value": trees.value, "base": np.array(trees.base)}
    np.savez_compressed(path, **out)


def cut_rows(text: str, mine: Sequence[Segment], kit: InsertionsKit) -> Rows:
    """Label the cuts of a page by the ends of its segments."""
    begins, ends = {s.start for s in mine}, {s.stop for s in mine}
    found = cuts(text, 0, len(text))
    labels = [c.right in begins and c.left in ends for c in found[1:-1]]
    return Rows(list(features_of(text, found, kit.seams.words)), labels, mine[0].outlet)


def linear_scores(cut: Sequence[Rows], word: Sequence[Segment], texts: Mapping[str, str]) -> Joined:
    """Train the two linear parts of the model, without trees."""
    weights, bias = linear_weights(
        [s for rows in cut for s in rows.strings],
        [label for rows in cut for label in rows.labels],
        [rows.outlet for rows in cut for _ in rows.labels],
        OUTLETS["cut"],
    )
    said = [span_grams(texts[s.doc], s.start, s.stop) for s in word]
    wording, _ = linear_weights(said, [s.role == "promo" for s in word], [s.outlet for s in word], OUTLETS["wording"])
    none = Forest.of(np.zeros((0, 1), dtype=int), np.zeros((0, 1)), np.zeros((0, 3)), 0.0)
    return Joined(weights, bias, wording, none)


def linear_weights(
    rows: Sequence[Sequence[str]], labels: Sequence[bool], outlets: Sequence[str], least: int
) -> tuple[dict[str, float], float]:
    """Fit weights of the strings that at least `least` outlets use, and the bias."""
    used: dict[str, set[str]] = {}
    for row, outlet in zip(rows, outlets, strict=True):
        for g in row:
            used.setdefault(g, set()).add(outlet)
    place = {g: k for k, g in enumerate(sorted(g for g, s in used.items() if len(s) >= least))}
    at, ends = [], [0]
    for row in rows:
        at += [place[g] for g in row if g in place]
        ends.append(len(at))
    x = csr_matrix((np.ones(len(at), dtype=np.float32), at, ends), shape=(len(rows), len(place)))
    model = LogisticRegression(C=0.3, max_iter=200, solver="liblinear").fit(x, labels)
    weights = {g: round(float(w), 4) for g, w in zip(place, model.coef_[0], strict=True) if abs(w) >= SMALLEST}
    return weights, float(model.intercept_[0])


def span_rows(
    text: str, mine: Sequence[Segment], features: Sequence[Sequence[str]], kit: InsertionsKit
) -> tuple[np.ndarray, np.ndarray]:
    """Compute columns of the spans of a page, and whether each is one labelled promotion; skip spans in ignored segments."""
    document = Document.of(text)
    finds = found_by(FINDERS, document, kit, lines(document, kit.seams))
    found = cuts(text, 0, len(text))
    spans, x = lattice(text, found, features, finds, kit.joined.opened, kit.phrases)
    promo = {(s.start, s.stop) for s in mine if s.role == "promo"}
    ignored = np.zeros(len(text) + 1)
    for s in mine:
        if s.role == "ignore":
            ignored[s.start + 1 : s.stop + 1] = 1
    ignored = np.cumsum(ignored)
    a, b = np.array([c.right for c in found])[spans[:, 0]], np.array([c.left for c in found])[spans[:, 1]]
    y = np.array([pair in promo for pair in zip(a.tolist(), b.tolist(), strict=True)], dtype=int)
    use = ignored[b] - ignored[a] <= 0.5 * (b - a)
    return x[use], y[use]
