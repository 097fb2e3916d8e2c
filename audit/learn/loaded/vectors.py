"""Vocabulary of a language from unlabelled news: frequency and usual case of words, and their vectors.

Vectors are the left singular vectors of positive pointwise mutual information over five words on each side: words of similar
use (bizarre, absurd, outrageous) are close, so that words without annotations get a propensity.
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

from audit.learn.mutual import positive_mutual
from audit.score.words import words

LEAST, LEAST_LOW = 4, 3
"""Minimum occurrences of a vocabulary word in the texts, and in lower case."""
LEAST_GIVEN = 2
"""Minimum occurrences in lower case of a word with an external vector."""
SMALL = 1000
"""Maximum size of a vocabulary in which every character n-gram counts, however rare."""
CONTEXTS, WINDOW, SIZE = 12_000, 5, 150
"""Most frequent words that are contexts; words of a context on each side; dimensions of a vector."""
VECTOR = 5.0
"""Scale of word vectors among the features of a word, whose letters have the scale 2: a smaller scale regularises more."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words used in lower case, most frequent first; log of their count; `features`: vector, shape and n-grams of each."""

    words: list[str]
    frequency: Floats
    features: sp.csr_matrix


class Given(NamedTuple):
    """External word vectors: the row of each word, and the vectors, of length one."""

    place: dict[str, int]
    vectors: Floats
    possessives: tuple[str, ...] = ()

    def of(self, word: str) -> int | None:
        """Return the row of a word, else of the word without its genitive ending; None when neither has a vector."""
        stems = (word.removesuffix(ending) for ending in self.possessives if word.endswith(ending))
        return self.place.get(word, next((self.place[stem] for stem in stems if stem in self.place), None))

    def rows(self, words: Sequence[str]) -> Floats:
        """Look up the vectors of words, zero where there is none: shape (words, dimensions)."""
        found = np.zeros((len(words), self.vectors.shape[1]))
        for i, word in enumerate(words):
            if (row := self.of(word)) is not None:
                found[i] = self.vectors[row]
        return found


def given(path: Path, possessives: tuple[str, ...] = ()) -> Given:
    """Read the vectors of an `.npz`: `words` (UTF-8, one a line), `rows` (the vector of each word) and `vectors`."""
    with np.load(path, allow_pickle=False) as file:
        words = file["words"].tobytes().decode("utf-8").split("\n")
        vectors = file["vectors"].astype(np.float64)
        place = dict(zip(words, file["rows"].tolist(), strict=True))
    return Given(place, vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), possessives)


NOTHING = Given({}, np.zeros((1, 0)))


def vocabulary(
    texts: Iterable[str],
    more: Given = NOTHING,
    general: Iterable[str] = (),
    suffixes: Sequence[str] = (),
    others: Sequence[Given] = (),
) -> Vocabulary:
    """Build the vocabulary of texts; `more` has external word vectors.

    `general`: common words of the language; those with a vector are in the vocabulary, even if the texts lack them.
    `suffixes`: endings used as features of shape. `others`: further word vectors, which are features only.
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
    vectors = vectors_of_use(streams, known)
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
    shape = np.array([[w.endswith(s) for s in suffixes] + ["-" in w, len(w) / 10] for w in chosen], dtype=float)
    spaces = [Given(at, vectors), more, *others]
    dense = np.hstack([*(VECTOR * space.rows(chosen) for space in spaces), shape, frequency[:, None] / 10])
    return Vocabulary(chosen, frequency, sp.hstack([sp.csr_matrix(dense), 2 * letters]).tocsr())


def vectors_of_use(streams: Sequence[Sequence[str]], known: Sequence[str]) -> Floats:
    """Compute vectors of the known words, of length one, at most SIZE dimensions."""
    place = {w: i for i, w in enumerate(known)}
    gap = [-1] * WINDOW
    ids = np.array([i for s in streams for i in [*(place.get(w, -1) for w in s), *gap]], dtype=np.int32)
    contexts = min(CONTEXTS, len(known))
    pairs = sp.csr_matrix((len(known), contexts), dtype=np.float64)
    for d in range(1, WINDOW + 1):
        for x, y in ((ids[:-d], ids[d:]), (ids[d:], ids[:-d])):
            ok = (x >= 0) & (y >= 0) & (y < contexts)
            pairs += sp.coo_matrix((np.full(ok.sum(), 1.0 / d), (x[ok], y[ok])), shape=pairs.shape).tocsr()
    left, values, _ = randomized_svd(positive_mutual(pairs), min(SIZE, contexts - 1), n_iter=3, random_state=0)
    vectors = left * np.sqrt(values)
    lengths: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
    return lengths
