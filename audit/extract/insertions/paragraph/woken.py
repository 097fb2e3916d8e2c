"""Rules of promotion that may match inside a line, with the places of their literals."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.wordings.match import Patterns, Place
from audit.extract.insertions.wordings.rules import Phrases, Rule, Wording, compiled
from audit.text import Span

AT = attrgetter("at")
"""Key of tries in order."""


class Tried(NamedTuple):
    """A rule to try in the sentence around one of its literals, with its wordings in the languages of the literal."""

    at: int
    rule: Rule
    wordings: tuple[Wording, ...]

    def patterns(self) -> Patterns:
        """Compile the patterns: late, because most rules that wake are too long or in a line without a sentence to try."""
        return compiled(self.wordings)


def tries_by_line(places: Iterable[Place], lines: Sequence[Line], phrases: Phrases) -> Iterator[tuple[Line, list[Tried]]]:
    """Yield the lines with literals of promotional rules, headline apart, and what to try in them, in order.

    `places` are the places of all literals in the text.
    """
    starts = [line.start for line in lines]
    found: dict[int, dict[tuple[int, str], list[Wording]]] = {}
    for place, literal in places:
        n = bisect_right(starts, place) - 1
        if n < 0 or place >= lines[n].stop or lines[n].zone == "headline":
            continue
        for rule, wording in phrases.wakes[literal][0]:
            if rule.role == "promo" and (rule.at != "inside" or rule.kind == "cross_promotion"):
                found.setdefault(n, {}).setdefault((place, rule.name), []).append(wording)
    for n, tries in sorted(found.items()):
        yield lines[n], [Tried(at, phrases.rules[name], tuple(w)) for (at, name), w in tries.items()]


def within_span(tries: Sequence[Tried], span: Span) -> Sequence[Tried]:
    """Select the tries, in order, whose literals begin in a span."""
    return tries[bisect_left(tries, span.start, key=AT) : bisect_left(tries, span.stop, key=AT)]
