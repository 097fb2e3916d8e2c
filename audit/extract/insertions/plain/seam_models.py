"""Models of seams and the word-frequency table used by their features."""

from audit.files import DATA
from audit.frozen import frozen
from audit.lang.frequency import WordBands
from audit.models.linear import Linear


@frozen
class Seams:
    """A model for places after a cue, one for lines in which many texts touch, and word frequencies."""

    cued: Linear
    joined: Linear
    words: WordBands

    @classmethod
    def load(cls) -> "Seams":
        """Read the models that ship with the package (`audit/data/models/seams.md`)."""
        models = DATA / "models"
        return cls(Linear.load(models / "seam_cued.json"), Linear.load(models / "seam_joined.json"), WordBands.load())
