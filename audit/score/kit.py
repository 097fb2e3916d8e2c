"""What scoring language needs: lexicons, and a model where one has been trained."""

from dataclasses import dataclass, field

from audit.lang.pack import Packs
from audit.lang.pos import Tags
from audit.score.house_style import House
from audit.score.lexicons import Lexicons
from audit.score.model import Model


@dataclass(frozen=True, slots=True)
class LanguageKit:
    """Data of one language. English is the only one; another is a folder beside it."""

    lexicons: Lexicons
    model: Model | None
    tags: Tags
    packs: Packs
    house: House = field(default_factory=House)

    @classmethod
    def load(cls, packs: Packs, tags: Tags, house: House | None = None) -> "LanguageKit":
        """The data that ships with the package, and a newsroom's rules over them."""
        house = house or House()
        return cls(Lexicons.load(house=house.words), Model.load(), tags, packs, house)

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
