"""Train the model of loaded sentences and words.

Two linear heads over masked words, runs of letters, form and propensities, one for whole articles and one for excerpts, then
boosted trees that mark words. Inside the training data everything that a later stage reads of an earlier one is out of fold.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from audit.kit.loaded import Masks, Propensity, Tables
from audit.learn.marked import Text, tally
from audit.learn.vectors import Vocabulary
from audit.score.features import FLOOR, Sentence, chars, form, grams, propensities, summary
from audit.score.loaded import CLIP, contexts
from audit.score.marking import token_rows

INNER = 4
"""Folds inside the training data."""
PRIOR = 4.0
"""Times that the propensity of similar words counts beside what annotators did with a word."""
LETTERS, DENSE, CONTEXT = 0.5, 0.12, 0.5
"""Scale of the blocks: grams and letters, dense features, context. A smaller scale is a stronger pull to zero."""
FLAG, MARK, FLAG_EXCERPT = 0.55, 0.42, 0.85
"""Precision, out of fold, that flags and marks in articles and flags of excerpts are set for."""
TREES: dict[str, Any] = {
    "max_iter": 60, "learning_rate": 0.12, "max_leaf_nodes": 12, "max_depth": 5, "l2_regularization": 3.0,
    "min_samples_leaf": 40, "random_state": 0, "early_stopping": False,
}  # fmt: skip

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Data:
    """All marked sentences with what no fold changes: terms and form. `text` is the place of each sentence's text."""

    texts: Sequence[Text]
    vocabulary: Vocabulary
    masks: Masks
    grams: TfidfVectorizer
    chars: TfidfVectorizer
    sentences: list[Sentence]
    text: NDArray[np.int64]
    marked: list[list[bool]]
    loaded: NDArray[np.bool_]
    terms: sp.csr_matrix
    form: Floats


def prepare(texts: Sequence[Text], vocabulary: Vocabulary, masks: Masks, plain: Sequence[Sentence]) -> Data:
    """Terms and form of every sentence; grams and letters that count are those of unlabelled sentences (`plain`)."""
    keys = [s.keys for s in plain]
    g = TfidfVectorizer(analyzer=grams, min_df=5, max_features=24_000, sublinear_tf=True).fit(keys)
    c = TfidfVectorizer(analyzer=chars, min_df=5, max_features=30_000, sublinear_tf=True).fit(keys)
    sentences = [s for t in texts for s in t.sentences]
    keys = [s.keys for s in sentences]
    return Data(
        texts,
        vocabulary,
        masks,
        g,
        c,
        sentences,
        np.array([i for i, t in enumerate(texts) for _ in t.sentences]),
        [m for t in texts for m in t.marked],
        np.array([y for t in texts for y in t.loaded]),
        sp.hstack([g.transform(keys), c.transform(keys)]).tocsr(),
        np.array([form(s, masks) for s in sentences], dtype=float),
    )


def propensity(data: Data, rows: NDArray[np.int64]) -> Propensity:
    """Propensities of words from the marked words of some sentences.

    A word that the vocabulary lacks counts like all such words: rare words are marked often, in excerpts one in four.
    """
    yes, no = tally(((data.sentences[i], data.marked[i]) for i in rows), data.masks)
    words, features = data.vocabulary.words, data.vocabulary.features
    p = np.array([float(yes[w]) for w in words])
    n = np.array([float(no[w]) for w in words])
    seen = np.flatnonzero(p + n)
    both = sp.vstack([features[seen], features[seen]]).tocsr()
    weight = np.r_[p[seen], n[seen]]
    label = np.r_[np.ones(len(seen)), np.zeros(len(seen))]
    model = LogisticRegression(C=0.1, max_iter=200, tol=1e-3).fit(both[weight > 0], label[weight > 0], weight[weight > 0])
    similar = model.predict_proba(features)[:, 1]
    known = dict(zip(words, logit((p + PRIOR * similar) / (p + n + PRIOR)).tolist(), strict=True))
    rare = sorted((yes.keys() | no.keys()) - known.keys())
    marked = sum(yes[w] for w in rare)
    rate = (marked + 1) / (marked + sum(no[w] for w in rare) + 2)
    for w in rare:
        if yes[w] + no[w] > 1:
            known[w] = float(logit(np.array((yes[w] + PRIOR * rate) / (yes[w] + no[w] + PRIOR))))
    return Propensity(known, float(logit(np.array(rate))))


