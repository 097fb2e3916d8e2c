"""The whole way from files to a model of loaded language, or to a model of each fold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.kit import Kit
from audit.learn.loaded import Data, Side, folds, prepare, side, train
from audit.learn.loaded import corpora as marked
from audit.learn.loaded.arrays import export
from audit.learn.loaded.vectors import NOTHING, given, vocabulary
from audit.score.arrays import read
from audit.score.model import read_masks
from audit.score.word_table import Forms, Masks
from audit.text import Document, Span

PLAIN = 60_000
"""Lines of unlabelled texts whose grams are counted."""
OUTLET = 60
"""Excerpts of an outlet that make a fold of its own."""


def data(
    found: Sequence[Path], texts: Sequence[Path], kit: Kit, vectors: Path | None = None, common: Sequence[Path] = ()
) -> Data:
    """Everything that no fold changes; `vectors`: of words from elsewhere; `common`: lists of common words, one a line."""
    plain = [row["text"] for row in marked.rows(texts)]
    general = [word for path in common for word in path.read_text(encoding="utf-8").split() if word.islower()]
    words = vocabulary(plain, given(vectors) if vectors else NOTHING, general)
    hand = read_masks()
    known = marked.rows(found)
    shown = frozenset(f for forms in kit.language.lexicons.words.values() for _, e in forms for f in e.forms)
    topics = marked.topics(known, hand, shown)
    forms = Forms(Masks(hand.groups, hand.stop, topics, frozenset(words.words)))
    return prepare(list(marked.texts(marked.rows(found), kit, forms)), words, lines(plain, kit, forms))


def lines(texts: Sequence[str], kit: Kit, forms: Forms) -> list[list[str]]:
    """Masked words of lines of unlabelled texts, evenly from all of them."""
    step = max(1, sum(t.count("\n") + 1 for t in texts) // PLAIN)
    out = []
    for text in texts:
        blocks = Document.of(text).blocks[::step]
        r = read(text, [[Span(b.start, b.stop)] for b in blocks], replace(kit.language.lexicons, words={}), forms)
        out += [r.keys(n) for n in range(len(blocks))]
    return out


def model(found: Data) -> dict[str, NDArray[Any]]:
    """The arrays of the model that ships: weights of terms in single precision, what is known of words in half of that."""
    made = export(found, train(found, np.ones(len(found.texts), dtype=bool)))
    single = [f"{head}_{block}" for head in ("article", "excerpt") for block in ("grams", "chars")]
    half = ("article_propensity", "excerpt_propensity", "frequency")
    return (
        made
        | {k: made[k].astype(np.float32) for k in (*single, "gram_idf", "char_idf")}
        | {k: made[k].astype(np.float16) for k in half}
    )


def models(found: Data, by: str) -> Iterator[tuple[str, dict[str, NDArray[Any]], list[int]]]:
    """Of each fold its name, the model trained without it, and the places of its texts.

    By article: five folds, texts of one address or one event in one. By outlet: excerpts alone, an outlet a fold; articles
    have no part in those folds, so that their side is trained once.
    """
    texts = found.texts
    if by == "article":
        place = [str(f + 1) for f in folds([t.group for t in texts], 5)]
    else:
        size = Counter(t.outlet for t in texts if t.excerpt)
        place = [(str(t.outlet) if size[t.outlet] >= OUTLET else "others") if t.excerpt else "" for t in texts]
    articles: list[Side] = []

    def trained() -> Side:
        if not articles:
            rows = np.flatnonzero(np.array([not t.excerpt for t in texts])[found.text])
            articles.append(side(found, rows, None, excerpt=False))
        return articles[0]

    for fold in sorted(set(place) - {""}):
        held = np.array([p == fold for p in place])
        yield fold, export(found, train(found, ~held, trained if by == "outlet" else None)), np.flatnonzero(held).tolist()
