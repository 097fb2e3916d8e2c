"""A document's sentences as the models see them, the same in training and in scoring."""

from collections.abc import Sequence

from audit.kit.lexicons import Lexicons
from audit.kit.loaded import Masks
from audit.score.features import Sentence, keys
from audit.score.lexicon import marks
from audit.score.words import named, names, words
from audit.text import Span


def read(text: str, places: Sequence[Span], lexicons: Lexicons, masks: Masks) -> list[Sentence]:
    """Words, masked words and lexicon entries of each sentence; what the text uses as names is known from all of it."""
    parsed = [words(text, *span) for span in places]
    known = named(parsed)
    out = []
    for span, sentence in zip(places, parsed, strict=True):
        passed = names(sentence, known)
        found = tuple(marks(text, sentence, lexicons, passed))
        out.append(Sentence(text[span.start : span.stop], sentence, keys(sentence, passed, masks), found))
    return out
