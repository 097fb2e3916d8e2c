"""The ranker's model: networks for the source of a rule's attribution, and a regression for its being a statement."""

from typing import TYPE_CHECKING, Any

from audit.extract.statements.tagger.model import Net
from audit.frozen import frozen
from audit.lang.pack import Pack
from audit.models.linear import Linear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

FILE = "ranker.npz"
"""File of the model in the folder `models` of a language pack."""
NETS = ("source", "certainty")
REGRESSIONS = ("stated", "right")


@frozen
class Ranker:
    """The arrays written by `audit learn attribution` for a language without a tagger.

    `source` classifies pairs of attribution and candidate source (`features.py`) as wrong or right, `certainty` the source
    chosen as wrong, right, or of words that annotators do not mark (`source_evidence.py`). Of the wording of an attribution
    (`clues.py`), `stated` estimates whether annotators mark it, and `right` whether its source is then right. `objects` is the
    log-odds by which annotators mark objects of verbs more rarely than other words.
    """

    source: Net
    certainty: Net
    stated: Linear
    right: Linear
    objects: float

    @classmethod
    def load(cls, pack: Pack) -> "Ranker | None":
        """Read the model of a language pack; None where it has none or only its rules are wanted."""
        import numpy as np

        path = pack.model(FILE)
        if path is None:
            return None
        with np.load(path) as f:
            source, certainty = (Net(*(f[f"{name}_{part}"].astype(np.float32) for part in Net._fields)) for name in NETS)
            stated, right = (regression(f, name) for name in REGRESSIONS)
            return cls(source, certainty, stated, right, objects=float(f["objects"]))


def regression(arrays: "Mapping[str, NDArray[Any]]", name: str) -> Linear:
    """Read a regression from the arrays of a model."""
    weights = zip(arrays[f"{name}_names"].tolist(), arrays[f"{name}_weights"].tolist(), strict=True)
    return Linear(dict(weights), float(arrays[f"{name}_bias"]))
