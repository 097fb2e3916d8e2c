"""Train the model of a page's blocks: linear scores of wording and markup, and boosted trees over them and the traits.

The targets come from pages with the text of their story (`gold_text`) and from segments labelled promo, body, furniture
or provenance, as JSON lines. Folds are by site: no page is scored by a model trained on another page of its site.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from audit.errors import AuditError
from audit.extract.insertions.page.classify import repeats
from audit.extract.insertions.page.grams import markup_grams, strings, word_grams
from audit.extract.insertions.page.matrix import matrix, styles, worded
from audit.extract.insertions.page.model import SCORES
from audit.extract.insertions.page.traits import columns
from audit.extract.insertions.vocabulary import Vocabulary
from audit.learn.insertions.corpora import json_lines
from audit.load import Input, load
from audit.load.html.lines import Unit
from audit.load.page.main_text import laid, words
from audit.outlets import registrable
from audit.text import Document

OUTLETS = 3
"""Minimum sites that use a string before it is weighted: words of one site's templates do not generalise."""
INNER = 4
"""Folds inside the training data: the trees get scores of models not trained on the page's site."""
TREES: dict[str, Any] = {
    "max_iter": 120,
    "learning_rate": 0.08,
    "max_depth": 4,
    "max_leaf_nodes": 16,
    "min_samples_leaf": 25,
    "l2_regularization": 5.0,
    "max_features": 0.3,
    "random_state": 1,
    "early_stopping": False,
}
DOUBTFUL = 0.3
"""Weight of blocks that the gold text omits and a reader labels as story: conventions differ by publisher."""
UNREAD = 0.5
"""Weight, in training promotion, of unlabelled blocks of the gold text."""
COVERED = 0.6
"""Minimum share of a block covered by segments of one class for the block to have that class."""
KNOWN = ("promo", "body", "furniture", "provenance")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to train on: its document, the share of story and the label of each block, and its site."""

    id: str
    document: Document
    shares: Sequence[float]
    labels: Sequence[str]
    site: str


@dataclass(frozen=True, slots=True)
class Data:
    """Blocks of all pages: traits, strings, targets, weights (for story, for promo), page and site, and families."""

    traits: np.ndarray
    wordings: list[set[str]]
    markups: list[set[str]]
    story: np.ndarray
    promo: np.ndarray
    known: np.ndarray
    weight: np.ndarray
    sure: np.ndarray
    usable: np.ndarray
    page: np.ndarray
    site: np.ndarray
    families: tuple[str, ...]


def read_pages(paths: Iterable[Path], segments: Iterable[Path], *, split: str | None = None) -> list[Page]:
    """Read the pages of some files, of one `split` if given, with the labels of their segments."""
    labels: dict[str, dict[tuple[str, ...], str]] = {}
    for path in segments:
        for row in json_lines(path):
            if row["view"] == "html_blocks":
                labels.setdefault(row["doc_id"], {}).setdefault(tuple(words(row["text"])), row["class"])
    found = []
    for path in paths:
        for row in json_lines(path):
            if split and row.get("split") != split:
                continue
            try:
                document = load(Input(row["id"], html=row["html"], url=row["url"]))
            except AuditError:
                continue
            texts = [document.text[b.start : b.stop] for b in document.blocks]
            known = labels.get(row["id"], {})
            shares = laid(row["gold_text"], [Unit(text, None, ()) for text in texts])
            covered = cover(known)
            said = [known.get(w) or covered(w) for w in (tuple(words(t)) for t in texts)]
            found.append(Page(row["id"], document, shares, said, registrable(document.host or "")))
    return found


def cover(known: Mapping[tuple[str, ...], str]) -> Callable[[tuple[str, ...]], str]:
    """Return the class of the segments that together cover most of a block: lines of a page may be cut unlike segments."""
    classes: dict[tuple[str, ...], str] = {}
    for w, label in known.items():
        for triple in zip(w, w[1:], w[2:], strict=False):
            classes.setdefault(triple, label)

    def covered(w: tuple[str, ...]) -> str:
        count = Counter(classes.get(triple, "") for triple in zip(w, w[1:], w[2:], strict=False))
        label, n = count.most_common(1)[0] if count else ("", 0)
        return label if n >= COVERED * count.total() else ""

    return covered


def block_data(found: Sequence[Page], known: Vocabulary) -> Data:
    """Convert the blocks of pages to arrays."""
    weight, usable = [], []
    for page in found:
        text = page.document.text
        again = repeats(page.document, worded(page.document))
        for b, label in zip(page.document.blocks, page.labels, strict=True):
            size = len(words(text[b.start : b.stop])) + 1
            weight.append((size / len(page.labels)) ** 0.5 * (DOUBTFUL if label == "ignore" else 1.0))
            usable.append(b.zone != "headline" and b.start not in again)
    sites = {name: n for n, name in enumerate(sorted({page.site for page in found}))}
    labels = [label for page in found for label in page.labels]
    story = np.array([share >= 0.5 for page in found for share in page.shares])  # most of the block is story
    read = np.array([any(page.labels) for page in found for _ in page.labels])
    labelled = np.array([label in KNOWN for label in labels])
    unread = read & story & (np.array(labels) == "")
    each = [len(page.labels) for page in found]
    return Data(
        traits=np.vstack([matrix(p.document, worded(p.document), *styles(p.document.blocks), known) for p in found]),
        wordings=[strings(word_grams(w.each)) for page in found for w in worded(page.document)],
        markups=[strings(markup_grams(b)) for page in found for b in page.document.blocks],
        story=story.astype(int),
        promo=np.array([label == "promo" for label in labels], dtype=int),
        known=labelled | unread,
        weight=np.array(weight),
        sure=np.where(unread, UNREAD, 1.0),
        usable=np.array(usable),
        page=np.repeat(np.arange(len(found)), each),
        site=np.repeat([sites[page.site] for page in found], each),
        families=tuple(known.families),
    )


def site_folds(found: Sequence[Page], n: int, seed: int = 3) -> np.ndarray:
    """Assign folds to pages; all pages of a site share one."""
    names = sorted({page.site for page in found})
    np.random.default_rng(seed).shuffle(names)
    place = {name: k % n for k, name in enumerate(names)}
    return np.array([place[page.site] for page in found])


def train_blocks(d: Data, rows: np.ndarray) -> dict[str, np.ndarray]:
    """Train on some rows; returns the arrays of the model."""
    rows = rows & d.usable
    grams = [vocabulary(strings, d.site, rows) for strings in (d.wordings, d.markups)]
    sparse = [incidence(strings, known) for strings, known in zip((d.wordings, d.markups), grams, strict=True)]
    tasks = [(x, y, use) for y, use in ((d.story, rows), (d.promo, rows & d.known)) for x in sparse]
    scores = np.zeros((len(rows), len(SCORES)))
    weights, biases = [], []
    inner = d.site % INNER
    for k, (x, y, use) in enumerate(tasks):
        for fold in range(INNER):
            at = np.flatnonzero(rows & (inner == fold))
            scores[at, k] = logistic(x, y, np.flatnonzero(use & (inner != fold))).decision_function(x[at])
        whole = logistic(x, y, np.flatnonzero(use))
        weights.append(whole.coef_[0].astype(np.float32))
        biases.append(float(whole.intercept_[0]))
    x = np.hstack([d.traits, scores.astype(np.float32)])
    forests = {
        "story": HistGradientBoostingClassifier(**TREES).fit(x[rows], d.story[rows], sample_weight=d.weight[rows]),
        "promo": HistGradientBoostingClassifier(**TREES).fit(
            x[rows & d.known], d.promo[rows & d.known], sample_weight=d.sure[rows & d.known]
        ),
    }
    out: dict[str, np.ndarray] = {"bias": np.array(biases), "names": np.array([*columns(d.families), *SCORES])}
    for k, kind in enumerate(("wording", "markup")):
        out[f"{kind}_grams"] = np.array(list(grams[k]))
        out[f"{kind}_weights"] = np.stack([weights[k], weights[k + 2]], axis=1).round(4)
    for name, forest in forests.items():
        out |= {f"{name}_{part}": array for part, array in heap(forest).items()}
    return out


def vocabulary(strings: Sequence[set[str]], sites: np.ndarray, rows: np.ndarray) -> dict[str, int]:
    """Map each string that at least `OUTLETS` sites use to its column."""
    seen: dict[str, set[int]] = {}
    for n in np.flatnonzero(rows).tolist():
        for gram in strings[n]:
            seen.setdefault(gram, set()).add(int(sites[n]))
    return {gram: k for k, gram in enumerate(sorted(g for g, s in seen.items() if len(s) >= OUTLETS))}


def incidence(strings: Sequence[set[str]], known: dict[str, int]) -> csr_matrix:
    """Build the sparse matrix of ones, shape (blocks, strings), for the strings of each block."""
    at, ends = [], [0]
    for found in strings:
        at += [known[gram] for gram in found if gram in known]
        ends.append(len(at))
    return csr_matrix((np.ones(len(at), dtype=np.float32), at, ends), shape=(len(strings), len(known)))


def logistic(x: csr_matrix, y: np.ndarray, rows: np.ndarray) -> LogisticRegression:
    """Train a logistic regression on some rows."""
    return LogisticRegression(C=0.3, max_iter=200, solver="liblinear").fit(x[rows], y[rows])


def heap(model: HistGradientBoostingClassifier, depth: int = TREES["max_depth"]) -> dict[str, np.ndarray]:
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
