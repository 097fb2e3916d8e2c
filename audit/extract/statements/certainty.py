"""Estimate the probability that an attribution's source is right: a small network over `source_evidence`.

The network has three classes: the source is wrong, it is right (or there is none, rightly), or annotators did not mark the
words as a statement. The probability of a source is that of right against wrong; whether the words are a statement at all is
another question.
"""

from typing import TYPE_CHECKING

from audit.extract.statements.source_evidence import evidence
from audit.extract.statements.tagger.model import Attributor
from audit.lang.attribution import Attribution
from audit.lang.reading import Reading

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNANNOTATED = 2
"""Class of attributions whose words are not annotated; 0 and 1 are those whose source is wrong and right."""
TINY = 1e-9
"""Minimum probability of the two classes together, against division by zero."""
OVERLOOKED = 1 / 3
"""Share of these that are statements: a second annotator marked 90 of 268 in sixteen articles, nine in ten with that source."""


def rate(r: Reading, found: list[Attribution], likely: "NDArray[np.float32] | None", model: Attributor | None) -> None:
    """Set the probability that the source of each attribution is right, and that its words are a statement.

    Without a model the first is the measured precision of the rule where the language states it (`Cues.certainty`), and the
    second is unknown; the first is unknown without a source. `likely` are the tagger's probabilities of the roles of each word.
    """
    if model is None or not found:
        for a in found:
            a.p = r.cues.certainty.get(a.way.label) if a.source is not None and a.way is not None else None
        return
    for a, (wrong, right, unannotated) in zip(found, model.certainty.p(evidence(r, found, likely)).tolist(), strict=True):
        a.p = round(right / max(wrong + right, TINY), 4) if a.source is not None else None
        a.stated, a.agreed = 1 - (1 - OVERLOOKED) * unannotated, right
