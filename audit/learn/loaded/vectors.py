"""Words of a language from unlabelled news: their frequency, their usual case, and vectors of their use.

Vectors are the left singular vectors of positive pointwise mutual information over five words on each side: words of similar
use (bizarre, absurd, outrageous) lie close, which is what lends a propensity to words that no annotator saw.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.utils.extmath import randomized_svd

from audit.score.words import words

LEAST, LEAST_LOW = 4, 3
"""Times that a word must stand in the texts, and in lower case, to be known."""
LEAST_GIVEN = 2
"""Times for a word with a given vector."""
SMALL = 1000
"""Words of a vocabulary so small that every run of letters counts."""
CONTEXTS, WINDOW, SIZE = 12_000, 5, 150
SUFFIXES = tuple("ly ist ists ism ing ed ous ful est able ible ish ness tion less ical s".split())  # noqa: SIM905 - endings

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words used in lower case, most frequent first; the log of their count; `features`: a row of vectors and letters each."""

    words: list[str]
    frequency: Floats
    features: sp.csr_matrix


class Given(NamedTuple):
    """Vectors of words from elsewhere: the row of each word, and the vectors, of length one."""

    place: dict[str, int]
    vectors: Floats

    def of(self, word: str) -> int | None:
        """The row of a word, or of what it is the genitive of."""
        return self.place.get(word, self.place.get(word.removesuffix("'s")))


def given(path: Path) -> Given:
    """Vectors of an `.npz`: `words` (UTF-8, a word a line), `rows` (the vector of each word) and `vectors`."""
    with np.load(path, allow_pickle=False) as file:
        words = file["words"].tobytes().decode("utf-8").split("\n")
        vectors = file["vectors"].astype(np.float64)
        place = dict(zip(words, file["rows"].tolist(), strict=True))
    return Given(place, vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9))


NOTHING = Given({}, np.zeros((1, 0)))


def vocabulary(texts: Iterable[str], more: Given = NOTHING, general: Iterable[str] = ()) -> Vocabulary:
    """The vocabulary of many texts; `more` has vectors of words from elsewhere.

    `general`: common words of the language; those of them that have a vector are known, whatever the texts do with them.
    """
    low: Counter[str] = Counter()
    cap: Counter[str] = Counter()
    streams = []
    for text in texts:
        ids = []
        before = "."
        for w in words(text):
            if w.text[0].islower():
                low[w.low] += 1
            elif w.text[0].isalpha() and before not in '.!?:"“':
                cap[w.low] += 1
            ids.append("0" if w.text[0].isdigit() else w.low)
            before = w.text
        streams.append(ids)
    count = Counter(w for ids in streams for w in ids)
    ranked = [w for w, _ in sorted(count.items(), key=lambda x: (-x[1], x[0]))]
    known = [w for w in ranked if count[w] >= LEAST]
    vectors = use(streams, known)
    at = {w: i for i, w in enumerate(known)}
    chosen = [
        w
        for w in ranked
        if w[0].isalpha()
        and low[w] >= max(cap[w], LEAST_LOW if more.of(w) is None else LEAST_GIVEN)
        and (w in at or more.of(w) is not None)
    ]
    chosen += sorted({w for w in general if more.of(w) is not None} - set(chosen))
    frequency = np.round(np.log1p(np.array([count[w] for w in chosen], dtype=np.float64)), 3).astype(np.float64)
    least = 6 if len(chosen) > SMALL else 1
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=least, sublinear_tf=True).fit_transform(chosen)
    shape = np.array([[w.endswith(s) for s in SUFFIXES] + ["-" in w, len(w) / 10] for w in chosen], dtype=float)
    own, other = np.zeros((len(chosen), vectors.shape[1])), np.zeros((len(chosen), more.vectors.shape[1]))
    for i, word in enumerate(chosen):
        if word in at:
            own[i] = vectors[at[word]]
        if (row := more.of(word)) is not None:
            other[i] = more.vectors[row]
    dense = np.hstack([5 * own, 5 * other, shape, frequency[:, None] / 10])
    return Vocabulary(chosen, frequency, sp.hstack([sp.csr_matrix(dense), 2 * letters]).tocsr())


def use(streams: Sequence[Sequence[str]], known: Sequence[str]) -> Floats:
    """Vectors of words of length one, SIZE numbers each."""
    place = {w: i for i, w in enumerate(known)}
    gap = [-1] * WINDOW
    ids = np.array([i for s in streams for i in [*(place.get(w, -1) for w in s), *gap]], dtype=np.int32)
    contexts = min(CONTEXTS, len(known))
    pairs = sp.csr_matrix((len(known), contexts), dtype=np.float64)
    for d in range(1, WINDOW + 1):
        for x, y in ((ids[:-d], ids[d:]), (ids[d:], ids[:-d])):
            ok = (x >= 0) & (y >= 0) & (y < contexts)
            pairs += sp.coo_matrix((np.full(ok.sum(), 1.0 / d), (x[ok], y[ok])), shape=pairs.shape).tocsr()
    total, row = pairs.sum(), np.asarray(pairs.sum(1)).ravel()
    column = np.asarray(pairs.sum(0)).ravel() ** 0.75
    column *= total / column.sum()
    cells = pairs.tocoo()
    mutual = np.log(cells.data * total / (row[cells.row] * column[cells.col]))
    keep = mutual > 0
    positive = sp.csr_matrix((mutual[keep], (cells.row[keep], cells.col[keep])), shape=pairs.shape)
    left, values, _ = randomized_svd(positive, min(SIZE, contexts - 1), n_iter=3, random_state=0)
    vectors = left * np.sqrt(values)
    lengths: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return lengths
