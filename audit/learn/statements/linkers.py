"""The linkers: assign runs of content and sources to cues."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.extract.statements.tagger import path_of
from audit.extract.statements.tagger.decode import Runs
from audit.extract.statements.tagger.model import Attributor, Net
from audit.extract.statements.tagger.templates import CONTENT, CUE, SOURCE
from audit.learn.statements.examples import Example, majority
from audit.learn.statements.nets import network

if TYPE_CHECKING:
    from numpy.typing import NDArray


def with_linkers(model: Attributor, data: list[Example], parts: "list[NDArray[np.float32]]") -> Attributor:
    """Train linkers on the runs that the model finds itself; `parts` are the probabilities of roles by article."""
    nets = {}
    for role in (SOURCE, CONTENT):
        x: list[NDArray[np.float32]] = []
        y: list[bool] = []
        for e, p in zip(data, parts, strict=True):
            runs = Runs(e.atoms, e.reading, path_of(e.atoms, p, model), e.rules)
            i, j = runs.pairs(role)
            if len(i):
                x.append(runs.features(role, i, j, p))
                y += linked_pairs(e, runs, role, i, j)
        nets[role] = fit(np.concatenate(x), np.array(y))
    return replace(model, link_source=nets[SOURCE], link_content=nets[CONTENT])


def fit(x: "NDArray[np.float32]", y: "NDArray[np.bool_]") -> Net:
    """Train a linker of pairs."""
    return network(x, y.astype(int), 2, hidden=24, epochs=5, batch=512, rate=3e-3)


def linked_pairs(e: Example, runs: Runs, role: int, i: "NDArray[Any]", j: "NDArray[Any]") -> list[bool]:
    """Label each pair of run `i` and cue `j`: whether the annotation assigns both to one statement."""
    cues = [majority(e.gold[CUE][a:b], 1) for a, b in zip(runs.first[CUE], runs.stop[CUE], strict=True)]
    ends = list(zip(runs.first[role], runs.stop[role], strict=True))
    pairs = list(zip(i.tolist(), j.tolist(), strict=True))
    if role == CONTENT:
        owner = [majority(e.gold[CONTENT][a:b], (b - a + 1) // 2) for a, b in ends]
        return [owner[k] >= 0 and owner[k] == cues[q] for k, q in pairs]
    return [cues[q] >= 0 and bool(e.sources[cues[q]][slice(*ends[k])].any()) for k, q in pairs]
