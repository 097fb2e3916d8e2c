"""Data of the insertions step."""

from audit.extract.embeds.kit import EmbedsKit
from audit.extract.insertions.joined.model import Joined, Packed
from audit.extract.insertions.page.model import Blocks
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.vocabulary import Vocabulary
from audit.extract.insertions.wordings.rules import Phrases
from audit.files import DATA
from audit.frozen import frozen
from audit.models.linear import Linear


@frozen
class InsertionsKit:
    """Rules, word lists, embeds, and the models.

    Of plain text: `seams`, `lines`, `joined`; of pages: `blocks`; of the sentences of both: `sentences`.
    """

    phrases: Phrases
    vocabulary: Vocabulary
    seams: Seams
    lines: Linear
    sentences: Linear
    joined: Packed | Joined
    blocks: Blocks
    embeds: EmbedsKit

    @classmethod
    def load(cls, embeds: EmbedsKit) -> "InsertionsKit":
        """Load the data files of the package."""
        return cls(
            phrases=Phrases.load(),
            vocabulary=Vocabulary.load(),
            seams=Seams.load(),
            lines=Linear.load(DATA / "models" / "promo_lines.json"),
            sentences=Linear.load(DATA / "models" / "promo_sentences.json"),
            joined=Packed.load(),
            blocks=Blocks.load(),
            embeds=embeds,
        )
