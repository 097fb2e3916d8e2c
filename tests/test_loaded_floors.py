"""Minimum figures of the lexicons and the shipped model on whole articles; never lower one silently.

The model was trained on these articles, so the figures exceed those out of fold (docs/language.md); a drop means that an earlier
step broke: sentences, insertions, names, features.
"""

import gzip
import json

import pytest

from audit.learn.loaded.corpora import SPANS
from audit.pipeline import audit
from audit.rows import Sentence, Trait
from audit.text import Document

pytestmark = pytest.mark.slow


def test_flags_and_marks_on_whole_articles(corpora, kit, floors):
    flags, marks, loaded = [], [], 0
    with gzip.open(corpora / "loaded/ptc.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][::6]
    for row in rows:
        gold = bytearray(len(row["text"]))
        for start, stop, technique, *_ in row["spans"]:
            if technique in SPANS:
                gold[start:stop] = b"\1" * (stop - start)
        found = audit(Document.of(row["text"]), kit)
        loaded += sum(any(gold[s.start : s.stop]) for s in found.of(Sentence))
        flags += [any(gold[s.start : s.stop]) for s in found.of(Sentence) if s.loaded]
        marks += [any(gold[t.start : t.stop]) for t in found.of(Trait) if t.feature == "loaded"]
    assert sum(flags) / len(flags) >= floors["loaded"]["flag precision"]
    assert sum(flags) / loaded >= floors["loaded"]["flag recall"]
    assert sum(marks) / len(marks) >= floors["loaded"]["mark precision"]
