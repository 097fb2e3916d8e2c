"""What the claims step needs besides the document."""

from dataclasses import dataclass

from audit.extract.claims.agencies import Wires
from audit.extract.claims.genres import Genres


@dataclass(frozen=True, slots=True)
class ClaimsKit:
    """News agencies with their credit lines, and genres with the words that declare them."""

    wires: Wires
    genres: Genres

    @classmethod
    def load(cls) -> "ClaimsKit":
        """Read the data files that ship with the package."""
        return cls(Wires.load(), Genres.load())
