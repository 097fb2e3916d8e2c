"""What scoring language needs: lexicons, and a model where one has been trained."""

from dataclasses import dataclass, field

from audit.kit.house import House
from audit.kit.lexicons import Lexicons
from audit.kit.loaded import Model

LANGUAGES = frozenset({"en"})
"""Languages with data; in others the measures are not applicable."""


@dataclass(frozen=True, slots=True)
class Language:
    """Data of one language. English is the only one; another is a folder beside it."""

    lexicons: Lexicons
    model: Model | None
    house: House = field(default_factory=House)

    @classmethod
    def load(cls, house: House | None = None) -> "Language":
        """The data that ships with the package, and a newsroom's rules over them."""
        house = house or House()
        return cls(Lexicons.load(house=house.words), Model.load(), house)

    def flag(self, excerpt: bool) -> float:
        """Probability from which a sentence is shown as loaded."""
        if self.model is None:
            return 1.0
        return self.model.excerpt.flag if excerpt else self.model.article.flag

    def marks(self, excerpt: bool) -> tuple[float, float]:
        """Probabilities from which a word is marked, and a word beside a marked one."""
        if self.model is None:
            return 1.0, 1.0
        head = self.model.excerpt if excerpt else self.model.article
        return head.mark, head.beside
