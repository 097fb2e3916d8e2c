"""Measure the probability of excerpts by kinds of folds, and the gap between folds and outlets held aside before any choice.

Words are not marked here, so that only the head of excerpts is trained in each fold.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

from audit.learn.loaded import Data, article_scores, by_key, dense, fitted, inner
from audit.learn.loaded.by_fold import article_side
from audit.learn.loaded.corpora import Text
from audit.learn.loaded.heads import STRENGTH, apply
from audit.learn.loaded.partitions import BY, Fold, draws, outlet_names, partition
from audit.learn.loaded.vectors import Vocabulary
from audit.score.sentence_features import sigmoid

STRENGTHS = (STRENGTH / 2, STRENGTH, 2 * STRENGTH)
"""Inverse regularisations among which a draw chooses."""
DRAWS = 4
"""Draws of outlets held aside."""
FEWEST = 15
"""Minimum excerpts of each class in an outlet whose AUC counts."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Figures(NamedTuple):
    """Number of excerpts, macro-F1 at a probability of .5, AUC, and mean AUC within outlets with at least 15 of each class."""

    n: int
    f1: float
    auc: float
    within: float


class Draw(NamedTuple):
    """A draw: outlets held aside, regularisation chosen without them, and figures.

    `folds`: of the other outlets in the folds of the choice; `aside`: of the outlets held aside; `same`: of these same excerpts
    when one outlet at a time is held out.
    """

    outlets: str
    strength: float
    folds: Figures
    aside: Figures
    same: Figures


def measured(data: Data, n: int = DRAWS) -> tuple[dict[str, Figures], list[Draw]]:
    """Measure each kind of folds, and `n` draws of outlets held aside."""
    rows = np.flatnonzero(np.array([t.excerpt for t in data.texts])[data.text])
    extra = article_scores(data, article_side(data), rows)
    data = with_words_of(data, rows)
    by_kind = {by: out_of_fold(data, extra, partition(data.texts, by))[STRENGTH] for by in BY}
    kinds = {by: figures(data, p) for by, p in by_kind.items()}
    return kinds, [drawn(data, extra, fold, by_kind["outlet"]) for fold in draws(data.texts, n)]


def drawn(data: Data, extra: Floats, draw: Fold, by_outlet: Floats) -> Draw:
    """Choose a regularisation in folds by outlet and folds by topic of the outlets not drawn, then score those drawn."""
    choice = [out_of_fold(data, extra, among(data.texts, draw.trained, by)) for by in ("outlet", "topic")]
    best = max(STRENGTHS, key=lambda c: sum(figures(data, p[c]).auc for p in choice))
    aside = out_of_fold(data, extra, [draw])[best]
    same = np.where(draw.held, by_outlet, np.nan)
    return Draw(draw.name, best, figures(data, choice[0][best]), figures(data, aside), figures(data, same))


def among(texts: Sequence[Text], chosen: Bools, by: str) -> Iterator[Fold]:
    """Yield the folds of the chosen texts alone, as masks over all texts."""
    at = np.flatnonzero(chosen).tolist()
    for fold in partition([texts[i] for i in at], by):
        held, trained = np.zeros((2, len(texts)), dtype=bool)
        held[at], trained[at] = fold.held, fold.trained
        yield Fold(fold.name, held, trained)


def out_of_fold(data: Data, extra: Floats, parts: Iterable[Fold]) -> dict[float, Floats]:
    """Score the excerpts of each fold by a model trained for it: by regularisation, the probability of each text, else NaN.

    The probability of an excerpt is that of its likeliest sentence.
    """
    excerpt = np.array([t.excerpt for t in data.texts])
    out = {c: np.full(len(data.texts), np.nan) for c in STRENGTHS}
    for fold in parts:
        rows, held = (np.flatnonzero((mask & excerpt)[data.text]) for mask in (fold.trained, fold.held))
        made = inner(data, rows, extra)
        x = dense(data, by_key(data, made.table), extra)[held]
        for c, p in out.items():
            p[fold.held & excerpt] = 0.0
            head = fitted(data, rows, made, excerpt=True, strength=c).head
            z = apply(head, data.terms[held], x, None)
            np.maximum.at(p, data.text[held], sigmoid(head["slope"] * z + head["shift"]))
    return out


def figures(data: Data, p: Floats) -> Figures:
    """Compare probabilities of texts, NaN where there is none, with their labels; texts that are all insertion are left out."""
    at = [i for i in np.flatnonzero(~np.isnan(p)).tolist() if data.texts[i].loaded]
    loaded = np.array([any(data.texts[i].loaded) for i in at])
    outlet = outlet_names([data.texts[i] for i in at])
    within = []
    for name in sorted(set(outlet)):
        mine = outlet == name
        if min(loaded[mine].sum(), (~loaded[mine]).sum()) >= FEWEST:
            within.append(roc_auc_score(loaded[mine], p[at][mine]))
    f1 = f1_score(loaded, p[at] >= 0.5, average="macro")
    return Figures(len(at), float(f1), float(roc_auc_score(loaded, p[at])), float(np.mean(within)) if within else float("nan"))


def with_words_of(data: Data, rows: NDArray[np.int64]) -> Data:
    """Leave only words of the sentences `rows` in the vocabulary: the same propensities of their words, five times faster."""
    s = data.arrays
    here = np.isin(s.sentence, rows)
    used = {s.forms.keys[k] for k in np.unique(np.r_[s.key[here], s.word[here]])}
    words = data.vocabulary
    at = [i for i, w in enumerate(words.words) if w in used]
    return replace(data, vocabulary=Vocabulary([words.words[i] for i in at], words.frequency[at], words.features[at]))


def report(kinds: dict[str, Figures], found: Sequence[Draw]) -> Iterator[str]:
    """Format the figures as tab-separated lines; the gap is that of the same excerpts, folds by outlet minus aside."""
    yield "folds\tn\tmacro-F1\tAUC\tAUC within outlets"
    for by, f in kinds.items():
        yield f"{by}\t{f.n}\t{f.f1:.3f}\t{f.auc:.3f}\t{f.within:.3f}"
    yield "aside\tn\tregularisation\tfolds of the others\taside\tthe same in folds by outlet"
    for d in found:
        pairs = "\t".join(f"{f.f1:.3f} / {f.auc:.3f}" for f in (d.folds, d.aside, d.same))
        yield f"{d.outlets}\t{d.aside.n}\t{d.strength:g}\t{pairs}"
    gaps = np.array([[d.same.f1 - d.aside.f1, d.same.auc - d.aside.auc] for d in found])
    blind = np.array([[d.folds.f1 - d.aside.f1, d.folds.auc - d.aside.auc] for d in found])
    for name, values in (("gap, same excerpts", gaps), ("gap, folds of the others", blind)):
        (f1, auc), (f1_sd, auc_sd) = values.mean(0), values.std(0)
        yield f"{name}\tmacro-F1 {f1:+.3f} (SD {f1_sd:.3f})\tAUC {auc:+.3f} (SD {auc_sd:.3f})"
