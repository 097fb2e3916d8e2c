"""The attribution model from articles whose statements are marked: PolNeAR, or data of the same shape.

A line of the data is `{"text", "statements": [{"source", "cue", "content"}, …]}`, each a list of spans in code points. The
second reading, the linkers and the certainty learn from judgements of articles that the stage before has not seen (three
folds), so that they meet the errors that they will meet.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.extract.statements import read
from audit.extract.statements.annotated import Reading
from audit.extract.statements.attribution import Attribution
from audit.extract.statements.combine import combine, marks
from audit.extract.statements.kit import StatementsKit
from audit.extract.statements.rules import attributions
from audit.extract.statements.tagger import first, linked, path_of, softmax
from audit.extract.statements.tagger.decode import Runs
from audit.extract.statements.tagger.model import Attributor, Net, packed
from audit.extract.statements.tagger.second_pass import context
from audit.extract.statements.tagger.templates import CONTENT, CUE, SOURCE, Atoms, rows
from audit.extract.statements.uncued import leftover
from audit.kit import Kit
from audit.learn.statements.nets import network, softmax_over_rows
from audit.rows import Rows
from audit.text import Document

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDS = 3
BIAS = (0.0, 0.5, 0.5, 0.0)
"""What each role is given in advance on the best path; chosen on PolNeAR's development articles."""
NONE = Net(*(np.zeros(s, np.float32) for s in ((1, 1), (1,), (1, 2), (2,))))


@dataclass(slots=True)
class Example:
    """One marked article as read: words, rules' findings, atoms, and for each role the statement of each word (-1: none)."""

    reading: Reading
    rules: list[Attribution]
    atoms: Atoms
    gold: "dict[int, NDArray[np.int64]]"
    sources: "list[NDArray[np.bool_]]"
    roles: "NDArray[np.int8]"


