"""Texts that annotators marked for loaded words: single sentences (BABE) and whole articles (PTC, BASIL), as JSON lines.

A row with `loaded` is an excerpt: `text`, `loaded`, `loaded_words`, `url`, `outlet`, `topic`. A row with `spans` is an article:
`text` and `spans` as [start, stop, technique]; techniques in SPANS count; articles on one event share `triple`.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from audit.extract.insertions import insertions
from audit.kit import Kit
from audit.lang.pack import DEFAULT
from audit.lang.sentences import spans
from audit.rows import Rows
from audit.score.arrays import SentenceArrays, sentence_arrays
from audit.score.word_sets import Masks
from audit.score.word_table import Forms
from audit.score.words import words
from audit.text import Document

SPANS = frozenset({"Loaded_Language", "Name_Calling,Labeling", "lex"})
"""Techniques of PTC, and the lexical bias of BASIL, that count as marked words."""
A_TOPIC = 10
"""Maximum words masked per topic: those of the highest chi²."""


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated text: its sentences, whether each is loaded, and its marked words; outlet and topic of an excerpt."""

    document: Document
    excerpt: bool
    group: str
    outlet: str | None
    arrays: SentenceArrays
    loaded: list[bool]
    marked: list[bool]
    topic: str | None = None


def rows(paths: Iterable[Path]) -> Iterator[dict]:  # type: ignore[type-arg] # a JSON object of any shape
    """Yield the rows of JSON-lines files, gzipped or not."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def topics(found: Iterable[dict], masks: Masks, loaded: frozenset[str]) -> frozenset[str]:  # type: ignore[type-arg]
    """Select topical words by chi² between the topics of excerpts, except loaded ones. Labels of sentences are not used."""
    df: Counter[str] = Counter()
    size: Counter[str] = Counter()
    by: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found:
        if not row.get("topic"):
            continue
        here = {w.low for w in words(row["text"]) if w.text[0].isalpha() and w.low not in masks.stop}
        df.update(here)
        by[row["topic"]].update(here)
        size[row["topic"]] += 1
    total = sum(size.values())
    out: set[str] = set()
    for topic, count in by.items():
        scores = []
        for word, n in count.items():
            expected = df[word] * size[topic] / total
            if df[word] >= 5 and n > expected:
                scores.append((-((n - expected) ** 2) / expected, word))
        out.update(word for _, word in sorted(scores)[:A_TOPIC])
    return frozenset(out - loaded - masks.groups)


def texts(found: Iterable[dict], kit: Kit, forms: Forms, lang: str = DEFAULT) -> Iterator[Text]:  # type: ignore[type-arg]
    """Yield annotated texts in the language `lang`, without insertions, as in an audit."""
    for row in found:
        document = Document.of(row["text"], input=row["id"])
        made = Rows(doc=document.id, sighting="", kit="")
        made.add(insertions(document, kit.insertions, made))
        places = [pieces for _, pieces in spans(document, made, kit.language.packs.nearest(lang))]
        s = sentence_arrays(document.text, places, kit.language.nearest(lang).lexicons, forms)
        excerpt = "loaded" in row
        if excerpt:
            wanted = frozenset(w for phrase in row["loaded_words"] for w in re.findall(r"\w+", phrase.lower()))
            marked = [not wanted.isdisjoint(re.findall(r"\w+", forms.low[f])) for f in s.form.tolist()]
            loaded = [row["loaded"]] * len(places)
        else:
            mask = bytearray(len(document.text))
            for start, stop, technique, *_ in row["spans"]:
                if technique in SPANS:
                    mask[start:stop] = b"\1" * (stop - start)
            sizes = [len(forms.forms[f]) for f in s.form.tolist()]
            marked = [any(mask[a : a + n]) for a, n in zip(s.at.tolist(), sizes, strict=True)]
            loaded = [any(marked[a:b]) for a, b in pairwise(s.cuts.tolist())]
        group = row.get("triple") or row.get("url") or row["id"]
        yield Text(document, excerpt, group, row.get("outlet"), s, loaded, marked, row.get("topic"))
