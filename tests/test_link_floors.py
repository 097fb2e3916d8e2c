"""Passages planted in real texts: those that are found, and whether their spans are the same words."""

import gzip
import json
import re
from difflib import SequenceMatcher

import pytest
from plain_accounts import plain_account

from audit.link.corpus import Corpus
from audit.link.reuse import pair_hits, shared

pytestmark = pytest.mark.slow


def rows(corpora, name):
    with gzip.open(corpora / "stories" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def spans(corpora):
    """Spans of passages by pair of texts, both ways round."""
    texts = rows(corpora, "reuse_texts")
    corpus = Corpus.of([plain_account(i, row["text"]) for i, row in enumerate(texts)])
    found = {}
    for a, b, passages in shared(corpus, pair_hits(corpus, given=True), set()):
        for p in passages:
            here, there = corpus.span(a, p.a, p.a_stop), corpus.span(b, p.b, p.b_stop)
            found.setdefault((texts[a]["id"], texts[b]["id"]), []).append((here, there))
            found.setdefault((texts[b]["id"], texts[a]["id"]), []).append((there, here))
    return found


def covered(some, start, stop):
    return sum(max(0, min(stop, b) - max(start, a)) for a, b in some)


def test_planted_passages_are_found(corpora, spans, floors):
    hit = {}
    for g in rows(corpora, "reuse_planted"):
        some = spans.get((g["id"], g["other"]), [])
        here = covered([x for x, _ in some], g["start"], g["stop"]) >= 0.5 * (g["stop"] - g["start"])
        there = covered([x for _, x in some], g["other_start"], g["other_stop"]) >= 0.5 * (g["other_stop"] - g["other_start"])
        hit.setdefault(g["kind"], []).append(here and there)
    for kind, found in hit.items():
        assert sum(found) / len(found) >= floors["stories"]["planted"], kind


def test_spans_of_passages_are_the_same_words(corpora, spans, floors):
    texts = {row["id"]: row["text"] for row in rows(corpora, "reuse_texts")}
    equal = []
    for (one, other), some in sorted(spans.items())[:600]:
        for here, there in some:
            a, b = (re.findall(r"\w+", texts[t][x.start : x.stop].lower()) for t, x in ((one, here), (other, there)))
            same = sum(m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks())
            equal.append(same >= 0.75 * max(len(a), len(b)))
    assert sum(equal) / len(equal) >= floors["stories"]["equal spans"]
