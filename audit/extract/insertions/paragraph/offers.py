"""Sentences that offer something of the outlet, or ask for money, in words without a rule.

The model of sentences alone is wrong where a story addresses the reader, as columns and interviews do. A sentence counts only
if the model calls it a request and it names what outlets offer: a letter or a broadcast to a reader whom it addresses, or
something of their own ("our guide"). The words of somebody else, in quotation marks or reported, never count.
"""

from collections.abc import Iterator, Sequence

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.paragraph.requests import belongs
from audit.extract.insertions.paragraph.story_sentences import OFFERED, QUOTED, StorySentences
from audit.extract.insertions.plain.split import JOINED, Line
from audit.text import Span

RULE = "promo sentences"
"""Name of the model, as rows give it."""
LONGEST = 240
"""Maximum code points of a sentence: a longer one is a list without stops."""
LEAST, OWN, ALONE = 0.0, -0.6, -1.2
"""Minimum log-odds of a request: of any offer, of something of the outlet's own, and of that in a story without a writer; in
1,700 articles nearly all that meet the other conditions were offers."""


def offers_in_paragraphs(story: StorySentences, lines: Sequence[Line], taken: Sequence[Span], *, own: bool) -> Iterator[Found]:
    """Yield the sentences that offer or ask in words without a rule, outside the spans `taken` by other finds.

    With `own`, only those that name a thing of the outlet's own count.

    A short one that goes on with the request is included ("Join them."). A line of one sentence is left to the models of lines
    and blocks, unless it names a thing of the outlet's own in a story without a writer.
    """
    low = story.text.lower()
    known = story.vocabulary
    anywhere = not own and (known.line[OFFERED[0]].search(low) is not None or known.asked.journalism.search(low) is not None)
    for line in lines:
        if line.zone == "headline" or line.cuts >= JOINED:
            continue
        words = low[line.start : line.stop]
        if not (named(story, words) if anywhere else owned(story, words)):
            continue
        pieces = story.sentences(line)
        whole = len(pieces) > 1 or (owned(story, words) is not None and story.impersonal())
        for n, piece in enumerate(pieces) if whole else ():
            if (
                any(a.start < piece.stop and piece.start < a.stop for a in taken)
                or (kind := offer(story, piece, own=own)) is None
            ):
                continue
            after = pieces[n + 1] if n + 1 < len(pieces) else piece
            stop = (
                after.stop if after != piece and offer(story, after, own=own) is None and belongs(story, after) else piece.stop
            )
            yield Found(piece.start, stop, "promo", kind, RULE)


def offer(story: StorySentences, piece: Span, *, own: bool) -> str | None:
    """Return the kind of a sentence that offers something, with `own` of the outlet's own, or asks for it, else None."""
    words = QUOTED.sub("", story.text[piece.start : piece.stop]).lower()
    kind = (owned if own else named)(story, words) if piece.stop - piece.start <= LONGEST else None
    if kind is None or story.vocabulary.asked.told.search(words):
        return None
    asks = story.asks(piece)
    if runs_on(story, piece):
        return None
    least = ALONE if story.impersonal() else OWN
    return kind if (asks >= LEAST and story.addresses(piece)) or (asks >= least and owned(story, words)) else None


def runs_on(story: StorySentences, piece: Span) -> bool:
    """True when the story may go on inside a sentence, behind a word in small letters: "… in the quay shop| Brewers …"."""
    ends = (at for at in story.gaps(piece) if story.text[piece.start : at].split()[-1][0].islower())
    return any(story.plain(Span(at + 1, piece.stop)) for at in ends)


def named(story: StorySentences, low: str) -> str | None:
    """Return the kind of what words in lower case name: a letter or broadcast, money for journalism, the outlet's own thing.

    A story gives advice on accounts and support as well, so a word of an appeal counts only beside one of journalism.
    """
    letter, appeal = OFFERED
    if story.vocabulary.line[letter].search(low):
        return letter
    asks = story.vocabulary.line[appeal].search(low) and story.vocabulary.asked.journalism.search(low)
    return appeal if asks else owned(story, low)


def owned(story: StorySentences, low: str) -> str | None:
    """Return the kind of the outlet's own thing that words in lower case name; a literal spares most lines the patterns."""
    if not any(map(low.__contains__, story.vocabulary.own_needs)):
        return None
    return next((kind for kind, words in story.vocabulary.own.items() if words.search(low)), None)
