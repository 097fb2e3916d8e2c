"""Promoted headlines that are a link inside a paragraph of the story: the link shows where the headline ends."""

import re
from collections.abc import Iterator, Sequence

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.paragraph.requests import BRACKETS
from audit.extract.insertions.paragraph.story_sentences import StorySentences
from audit.extract.insertions.paragraph.woken import Tried, within_span
from audit.extract.insertions.plain.seams import LONGEST, SHORTEST
from audit.extract.insertions.plain.split import Line
from audit.text import Anchor, Block, Span, trimmed

CUE = 40
"""Maximum code points of a cue before the link of its headline."""
WORD = re.compile(r"(?:(?<=^)|(?<=[\s.!?…”\"’)\]]))\S")
"""Start of a word, where a cue may begin."""


def linked_headlines(
    story: StorySentences, blocks: Sequence[Block], woken: Sequence[tuple[Line, Sequence[Tried]]]
) -> Iterator[Found]:
    """Yield cues and headlines whose headline is a link, or the end of one, in a block that also has story.

    `woken` holds the rules to try in each line; the blocks are those of a page, one a line.
    """
    by_start = {block.start: block for block in blocks if block.links}
    for line, tries in woken:
        cues = [t for t in tries if t.rule.kind == "cross_promotion"]
        block = by_start.get(line.start) if cues else None
        for link in block.links if block else ():
            found = promoted(story.text, line, link, cues)
            if found and any(tells(story, line, *rest) for rest in ((line.start, found.start), (found.stop, line.stop))):
                yield found


def tells(story: StorySentences, line: Line, start: int, stop: int) -> bool:
    """True when the words of a line beside a promotion are story."""
    rest = trimmed(story.text, start, stop)
    beside = story.sentences(line._replace(start=rest.start, stop=rest.stop)) if rest.start < rest.stop else ()
    return any(story.tells(piece) for piece in beside)


def promoted(text: str, line: Line, link: Anchor, tries: Sequence[Tried]) -> Found | None:
    """Match the rules to a link, or to a cue before it with the link as its headline; None when no rule matches."""
    span = trimmed(text, link.start, link.stop)
    first = max(line.start, span.start - CUE)
    if text[span.start].islower():
        return None
    for t in within_span(tries, Span(first, span.stop)):
        starts = [span.start] if t.at >= span.start else [m.start() for m in WORD.finditer(text, first, t.at + 1)]
        for pattern in t.patterns():
            for start in starts:
                m = pattern.fullmatch(text, start, span.stop)
                headline = m.span("headline") if m and m.groupdict().get("headline") else None
                if not headline or text[start].islower() or text[headline[0]].islower():
                    continue
                if SHORTEST <= headline[1] - headline[0] <= LONGEST and within(headline, span):
                    shut = text[start] + text[span.stop : span.stop + 1] in BRACKETS
                    rule, stop = t.rule, span.stop + shut
                    return Found(start, stop, rule.role, rule.kind, rule.name, headline=Span(*headline), whole=True)
    return None


def within(headline: tuple[int, int], link: Span) -> bool:
    """True when a headline begins and ends in a link.

    >>> within((3, 9), Span(3, 9)), within((2, 9), Span(3, 9))
    (True, False)
    """
    return link.start <= headline[0] and headline[1] <= link.stop
