"""Sentences that offer a newsletter or ask for money in words without a rule.

The model of sentences alone is wrong where a story addresses the reader, as columns and interviews do. A sentence counts only
if the model calls it a request, it addresses the reader or speaks of the outlet, and it names what outlets offer; the words of
somebody else, in quotation marks or reported, never count.
"""

from collections.abc import Iterator, Sequence

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.paragraph.story_sentences import OFFERED, QUOTED, StorySentences
from audit.extract.insertions.plain.split import JOINED, Line
from audit.text import Span

RULE = "promo sentences"
"""Name of the model, as rows give it."""
LONGEST = 240
"""Maximum code points of a sentence: a longer one is a list without stops."""
LEAST = 0.0
"""Minimum log-odds of a request: in 500 articles every sentence above it that meets the other conditions was an offer."""


def offers_in_paragraphs(story: StorySentences, lines: Sequence[Line], taken: Sequence[Span]) -> Iterator[Found]:
    """Yield the sentences that offer or ask in words without a rule, outside the spans `taken` by other finds.

    A line of one sentence is left to the models of lines and blocks.
    """
    low = story.text.lower()
    for line in lines:
        if line.zone == "headline" or line.cuts >= JOINED or not offered(story, low[line.start : line.stop]):
            continue
        pieces = story.sentences(line)
        for piece in pieces if len(pieces) > 1 else ():
            if piece.stop - piece.start > LONGEST or any(a.start < piece.stop and piece.start < a.stop for a in taken):
                continue
            if (kind := offer(story, piece)) is not None:
                yield Found(piece.start, piece.stop, "promo", kind, RULE)


def offer(story: StorySentences, piece: Span) -> str | None:
    """Return the kind of a sentence that offers something or asks for it, else None."""
    words = QUOTED.sub("", story.text[piece.start : piece.stop]).lower()
    kind = offered(story, words)
    if kind is None or story.vocabulary.asked.told.search(words) or not story.addresses(piece):
        return None
    return kind if story.asks(piece) >= LEAST else None


def offered(story: StorySentences, low: str) -> str | None:
    """Return the kind of what words in lower case name: a letter or broadcast of the outlet, or money for its work.

    A story gives advice on accounts and support as well, so a word of an appeal counts only beside one of journalism.
    """
    letter, appeal = OFFERED
    if story.vocabulary.line[letter].search(low):
        return letter
    return appeal if story.vocabulary.line[appeal].search(low) and story.vocabulary.asked.journalism.search(low) else None
