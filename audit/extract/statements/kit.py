"""What the statements step needs besides the document."""

from dataclasses import dataclass

from audit.extract.embeds.kit import EmbedsKit
from audit.extract.statements.speech import Speech
from audit.extract.statements.tagger.model import Attributor
from audit.lang.pack import Packs
from audit.lang.pos import Tags


@dataclass(frozen=True, slots=True)
class StatementsKit:
    """Cues, people and places (`speech`), parts of speech, embeds, and the tagger with its linkers."""

    speech: Speech
    tags: Tags
    attributor: Attributor | None
    embeds: EmbedsKit
    packs: Packs

    @classmethod
    def load(cls, embeds: EmbedsKit, packs: Packs, tags: Tags) -> "StatementsKit":
        """Read the files of the language packs."""
        return cls(Speech.load(), tags, Attributor.load(), embeds, packs)