def logit(q: Floats) -> Floats:
    """Log-odds to three decimals."""
    return np.round(np.log(q / (1 - q)), 3).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Side:
    """One kind of text, trained: its table, its head, and out of fold the table, score and context of each training row."""

    table: Propensity
    head: dict[str, Any]
    tables: list[Propensity]
    fold: dict[int, int]
    z: dict[int, float]
    context: dict[int, list[float]]


def dense(data: Data, rows: NDArray[np.int64], table: Propensity, extra: Floats | None) -> Floats:
    """Form, propensities and more, of some sentences."""
    tops = np.array([summary(propensities(data.sentences[i], table, data.masks)) for i in rows], dtype=float)
    parts = [data.form[rows], tops] + ([] if extra is None else [extra[rows][:, None]])
    return np.hstack(parts)


def around(data: Data, rows: NDArray[np.int64], table: Propensity) -> dict[int, list[float]]:
    """Context of each sentence among those of its text."""
    out: dict[int, list[float]] = {}
    for t in np.unique(data.text[rows]):
        here = rows[data.text[rows] == t]
        out |= dict(zip(here.tolist(), contexts([data.sentences[i] for i in here], table, data.masks), strict=True))
    return out


def side(data: Data, rows: NDArray[np.int64], extra: Floats | None, excerpt: bool) -> Side:
    """Train the head of articles or of excerpts on some sentences."""
    fold = folds([data.texts[t].group for t in data.text[rows]], INNER, seed=1)
    tables = [propensity(data, rows[fold != f]) for f in range(INNER)]
    table = propensity(data, rows)
    width = data.form.shape[1] + 9 + (extra is not None)
    x = np.zeros((len(rows), width))
    context: dict[int, list[float]] = {}
    for f in range(INNER):
        mine = np.flatnonzero(fold == f)
        x[mine] = dense(data, rows[mine], tables[f], extra)
        context |= around(data, rows[mine], tables[f])
    c = np.zeros((len(rows), 0)) if excerpt else np.array([context[i] for i in rows])
    y = data.loaded[rows]
    z = np.zeros(len(rows))
    for f in range(INNER):
        z[fold == f] = apply(line(data, rows, x, c, y, fold != f), data, rows, x, c)[fold == f]
    head = line(data, rows, x, c, y, np.ones(len(rows), dtype=bool))
    platt = LogisticRegression(C=1e6).fit(z[:, None], y)
    head |= {"slope": float(platt.coef_[0, 0]), "shift": float(platt.intercept_[0])}
    p = platt.predict_proba(z[:, None])[:, 1]
    head["flag"] = threshold(p, y, FLAG_EXCERPT if excerpt else FLAG)
    ids = rows.tolist()
    return Side(
        table, head, tables, dict(zip(ids, fold.tolist(), strict=True)), dict(zip(ids, z.tolist(), strict=True)), context
    )


