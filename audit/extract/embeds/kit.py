"""Data of the embeds room."""

from dataclasses import dataclass

from audit.extract.embeds.signs import DisplaySigns
from audit.lang.pack import Packs


@dataclass(frozen=True, slots=True)
class EmbedsKit:
    """Markup and signatures of embedded posts and block quotes, and the language packs for quotation marks."""

    signs: DisplaySigns
    packs: Packs

    @classmethod
    def load(cls, packs: Packs) -> "EmbedsKit":
        """Read the data files that ship with the package."""
        return cls(DisplaySigns.load(), packs)
