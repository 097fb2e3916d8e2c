"""Rules of promotion that may match inside a line, with the places of their literals."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.wordings.match import Patterns, folded
from audit.extract.insertions.wordings.rules import Phrases, Rule, Wording, compiled


class Tried(NamedTuple):
    """A rule to try in the sentence around one of its literals, with its patterns in the languages of the literal."""

    at: int
    rule: Rule
    patterns: Patterns


def tries_by_line(text: str, lines: Sequence[Line], phrases: Phrases) -> Iterator[tuple[Line, list[Tried]]]:
    """Yield the lines with literals of promotional rules, headline apart, and what to try in them."""
    starts = [line.start for line in lines]
    found: dict[int, dict[tuple[int, str], list[Wording]]] = {}
    for place, literal in phrases.literals.places(folded(text)):
        n = bisect_right(starts, place) - 1
        if n < 0 or place >= lines[n].stop or lines[n].zone == "headline":
            continue
        for rule, wording in phrases.wakes[literal][0]:
            if rule.role == "promo" and rule.at != "inside":
                found.setdefault(n, {}).setdefault((place, rule.name), []).append(wording)
    for n, tries in sorted(found.items()):
        yield lines[n], [Tried(at, phrases.rules[name], tuple(compiled(w))) for (at, name), w in tries.items()]
