"""Speed of linking beside other libraries, on the same texts in one run: `python benchmarks/stories.py [--texts N] [CORPORA]`.

Reuse from texts to spans against MinHash (128 permutations) and LSH of datasketch, where it is installed; stories of one window
against scikit-learn's `TfidfVectorizer`. `CORPORA` is a folder with `articles.jsonl.gz` and `reuse_texts.jsonl.gz`. Times are
of the processor; set OMP_NUM_THREADS=1, and trust the ratios.
"""

import argparse
import gzip
import json
import os
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from audit.link.accounts import Account
from audit.link.corpus import Corpus
from audit.link.reuse import pair_hits, shared
from audit.link.stories import Linker, pair_probabilities, stories
from audit.link.word_arrays import alphabet

DEFAULT = Path(os.environ.get("AUDIT_CORPORA", "../shared/corpora")) / "stories"


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def account(i: int, text: str, headline: str = "", day: int = 1) -> Account:
    """An account without audit: one text, by an outlet of its own."""
    return Account(
        sighting=f"{i:08}", doc=f"{i:08}", text_id=f"{i:08}", text=text, lang="en", body_start=0, words=len(text.split()),
        outlet=f"outlet {i % 40}", headline=headline, day=day, published=None, at=None, seen=None, agency=None, whole=True,
        holes=(), blocks=(), quoted=(),
    )  # fmt: skip


def milliseconds(begun: float, texts: int) -> float:
    """Milliseconds of the processor for each text since `begun`."""
    return 1000 * (time.process_time() - begun) / texts


def reuse_of(texts: Sequence[str]) -> float:
    """Time of reuse from texts to spans, all texts of one day."""
    begun = time.process_time()
    corpus = Corpus.of([account(i, text) for i, text in enumerate(texts)])
    found = sum(len(pair.passages) for pair in shared(corpus, pair_hits(corpus)))
    took = milliseconds(begun, len(texts))
    print(f"reuse: {took:.3f} ms a text, {found} passages in {len(texts)} texts")
    return took


def datasketch_of(texts: Sequence[str]) -> float | None:
    """Time of MinHash and LSH over five-word shingles; None where datasketch is absent."""
    if not find_spec("datasketch"):
        print("datasketch: not installed")
        return None
    import re

    from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]

    begun = time.process_time()
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    shingles = [[" ".join(w[i : i + 5]).encode() for i in range(len(w) - 4)] for w in words]
    index, hashes = MinHashLSH(threshold=0.1, num_perm=128), MinHash.bulk(shingles, num_perm=128)
    for i, one in enumerate(hashes):
        index.insert(i, one)
    for one in hashes:
        index.query(one)
    took = milliseconds(begun, len(texts))
    print(f"datasketch: {took:.3f} ms a text")
    return took


def window_of(articles: Sequence[dict[str, Any]]) -> tuple[float, Callable[[], None]]:
    """Time of the pairs of one window, all articles of one day, and how to go on to its stories."""
    begun = time.process_time()
    linker = Linker.load()
    corpus = Corpus.of([account(i, a["text"], a["title"] or "") for i, a in enumerate(articles)], linker.rarity)
    pairs = pair_probabilities(corpus, pair_hits(corpus), linker)
    took = milliseconds(begun, len(articles))
    print(f"one window of {len(articles)}: {took:.3f} ms an article to {len(pairs.p)} pairs", flush=True)

    def cluster() -> None:
        again = time.process_time()
        found = stories(corpus.days, pairs, [], 0, linker.model.threshold)
        print(f"clusters: {milliseconds(again, len(articles)):.3f} ms an article, {len(found)} of them", flush=True)

    return took, cluster


def vectorizer_of(articles: Sequence[dict[str, Any]]) -> float | None:
    """Time of scikit-learn's TfidfVectorizer on the same articles; None where it is absent."""
    if not find_spec("sklearn"):
        print("scikit-learn: not installed")
        return None
    from sklearn.feature_extraction.text import TfidfVectorizer

    begun = time.process_time()
    TfidfVectorizer().fit_transform([f"{a['title']} {a['text']}" for a in articles])
    took = milliseconds(begun, len(articles))
    print(f"TfidfVectorizer: {took:.3f} ms an article")
    return took


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("folder", type=Path, nargs="?", default=DEFAULT)
    options.add_argument("--texts", type=int, default=8000, help="articles of the window; more than there are repeat them, cut")
    given = options.parse_args()
    alphabet()
    texts = [row["text"] for row in rows(given.folder / "reuse_texts.jsonl.gz")]
    ours, theirs = reuse_of(texts), datasketch_of(texts)
    if theirs:
        print(f"reuse / datasketch: {ours / theirs:.2f}")
    articles = list(rows(given.folder / "articles.jsonl.gz"))
    while len(articles) < given.texts:  # halves of two articles make a third
        pairs = zip(articles[::2], articles[1::2], strict=False)
        articles += [a | {"text": a["text"][len(a["text"]) // 2 :] + "\n" + b["text"][: len(b["text"]) // 2]} for a, b in pairs]
    articles = articles[: given.texts]
    ours, cluster = window_of(articles)
    if theirs := vectorizer_of(articles):
        print(f"window / TfidfVectorizer: {ours / theirs:.2f}", flush=True)
    cluster()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB")


if __name__ == "__main__":
    main()
