"""Train the linking of accounts: the table of rare words, and the model of pairs of accounts that tell one story.

Only pairs of labelled accounts of different outlets count, and only of one source of labels: whether an account of one source
tells a story of another is not known.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audit.link.accounts import Account
from audit.link.corpus import Corpus
from audit.link.pairs import FEATURES, LEAST, Numbers
from audit.link.reuse import pair_hits
from audit.link.similar import Table, similar
from audit.link.stories import WINDOW, Grams, features_of
from audit.link.terms import Rarity, counted
from audit.link.texts import CHUNK
from audit.link.word_arrays import words_of

FEWEST = 3
"""Minimum articles of a word in the table; rarer ones have the weight of an unknown word."""
UNSEEN = 1.5
"""Articles that an unknown word is counted as being in."""
THRESHOLD = 0.36
"""Mean probability from which on clusters are merged; chosen by B-cubed F1 in folds by story (`docs/stories.md`)."""
C = 0.5
"""Inverse strength of regularisation."""
UNLABELLED = 0.05
"""What a pair of a labelled and another account counts beside a labelled pair: some of these tell one story as well."""
MOVED = 28
"""Days of the calendar to which accounts of other weeks are moved: some hundred a day, each on its day of the week."""
APART = 7
"""Days between two accounts beyond which they tell different events."""
STRANGERS = 0.01
"""What a pair of such accounts counts."""


class Label(NamedTuple):
    """Story of an account, and the source of the label."""

    source: str
    story: str


def rarity(accounts: Sequence[Account]) -> Rarity:
    """Count in how many accounts each word is."""
    parts = []
    for first in range(0, len(accounts), CHUNK):
        some = accounts[first : first + CHUNK]
        parts.append(counted(words_of([a.text for a in some], [a.holes for a in some]), some, first)[0].word)
    unique, counts = np.unique(np.concatenate(parts), return_counts=True)
    kept = counts >= FEWEST
    n = len(accounts)
    steps = np.round(np.log(n / counts[kept]) * 10).astype(np.float32)
    return Rarity(unique[kept], (steps / 10).astype(np.float32), round(float(np.log(n / UNSEEN)), 1))


class Examples(NamedTuple):
    """Pairs to learn from: their features, whether they tell one story, what each counts, and the numbers of both accounts."""

    rows: Numbers
    same: NDArray[np.bool_]
    weight: Numbers
    pairs: NDArray[np.int32]

    def of(self, chosen: NDArray[np.bool_]) -> "Examples":
        """Some of the pairs."""
        return Examples(self.rows[chosen], self.same[chosen], self.weight[chosen], self.pairs[chosen])

    @classmethod
    def joined(cls, parts: Sequence["Examples"]) -> "Examples":
        """All pairs of several sets."""
        return cls(
            np.concatenate([p.rows for p in parts]),
            np.concatenate([p.same for p in parts]),
            np.concatenate([p.weight for p in parts]),
            np.concatenate([p.pairs for p in parts]),
        )


def examples(accounts: Sequence[Account], labels: Mapping[str, Label], table: Rarity) -> Examples:
    """Pairs of accounts of different outlets to learn from; `labels` by `Account.sighting`.

    A pair of a labelled and another account counts `UNLABELLED`, as one of different stories: nearly all are. So few articles
    of a day are known that hardly any pair is of two events that have nothing to do with each other; accounts of other weeks,
    moved to the same days, are such pairs.
    """
    moved = sorted((replace(a, day=a.day % MOVED + MOVED) for a in accounts if a.day), key=lambda a: (a.day, a.sighting))
    when = {a.sighting: a.day or 0 for a in accounts}
    labelled = marked(accounts, labels, table)
    others = marked(moved, labels, table)
    apart = np.array([abs(when[moved[a].sighting] - when[moved[b].sighting]) > APART for a, b in others.pairs.tolist()], bool)
    strangers = others.of(apart)
    strangers = strangers._replace(same=np.zeros(len(strangers.same), bool), weight=np.full(len(strangers.same), STRANGERS))
    return Examples.joined([labelled, strangers])


def marked(accounts: Sequence[Account], labels: Mapping[str, Label], table: Rarity) -> Examples:
    """Pairs of which at least one account is labelled, in order of day and sighting."""
    corpus = Corpus.of(accounts, table)
    days, n = np.asarray(corpus.days, np.int64), len(accounts)
    grams = Grams.of(pair_hits(corpus), n)
    names = {label: i for i, label in enumerate(sorted(set(labels.values())))}
    sources = {source: i for i, source in enumerate(sorted({label.source for label in names}))}
    label = [labels.get(a.sighting) for a in accounts]
    story = np.array([names[x] if x else -1 for x in label])
    source = np.array([sources[x.source] if x else -1 for x in label])
    outlet = np.array(corpus.outlets)
    parts = []
    for some in similar(Table.of(corpus.terms, n), days, WINDOW, LEAST):
        a, b = some.a, some.b
        both = (source[a] == source[b]) & (story[a] >= 0)
        one = (story[a] >= 0) != (story[b] >= 0)
        rows, pairs = features_of(corpus, some, days, grams), np.stack([a, b], axis=1)
        found = Examples(rows, both & (story[a] == story[b]), np.where(both, 1.0, UNLABELLED), pairs)
        parts.append(found.of((both | one) & (outlet[a] != outlet[b])))
    return Examples.joined(parts)


def fitted(found: Examples) -> tuple[Numbers, float]:
    """Weights of the features and the constant."""
    from sklearn.linear_model import LogisticRegression

    mean, spread = found.rows.mean(axis=0), found.rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=C, max_iter=2000).fit((found.rows - mean) / spread, found.same, sample_weight=found.weight)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - (weights * mean).sum())


def train(accounts: Sequence[Account], labels: Mapping[str, Label], table: Rarity) -> dict[str, object]:
    """Train the model of pairs; `labels` by `Account.sighting`. Return what `pairs.json` holds."""
    found = examples(accounts, labels, table)
    weights, constant = fitted(found)
    labelled = found.weight == 1
    return {
        "languages": sorted({a.lang for a in accounts if a.lang} & {"en"}),
        "pairs": {
            "same": int(found.same.sum()),
            "different": int((labelled & ~found.same).sum()),
            "unlabelled": int((~labelled).sum()),
        },
        "threshold": THRESHOLD,
        "constant": round(constant, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
    }


def save_link(folder: Path, table: Rarity, model: Mapping[str, object]) -> None:
    """Write both files that linking reads."""
    folder.mkdir(parents=True, exist_ok=True)
    steps = np.round(table.values * 10).astype(np.uint8)
    with (folder / "rarity.npz").open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, hashes=table.hashes, steps=steps, unknown=np.float32(table.unknown))
    (folder / "pairs.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
