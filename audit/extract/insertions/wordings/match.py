"""Wordings: the rules of `data/phrases.yaml` run over the lines of a document."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import LONGEST, LOWER, UPPER, seam
from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.vocabulary import ASKED
from audit.extract.insertions.wordings.rules import Phrases, Rule
from audit.extract.insertions.wordings.sentence_edges import BORDER, begins, quoted
from audit.text import Span

SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*(?=\s|$)")
GLUED = re.compile(f'(?<=[{LOWER}.!?…’”"»)])(?=[{UPPER}])')
"""Where a wording touches the text before it: no white space between, and another text could begin there."""

OPENING = frozenset("“‘«„")
"""What opens a quotation: a wording right behind it is somebody's words."""

CASELESS = 90
"""Code points of a promoted headline in a script without capitals, where no letter tells that the story resumes."""

NARRATED = 50
"""Code points from which a sentence before a request can be the story's."""

LEAD = 320
"""Code points of an offer's own sentences before its request."""

HOST = re.compile(r"^(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})$", re.IGNORECASE)


def phrased(text: str, lines: tuple[Line, ...], phrases: Phrases, seams: Seams) -> Iterator[Found]:
    """Every wording that a rule knows. A rule is tried once a line, and only in lines that hold one of its literals."""
    first, last = ends(lines)
    starts = [line.start for line in lines]
    tried: set[tuple[str, int]] = set()
    edges: dict[int, list[int]] = {}
    for at, literal in phrases.literals.places(folded(text)):
        line = lines[max(bisect_right(starts, at) - 1, 0)] if lines else None
        rules, longest = phrases.wakes[literal]
        if line is None or not line.start <= at < line.stop or line.stop - line.start > longest:
            continue
        for rule in rules:
            if (rule.name, line.start) in tried or (rule.ends and first < line.start < last):
                continue
            if rule.role == "promo" and line.zone == "headline":
                continue
            if rule.at == "sentence" and not reachable(text, line, at, rule, edges):
                continue
            tried.add((rule.name, line.start))
            yield from tried_on(text, line, rule, seams)


def reachable(text: str, line: Line, at: int, rule: Rule, edges: dict[int, list[int]]) -> bool:
    """Whether a rule for sentences can match where a literal stands: in a short line, or in the first or last sentences."""
    if line.stop - line.start <= rule.longest:
        return True
    if line.start not in edges:
        edges[line.start] = borders(text, line)
    known = edges[line.start]
    return bool(known) and (at >= known[max(len(known) - 2, 0)] or at < known[min(1, len(known) - 1)])


def borders(text: str, line: Line) -> list[int]:
    """Where sentences begin inside a line, outside quotations."""
    return [line.start + at for at in begins(text[line.start : line.stop])]


def ends(lines: tuple[Line, ...]) -> tuple[int, int]:
    """Between which places a line is neither near the start nor near the end of the story.

    The end is counted from the last long paragraph as well, because a page goes on with other things.
    """
    if len(lines) < 12:
        return 0, 0
    long = max((i for i, line in enumerate(lines) if line.stop - line.start > LONGEST), default=len(lines))
    return lines[2].start, lines[max(2, min(len(lines) - 8, long - 3))].start


def folded(text: str) -> str:
    """The text in small letters, code point for code point.

    >>> len(folded("İstanbul"))
    8
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tried_on(text: str, line: Line, rule: Rule, seams: Seams) -> Iterator[Found]:
    """What one rule finds in one line."""
    for m in matches(text, line, rule):
        found = settled(text, rule, m, seams)
        if found is not None and rule.at == "sentence" and leads(text[line.start : found.start]):
            found = found._replace(start=line.start)
        if found is not None:
            yield found


def matches(text: str, line: Line, rule: Rule) -> Iterator[re.Match[str]]:
    """The matches of a rule's patterns in the place where it may stand."""
    if rule.at == "line":
        return whole(text, line, rule)
    if rule.at == "sentence":
        return sentences(text, line, rule)
    return begun(text, line, rule) if rule.at == "start" else within(text, line, rule)


def whole(text: str, line: Line, rule: Rule) -> Iterator[re.Match[str]]:
    """Matches that are a line, or all that is left of its block."""
    start = line.start
    stops = [s for s in ((line.stop,) if line.stop == line.limit else (line.stop, line.limit)) if s - start <= rule.longest]
    for pattern in rule.compiled() if stops else ():
        for stop in stops:
            if m := pattern.fullmatch(text, start, stop):
                yield asking(text, line, pattern, m) if rule.role == "promo" else m
                break


