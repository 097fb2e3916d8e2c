"""Train the model of loaded sentences and words.

Two linear heads over masked words, character n-grams, form and propensities, one for whole articles and one for excerpts, then
boosted trees that mark words. Inside the training data, a later stage gets out-of-fold output of the earlier ones only.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from audit.learn.loaded.corpora import Text
from audit.learn.loaded.heads import STRENGTH, apply, best_f1, halves, line, threshold
from audit.learn.loaded.partitions import folds
from audit.learn.loaded.vectors import Vocabulary
from audit.score.arrays import SentenceArrays, concatenated
from audit.score.loaded import article_context, with_neighbours
from audit.score.sentence_features import FLOOR, chars, form_features, grams, propensity_features
from audit.score.word_features import Context, candidates
from audit.score.word_table import KEY

INNER = 4
"""Folds inside the training data."""
PRIOR = 4.0
"""Weight, in annotated occurrences, of the propensity of similar words against the annotations of a word."""
FLAG, MARK, FLAG_EXCERPT = 0.55, 0.42, 0.85
"""Out-of-fold precision at which thresholds are set: flags and marks in articles, and flags of excerpts."""
THING = 4.0
"""Unmarked occurrences added to a plain name of a thing, where annotators did not mark it."""
TREES: dict[str, Any] = {
    "max_iter": 60,
    "learning_rate": 0.12,
    "max_leaf_nodes": 12,
    "max_depth": 5,
    "l2_regularization": 3.0,
    "min_samples_leaf": 40,
    "random_state": 0,
    "early_stopping": False,
}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Propensity:
    """Propensity of each word, as a logit: how often annotators marked it; `unknown` is that of all other words."""

    words: dict[str, float]
    unknown: float


@dataclass(frozen=True, slots=True)
class Data:
    """All annotated sentences, read as one text, with the parts shared by all folds: terms and form.

    `text`: index of the text of each sentence; `plain`: neutral names of things.
    """

    texts: Sequence[Text]
    vocabulary: Vocabulary
    plain: frozenset[str]
    grams: TfidfVectorizer
    chars: TfidfVectorizer
    arrays: SentenceArrays
    text: NDArray[np.int64]
    marked: NDArray[np.bool_]
    loaded: NDArray[np.bool_]
    terms: sp.csr_matrix
    form: Floats


def prepare(texts: Sequence[Text], vocabulary: Vocabulary, unlabelled: Sequence[Sequence[str]], plain: frozenset[str]) -> Data:
    """Compute terms and form of every sentence.

    `unlabelled`: keys of unlabelled sentences, whose grams and character n-grams are the terms; `plain`: neutral names of
    things.
    """
    g = TfidfVectorizer(analyzer=grams, min_df=5, max_features=24_000, sublinear_tf=True).fit(unlabelled)
    alone = {w for w in g.vocabulary_ if " " not in w}
    whole = sorted(w for w in g.vocabulary_ if alone.issuperset(w.split(" ")))
    if len(whole) < len(g.vocabulary_):
        g = TfidfVectorizer(analyzer=grams, vocabulary=whole, sublinear_tf=True).fit(unlabelled)
    c = TfidfVectorizer(analyzer=chars, min_df=5, max_features=30_000, sublinear_tf=True).fit(unlabelled)
    s = concatenated([t.arrays for t in texts])
    return Data(
        texts=texts,
        vocabulary=vocabulary,
        plain=plain,
        grams=g,
        chars=c,
        arrays=s,
        text=np.repeat(np.arange(len(texts)), [len(t.loaded) for t in texts]),
        marked=np.array([m for t in texts for m in t.marked]),
        loaded=np.array([y for t in texts for y in t.loaded]),
        terms=sp.hstack([g.transform([s.keys(n) for n in range(len(s.size))]), letters(s, c)]).tocsr(),
        form=form_features(s),
    )


def letters(s: SentenceArrays, known: TfidfVectorizer) -> sp.csr_matrix:
    """Weight the character n-grams of each sentence by idf, divided by the root of the squared lengths of its words."""
    counts = CountVectorizer(analyzer=lambda key: chars([key]), vocabulary=known.vocabulary_).transform(s.forms.keys)
    words = sp.csr_matrix((np.ones(len(s.key)), (s.sentence, s.key)), shape=(len(s.size), len(s.forms.keys)))
    length = words @ (counts @ known.idf_**2)
    scale = 1 / np.sqrt(np.where(length > 0, length, 1.0))
    return (sp.diags(scale) @ words @ counts @ sp.diags(known.idf_)).tocsr()


def propensity(data: Data, chosen: NDArray[np.int64]) -> Propensity:
    """Estimate propensities of words from the marked words of the chosen sentences.

    A word outside the vocabulary gets the rate of all words missing in the news, which is high: one in four in excerpts.
    """
    yes, no = tally(data, chosen)
    words, features = data.vocabulary.words, data.vocabulary.features
    p = np.array([float(yes[w]) for w in words])
    n = np.array([float(no[w]) + THING * (w in data.plain and not yes[w]) for w in words])
    seen = np.flatnonzero(p + n)
    both = sp.vstack([features[seen], features[seen]]).tocsr()
    weight = np.r_[p[seen], n[seen]]
    label = np.r_[np.ones(len(seen)), np.zeros(len(seen))]
    model = LogisticRegression(C=0.1, max_iter=200, tol=1e-3).fit(both[weight > 0], label[weight > 0], weight[weight > 0])
    similar = model.predict_proba(features)[:, 1]
    known = dict(zip(words, logit((p + PRIOR * similar) / (p + n + PRIOR)).tolist(), strict=True))
    news = {w for w, often in zip(words, data.vocabulary.frequency.tolist(), strict=True) if often}
    rare = sorted((yes.keys() | no.keys()) - news)
    marked = sum(yes[w] for w in rare)
    rate = (marked + 1) / (marked + sum(no[w] for w in rare) + 2)
    for w in sorted(set(rare) - known.keys()):
        if yes[w] + no[w] > 1:
            known[w] = float(logit(np.array((yes[w] + PRIOR * rate) / (yes[w] + no[w] + PRIOR))))
    return Propensity(known, float(logit(np.array(rate))))


def tally(data: Data, chosen: NDArray[np.int64]) -> tuple[Counter[str], Counter[str]]:
    """Count how often each content word was marked and unmarked in the chosen sentences, topical words included."""
    s = data.arrays
    use = np.isin(s.sentence, chosen) & (s.forms.key_features.rows()[s.word, KEY["content"]] > 0)
    keys = s.forms.keys
    yes, no = (Counter(keys[k] for k in s.word[use & m].tolist()) for m in (data.marked, ~data.marked))
    return yes, no


def by_key(data: Data, table: Propensity) -> Floats:
    """Look up the propensity of each key."""
    return np.array([table.words.get(k, table.unknown) for k in data.arrays.forms.keys])


def logit(q: Floats) -> Floats:
    """Compute log-odds to three decimals."""
    return np.round(np.log(q / (1 - q)), 3).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Side:
    """The trained model of articles or excerpts: propensities and head, and out-of-fold score and context of each sentence.

    `logit`: propensity of each key by inner fold; `fold`: of each sentence, -1 outside the training data, where `z` is FLOOR.
    """

    table: Propensity
    head: dict[str, Any]
    logit: Floats
    fold: NDArray[np.int64]
    z: Floats
    context: Floats


class Trained(NamedTuple):
    """The result of training: both sides, the trees, and by side the thresholds of marked words and of their neighbours."""

    article: Side
    excerpt: Side
    trees: HistGradientBoostingClassifier
    marks: dict[str, tuple[float, float]]


def dense(data: Data, table: Floats, extra: Floats | None) -> Floats:
    """Join the dense features of all sentences: form, propensities and `extra`; `table`: the propensity of each key."""
    parts = [data.form, propensity_features(data.arrays, table[data.arrays.key])]
    return np.hstack(parts if extra is None else [*parts, extra[:, None]])


def around(data: Data, table: Floats) -> Floats:
    """Compute the context of each sentence within its text."""
    return article_context(data.arrays, table[data.arrays.key], data.text)


class Inner(NamedTuple):
    """Out-of-fold features of training sentences: propensities by key and inner fold, the folds, dense features and context."""

    table: Propensity
    logit: Floats
    fold: NDArray[np.int64]
    x: Floats
    context: Floats


def inner(data: Data, rows: NDArray[np.int64], extra: Floats | None) -> Inner:
    """Compute features of the training sentences `rows`, none of which depends on the labels of its own inner fold."""
    fold = np.full(len(data.text), -1)
    fold[rows] = folds([data.texts[t].group for t in data.text[rows]], INNER, seed=1)
    tables = [by_key(data, propensity(data, rows[fold[rows] != f])) for f in range(INNER)]
    x = np.zeros((len(data.text), data.form.shape[1] + 9 + (extra is not None)))
    context = np.zeros((len(data.text), 4))
    for f, logits in enumerate(tables):
        mine = fold == f
        x[mine], context[mine] = dense(data, logits, extra)[mine], around(data, logits)[mine]
    return Inner(propensity(data, rows), np.column_stack(tables), fold, x, context)


def side(data: Data, rows: NDArray[np.int64], extra: Floats | None, excerpt: bool) -> Side:
    """Train the head of articles or of excerpts on the sentences `rows`."""
    return fitted(data, rows, inner(data, rows, extra), excerpt)


def fitted(data: Data, rows: NDArray[np.int64], made: Inner, excerpt: bool, strength: float = STRENGTH) -> Side:
    """Fit and calibrate a head; that of excerpts has a prior of one half, whichever outlets the training data come from."""
    fold, x, c, grams = made.fold, made.x, made.context[:, : 0 if excerpt else None], len(data.grams.vocabulary_)

    def weights(use: NDArray[np.int64]) -> Floats | None:
        return halves(data.loaded[use]) if excerpt else None

    def head(use: NDArray[np.int64]) -> dict[str, Any]:
        return line(data.terms[use], x[use], c[use], data.loaded[use], grams, weights(use), strength)

    z = np.full(len(data.text), FLOOR)
    for f in range(INNER):
        mine, others = np.flatnonzero(fold == f), rows[fold[rows] != f]
        z[mine] = apply(head(others), data.terms[mine], x[mine], c[mine])
    whole = head(rows)
    y = data.loaded[rows]
    platt = LogisticRegression(C=1e6).fit(z[rows][:, None], y, weights(rows))
    whole |= {"slope": float(platt.coef_[0, 0]), "shift": float(platt.intercept_[0])}
    whole["flag"] = threshold(platt.predict_proba(z[rows][:, None])[:, 1], y, FLAG_EXCERPT if excerpt else FLAG)
    return Side(made.table, whole, made.logit, fold, z, made.context)


def train(data: Data, chosen: NDArray[np.bool_], known: Callable[[], Side] | None = None) -> Trained:
    """Train the model on the chosen texts; `known` returns the side of articles if it is already trained."""
    kind = np.array([t.excerpt for t in data.texts])
    articles = np.flatnonzero((chosen & ~kind)[data.text])
    excerpts = np.flatnonzero((chosen & kind)[data.text])
    a = known() if known else side(data, articles, None, excerpt=False)
    e = side(data, excerpts, article_scores(data, a, excerpts), excerpt=True)
    return Trained(a, e, *mark(data, a, e, articles, excerpts))


def article_scores(data: Data, a: Side, rows: NDArray[np.int64]) -> Floats:
    """Score the sentences `rows` by the head of articles, without context; 0 for all others."""
    out = np.zeros(len(data.text))
    out[rows] = apply(a.head, data.terms[rows], dense(data, by_key(data, a.table), None)[rows], None)
    return out


def mark(
    data: Data, a: Side, e: Side, articles: NDArray[np.int64], excerpts: NDArray[np.int64]
) -> tuple[HistGradientBoostingClassifier, dict[str, tuple[float, float]]]:
    """Train the trees over candidate words; set the thresholds of both sides by two-fold cross-validation."""
    s, word = data.arrays, data.arrays.word
    common = dict(zip(data.vocabulary.words, data.vocabulary.frequency.tolist(), strict=True))
    frequency = np.array([common.get(k, 0.0) for k in s.forms.keys])[word]
    whole = {True: by_key(data, e.table), False: by_key(data, a.table)}
    sentence = s.sentence
    x, y, at = [], [], []
    for excerpt, mine, rows in ((False, a, articles), (True, e, excerpts)):
        here = mine.logit[word, np.maximum(mine.fold[sentence], 0)]
        other = whole[not excerpt][word]
        rest = around(data, whole[False])[:, 0] if excerpt else mine.context[:, 0]
        za, ze = (other, here) if excerpt else (here, other)
        context = Context(rest, with_neighbours(mine.z, data.text), data.text, alone=excerpt)
        found = candidates(s, za, ze, frequency, context)
        used = np.isin(sentence[found.at], rows)
        x.append(found.rows[used])
        y.append(data.marked[found.at[used]])
        at.append(found.at[used])
    features, labels, text = np.vstack(x), np.concatenate(y), data.text[sentence[np.concatenate(at)]]
    kind, half = np.repeat([False, True], [len(v) for v in y]), text % 2
    p = np.zeros(len(labels))
    for h in (0, 1):
        model = HistGradientBoostingClassifier(**TREES).fit(features[half != h], labels[half != h])
        p[half == h] = model.predict_proba(features[half == h])[:, 1]
    in_articles = threshold(p[~kind], labels[~kind], MARK)
    missed = int(data.marked[np.isin(sentence, excerpts)].sum() - labels[kind].sum())
    in_excerpts = best_f1(p[kind], labels[kind], missed)
    marks = {"article": (in_articles, round(in_articles / 2.5, 4)), "excerpt": (in_excerpts, in_excerpts)}
    return HistGradientBoostingClassifier(**TREES).fit(features, labels), marks