def line(
    data: Data, rows: NDArray[np.int64], x: Floats, c: Floats, y: NDArray[np.bool_], use: NDArray[np.bool_]
) -> dict[str, Any]:
    """A linear head: logistic regression over scaled blocks, its scales folded into the weights."""
    mean, scale = x[use].mean(0), x[use].std(0) + 1e-9
    d = np.clip((x - mean) / scale, -CLIP, CLIP)
    design = sp.hstack([data.terms[rows] * LETTERS, d * DENSE, c * CONTEXT]).tocsr()
    model = LogisticRegression(C=2, solver="liblinear", max_iter=300, random_state=0).fit(design[use], y[use])
    w = model.coef_[0]
    g, t = len(data.grams.vocabulary_), data.terms.shape[1]
    return {
        "grams": (w[:g] * LETTERS), "chars": (w[g:t] * LETTERS), "mean": mean, "scale": scale,
        "dense": w[t : t + x.shape[1]] * DENSE, "context": w[t + x.shape[1] :] * CONTEXT, "bias": float(model.intercept_[0]),
    }  # fmt: skip


def apply(head: dict[str, Any], data: Data, rows: NDArray[np.int64], x: Floats, c: Floats | None) -> Floats:
    """Scores of a head; without context when that is None."""
    d = np.clip((x - head["mean"]) / head["scale"], -CLIP, CLIP)
    z = data.terms[rows] @ np.r_[head["grams"], head["chars"]] + d @ head["dense"] + head["bias"]
    scores: Floats = z if c is None else z + c @ head["context"]
    return scores


def threshold(p: Floats, y: NDArray[np.bool_], precision: float) -> float:
    """The lowest probability, of those from which at least 30 rows follow, at which the rows above are right so often."""
    order = np.argsort(-p, kind="stable")
    right = y[order].cumsum() / np.arange(1, len(y) + 1)
    good = np.flatnonzero(right[29:] >= precision)
    return round(float(p[order[good[-1] + 29]]), 4) if len(good) else 0.99


def train(data: Data, chosen: NDArray[np.bool_], known: Callable[[], Side] | None = None) -> dict[str, NDArray[Any]]:
    """The arrays of the model of the chosen texts; `known` gives the side of articles where that is trained already."""
    kind = np.array([t.excerpt for t in data.texts])
    articles = np.flatnonzero((chosen & ~kind)[data.text])
    excerpts = np.flatnonzero((chosen & kind)[data.text])
    a = known() if known else side(data, articles, None, excerpt=False)
    extra = np.zeros(len(data.sentences))
    extra[excerpts] = apply(a.head, data, excerpts, dense(data, excerpts, a.table, None), None)
    e = side(data, excerpts, extra, excerpt=True)
    trees, marks = mark(data, a, e, articles, excerpts, around(data, excerpts, a.table))
    return export(data, a, e, trees, marks)


def mark(
    data: Data, a: Side, e: Side, articles: NDArray[np.int64], excerpts: NDArray[np.int64], e_context: dict[int, list[float]]
) -> tuple[HistGradientBoostingClassifier, dict[str, tuple[float, float]]]:
    """Trees over the words worth marking, and the thresholds of both kinds of text, set on the other half of the texts."""
    frequency = dict(zip(data.vocabulary.words, data.vocabulary.frequency.tolist(), strict=True))
    x: list[list[float]] = []
    y: list[bool] = []
    where: list[tuple[bool, int]] = []
    missed = {True: 0, False: 0}
    for excerpt, mine, rows in ((False, a, articles), (True, e, excerpts)):
        for i in rows.tolist():
            s, f = data.sentences[i], mine.fold[i]
            tables = Tables(data.masks, frequency, a.table if excerpt else a.tables[f], e.tables[f] if excerpt else e.table)
            z = [mine.z[j] if j in mine.z and data.text[j] == data.text[i] else FLOOR for j in (i, i - 1, i + 1)]
            context = (e_context if excerpt else a.context)[i][0]
            found = list(token_rows(s, tables, context, z, excerpt))
            x += [row for _, row in found]
            y += [data.marked[i][at] for at, _ in found]
            where += [(excerpt, int(data.text[i]))] * len(found)
            missed[excerpt] += sum(data.marked[i]) - sum(data.marked[i][at] for at, _ in found)
    features, labels = np.array(x), np.array(y)
    kind, half = np.array([k for k, _ in where]), np.array([t % 2 for _, t in where])
    p = np.zeros(len(labels))
    for h in (0, 1):
        model = HistGradientBoostingClassifier(**TREES).fit(features[half != h], labels[half != h])
        p[half == h] = model.predict_proba(features[half == h])[:, 1]
    in_articles = threshold(p[~kind], labels[~kind], MARK)
    in_excerpts = best_f1(p[kind], labels[kind], missed[True])
    marks = {"article": (in_articles, round(in_articles / 2.5, 4)), "excerpt": (in_excerpts, in_excerpts)}
    return HistGradientBoostingClassifier(**TREES).fit(features, labels), marks


