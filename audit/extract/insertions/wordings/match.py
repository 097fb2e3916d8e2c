"""Match the rules of `data/phrases.yaml` in the lines of a document.

One pass finds the literals of all rules; a rule is tried once per line, with its wordings in the languages whose literals the
line contains.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.seam_models import Seams
from audit.extract.insertions.plain.seams import LONGEST, LOWER, UPPER
from audit.extract.insertions.plain.split import JOINED, Line
from audit.extract.insertions.vocabulary import Requests
from audit.extract.insertions.wordings.promoted_headline import settled
from audit.extract.insertions.wordings.rules import Phrases, Rule, compiled
from audit.extract.insertions.wordings.sentence_edges import BORDER, begins, quoted

GLUED = re.compile(f'(?<=[{LOWER}.!?…’”"»)])(?=[{UPPER}])')
"""Place without white space where a wording touches the text before it ("…on Monday.Read more"), seen in scraped pages."""

OPENING = frozenset("“‘«„")
"""Opening quotation marks: a wording just after one is somebody's words."""

NARRATED = 50
"""Minimum code points of a sentence before a request for it to belong to the story."""

LEAD = 320
"""Maximum code points of an offer's own sentences before its request."""

Patterns = Sequence[re.Pattern[str]]
Place = tuple[int, str]
"""Offset of a literal in the folded text, and the literal."""


def phrased(
    text: str, places: Iterable[Place], lines: Sequence[Line], phrases: Phrases, seams: Seams, asked: Requests
) -> Iterator[Found]:
    """Yield the finds of the rules in the lines of a text; `places` are those of all literals (`literals`)."""
    first, last = ends(lines)
    for (at, name), langs in woken(text, places, lines, phrases).items():
        rule, line = phrases.rules[name], lines[at]
        if (rule.ends and first < line.start < last) or (rule.role == "promo" and line.zone == "headline"):
            continue
        if (rule.at == "line" and line.stop - line.start > rule.longest) or (rule.apart and line.cuts >= JOINED):
            continue
        patterns = compiled(tuple(w for w in rule.wordings if w.lang in langs))
        yield from tried_on(text, line, rule, patterns, seams, asked)


def literals(text: str, phrases: Phrases) -> list[Place]:
    """List the places of the literals of all rules in a text, in order."""
    return list(phrases.literals.places(folded(text)))


def woken(
    text: str, places: Iterable[Place], lines: Sequence[Line], phrases: Phrases
) -> Mapping[tuple[int, str], AbstractSet[str]]:
    """Map line index and rule name to the languages to try, in order of the first literal found."""
    starts = [line.start for line in lines]
    found: dict[tuple[int, str], set[str]] = {}
    edges: dict[int, list[int]] = {}
    for place, literal in places:
        at = max(bisect_right(starts, place) - 1, 0)
        line = lines[at] if lines else None
        wakes, longest = phrases.wakes[literal]
        if line is None or not line.start <= place < line.stop or line.stop - line.start > longest:
            continue
        for rule, wording in wakes:
            if rule.at != "sentence" or reachable(text, line, place, rule, edges):
                found.setdefault((at, rule.name), set()).add(wording.lang)
    return found


def reachable(text: str, line: Line, at: int, rule: Rule, edges: dict[int, list[int]]) -> bool:
    """True when a rule for sentences can match at a literal: in a short line, or in the first or last sentences."""
    if line.stop - line.start <= rule.longest:
        return True
    if line.start not in edges:
        edges[line.start] = borders(text, line)
    known = edges[line.start]
    return bool(known) and (at >= known[max(len(known) - 2, 0)] or at < known[min(1, len(known) - 1)])


def borders(text: str, line: Line) -> list[int]:
    """List the starts of the sentences inside a line, outside quotations."""
    return [line.start + at for at in begins(text[line.start : line.stop])]


def ends(lines: Sequence[Line]) -> tuple[int, int]:
    """Return the bounds between which a line is near neither the start nor the end of the story.

    The end is also counted from the last long paragraph, because other things follow on a page.
    """
    if len(lines) < 12:
        return 0, 0
    long = max((i for i, line in enumerate(lines) if line.stop - line.start > LONGEST), default=len(lines))
    return lines[2].start, lines[max(2, min(len(lines) - 8, long - 3))].start


def folded(text: str) -> str:
    """Lower the case of a text, preserving offsets.

    >>> len(folded("İstanbul"))
    8
    """
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def tried_on(text: str, line: Line, rule: Rule, patterns: Patterns, seams: Seams, asked: Requests) -> Iterator[Found]:
    """Yield the finds of one rule in one line with some of its patterns."""
    for m in matches(text, line, rule, patterns, asked):
        found = settled(text, rule, m, seams)
        if found is not None and rule.at == "sentence" and leads(text[line.start : found.start], asked):
            found = found._replace(start=line.start)
        if found is not None:
            yield found


def matches(text: str, line: Line, rule: Rule, patterns: Patterns, asked: Requests) -> Iterator[re.Match[str]]:
    """Yield the matches of a rule's patterns at its place."""
    if rule.at == "line":
        return whole(text, line, rule, patterns, asked)
    if rule.at == "sentence":
        return sentences(text, line, rule, patterns, asked)
    return begun(text, line, rule, patterns) if rule.at == "start" else within(text, line, rule, patterns)


