"""Populations for `validation.py`: units of annotated corpora with the product's probability and the annotation.

A unit is (article, outlet, probability, flag, annotation): excerpts and own-voice sentences for loaded language, body
sentences and statements for attribution, lines for promotion. The records must come from models that have not seen the
articles: out-of-fold records of `audit learn loaded|insertions --folds …`, and for attribution `audit batch` over a split that
was not trained on.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

LOADED_SPANS = {"Loaded_Language", "Name_Calling,Labeling", "lex"}
"""Labels of PTC and BASIL that are loaded language."""
PRINTED = 0.75
"""Probability above which pages print a source (`audit/sql/validate/frames/source_right.sql`)."""


class Unit(NamedTuple):
    """One unit of a population."""

    article: str
    outlet: str
    p: float
    flagged: bool
    y: bool


class Units(NamedTuple):
    """The same as arrays."""

    article: NDArray[Any]
    outlet: NDArray[Any]
    p: NDArray[Any]
    flagged: NDArray[Any]
    y: NDArray[Any]


def arrays(units: Sequence[Unit]) -> Units:
    """Units as arrays."""
    article, outlet, p, flagged, y = zip(*units, strict=True)
    return Units(np.array(article), np.array(outlet), np.array(p, dtype=float), np.array(flagged), np.array(y, dtype=bool))


def lines(path: Path) -> Iterator[Any]:
    """Read JSON lines, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as given:
        yield from map(json.loads, given)


def covered(spans: Iterable[Sequence[int]], length: int) -> NDArray[Any]:
    """Characters of a text that lie in one of the spans, as running sums: those in [a, b) are `sums[b] - sums[a]`."""
    marks = np.zeros(length, dtype=np.int64)
    for start, stop, *_ in spans:
        marks[start:stop] = 1
    return np.concatenate([[0], np.cumsum(marks)])


def share(sums: NDArray[Any], start: int, stop: int) -> float:
    """Share of the characters from start to stop that are covered."""
    return float(sums[stop] - sums[start]) / (stop - start)


def loaded(gold: Iterator[Any], records: dict[str, Any]) -> Iterator[Unit]:
    """Excerpts (BABE), or own-voice body sentences of articles (PTC, BASIL)."""
    for row in gold:
        record = records.get(row["id"])
        if record is None or record.get("failure"):
            continue
        some = [s for s in record["sentence"] if s["loaded_p"] is not None]
        outlet = row.get("outlet") or "all"
        if "loaded" in row:
            if some:
                best = max(some, key=lambda s: s["loaded_p"])
                yield Unit(row.get("url") or row["id"], outlet, best["loaded_p"], best["loaded"], bool(row["loaded"]))
            continue
        spans = [(a, b) for a, b, label, *_ in row["spans"] if label in LOADED_SPANS]
        for s in some:
            if s["voice"] == "outlet" and s["field"] == "body":
                marked = any(a < s["stop"] and s["start"] < b for a, b in spans)
                yield Unit(row["id"], outlet, s["loaded_p"], bool(s["loaded"]), marked)


def attributed(gold: Iterator[Any], records: dict[str, Any]) -> Iterator[Unit]:
    """Body sentences: the annotation attributes at least half of it; p as in `frames/attributed_sentences.sql`."""
    for row in gold:
        record = records[row["id"]]
        length = len(record["document"]["text"])
        true = covered((span for s in row["statements"] for span in s["content"]), length)
        said = covered(((s["start"], s["stop"]) for s in record["statement"]), length)
        for s in record["sentence"]:
            if s["field"] == "body" and s["stop"] > s["start"]:
                part = share(said, s["start"], s["stop"])
                p = 0.11 + 0.2 * part if part < 0.5 else 0.75 + 0.2 * part
                yield Unit(row["id"], row["outlet"], p, part >= 0.5, share(true, s["start"], s["stop"]) >= 0.5)


def source_right(gold: Iterator[Any], records: dict[str, Any]) -> Iterator[Unit]:
    """Statements with a source: an annotated statement covers at least half of it, and their sources share a word."""
    for row in gold:
        record = records[row["id"]]
        found = defaultdict(list)
        for s in record["statement"]:
            if s["source_p"] is not None and s["source_start"] is not None:
                found[s["n"]].append(s)
        for pieces in found.values():
            size = sum(s["stop"] - s["start"] for s in pieces)
            best, most = None, 0
            for one in row["statements"]:
                both = sum(max(0, min(s["stop"], b) - max(s["start"], a)) for s in pieces for a, b in one["content"])
                best, most = (one, both) if both > most else (best, most)
            named = (pieces[0]["source_start"], pieces[0]["source_stop"])
            right = best is not None and 2 * most >= size and same_source(record["document"]["text"], named, best["source"])
            p = min(s["source_p"] for s in pieces)
            yield Unit(row["id"], row["outlet"], p, p > PRINTED, right)


def same_source(text: str, named: tuple[int, int], spans: Sequence[Sequence[int]]) -> bool:
    """True when the named source shares a word with the annotated one and is not much longer."""
    ours = set(text[slice(*named)].lower().split())
    theirs = {word for a, b in spans for word in text[a:b].lower().split()}
    return bool(ours & theirs) and len(ours) <= 2 * len(theirs) + 8


def promotion(gold: Iterator[Any], records: dict[str, Any], view: str) -> Iterator[Unit]:
    """Lines of texts: at least half of it is annotated as promotion; p is the share that the product covers.

    Lines that annotators left open are not units.
    """
    labelled = defaultdict(list)
    for s in gold:
        if s["view"] == view:
            labelled[s["doc_id"]].append(s)
    for doc, segments in labelled.items():
        record = records.get(doc)
        if record is None or record.get("failure"):
            continue
        text = record["document"]["text"]
        true, opened, found = (
            covered(spans, len(text))
            for spans in (
                [(s["start"], s["end"]) for s in segments if s["class"] == "promo"],
                [(s["start"], s["end"]) for s in segments if s["class"] == "ignore"],
                [(i["start"], i["stop"]) for i in record["insertion"] if i["role"] == "promo"],
            )
        )
        start = 0
        for line in text.split("\n"):
            stop = start + len(line)
            if line.strip() and share(opened, start, stop) < 0.5:
                p = share(found, start, stop)
                yield Unit(doc, segments[0]["outlet"], p, p >= 0.5, share(true, start, stop) >= 0.5)
            start = stop + 1
