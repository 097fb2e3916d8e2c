"""Models of seams and the word-frequency table used by their features."""

from audit.files import DATA
from audit.frozen import frozen
from audit.lang.frequency import WordBands
from audit.models.linear import Linear


@frozen
class Seams:
    """Models for places after a cue, for lines in which many texts touch, for spaces after a cue, and word frequencies."""

    cued: Linear
    joined: Linear
    spaced: Linear
    words: WordBands

    @classmethod
    def load(cls) -> "Seams":
        """Read the models that ship with the package (`audit/data/models/seams.md`)."""
        models = DATA / "models"
        cued, joined, spaced = (Linear.load(models / f"seam_{name}.json") for name in ("cued", "joined", "spaced"))
        return cls(cued, joined, spaced, WordBands.load())
