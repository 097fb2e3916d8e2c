"""From files to a model of loaded language, or to a model of each fold."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.kit import Kit
from audit.lang.pack import DEFAULT
from audit.learn.loaded import Data, Side, prepare, side, train
from audit.learn.loaded import corpora as marked
from audit.learn.loaded.arrays import export
from audit.learn.loaded.partitions import partition
from audit.learn.loaded.vectors import NOTHING, given, vocabulary
from audit.score.arrays import sentence_arrays
from audit.score.lexicons import Lexicons
from audit.score.word_sets import FILE, Masks, plain_names
from audit.score.word_table import Forms
from audit.text import Document, Span

PLAIN = 60_000
"""Maximum lines of unlabelled texts in which grams are counted."""


def data(
    found: Sequence[Path],
    texts: Sequence[Path],
    kit: Kit,
    vectors: Sequence[Path] = (),
    common: Sequence[Path] = (),
    lang: str = DEFAULT,
) -> Data:
    """Read the parts shared by all folds, with the word lists and lexicons of the language pack `lang`.

    `vectors`: files of external word vectors, the first of which selects the vocabulary; `common`: lists of common words, one
    per line.
    """
    pack, known = kit.language.packs.nearest(lang), kit.language.nearest(lang)
    plain = [row["text"] for row in marked.rows(texts)]
    general = [word for path in common for word in path.read_text(encoding="utf-8").split() if word.islower()]
    more, *others = [given(path, known.sets.possessives) for path in vectors] or [NOTHING]
    words = vocabulary(plain, more, general, pack.read(FILE)["training"]["suffixes"], others)
    hand = Masks.load(pack)
    shown = frozenset(f for forms in known.lexicons.words.values() for _, e in forms for f in e.forms)
    topics = marked.topics(marked.rows(found), hand, shown)
    forms = Forms(replace(hand, topics=topics, common=frozenset(words.words)), known.sets)
    return prepare(list(marked.texts(marked.rows(found), kit, forms, lang)), words, lines(plain, forms), plain_names(pack))


def lines(texts: Sequence[str], forms: Forms) -> list[list[str]]:
    """Sample keys of lines of unlabelled texts, evenly from all of them."""
    step = max(1, sum(t.count("\n") + 1 for t in texts) // PLAIN)
    out = []
    for text in texts:
        blocks = Document.of(text).blocks[::step]
        s = sentence_arrays(text, [[Span(b.start, b.stop)] for b in blocks], Lexicons.of([]), forms)
        out += [s.keys(n) for n in range(len(blocks))]
    return out


def model(found: Data) -> dict[str, NDArray[Any]]:
    """Train the shipped model: weights of terms in single precision, propensities and frequencies in half precision."""
    made = export(found, train(found, np.ones(len(found.texts), dtype=bool)))
    single = [f"{head}_{block}" for head in ("article", "excerpt") for block in ("grams", "chars")]
    half = ("article_propensity", "excerpt_propensity", "frequency")
    return (
        made
        | {k: made[k].astype(np.float32) for k in (*single, "gram_idf", "char_idf")}
        | {k: made[k].astype(np.float16) for k in half}
    )


def models(found: Data, by: str) -> Iterator[tuple[str, dict[str, NDArray[Any]], list[int]]]:
    """Yield the name of each fold of a kind, the model trained for it, and the indices of the texts that it tests.

    Except by article, articles are outside the folds, so that their side is trained once.
    """
    articles: list[Side] = []

    def trained() -> Side:
        if not articles:
            articles.append(article_side(found))
        return articles[0]

    for fold in partition(found.texts, by):
        made = train(found, fold.trained, trained if by != "article" else None)
        yield fold.name, export(found, made), np.flatnonzero(fold.held).tolist()


def article_side(found: Data) -> Side:
    """Train the side of articles on all of them."""
    return side(found, np.flatnonzero(np.array([not t.excerpt for t in found.texts])[found.text]), None, excerpt=False)