def whole(text: str, line: Line, rule: Rule, patterns: Patterns, asked: Requests) -> Iterator[re.Match[str]]:
    """Yield matches of an entire line, or of all that is left of its block."""
    start = line.start
    stops = [s for s in ((line.stop,) if line.stop == line.limit else (line.stop, line.limit)) if s - start <= rule.longest]
    for pattern in patterns if stops else ():
        for stop in stops:
            if m := pattern.fullmatch(text, start, stop):
                yield asking(text, line, pattern, m, asked) if rule.role == "promo" else m
                break


def asking(text: str, line: Line, pattern: re.Pattern[str], m: re.Match[str], asked: Requests) -> re.Match[str]:
    """Cut the story's leading sentences from the match of a promoted line, if the rest matches too."""
    for at in reversed(borders(text, line)[-2:]):
        if at < m.end() and narrates(text[m.start() : at], asked) and (last := pattern.fullmatch(text, at, m.end())):
            return last
    return m


def begun(text: str, line: Line, rule: Rule, patterns: Patterns) -> Iterator[re.Match[str]]:
    """Yield matches at the start of a line, of a text fused to another one in it, or after its last sentence."""
    places = [line.start, *(m.start() for m in GLUED.finditer(text, line.start + 1, line.stop))]
    last = closing(text, line) if rule.role == "promo" else None
    for pattern in patterns:
        for at in places:
            if m := pattern.match(text, at, line.limit):
                yield m
        if last is not None and (m := pattern.match(text, last, line.stop)):
            yield m


def within(text: str, line: Line, rule: Rule, patterns: Patterns) -> Iterator[re.Match[str]]:
    """Yield matches at a word boundary, at the end of a line if the rule requires it; never just after an opening quotation."""
    inside = rule.at == "inside"
    for pattern in patterns:
        for m in pattern.finditer(text, line.start, line.limit if inside else line.stop):
            if m.start() >= line.stop:
                break
            at = m.start()
            if (
                (at == line.start or text[at - 1] not in OPENING)
                and may_begin(text, line.start, at)
                and (inside or m.end() == line.stop)
            ):
                yield m


def sentences(text: str, line: Line, rule: Rule, patterns: Patterns, asked: Requests) -> Iterator[re.Match[str]]:
    """Yield the longest match of the entire line, else of its last sentences, else of its first: the fewest that match.

    An entire line whose first sentence addresses nobody is story up to the sentences with the request.
    """
    places = borders(text, line)
    fits = line.stop - line.start <= rule.longest
    late = [at for at in reversed(places[-2:]) if line.stop - at <= rule.longest]
    early = [len(text[:at].rstrip()) for at in places[:2] if at - line.start <= rule.longest]
    found = []
    for pattern in patterns:
        last: re.Match[str] | None = None
        for at in late:
            if last and last.start() - at > NARRATED:
                break
            last = pattern.fullmatch(text, at, line.stop) or last
        m = pattern.fullmatch(text, line.start, line.stop) if fits else None
        if m and last and narrates(text[line.start : last.start()], asked):
            m = last
        found.append(m or last or next((m for at in early if (m := pattern.fullmatch(text, line.start, at))), None))
    asks = (m for m in found if m and (rule.kind == "cross_promotion" or not asked.told.search(m.group().lower())))
    longest = max(asks, key=lambda m: m.end() - m.start(), default=None)
    if longest:
        yield longest


def leads(before: str, asked: Requests) -> bool:
    """True when words before a request belong to it: short ones that address the reader, or sentences that all do.

    >>> from audit.extract.insertions.vocabulary import Vocabulary
    >>> asked = Vocabulary.load().asked
    >>> leads("You have no account yet? ", asked), leads("The lock was shut. ", asked), leads("", asked)
    (True, False, False)
    """
    if 0 < len(before) <= NARRATED and asked.addresses(before, asked.address):
        return True
    if not 0 < len(before) <= LEAD:
        return False
    said = [part for part in BORDER.split(before) if part.strip()]
    return all(asked.addresses(p, asked.reader) or (len(p) <= NARRATED and "?" in before) for p in said)


def narrates(before: str, asked: Requests) -> bool:
    """True when words before a request belong to the story: a long sentence without words of address.

    >>> from audit.extract.insertions.vocabulary import Vocabulary
    >>> asked = Vocabulary.load().asked
    >>> narrates("The lock was shut on Monday after a barge had run into it. ", asked), narrates("Looking for more? ", asked)
    (True, False)
    """
    return len(before) > NARRATED and not asked.addresses(before, asked.address)


def closing(text: str, line: Line) -> int | None:
    """Find the start of a phrase after the last sentence of a paragraph that is not a sentence: maybe cue and headline."""
    at = max((m.end() for m in BORDER.finditer(text, max(line.start, line.stop - LONGEST), line.stop)), default=line.stop)
    if not line.start < at < line.stop or not text[at - 1].isspace() or text[line.stop - 1] in ".:;,":
        return None
    return None if quoted(text[line.start : at]) else at


def may_begin(text: str, start: int, at: int) -> bool:
    """True when a wording may start at an offset: the line's start, not after a letter, or a capital after a small letter."""
    return at == start or not text[at - 1].isalnum() or (text[at - 1].islower() and text[at].isupper())
