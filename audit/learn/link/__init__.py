"""Train the linking of accounts: the table of rare words, and the model of pairs of accounts that tell one story.

Only pairs of labelled accounts of different outlets count, and only of one source of labels: whether an account of one source
tells a story of another is not known.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from audit.link.accounts import Account
from audit.link.corpus import Corpus
from audit.link.pairs import FEATURES, LEAST, features
from audit.link.reuse import pair_hits
from audit.link.stories import WINDOW, shared_grams
from audit.link.vectors import WORDS, Rarity, Vectors, similar

FEWEST = 3
"""Minimum articles of a word in the table; rarer ones have the weight of an unknown word."""
UNSEEN = 1.5
"""Articles that an unknown word is counted as being in."""
THRESHOLD = 0.45
"""Mean probability from which on clusters are merged; chosen by B-cubed F1 in folds by story (`docs/stories.md`)."""
C = 3.0
"""Inverse strength of regularisation."""


class Label(NamedTuple):
    """Story of an account, and the source of the label."""

    source: str
    story: str


def rarity(corpus: Corpus) -> Rarity:
    """Count in how many accounts each word is."""
    words = np.concatenate([e.word[e.vector == WORDS] for e in corpus.entries])
    unique, counts = np.unique(words, return_counts=True)
    kept = counts >= FEWEST
    n = len(corpus.accounts)
    steps = np.round(np.log(n / counts[kept]) * 10).astype(np.float32)
    return Rarity(unique[kept], (steps / 10).astype(np.float32), round(float(np.log(n / UNSEEN)), 1))


def train(accounts: Sequence[Account], labels: Mapping[str, Label], table: Rarity) -> dict[str, object]:
    """Train the model of pairs; `labels` by `Account.sighting`. Return what `pairs.json` holds."""
    from sklearn.linear_model import LogisticRegression

    corpus = Corpus.of(accounts)
    days = np.asarray(corpus.days, np.int64)
    grams = shared_grams(pair_hits(corpus))
    pairs = similar(Vectors.of(corpus.entries, len(accounts), table), days, WINDOW, LEAST)
    label = [labels.get(a.sighting) for a in accounts]
    chosen, same = [], []
    for k, (a, b) in enumerate(zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)):
        one, other = label[a], label[b]
        if one and other and one.source == other.source and corpus.outlets[a] != corpus.outlets[b]:
            chosen.append(k)
            same.append(one == other)
    counts = np.array([grams[a, b] for a, b in zip(pairs.a[chosen].tolist(), pairs.b[chosen].tolist(), strict=True)], np.int64)
    rows = features(pairs.cosines[chosen], np.abs(days[pairs.a[chosen]] - days[pairs.b[chosen]]), counts)
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    model = LogisticRegression(C=C, max_iter=2000).fit((rows - mean) / spread, same)
    weights = model.coef_[0] / spread
    return {
        "languages": sorted({a.lang for a in accounts if a.lang} & {"en"}),
        "pairs": {"same": sum(same), "different": len(same) - sum(same)},
        "threshold": THRESHOLD,
        "constant": round(float(model.intercept_[0] - (weights * mean).sum()), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)},
    }


def save_link(folder: Path, table: Rarity, model: Mapping[str, object]) -> None:
    """Write both files that linking reads."""
    folder.mkdir(parents=True, exist_ok=True)
    steps = np.round(table.values * 10).astype(np.uint8)
    with (folder / "rarity.npz").open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, hashes=table.hashes, steps=steps, unknown=np.float32(table.unknown))
    (folder / "pairs.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
