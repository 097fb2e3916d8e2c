"""Words of similar use: classes and vectors of the words of unlabelled news.

A word is described by the words at each of the four places around it (positive mutual information), reduced to vectors, which
are grouped into classes. The tagger so knows "alleging" from "claiming", even where the annotated articles lack it.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy.sparse as sp
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from audit.lang.tokens import number
from audit.learn.mutual import positive_mutual

if TYPE_CHECKING:
    import re

    from numpy.typing import NDArray

LEAST, MOST = 8, 20_000
"""Minimum occurrences of a word, and maximum number of words, the most frequent first."""
CONTEXTS = 3000
"""Most frequent words that are contexts."""
PLACES = {-2: 0.7, -1: 1.0, 1: 1.0, 2: 0.7}
"""Weight of each place around a word."""
SIZE, KEPT = 80, 24
"""Dimensions of the vectors that are grouped, and of those that the model keeps."""
FINE, COARSE = 255, 63
"""Number of classes."""
STEPS = 40
"""Steps of a stored number on each side, for one standard deviation."""


def word_use_of(texts: Iterable[str], word: "re.Pattern[str]") -> "dict[str, NDArray[Any]]":
    """Group the words of texts: arrays as `audit.extract.statements.tagger.model` reads them; duplicates count once."""
    streams = [[w.lower().replace("’", "'") for w in word.findall(text)] for text in dict.fromkeys(texts)]
    count = Counter(w for stream in streams for w in stream)
    known = [w for w, n in sorted(count.items(), key=lambda x: (-x[1], x[0])) if n >= LEAST][:MOST]
    vectors = vectors_by_place(streams, known)
    numbers = np.array([number(w) for w in known], np.uint32)
    order = np.unique(numbers, return_index=True)[1]
    kept = np.linalg.svd(vectors - vectors.mean(0), full_matrices=False)
    short = kept[0][:, :KEPT] * kept[1][:KEPT]
    step = float(short.std()) / STEPS
    return {
        "use_number": numbers[order],
        "use_fine": classes(vectors, FINE)[order],
        "use_coarse": classes(vectors, COARSE)[order],
        "use_vector": np.clip(np.round(short[order] / step), -127, 127).astype(np.int8),
        "use_scale": np.array(1 / STEPS, np.float32),
    }


def vectors_by_place(streams: list[list[str]], known: list[str]) -> "NDArray[np.float64]":
    """Compute vectors of the known words from the words at each place around them, of length one."""
    place = {w: i for i, w in enumerate(known)}
    gap = [-1] * max(PLACES)
    ids = np.array([i for s in streams for i in (*(place.get(w, -1) for w in s), *gap)], np.int32)
    contexts, parts = min(CONTEXTS, len(known)), []
    for at, weight in PLACES.items():
        x, y = (ids[:-at], ids[at:]) if at > 0 else (ids[-at:], ids[:at])
        ok = (x >= 0) & (y >= 0) & (y < contexts)
        pairs = sp.coo_matrix((np.ones(ok.sum()), (x[ok], y[ok])), shape=(len(known), contexts)).tocsr()
        parts.append(positive_mutual(pairs) * weight)
    left, values, _ = randomized_svd(sp.hstack(parts).tocsr(), min(SIZE, len(known) - 1), n_iter=3, random_state=0)
    vectors = left * np.sqrt(values)
    out: NDArray[np.float64] = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return out


def classes(vectors: "NDArray[np.float64]", n: int) -> "NDArray[np.uint8]":
    """Group vectors into at most `n` classes, numbered from 1."""
    found = MiniBatchKMeans(min(n, len(vectors)), random_state=0, batch_size=4096, n_init=3).fit_predict(vectors)
    out: NDArray[np.uint8] = (found + 1).astype(np.uint8)
    return out
