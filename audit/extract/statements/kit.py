"""What the statements step needs besides the document."""

from dataclasses import dataclass

from audit.extract.embeds.signs import Displays
from audit.extract.statements.speech import Speech
from audit.extract.statements.tagger.model import Attributor
from audit.lang.pos import Tags


@dataclass(frozen=True, slots=True)
class StatementsKit:
    """Cues, people and places (`speech`), parts of speech, signs of embeds, and the tagger with its linkers."""

    speech: Speech
    tags: Tags
    attributor: Attributor | None
    signs: Displays

    @classmethod
    def load(cls, signs: Displays, tags: Tags) -> "StatementsKit":
        """Read the data files that ship with the package."""
        return cls(Speech.load(), tags, Attributor.load(), signs)
