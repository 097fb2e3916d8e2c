"""What the notices step needs besides the document."""

from dataclasses import dataclass

from audit.extract.notices.cues import Notices
from audit.lang.pack import Packs


@dataclass(frozen=True, slots=True)
class NoticesKit:
    """Cues by wording, and the language packs for sentences."""

    cues: Notices
    packs: Packs

    @classmethod
    def load(cls, packs: Packs) -> "NoticesKit":
        """Read the data files that ship with the package."""
        return cls(Notices.load(), packs)
