"""Cues in the words of a story absent from all other tables, as data with their own examples (`audit/data/notices.yaml`).

>>> cues = load_cues()
>>> cues[0].signal, cues[0].lang
('right_of_reply', 'en')
>>> list(cues[0].spans("The bank could not be reached for comment."))
[Span(start=9, stop=41)]
"""

import re
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.frozen import frozen
from audit.text import Span, pattern, trimmed


@frozen
class Cue:
    """A wording of one language that shows a signal; only lines with one of the literals `needs` (lower case) are searched."""

    name: str
    lang: str
    signal: str
    needs: tuple[str, ...]
    pattern: str
    hits: tuple[str, ...] = field(repr=False)
    misses: tuple[str, ...] = field(repr=False)

    def wakes(self, lowered: str) -> bool:
        """True when a text in lower case contains a literal of the cue."""
        return any(literal in lowered for literal in self.needs)

    def spans(self, line: str) -> Iterator[Span]:
        """Find the wording in a line, trimmed."""
        for m in pattern(self.pattern, re.IGNORECASE).finditer(line):
            span = trimmed(line, m.start(), m.end())
            if span.start < span.stop:
                yield span


def load_cues(path: Path = DATA / "notices.yaml") -> tuple[Cue, ...]:
    """Load the cues of a file, of all languages."""
    return tuple(
        Cue(
            name=name,
            lang=rule["lang"],
            signal=rule["signal"],
            needs=tuple(rule["needs"]),
            pattern=rule["pattern"],
            hits=tuple(rule["hits"]),
            misses=tuple(rule["misses"]),
        )
        for name, rule in read_yaml(path)["rules"].items()
    )
