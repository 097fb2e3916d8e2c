"""The tagger: a trained model predicts roles of words and links them to attributions.

Two passes estimate the probability of each role for each word: a linear model over hashed templates, then a small network over
the probabilities around the word. After decoding, each run of content and each source is linked to its likeliest cue. The
finds of the rules are among the features.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audit.extract.statements.tagger.decode import Runs, best_path
from audit.extract.statements.tagger.first_pass import logits, unpacked
from audit.extract.statements.tagger.model import Attributor, Net
from audit.extract.statements.tagger.second_pass import contexts
from audit.extract.statements.tagger.templates import CONTENT, CUE, SOURCE, Atoms, led
from audit.lang.attribution import Attribution
from audit.lang.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_CONTENT, LEAST_SOURCE = 0.1, 0.2
"""Minimum probabilities at which content and a source are linked to a cue; chosen on PolNeAR's development articles."""
WEIGHT = 0.35
"""Weight of the transitions against the logits of the second pass."""


class Tagged(NamedTuple):
    """The attributions of a text, and the probabilities (words, 4) of the roles of each word."""

    found: list[Attribution]
    p: "NDArray[np.float32]"


def tagged(r: Reading, found: list[Attribution], model: Attributor) -> Tagged:
    """Predict the attributions of a text; `found` are those of the rules, which are features of the model."""
    if not len(r.words):
        return Tagged([], np.zeros((0, 4), np.float32))
    a = Atoms(r, found, model.use)
    seen = softmax(logits(a, model))
    p = softmax(np.concatenate([model.reading.logits(batch) for batch in contexts(a, seen)]))
    return Tagged(linked(a, r, p, found, model), p)


def first(x: "NDArray[np.int64]", model: Attributor) -> "NDArray[np.float32]":
    """Compute logits of the first pass: sums of the rows selected by a word's templates."""
    return unpacked(model.table[x].sum(1), x.shape[1], model)


def softmax(z: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Convert each row of logits to probabilities."""
    e = np.exp(z - z.max(1, keepdims=True))
    out: NDArray[np.float32] = (e / e.sum(1, keepdims=True)).astype(np.float32)
    return out


def path_of(a: Atoms, p: "NDArray[np.float32]", model: Attributor) -> "NDArray[np.int64]":
    """Find the role of each word on the best path."""
    return best_path(a, np.log(p + np.float32(1e-6)) + model.bias, np.float32(WEIGHT) * model.step)


def linked(a: Atoms, r: Reading, p: "NDArray[np.float32]", found: list[Attribution], model: Attributor) -> list[Attribution]:
    """Build attributions from probabilities of roles, each with its cue and the source linked to it."""
    runs = Runs(a, r, path_of(a, p, model), found)
    cues = [(int(x), int(y)) for x, y in zip(runs.first[CUE], runs.stop[CUE], strict=True)]
    out = [Attribution([], cue, None, model=True) for cue in cues]
    if not cues:
        return []
    for k, best, chance, _ in likeliest(runs, CONTENT, p, model.link_content):
        if chance > LEAST_CONTENT:
            out[best].content.append((int(runs.first[CONTENT][k]), int(runs.stop[CONTENT][k])))
            out[best].score = max(out[best].score, chance)
    for k, best, chance, rival in likeliest(runs, SOURCE, p, model.link_source):
        if chance > LEAST_SOURCE:
            out[best].source = (int(runs.first[SOURCE][k]), int(runs.stop[SOURCE][k]))
            out[best].p, out[best].rival = chance, rival
    return [x for x in out if x.content]


def likeliest(runs: Runs, role: int, p: "NDArray[np.float32]", net: Net) -> Iterator[tuple[int, int, float, float]]:
    """Yield run, cue, their probability and that of the next best: for each run of content its cue, for each cue its source."""
    i, j = runs.pairs(role)
    if not len(i):
        return
    chance = net.yes(runs.features(role, i, j, p))
    asks = i if role == CONTENT else j
    order = np.lexsort((-chance, asks))
    firsts = np.flatnonzero(led(1, np.diff(asks[order]) > 0)).tolist()
    for at, end in zip(firsts, [*firsts[1:], len(order)], strict=True):
        k = int(order[at])
        yield int(i[k]), int(j[k]), float(chance[k]), float(chance[order[at + 1]]) if at + 1 < end else 0.0
