"""Export a trained model of loaded language as arrays of numbers and text."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from audit.learn.loaded import Data, Trained


def export(data: Data, made: Trained) -> dict[str, NDArray[Any]]:
    """Build the arrays that `audit.score.model.Model.of` reads."""
    a, e, trees, marks = made
    words = data.vocabulary.words
    both = [*words, *sorted((a.table.words.keys() | e.table.words.keys()) - set(words))]
    frequency = np.zeros(len(both))
    frequency[: len(words)] = data.vocabulary.frequency
    names, pairs, order = paired(data.grams.get_feature_names_out().tolist())
    out: dict[str, Any] = {
        "words": text(both),
        "common": len(words),
        "frequency": frequency,
        "topics": text(sorted(data.arrays.forms.masks.topics)),
        "grams": text(names),
        "pairs": pairs,
        "gram_idf": data.grams.idf_[order],
        "chars": text(data.chars.get_feature_names_out()),
        "char_idf": data.chars.idf_,
    }
    for name, s in (("article", a), ("excerpt", e)):
        head = s.head | {"grams": s.head["grams"][order], "unknown": s.table.unknown}
        head |= dict(zip(("mark", "beside"), marks[name], strict=True))
        out |= {f"{name}_{k}": v for k, v in head.items()}
        out[f"{name}_propensity"] = np.array([s.table.words.get(w, s.table.unknown) for w in both])
    out |= {f"trees_{k}": v for k, v in flat(trees).items()}
    return {k: np.asarray(v) for k, v in out.items()}


def paired(known: Sequence[str]) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
    """Split grams into single words and pairs, as first * words + second, sorted; with the index in `known` of each.

    >>> [x if isinstance(x, list) else x.tolist() for x in paired(["a", "a b", "b", "b a"])]
    [['a', 'b'], [1, 2], [0, 2, 1, 3]]
    """
    alone = [w for w in known if " " not in w]
    single, at = {w: i for i, w in enumerate(alone)}, {w: i for i, w in enumerate(known)}
    pairs = {single[a] * len(alone) + single[b]: at[w] for w in known if " " in w for a, b in [w.split(" ")]}
    codes = sorted(pairs)
    return alone, np.array(codes, dtype=np.int64), np.array([*(at[w] for w in alone), *(pairs[c] for c in codes)])


def text(words: Sequence[str]) -> NDArray[np.uint8]:
    """Encode words as the bytes of a text, one word per line."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def flat(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Flatten boosted trees to arrays, level by level: the right child follows the left one, a leaf is its own left child."""
    nodes = [tree.nodes for (tree,) in model._predictors]  # noqa: SLF001 - the nodes are not public
    rows: list[tuple[int, float, int, float]] = []
    roots = []
    for tree in nodes:
        base = len(rows)
        roots.append(base)
        order: list[int] = [0]
        left: list[int] = []
        for i in order:
            if tree[i]["is_leaf"]:
                left.append(base + len(left))
            else:
                left.append(base + len(order))
                order += [int(tree[i]["left"]), int(tree[i]["right"])]
        for i, to in zip(order, left, strict=True):
            node = tree[i]
            leaf = bool(node["is_leaf"])
            feature, threshold = (0, np.inf) if leaf else (int(node["feature_idx"]), float(node["num_threshold"]))
            rows.append((feature, threshold, to, float(node["value"]) if leaf else 0.0))
    features, thresholds, lefts, values = zip(*rows, strict=True)
    return {
        "feature": np.array(features),
        "threshold": np.array(thresholds),
        "left": np.array(lefts),
        "value": np.array(values),
        "roots": np.array(roots),
        "bias": float(model._baseline_prediction.ravel()[0]),  # noqa: SLF001 - not public
        "depth": max(int(tree["depth"].max()) for tree in nodes),
    }
