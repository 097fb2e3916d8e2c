"""Promoted headlines that share a paragraph with the story: where the headline ends when only a space follows it."""

import re
from collections.abc import Iterator, Sequence

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.paragraph.spaced_seams import spaced_seam
from audit.extract.insertions.paragraph.story_sentences import StorySentences
from audit.extract.insertions.paragraph.woken import Tried, within_span
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import LONGEST, LOWER, SHORTEST, UPPER, Seam, likeliest
from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.wordings.promoted_headline import caseless, settled
from audit.extract.insertions.wordings.rules import Rule
from audit.text import Span, ends_sentence

WORDS, LONG = 4, 8
"""Minimum words of a headline that ends before a story without a stop, and spaces of a sentence that has a story too."""
DOUBTFUL = 0.015
"""Minimum probability of a space in a whole sentence that leaves its headline in doubt."""
KICKED = 0.3
"""Minimum probability of a space behind a kicker that stories have too."""
ACRONYM = re.compile(rf"\b[{UPPER}]\.[{UPPER}]\. (?=[{UPPER}][{LOWER}])")
"""An acronym with points before a capital: a headline may end there, or go on ("the U.N. Council")."""
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
    text = story.text
    for t in tries:
        for pattern in t.patterns():
            begun = beginning(text, pieces[0], limit, t.rule, pattern)
            if begun is None or begun.groupdict().get("headline") is None:
                continue
            start, begin = begun.start(), begun.start("headline")
            opens = start == pieces[0].start
            if before and opens and not story.may_tell(before):
                return
            if caseless(text[begin:limit]) or text[begin].islower():
                continue
            stop = story_start(story, pieces, begin, limit, seams, t.rule, alone=opens and before is None)
            if stop is None:
                continue
            if stop == begin:
                yield Found(start, start + len(text[start:begin].rstrip()), t.rule.role, t.rule.kind, t.rule.name, whole=True)
                return
            m = begun if t.rule.at == "start" else pattern.fullmatch(text, start, stop)
            if m and stop - start <= t.rule.longest and (found := settled(text, t.rule, m, seams)):
                yield found._replace(stop=stop, headline=Span(begin, stop), whole=True)
                return


def beginning(text: str, piece: Span, limit: int, rule: Rule, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Match a rule at the start of a sentence; one for any place also behind a space inside it."""
    m = pattern.match(text, piece.start, limit)
    if m is None and rule.at == "inside":
        m = pattern.search(text, piece.start, limit)
        return m if m and m.start() < piece.stop and text[m.start() - 1] == " " else None
    return m


def story_start(
    story: StorySentences, pieces: Sequence[Span], begin: int, limit: int, seams: Seams, rule: Rule, *, alone: bool
) -> int | None:
    """Find the end of the headline at `begin` before a story; None when no story follows, or a rule at a start finds the end.

    Where a story follows and the end cannot be told, the headline is left to it: the end is `begin`. Behind a kicker a place
    must be the likelier, because a sentence of the story may begin with one.
    """
    text, first = story.text, pieces[0].stop
    last = first if len(pieces) > 1 and story.tells(pieces[1]) else None
    spaced = spaced_seam(text, begin, limit, seams, story.vocabulary.asked.unfinished, last)
    if spaced and goes_on(text, pieces, spaced.at):
        spaced = None
    touching = touches(text, begin, first, limit, seams)
    if (
        spaced
        and spaced.p >= (KICKED if rule.kicker else seams.spaced.threshold)
        and (touching is None or touching.p < spaced.p)
    ):
        return spaced.at
    if touching and rule.at == "sentence" and touching.p >= (KICKED if rule.kicker else seams.cued.threshold):
        return touching.at
    stop = None if touching else headline_end(story, pieces, begin, alone=alone)
    if stop is not None and SHORTEST <= stop - begin <= LONGEST:
        return stop
    whole = touching or rule.kicker or (alone and about(text, pieces, begin)) or not ends_sentence(text[begin:first])
    likely = (spaced is not None and spaced.p >= DOUBTFUL) or ACRONYM.search(text, begin, first)
    doubtful = likely and text.count(" ", begin, first) >= LONG
    return begin if doubtful and not whole else None


def about(text: str, pieces: Sequence[Span], begin: int) -> bool:
    """True when a second and last sentence goes on about the headline at `begin`.

    >>> text = "She earned a fortune. He explains how."
    >>> about(text, [Span(0, 21), Span(22, 38)], 0)
    True
    """
    if len(pieces) != 2 or text[pieces[0].stop - 1] != "." or pieces[1].stop - begin > LONGEST:
        return False
    return GOES_ON.match(text, pieces[1].start) is not None


def goes_on(text: str, pieces: Sequence[Span], at: int) -> bool:
    """True when the headline goes on behind a place: to words that are no sentence, or to a question.

    >>> goes_on("Can the Baker Still Knead at 3 A.M.?", [Span(0, 36)], 13)
    True
    """
    stop, last = next((p.stop for p in pieces if p.stop > at + 1), at), pieces[-1]
    if not ends_sentence(text[last.start : last.stop]) and last.stop - pieces[0].start <= LONGEST:
        return True
    return not ends_sentence(text[at:stop]) or text[stop - 1] == "?"


def touches(text: str, begin: int, first: int, limit: int, seams: Seams) -> Seam | None:
    """Return the seam that ends the headline at `begin`; one behind its first sentence, which ends at `first`, is another's."""
    found = likeliest(text, begin, limit, seams)
    return found if found and (found.at <= first or likeliest(text, begin, first, seams)) else None


def headline_end(story: StorySentences, pieces: Sequence[Span], begin: int, *, alone: bool) -> int | None:
    """Find the end of a headline before a story: inside the first sentence, else at its end; None when no story follows."""
    text, first = story.text, Span(begin, pieces[0].stop)
    joins = (
        []
        if text[first.stop - 1] == "?"
        else [j for j in story.joins(first) if j.stop - begin >= SHORTEST and text.count(" ", begin, j.stop) >= WORDS - 1]
    )
    if joins:
        return max(joins).stop
    if len(pieces) < 2 or not story.tells(pieces[1]):
        return None
    return None if alone and about(text, pieces, begin) else first.stop
