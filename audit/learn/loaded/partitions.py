"""Folds of annotated texts: by article, outlet, topic, or outlet and topic; and draws of outlets held aside.

Texts of one address or one event share a fold. The name of an outlet predicts the label of its excerpts (macro-F1 .74 on BABE),
and topics and outlets go together, so only folds that hold out both show what words are worth on their own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

from audit.learn.loaded.corpora import Text

BY = ("article", "outlet", "topic", "outlet-topic")
"""Kinds of folds."""
ARTICLES, TOPICS = 5, 4
"""Number of folds by article, and by topic."""
OUTLET = 60
"""Minimum excerpts of an outlet to be a fold of its own; smaller outlets share one."""
OTHERS = "others"
"""Name of the fold of small outlets."""
ASIDE = 0.3
"""Minimum share of excerpts that a draw holds aside."""

Bools = NDArray[np.bool_]


class Fold(NamedTuple):
    """Name of a fold, the texts that it tests and the texts that its model is trained on, as masks over all texts."""

    name: str
    held: Bools
    trained: Bools


def partition(texts: Sequence[Text], by: str) -> Iterator[Fold]:
    """Yield the folds of a kind of BY.

    Except by article, folds test excerpts alone: all articles are training data. By outlet and topic, a fold tests excerpts of
    one outlet on one group of topics, and its model is trained on other outlets' excerpts on other topics.
    """
    if by == "article":
        place = folds([t.group for t in texts], ARTICLES)
        for f in range(ARTICLES):
            yield Fold(str(f + 1), place == f, place != f)
        return
    excerpt = np.array([t.excerpt for t in texts])
    outlet = outlet_names(texts) if by != "topic" else np.full(len(texts), "")
    topic = topic_groups(texts) if by != "outlet" else np.full(len(texts), "")
    for o in sorted(set(outlet[excerpt])):
        for t in sorted(set(topic[excerpt])):
            one, other = outlet == o, topic == t
            held = excerpt & one & other
            related = one & other if by != "outlet-topic" else one | other
            if held.any():
                yield Fold(f"{o} {t}".strip(), held, ~excerpt | ~related)


def outlet_names(texts: Sequence[Text]) -> "NDArray[np.str_]":
    """Name the outlet of each excerpt, OTHERS for small outlets."""
    size = Counter(t.outlet for t in texts if t.excerpt)
    return np.array([str(t.outlet) if size[t.outlet] >= OUTLET else OTHERS for t in texts])


def topic_groups(texts: Sequence[Text]) -> "NDArray[np.str_]":
    """Number the group of topics of each excerpt.

    Names of topics overlap ("blm", "black lives matter"), so each topic is joined to the one with the most similar words,
    the most similar pairs first, unless the group would exceed one in TOPICS of all excerpts; groups are distributed over
    TOPICS folds, the largest first, each to the smallest fold.
    """
    said: dict[str, list[str]] = defaultdict(list)
    for t in texts:
        if t.excerpt:
            said[t.topic or ""].append(t.document.text)
    names = sorted(said)
    x = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform(" ".join(said[n]) for n in names)
    near = (x @ x.T).toarray()
    np.fill_diagonal(near, -1)
    group = {n: n for n in names}
    size = Counter({n: len(said[n]) for n in names})
    cap = sum(size.values()) / TOPICS
    for i, j in sorted(enumerate(near.argmax(1).tolist()), key=lambda pair: -near[pair]):
        a, b = group[names[i]], group[names[j]]
        if a != b and size[a] + size[b] <= cap:
            size[a] += size.pop(b)
            group = {n: a if g == b else g for n, g in group.items()}
    total = [0] * TOPICS
    place = {}
    for g, n in sorted(size.items(), key=lambda item: (-item[1], item[0])):
        place[g] = total.index(min(total))
        total[place[g]] += n
    return np.array([str(place[group[t.topic or ""]] + 1) if t.excerpt else "" for t in texts])


def draws(texts: Sequence[Text], n: int) -> Iterator[Fold]:
    """Yield `n` draws of outlets held aside: whole outlets in random order until they have ASIDE of the excerpts."""
    excerpt, outlet = np.array([t.excerpt for t in texts]), outlet_names(texts)
    for seed in range(n):
        held = np.zeros(len(texts), dtype=bool)
        chosen = []
        for name in np.random.default_rng(seed).permutation(sorted(set(outlet[excerpt]))).tolist():
            if held.sum() < ASIDE * excerpt.sum():
                chosen.append(name)
                held |= excerpt & (outlet == name)
        yield Fold(", ".join(sorted(chosen)), held, ~held)


def folds(groups: Sequence[str], k: int, *, seed: int = 0) -> NDArray[np.int64]:
    """Assign folds to rows; rows of a group share a fold, groups are shuffled with `seed`."""
    names = sorted(set(groups))
    place = dict(zip(np.random.default_rng(seed).permutation(names).tolist(), (i % k for i in range(len(names))), strict=True))
    return np.array([place[g] for g in groups])
