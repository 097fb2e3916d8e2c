"""Promoted headlines that share a paragraph with the story: where the headline ends when only a space follows it."""

import re
from collections.abc import Iterator, Sequence

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.paragraph.story_sentences import StorySentences
from audit.extract.insertions.paragraph.woken import Tried, within_span
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import LONGEST, SHORTEST, seam
from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.wordings.promoted_headline import caseless, settled
from audit.text import Span

WORDS = 4
"""Minimum words of a headline that ends before a story without a stop."""
GOES_ON = re.compile(r"(?:s?he|it|they|why|how|what|here|er|sie|es|ils?|elles?|él|ellas?|ellos)\b", re.IGNORECASE)
"""First word of a sentence that goes on about a headline ("… earned a fortune. He explains how.")."""


def headlines_in_paragraphs(
    story: StorySentences, woken: Sequence[tuple[Line, Sequence[Tried]]], seams: Seams
) -> Iterator[Found]:
    """Yield the promoted headlines of paragraphs that go on with the story; `woken` holds the rules to try in each line."""
    for line, tries in woken:
        cues = [t for t in tries if t.rule.kind == "cross_promotion"]
        pieces = story.sentences(line) if cues else []
        for n, piece in enumerate(pieces):
            if here := within_span(cues, piece):
                yield from cued(story, pieces[n:], line.stop, here, seams, before=pieces[n - 1] if n else None)


def cued(
    story: StorySentences, pieces: Sequence[Span], limit: int, tries: Sequence[Tried], seams: Seams, before: Span | None
) -> Iterator[Found]:
    """Yield the headline behind a cue at the start of the first sentence, where a story follows; at most one.

    `before` is the sentence before the cue, if any, which must be story too.
    """
    text, start = story.text, pieces[0].start
    for t in tries:
        for pattern in t.patterns():
            begun = pattern.match(text, start, limit)
            if begun is None or begun.groupdict().get("headline") is None:
                continue
            if before and not story.tells(before):
                return
            begin = begun.start("headline")
            if caseless(text[begin:limit]) or touches(text, begin, pieces[0].stop, limit, seams):
                continue
            stop = headline_end(story, pieces, begin, alone=before is None)
            if stop is None or not SHORTEST <= stop - begin <= LONGEST:
                continue
            m = begun if t.rule.at == "start" else pattern.fullmatch(text, start, stop)
            if m and stop - start <= t.rule.longest and (found := settled(text, t.rule, m, seams)):
                yield found._replace(stop=stop, headline=Span(begin, stop), whole=True)
                return


def touches(text: str, begin: int, first: int, limit: int, seams: Seams) -> bool:
    """True when a seam ends the headline at `begin`; one behind its first sentence, which ends at `first`, is another's."""
    at = seam(text, begin, limit, seams)
    return at is not None and (at <= first or seam(text, begin, first, seams) is not None)


def headline_end(story: StorySentences, pieces: Sequence[Span], begin: int, *, alone: bool) -> int | None:
    """Find the end of a headline before a story: inside the first sentence, else at its end; None when no story follows."""
    text, first = story.text, Span(begin, pieces[0].stop)
    joins = [j for j in story.joins(first) if j.stop - begin >= SHORTEST and text.count(" ", begin, j.stop) >= WORDS - 1]
    if joins:
        return max(joins).stop
    if len(pieces) < 2 or not story.tells(pieces[1]):
        return None
    goes_on = alone and len(pieces) == 2 and text[first.stop - 1] == "." and GOES_ON.match(text, pieces[1].start)
    return None if goes_on and pieces[1].stop - begin <= LONGEST else first.stop