def examples(path: Path, kit: StatementsKit) -> Iterator[Example]:
    """The articles of a JSON-lines file."""
    opener: Callable[..., Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield example(json.loads(line), kit)


def example(article: dict[str, Any], kit: StatementsKit) -> Example:
    """One article with the role of each word."""
    reading = read(Document.of(article["text"]), kit, Rows(doc="", sighting="", kit=""))
    rules = attributions(reading)
    starts = np.array(reading.words.start)
    n = len(starts)
    gold = {role: np.full(n, -1) for role in (SOURCE, CUE, CONTENT)}
    roles = np.zeros(n, np.int8)
    sources = []
    for k, statement in enumerate(article["statements"]):
        named = np.zeros(n, bool)
        for name, role in (("content", CONTENT), ("cue", CUE), ("source", SOURCE)):
            for a, b in statement[name]:
                i, j = np.searchsorted(starts, (a, b))
                gold[role][i:j] = k
                roles[i:j] = role
                if role == SOURCE:
                    named[i:j] = True
        sources.append(named)
    return Example(reading, rules, Atoms(reading, rules), gold, sources, roles)


def learn(path: Path, report: Callable[[str], None] = lambda _: None) -> dict[str, "NDArray[Any]"]:
    """Arrays of the model, as `audit.extract.statements.tagger.model` reads them."""
    data = list(examples(path, Kit.load().statements))
    y = np.concatenate([e.roles for e in data])
    fold = np.repeat(np.arange(len(data)) % FOLDS, [len(e.roles) for e in data])
    report(f"{len(data)} articles, {len(y)} words")
    x = np.concatenate([rows(e.atoms).astype(np.int32) for e in data])
    table, seen = crossed(fold, lambda m: quantised(softmax_over_rows(x[m], y[m])), lambda w, m: summed(x[m], w))
    report("first reading done")
    near = np.concatenate(
        [context(e.atoms, p).astype(np.float16) for e, p in zip(data, split(softmax(seen), data), strict=True)]
    )
    reading, seen = crossed(
        fold,
        lambda m: network(near[m], y[m], 4, hidden=96, epochs=6, drop=0.2, decay=3e-5),
        lambda net, m: in_parts(net, near[m]),
    )
    report("second reading done")
    model = Attributor(packed(table[0]), table[1], reading, transitions(data), np.array(BIAS, np.float32), NONE, NONE, NONE)
    parts = list(split(softmax(seen), data))
    model = with_links(model, data, parts)
    report("linkers done")
    certainty = certain(model, data, parts)
    report("certainty done")
    return arrays(model, table[0], certainty)


def crossed(
    fold: "NDArray[np.int64]", fit: Callable[["NDArray[np.bool_]"], Any], judge: Callable[[Any, "NDArray[np.bool_]"], Any]
) -> tuple[Any, "NDArray[np.float32]"]:
    """A model of all words, and the judgement of each word by a model that has not seen its article."""
    out = np.zeros((len(fold), 4), np.float32)
    for k in range(FOLDS):
        out[fold == k] = judge(fit(fold != k), fold == k)
    return fit(fold >= 0), out


def quantised(weight: "NDArray[np.float32]") -> "tuple[NDArray[np.int8], float]":
    """Weights in 127 steps to each side; the few beyond are cut."""
    scale = float(np.quantile(np.abs(weight[weight != 0]), 0.9999)) / 127
    return np.clip(np.round(weight / scale), -127, 127).astype(np.int8), scale


def summed(x: "NDArray[np.int32]", weight: "tuple[NDArray[np.int8], float]") -> "NDArray[np.float32]":
    """The first reading of many words, in parts that fit the memory."""
    table, scale = weight
    model = Attributor(packed(table), scale, NONE, NONE.inner, NONE.shift, NONE, NONE, NONE)
    return np.concatenate([first(x[i : i + 20000].astype(np.int64), model) for i in range(0, len(x), 20000)])


def in_parts(net: Net, x: "NDArray[np.float16]") -> "NDArray[np.float32]":
    """A network's outputs for many rows."""
    return np.concatenate([net.logits(x[i : i + 20000].astype(np.float32)) for i in range(0, len(x), 20000)])


def split(values: "NDArray[np.float32]", data: list[Example]) -> "Iterator[NDArray[np.float32]]":
    """The rows of each article."""
    at = 0
    for e in data:
        yield values[at : at + len(e.roles)]
        at += len(e.roles)


def transitions(data: list[Example]) -> "NDArray[np.float32]":
    """Logarithms of how often a role follows a role within a sentence (from, to)."""
    count = np.ones((4, 4))
    for e in data:
        same = e.atoms.sentence[1:] == e.atoms.sentence[:-1]
        np.add.at(count, (e.roles[:-1][same], e.roles[1:][same]), 1)
    out: NDArray[np.float32] = np.log(count / count.sum(1, keepdims=True)).astype(np.float32)
    return out


def with_links(model: Attributor, data: list[Example], parts: "list[NDArray[np.float32]]") -> Attributor:
    """The model with linkers fitted to the runs that it finds itself."""
    x: dict[int, list[Any]] = {SOURCE: [], CONTENT: []}
    y: dict[int, list[Any]] = {SOURCE: [], CONTENT: []}
    for e, p in zip(data, parts, strict=True):
        runs = Runs(e.atoms, e.reading, path_of(e.atoms, p, model), e.rules)
        cues = [most(e.gold[CUE][a:b], 1) for a, b in zip(runs.first[CUE], runs.stop[CUE], strict=True)]
        for role in (SOURCE, CONTENT):
            i, j = runs.pairs(role)
            if not len(i):
                continue
            ends = list(zip(runs.first[role], runs.stop[role], strict=True))
            x[role].append(runs.features(role, i, j, p))
            if role == CONTENT:
                owner = [most(e.gold[CONTENT][a:b], (b - a + 1) // 2) for a, b in ends]
                y[role].append([owner[k] >= 0 and owner[k] == cues[q] for k, q in zip(i, j, strict=True)])
            else:
                y[role].append(
                    [
                        cues[q] >= 0 and bool(e.sources[cues[q]][ends[k][0] : ends[k][1]].any())
                        for k, q in zip(i, j, strict=True)
                    ]
                )
    nets = {
        role: network(
            np.concatenate(x[role]), np.concatenate(y[role]).astype(int), 2, hidden=24, epochs=5, batch=512, rate=3e-3
        )
        for role in (SOURCE, CONTENT)
    }
    return Attributor(model.table, model.scale, model.reading, model.step, model.bias, nets[SOURCE], nets[CONTENT], NONE)


def most(values: "NDArray[np.int64]", least: int) -> int:
    """The statement that most words of a run belong to, if at least `least` do; -1 else."""
    inside = values[values >= 0]
    return int(np.bincount(inside).argmax()) if len(inside) >= least else -1


def certain(model: Attributor, data: list[Example], parts: "list[NDArray[np.float32]]") -> Net:
    """The probability that a statement's source is the marked one, from the model's statements on unseen articles."""
    x, y = [], []
    for e, p in zip(data, parts, strict=True):
        found = combine(e.reading, linked(e.atoms, e.reading, p, e.rules, model), e.rules)
        leftover(e.reading, found)
        for a, row in zip(found, marks(e.reading, found), strict=True):
            if a.source is None:
                continue
            words = sorted(a.words())
            owner = most(e.gold[CONTENT][words], (len(words) + 1) // 2)
            named = e.sources[owner] if owner >= 0 else None
            x.append(row)
            y.append(
                named is not None
                and bool(named[a.source[0] : a.source[1]].any())
                and a.source[1] - a.source[0] <= 2 * named.sum() + 8
            )
    return network(np.array(x), np.array(y).astype(int), 2, hidden=12, epochs=12, batch=256, rate=3e-3, decay=1e-4)


def arrays(model: Attributor, table: "NDArray[np.int8]", certainty: Net) -> dict[str, "NDArray[Any]"]:
    """The model as named arrays; networks in half precision."""
    out: dict[str, NDArray[Any]] = {
        "table": table, "scale": np.array(model.scale, np.float32), "step": model.step, "bias": model.bias,
    }  # fmt: skip
    for name, net in (
        ("reading", model.reading), ("link_source", model.link_source), ("link_content", model.link_content),
        ("certainty", certainty),
    ):  # fmt: skip
        out |= {f"{name}_{part}": value.astype(np.float16) for part, value in net._asdict().items()}
    return out
