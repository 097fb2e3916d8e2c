"""Wordings: the rules of `data/phrases.yaml` run over the lines of a document."""

import re
from collections.abc import Iterator

from audit.extract.insertions.found import Found
from audit.extract.insertions.lines import Line, line_at
from audit.extract.insertions.seam import LONGEST, seam
from audit.kit.phrases import Phrases, Rule
from audit.kit.seams import Seams
from audit.text import Span

SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\s|$)")
HOST = re.compile(r"^(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})$", re.IGNORECASE)


def phrased(text: str, lines: tuple[Line, ...], phrases: Phrases, seams: Seams) -> Iterator[Found]:
    """Every wording that a rule knows. A rule is tried once a line, and only in lines that hold one of its literals."""
    low = folded(text)
    first, last = ends(lines)
    tried: set[tuple[str, int]] = set()
    for literal in standing(low, phrases):
        at = low.find(literal)
        while at >= 0:
            line = line_at(lines, at)
            for name in phrases.wakes[literal] if line is not None else ():
                rule = phrases.rules[name]
                if line is None or (name, line.start) in tried or (rule.ends and first < line.start < last):
                    continue
                tried.add((name, line.start))
                yield from tried_on(text, line, rule, seams)
            at = low.find(literal, at + len(literal) if line is None else max(line.stop, at + 1))


def ends(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Between which places a line is neither near the start nor near the end of the story.

    The end is counted from the last long paragraph as well, because a page goes on with other things.
    """
    if len(lines) < 12:
        return 0, 0
    long = max((i for i, line in enumerate(lines) if line.stop - line.start > LONGEST), default=len(lines))
    return lines[2].start, lines[max(2, min(len(lines) - 8, long - 3))].start


def standing(low: str, phrases: Phrases) -> Iterator[str]:
    """The literals that can stand in a text: those whose first and last letters do.

    A thousand searches through a text cost five times as much as the set of its letters by fours. Every second four will
    do: of two neighbouring places one is even.
    """
    fours = {low[i : i + 4] for i in range(0, len(low) - 3, 2)}
    for literal in phrases.wakes:
        if len(literal) < 5 or (
            (literal[:4] in fours or literal[1:5] in fours) and (literal[-4:] in fours or literal[-5:-1] in fours)
        ):
            yield literal


def folded(text: str) -> str:
    """The text in small letters, code point for code point.

    >>> len(folded("İstanbul"))
    8
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tried_on(text: str, line: Line, rule: Rule, seams: Seams) -> Iterator[Found]:
    """What one rule finds in one line."""
    for pattern in rule.compiled():
        for m in matches(text, line, rule, pattern):
            found = settled(text, rule, m, seams)
            if found is not None:
                yield found


def matches(text: str, line: Line, rule: Rule, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern in the place where the rule may stand."""
    if rule.at == "line":
        for stop in sorted({line.stop, line.limit}):
            if stop - line.start <= rule.longest and (m := pattern.fullmatch(text, line.start, stop)):
                yield m
                break
    elif rule.at == "start":
        for m in pattern.finditer(text, line.start, line.limit):
            if m.start() == line.start or (m.start() < line.stop and glued(text, m.start())):
                yield m
    else:
        for m in pattern.finditer(text, line.start, line.limit if rule.at == "inside" else line.stop):
            if m.start() >= line.stop:
                break
            if border(text, line.start, m.start()) and (rule.at == "inside" or m.end() == line.stop):
                yield m


def glued(text: str, at: int) -> bool:
    """Whether a wording touches the text before it: no white space between, and another text could begin here.

    >>> glued("left.Related: more", 5), glued("left. Related: more", 6)
    (True, False)
    """
    before, c = text[at - 1], text[at]
    return c.isupper() and (before.islower() or before in '.!?…”’"»)')


def border(text: str, start: int, at: int) -> bool:
    """Whether a wording may begin here: at the line's start, after no letter, or after a small letter with a capital."""
    return at == start or not text[at - 1].isalnum() or (text[at - 1].islower() and text[at].isupper())


def settled(text: str, rule: Rule, m: re.Match[str], seams: Seams) -> Found | None:
    """The find of one match, its promoted headline cut where the story resumes; None when no end can be told."""
    groups = m.groupdict()
    host = groups.get("host")
    start, stop = m.span()
    headline = None
    if groups.get("headline") is not None:
        begin = m.start("headline")
        end = m.end("headline")
        if rule.at != "line" and end == stop:
            resumes = resumed(text, begin, end, seams)
            if resumes is None:
                return None
            stop = resumes
        headline = Span(begin, min(end, stop))
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if headline is not None:
        headline = Span(headline.start, min(headline.stop, stop))
    known = HOST.match(host) if host else None
    return Found(
        start, stop, rule.role, rule.kind, rule.name, 1.0, headline, None, known.group(1).lower() if known else None, rule.opens
    )


def resumed(text: str, start: int, stop: int, seams: Seams) -> int | None:
    """Where a promoted headline ends: at a seam, at the line's end, or after its one sentence; None when it is too long."""
    at = seam(text, start, stop, seams)
    if at is not None:
        return at
    if stop - start <= LONGEST:
        return stop
    m = SENTENCE_END.search(text, start, start + LONGEST)
    return m.end() if m else None
