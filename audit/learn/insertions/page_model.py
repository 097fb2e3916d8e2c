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

from audit.extract.insertions.page.classify import repeats
from audit.extract.insertions.page.grams import markup_grams, strings, word_grams
from audit.extract.insertions.page.matrix import matrix, styles, worded
from audit.extract.insertions.page.model import SCORES
from audit.extract.insertions.page.traits import columns
from audit.extract.insertions.vocabulary import Vocabulary
from audit.learn.insertions.corpora import json_lines
from audit.learn.insertions.line_story import ReadLines, first_reading, line_arrays, line_judge, site_folds
from audit.learn.insertions.trees import heap
from audit.load import Input
from audit.load.html.lines import Unit
from audit.load.page.main_text import laid, words
from audit.text import Document

OUTLETS = 3
"""Minimum sites that use a string before it is weighted: words of one site's templates do not generalise."""
FOLDS = 5
"""Folds by site: a page is loaded, and in evaluation audited, by models that have not seen its site."""
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
    """A page to train on: its document, the share of story and the label of each block, its site, and its fold."""

    id: str
    document: Document
    shares: Sequence[float]
    labels: Sequence[str]
    site: str
    fold: int


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


def read_pages(
    paths: Iterable[Path], segments: Iterable[Path], *, split: str | None = None
) -> tuple[list[Page], list[ReadLines]]:
    """Read the pages of some files, of one `split` if given, with the labels of their segments, and the lines of all pages.

    Each page is loaded by a model of lines that has not seen its site.
    """
    labels: dict[str, dict[tuple[str, ...], str]] = {}
    for path in segments:
        for row in json_lines(path):
            if row["view"] == "html_blocks":
                labels.setdefault(row["doc_id"], {}).setdefault(tuple(words(row["text"])), row["class"])
    rows = [row for path in paths for row in json_lines(path) if not split or row.get("split") == split]
    read = [first_reading(Input(row["id"], html=row["html"], url=row["url"]), row["gold_text"]) for row in rows]
    place = site_folds([page.site for page in read], FOLDS)
    for fold in range(FOLDS):
        judge = line_judge(line_arrays([page for page, at in zip(read, place, strict=True) if at != fold]))
        for page in (page for page, at in zip(read, place, strict=True) if at == fold):
            page.read_again(judge)
    found = []
    for row, page, fold in zip(rows, read, place.tolist(), strict=True):
        if (document := page.document) is None:
            continue
        texts = [document.text[b.start : b.stop] for b in document.blocks]
        known = labels.get(row["id"], {})
        shares = laid(row["gold_text"], [Unit(text, None, ()) for text in texts])
        covered = cover(known)
        said = [known.get(w) or covered(w) for w in (tuple(words(t)) for t in texts)]
        found.append(Page(row["id"], document, shares, said, page.site, fold))
    return found, read


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
        out |= {f"{name}_{part}": array for part, array in heap(forest, TREES["max_depth"]).items()}
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