def asking(text: str, line: Line, pattern: re.Pattern[str], m: re.Match[str]) -> re.Match[str]:
    """What is left of a promoted line without the story's sentences before it, when that is promotion too."""
    for at in reversed(borders(text, line)[-2:]):
        if at < m.end() and narrates(text[m.start() : at]) and (last := pattern.fullmatch(text, at, m.end())):
            return last
    return m


def begun(text: str, line: Line, rule: Rule) -> Iterator[re.Match[str]]:
    """Matches at the start of a line, of a text that is glued to another one in it, or behind its last sentence."""
    places = [line.start, *(m.start() for m in GLUED.finditer(text, line.start + 1, line.stop))]
    last = closing(text, line) if rule.role == "promo" else None
    for pattern in rule.compiled():
        for at in places:
            if m := pattern.match(text, at, line.limit):
                yield m
        if last is not None and (m := pattern.match(text, last, line.stop)):
            yield m


def within(text: str, line: Line, rule: Rule) -> Iterator[re.Match[str]]:
    """Matches at the border of a word, at the end of a line if the rule says so; never right behind an opening quotation."""
    inside = rule.at == "inside"
    for pattern in rule.compiled():
        for m in pattern.finditer(text, line.start, line.limit if inside else line.stop):
            if m.start() >= line.stop:
                break
            at = m.start()
            if (
                (at == line.start or text[at - 1] not in OPENING)
                and border(text, line.start, at)
                and (inside or m.end() == line.stop)
            ):
                yield m


def sentences(text: str, line: Line, rule: Rule) -> Iterator[re.Match[str]]:
    """The longest match that is a line, else its last sentences, else its first: the fewest of them that will do.

    A whole line that begins with a sentence which speaks to nobody is story up to the sentences that ask.
    """
    places = borders(text, line)
    fits = line.stop - line.start <= rule.longest
    late = [at for at in reversed(places[-2:]) if line.stop - at <= rule.longest]
    early = [len(text[:at].rstrip()) for at in places[:2] if at - line.start <= rule.longest]
    found = []
    for pattern in rule.compiled():
        last: re.Match[str] | None = None
        for at in late:
            if last and last.start() - at > NARRATED:
                break
            last = pattern.fullmatch(text, at, line.stop) or last
        m = pattern.fullmatch(text, line.start, line.stop) if fits else None
        if m and last and narrates(text[line.start : last.start()]):
            m = last
        found.append(m or last or next((m for at in early if (m := pattern.fullmatch(text, line.start, at))), None))
    asks = (m for m in found if m and (rule.kind == "cross_promotion" or not ASKED["told"].search(m.group().lower())))
    longest = max(asks, key=lambda m: m.end() - m.start(), default=None)
    if longest:
        yield longest


def leads(before: str) -> bool:
    """Whether words before a request belong to it: short ones that speak to the reader, or sentences that all do.

    >>> leads("You have no account yet? "), leads("The lock was shut. "), leads("")
    (True, False, False)
    """
    if 0 < len(before) <= NARRATED and ASKED["address"].search(before.lower()):
        return True
    if not 0 < len(before) <= LEAD:
        return False
    said = [part.lower() for part in BORDER.split(before) if part.strip()]
    return all(ASKED["reader"].search(p) or (len(p) <= NARRATED and "?" in before) for p in said)


def narrates(before: str) -> bool:
    """Whether words before a request are a story's: a long sentence that speaks to no reader and of no "us".

    >>> narrates("The lock was shut on Monday after a barge had run into it. "), narrates("Looking for more? ")
    (True, False)
    """
    return len(before) > NARRATED and not ASKED["address"].search(before.lower())


def closing(text: str, line: Line) -> int | None:
    """Where a phrase stands behind the last sentence of a paragraph and is no sentence itself: a cue and its headline may."""
    at = max((m.end() for m in BORDER.finditer(text, max(line.start, line.stop - LONGEST), line.stop)), default=line.stop)
    if not line.start < at < line.stop or not text[at - 1].isspace() or text[line.stop - 1] in ".:;,":
        return None
    return None if quoted(text[line.start : at]) else at


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
    if caseless(text[start:stop]):
        return stop if stop - start <= CASELESS and "。" not in text[start:stop] else None
    if stop - start <= LONGEST:
        return stop
    m = SENTENCE_END.search(text, start, start + LONGEST)
    return m.end() if m else None


def caseless(words: str) -> bool:
    """Whether words stand in a script without capitals.

    >>> caseless("港の議会"), caseless("Who pays?")
    (True, False)
    """
    return not any(c.isupper() or c.islower() for c in words)
