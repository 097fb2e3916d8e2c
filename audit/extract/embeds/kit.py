"""Data of the embeds room."""

from audit.extract.embeds.signs import DisplaySigns
from audit.frozen import frozen
from audit.lang.pack import Packs


@frozen
class EmbedsKit:
    """Markup and signatures of embedded posts and block quotes, and the language packs for quotation marks."""

    signs: DisplaySigns
    packs: Packs

    @classmethod
    def load(cls, packs: Packs) -> "EmbedsKit":
        """Read the data files that ship with the package."""
        return cls(DisplaySigns.load(), packs)