def best_f1(p: Floats, y: NDArray[np.bool_], missed: int) -> float:
    """The probability of the best F1, `missed` marked words being out of reach."""
    order = np.argsort(-p, kind="stable")
    right = y[order].cumsum()
    f1 = 2 * right / (np.arange(1, len(y) + 1) + y.sum() + missed)
    return round(float(p[order[f1.argmax()]]), 4)


def export(
    data: Data, a: Side, e: Side, trees: HistGradientBoostingClassifier, marks: dict[str, tuple[float, float]]
) -> dict[str, NDArray[Any]]:
    """The arrays of `audit.kit.loaded.Model.of`."""
    words = data.vocabulary.words
    both = [*words, *sorted((a.table.words.keys() | e.table.words.keys()) - set(words))]
    out: dict[str, Any] = {
        "words": text(both), "common": len(words), "frequency": data.vocabulary.frequency,
        "topics": text(sorted(data.masks.topics)),
        "grams": text(data.grams.get_feature_names_out()), "gram_idf": data.grams.idf_,
        "chars": text(data.chars.get_feature_names_out()), "char_idf": data.chars.idf_,
    }  # fmt: skip
    for name, s in (("article", a), ("excerpt", e)):
        head = s.head | {"mark": marks[name][0], "beside": marks[name][1], "unknown": s.table.unknown}
        out |= {f"{name}_{k}": v for k, v in head.items()}
        out[f"{name}_propensity"] = np.array([s.table.words.get(w, s.table.unknown) for w in both])
    out |= {f"trees_{k}": v for k, v in flat(trees).items()}
    return {k: np.asarray(v) for k, v in out.items()}


def text(words: Sequence[str]) -> NDArray[np.uint8]:
    """Words as the bytes of a text, one a line."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def flat(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Boosted trees as flat arrays; a leaf leads to itself."""
    nodes = [tree.nodes for (tree,) in model._predictors]  # noqa: SLF001 - there is no public way to the nodes
    roots = np.cumsum([0, *(len(n) for n in nodes[:-1])])
    at = np.arange(sum(map(len, nodes)))
    base = np.repeat(roots, [len(n) for n in nodes])
    node = np.concatenate(nodes)
    leaf = node["is_leaf"].astype(bool)
    return {
        "feature": np.where(leaf, 0, node["feature_idx"]).astype(np.int64),
        "threshold": np.where(leaf, 0.0, node["num_threshold"]),
        "left": np.where(leaf, at, base + node["left"].astype(np.int64)),
        "right": np.where(leaf, at, base + node["right"].astype(np.int64)),
        "value": np.where(leaf, node["value"], 0.0),
        "roots": roots,
        "bias": float(model._baseline_prediction.ravel()[0]),  # noqa: SLF001 - there is no public way to it
        "depth": int(node["depth"].max()),
    }


def folds(groups: Sequence[str], k: int, *, seed: int = 0) -> NDArray[np.int64]:
    """Fold of each row, the rows of a group in one, groups in an order drawn by `seed`."""
    names = sorted(set(groups))
    place = dict(zip(np.random.default_rng(seed).permutation(names).tolist(), (i % k for i in range(len(names))), strict=True))
    return np.array([place[g] for g in groups])
