"""Estimate the probability that an attribution's source is right: a small network over `source_evidence`."""

from typing import TYPE_CHECKING

from audit.extract.statements.source_evidence import evidence
from audit.extract.statements.tagger.model import Attributor
from audit.lang.attribution import Attribution
from audit.lang.reading import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def rate(r: Reading, found: list[Attribution], likely: "NDArray[np.float32] | None", model: Attributor | None) -> None:
    """Set the probability that the source of each attribution is right; None for those without one.

    `likely` are the tagger's probabilities of the roles of each word.
    """
    if model is None or not found:
        return
    for a, p in zip(found, model.certainty.yes(evidence(r, found, likely)).tolist(), strict=True):
        a.p = round(p, 4) if a.source is not None else None
