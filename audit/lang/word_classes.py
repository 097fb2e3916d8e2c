"""Usual classes of words out of context, for what the tagger's table lacks: "tawdry" is an adjective, "startles" a verb.

The tagger knows the words of the articles that it was trained on and guesses others by their ending, which serves its models,
trained on the same guesses. What a reader is shown about a single word asks here.

>>> from audit.lang.pack import Packs
>>> pack = Packs.load().nearest("en")
>>> classes = WordClasses.load(pack, Tags.load(pack))
>>> [classes.of(word) for word in ("tawdry", "startles", "fact-free", "half-baked", "hard-liners", "mania", "said")]
['JJ', 'VBZ', 'JJ', 'JJ', 'NNS', 'NN', 'VBD']
"""

from typing import TYPE_CHECKING, Any

from audit.frozen import frozen
from audit.lang.pack import Pack
from audit.lang.pos import NAMES, Tags
from audit.lang.tokens import number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "classes.npz"
"""File of a language pack's models: arrays `word` (hashes, ascending) and `tag` (indices in `NAMES`)."""
COMPOUNDS = dict.fromkeys(("JJ", "JJR", "JJS", "VBN", "VBD", "VBG"), "JJ") | {"NNS": "NNS"}
"""Class of a compound with a hyphen by that of its last word; others are nouns."""


@frozen
class WordClasses:
    """The tag of each word: the tagger's, except for `word` (hashes, ascending), which have `tag` (indices in `NAMES`)."""

    tags: Tags
    word: "NDArray[np.uint32]"
    tag: "NDArray[np.uint8]"

    @classmethod
    def load(cls, pack: Pack, tags: Tags) -> "WordClasses":
        """Read the file of a language pack; without one, the tagger's guesses remain."""
        import numpy as np

        file = pack.model(FILE)
        if file is None:
            return cls(tags, np.zeros(0, np.uint32), np.zeros(0, np.uint8))
        with np.load(file) as arrays:
            return cls(tags, arrays["word"], arrays["tag"])

    def of(self, low: str) -> str:
        """Return the usual tag of a word in lower case."""
        first, _, last = low.rpartition("-")
        if first and last and number(low) not in self.tags.table:
            return COMPOUNDS.get(self.of(last), "NN")
        wanted: Any = number(low)
        at = int(self.word.searchsorted(wanted))
        return NAMES[self.tag[at]] if at < len(self.word) and self.word[at] == wanted else self.tags.tag(low)
