"""Put together again the lines that a seam cut inside a name with an inner capital ("Follow Sport|Day on Instagram").

Nothing in a text that has such a name once tells it from two words that touch. A request that goes on across the cut does.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from audit.extract.insertions.plain.split import JOINED, NAME, Line
from audit.extract.insertions.wordings.match import Place, borders
from audit.extract.insertions.wordings.rules import Phrases, Wording, compiled
from audit.text import Span


def rejoined(text: str, lines: Sequence[Line], phrases: Phrases, places: Sequence[Place]) -> tuple[Line, ...]:
    """Join each line to the one that a request goes on in, across a cut inside a name; `places` are those of all literals."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before and before.stop == line.start and line.cuts < JOINED and goes_on(text, before, line, phrases, places):
            found[-1] = before._replace(stop=line.stop)
        else:
            found.append(line)
    return tuple(found)


def goes_on(text: str, before: Line, line: Line, phrases: Phrases, places: Sequence[Place]) -> bool:
    """True when a request of the first line has the whole name at the cut, and goes on behind it."""
    name = NAME.match(text, line.start)
    if name is None or not within_name(text, line.start):
        return False
    stops = borders(text, before._replace(stop=line.stop))
    begin = max((at for at in stops if at < line.start), default=before.start)
    sentence = Span(begin, min((at for at in stops if at > line.start), default=line.stop))
    matches = (p.match(text, *sentence) for w in requests(phrases, places, sentence) for p in compiled((w,)))
    return any(m is not None and m.end() > name.end() for m in matches)


def within_name(text: str, at: int) -> bool:
    """True when a place is inside a word whose two parts have a capital each.

    >>> within_name("Follow SportDay", 12), within_name("in the portFollow us", 11), within_name("He left.Follow us", 8)
    (True, False, False)
    """
    start = at
    while start and text[start - 1].isalpha():
        start -= 1
    return text[start].isupper() and text[at - 1].islower() and text[at].isupper()


def requests(phrases: Phrases, places: Sequence[Place], sentence: Span) -> Iterator[Wording]:
    """Yield the wordings of requests that a literal in a sentence wakes, each once."""
    here = places[bisect_left(places, (sentence.start, "")) : bisect_left(places, (sentence.stop, ""))]
    woken = (
        w
        for _, literal in here
        for rule, w in phrases.wakes[literal][0]
        if rule.role == "promo" and rule.kind != "cross_promotion"
    )
    yield from dict.fromkeys(woken)
