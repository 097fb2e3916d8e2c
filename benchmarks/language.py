"""Cost of scoring language: loading the model, and processor time per sentence, over texts of JSON lines.

usage: python benchmarks/language.py ARTICLES.jsonl.gz [HOW MANY]
"""

import gzip
import json
import sys
import time
from itertools import islice

from audit.lang.pack import Packs
from audit.lang.sentences import spans
from audit.rows import Rows
from audit.score.arrays import sentence_arrays
from audit.score.lexicons import Lexicons
from audit.score.loaded import score_sentences
from audit.score.model import Model
from audit.score.word_sets import Masks, WordSets
from audit.text import Document


def main(path: str, many: int) -> None:
    """Print the loading time and the time per sentence."""
    import numpy as np  # imported first: not a cost of the model

    np.zeros(1)
    pack = Packs.load().nearest(None)
    masks, sets = Masks.load(pack), WordSets.load(pack)
    begun = time.process_time()
    model = Model.load(pack, masks, sets)
    loading = time.process_time() - begun
    assert model is not None  # noqa: S101 - shipped with the package
    lexicons = Lexicons.load(pack)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        documents = [Document.of(json.loads(line)["text"]) for line in islice(lines, many)]
    places = [[pieces for _, pieces in spans(d, Rows(doc=d.id, sighting="", kit=""), pack)] for d in documents]
    n = sum(map(len, places))
    begun = time.process_time()
    sentences = [sentence_arrays(d.text, p, lexicons, model.forms) for d, p in zip(documents, places, strict=True)]
    reading = time.process_time() - begun
    begun = time.process_time()
    for s in sentences:
        score_sentences(s, model, excerpt=False)
    scoring = time.process_time() - begun
    print(
        f"loading {1e3 * loading:.0f} ms; {n} sentences, each:"
        f" reading {1e6 * reading / n:.0f} µs, scoring {1e6 * scoring / n:.0f} µs"
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100)
