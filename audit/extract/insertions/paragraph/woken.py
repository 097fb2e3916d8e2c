"""Rules of promotion that may match inside a line, with the places of their literals."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from audit.extract.insertions.plain.split import JOINED, Line
from audit.extract.insertions.wordings.match import Patterns, Place
from audit.extract.insertions.wordings.rules import Phrases, Rule, Wording, compiled
from audit.text import Span

AT = attrgetter("at")
"""Key of tries in order."""


FURNITURE = frozenset({"interface", "ad_label"})
"""Kinds of furniture that share a paragraph with the story ("Listen to this article", "Story continues below")."""

NEAR = 20
"""Maximum code points before the literal of a control of the page in its sentence: this spares most of the story a trial."""
STOPS = frozenset(".!?…")
"""Marks before a sentence."""


class Tried(NamedTuple):
    """A rule to try in the sentence around one of its literals, with its wordings in the languages of the literal."""

    at: int
    rule: Rule
    wordings: tuple[Wording, ...]

    def patterns(self) -> Patterns:
        """Compile the patterns: late, because most rules that wake are too long or in a line without a sentence to try."""
        return compiled(self.wordings)


def tries_by_line(
    text: str, places: Iterable[Place], lines: Sequence[Line], phrases: Phrases
) -> Iterator[tuple[Line, list[Tried]]]:
    """Yield the lines with literals of rules of promotion or `FURNITURE`, headline apart, and what to try in them, in order.

    `places` are the places of all literals in the text.
    """
    starts = [line.start for line in lines]
    found: dict[int, dict[tuple[int, str], list[Wording]]] = {}
    for place, literal in places:
        n = bisect_right(starts, place) - 1
        if n < 0 or place >= lines[n].stop or lines[n].zone == "headline":
            continue
        for rule, wording in phrases.wakes[literal][0]:
            woken = rule.role == "promo" or (rule.kind in FURNITURE and opens(text, lines[n].start, place))
            if (
                woken
                and not (rule.apart and lines[n].cuts >= JOINED)
                and (rule.at != "inside" or rule.kind == "cross_promotion")
            ):
                found.setdefault(n, {}).setdefault((place, rule.name), []).append(wording)
    for n, tries in sorted(found.items()):
        yield lines[n], [Tried(at, phrases.rules[name], tuple(w)) for (at, name), w in tries.items()]


def opens(text: str, start: int, place: int) -> bool:
    """True when a literal is near the start of its line, or of a sentence.

    >>> opens("The council met on Monday to hear this story", 0, 34), opens("They met. Listen to this story", 0, 20)
    (False, True)
    """
    return place - start <= NEAR or not STOPS.isdisjoint(text[place - NEAR : place])


def within_span(tries: Sequence[Tried], span: Span) -> Sequence[Tried]:
    """Select the tries, in order, whose literals begin in a span."""
    return tries[bisect_left(tries, span.start, key=AT) : bisect_left(tries, span.stop, key=AT)]
