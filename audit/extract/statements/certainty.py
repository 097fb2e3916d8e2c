"""Estimate the probability that an attribution's source is right: features of rules and model, and a small network."""

from typing import TYPE_CHECKING

import numpy as np

from audit.extract.statements.tagger.model import Attributor
from audit.lang.attribution import COLUMNS, Attribution, Way
from audit.lang.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN = 99
"""Distance from cue to source where one is missing."""
WAYS = sorted((way for way in Way if way.column is not None), key=lambda way: way.column or 0)


def rate(r: Reading, found: list[Attribution], model: Attributor | None) -> None:
    """Set the probability that the source of each attribution is right; None for those without one."""
    if model is None or not found:
        return
    for a, p in zip(found, model.certainty.yes(features(r, found)).tolist(), strict=True):
        a.p = round(p, 4) if a.source is not None else None


def features(r: Reading, found: list[Attribution]) -> "NDArray[np.float32]":
    """Compute features of each attribution: an array (attributions, features)."""
    rows = [[*model_features(r, a), *source_features(r, a), *place_features(r, a)] for a in found]
    return np.array(rows, np.float32).reshape(len(found), 19 + COLUMNS)


def model_features(r: Reading, a: Attribution) -> list[float]:
    """Compute features of the model's output, its agreement with rules, and the share quoted."""
    source = a.source
    agrees = any(source is not None and s[0] < source[1] and source[0] < s[1] for s in a.also)
    quoted = sum(r.inside[k] >= 0 for k in a.words()) / a.size()
    return [
        a.p or 0.0,
        float(a.p is None),
        a.score,
        float(a.model),
        float(agrees),
        float(bool(a.also) and not agrees),
        quoted,
        float(quoted > 0.9),
        np.log1p(a.size()),
    ]


def source_features(r: Reading, a: Attribution) -> list[float]:
    """Compute features of the source: pronoun, capital and length."""
    if a.source is None:
        return [0.0, 0.0, 0.0]
    first, stop = a.source
    pronoun, capital = r.words.lower[first] in r.lists["tagger_pronouns"], r.words.form[first][:1].isupper()
    return [float(pronoun), float(capital), np.log1p(stop - first)]


def place_features(r: Reading, a: Attribution) -> list[float]:
    """Compute features of the positions of cue, source and content, the cue's verb, and the way of the rule."""
    w, cue, source, first = r.words, a.cue, a.source, a.content[0][0]
    far = abs(cue[0] - source[0]) if cue and source else UNKNOWN
    return [
        float(cue is not None and source is not None and w.sentence[cue[0]] == w.sentence[source[0]]),
        float(cue is not None and w.sentence[cue[0]] == w.sentence[first]),
        float(cue is not None and w.line[cue[0]] == w.line[first]),
        min(far, 40) / 10,
        float(far <= 3),
        float(len(a.content)),
        float(cue is not None and w.lower[cue[1] - 1] in r.lists["certain_sayings"]),
        *(float(a.way is way) for way in WAYS),
    ]
