"""Annotated articles as training data of the tagger: findings of the rules, templates, and the role of each word."""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.extract.statements.analysis import analyse
from audit.extract.statements.by_rule import rule_attributions
from audit.extract.statements.certainty import UNANNOTATED
from audit.extract.statements.kit import StatementsKit
from audit.extract.statements.tagger.model import WordUse
from audit.extract.statements.tagger.templates import CONTENT, CUE, SOURCE, Atoms
from audit.lang.attribution import Attribution
from audit.lang.reading import Reading
from audit.rows import Rows
from audit.text import Document

if TYPE_CHECKING:
    from numpy.typing import NDArray


NO_USE = WordUse(np.zeros(0, np.uint64), np.zeros(1, np.uint64), np.zeros(1, np.uint64), np.zeros((1, 0), np.float32))
"""Words without classes."""


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article as read.

    Words of a statement inside another are the outer one's. `gold` holds for each role the number of the statement of each word
    (-1 for none), `sources` for each statement whether a word belongs to its source, `roles` the role of each word.
    """

    reading: Reading
    rules: list[Attribution]
    atoms: Atoms
    gold: "dict[int, NDArray[np.int64]]"
    sources: "list[NDArray[np.bool_]]"
    roles: "NDArray[np.int8]"


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-lines file, compressed or not."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def example(article: dict[str, Any], kit: StatementsKit, lang: str, use: WordUse) -> Example:
    """Read one article."""
    document = replace(Document.of(article["text"]), lang=lang)
    reading = analyse(document, kit, Rows(doc="", sighting="", kit=""))
    rules = rule_attributions(reading)
    starts = np.array(reading.words.start)
    n = len(starts)
    gold = {role: np.full(n, -1) for role in (SOURCE, CUE, CONTENT)}
    roles = np.zeros(n, np.int8)
    sources = []
    for k, statement in enumerate(sorted(article["statements"], key=lambda s: not s.get("nested", False))):
        named = np.zeros(n, bool)
        for name, role in (("content", CONTENT), ("cue", CUE), ("source", SOURCE)):
            for a, b in statement[name]:
                i, j = np.searchsorted(starts, (a, b))
                gold[role][i:j] = k
                roles[i:j] = role
                if role == SOURCE:
                    named[i:j] = True
        sources.append(named)
    return Example(reading=reading, rules=rules, atoms=Atoms(reading, rules, use), gold=gold, sources=sources, roles=roles)


def split(values: "NDArray[np.float32]", data: list[Example]) -> "Iterator[NDArray[np.float32]]":
    """Split rows by article."""
    at = 0
    for e in data:
        yield values[at : at + len(e.roles)]
        at += len(e.roles)


def majority(values: "NDArray[np.int64]", least: int) -> int:
    """Return the statement that most words of a run belong to, if at least `least` do; else -1."""
    inside = values[values >= 0]
    return int(np.bincount(inside).argmax()) if len(inside) >= least else -1


def owner(e: Example, a: Attribution) -> "NDArray[np.bool_] | None":
    """Return the words of the source of the annotated statement that holds half of an attribution's words; None for none."""
    words = sorted(a.words())
    k = majority(e.gold[CONTENT][words], (len(words) + 1) // 2)
    return e.sources[k] if k >= 0 else None


def outcome(e: Example, a: Attribution) -> int | None:
    """Return the class of an attribution: its source is wrong (0) or right (1), or its words are not annotated (2).

    Right: it overlaps the annotated source and has at most twice its words plus eight, or both have none. None, if it names
    somebody where the annotation has no source: a second annotator often named the same.
    """
    named = owner(e, a)
    if named is None:
        return UNANNOTATED
    if a.source is None or not named.any():
        return int(not named.any()) if a.source is None else None
    return int(bool(named[slice(*a.source)].any()) and a.source[1] - a.source[0] <= 2 * int(named.sum()) + 8)
