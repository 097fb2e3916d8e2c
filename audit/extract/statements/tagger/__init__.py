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
from audit.extract.statements.tagger.model import Attributor
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
    chances = chances_of(runs, p, model)
    for k, best, chance, _ in likeliest(CONTENT, *chances[CONTENT]):
        if chance > LEAST_CONTENT:
            out[best].content.append((int(runs.first[CONTENT][k]), int(runs.stop[CONTENT][k])))
            out[best].score = max(out[best].score, chance)
    for k, best, chance, rival in likeliest(SOURCE, *chances[SOURCE]):
        if chance > LEAST_SOURCE:
            out[best].source = (int(runs.first[SOURCE][k]), int(runs.stop[SOURCE][k]))
            out[best].p, out[best].rival = chance, rival
    return [x for x in out if x.content]


Pairs = tuple["NDArray[np.int64]", "NDArray[np.int64]", "NDArray[np.float32]"]
"""Runs and cues that may belong together, and the probabilities that they do."""


def chances_of(runs: Runs, p: "NDArray[np.float32]", model: Attributor) -> dict[int, Pairs]:
    """Compute the probabilities of the pairs of both roles; their features are computed together."""
    nets = {CONTENT: model.link_content, SOURCE: model.link_source}
    pairs = {role: runs.pairs(role) for role in nets}
    first, stop = (np.concatenate([ends[role][pairs[role][0]] for role in nets]) for ends in (runs.first, runs.stop))
    roles = np.repeat(np.array(list(nets)), [len(pairs[role][0]) for role in nets])
    if not len(roles):
        return {role: (*pairs[role], np.zeros(0, np.float32)) for role in nets}
    x = runs.of_pairs(roles, first, stop, np.concatenate([pairs[role][1] for role in nets]), p)
    return {role: (*pairs[role], net.yes(x[roles == role])) for role, net in nets.items()}


def likeliest(
    role: int, i: "NDArray[np.int64]", j: "NDArray[np.int64]", chance: "NDArray[np.float32]"
) -> Iterator[tuple[int, int, float, float]]:
    """Yield run, cue, their probability and that of the next best: for each run of content its cue, for each cue its source."""
    if not len(i):
        return
    asks = i if role == CONTENT else j
    order = np.lexsort((-chance, asks))
    best = np.flatnonzero(led(1, np.diff(asks[order]) > 0))
    ranked, firsts = chance[order].tolist(), best.tolist()
    runs, cues = i[order[best]].tolist(), j[order[best]].tolist()
    for at, end, run, cue in zip(firsts, [*firsts[1:], len(order)], runs, cues, strict=True):
        yield run, cue, ranked[at], ranked[at + 1] if at + 1 < end else 0.0
