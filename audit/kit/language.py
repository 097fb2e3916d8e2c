"""What scoring language needs: lexicons (and, where trained, models)."""

from dataclasses import dataclass

from audit.kit.lexicons import Lexicons


@dataclass(frozen=True, slots=True)
class Language:
    """Data of one language. English is the only one; another is a folder beside it."""

    lexicons: Lexicons

    @classmethod
    def load(cls) -> "Language":
        """The data that ships with the package."""
        return cls(Lexicons.load())


LANGUAGES = frozenset({"en"})
"""Languages with data; in others the measures are not applicable."""
