"""The day of the last correction or editor's note, as a modification of an article that declares none.

>>> from audit.lang.date_forms import NO_USAGE
>>> dates = Dates.load()
>>> [noted("Correction, March 5, 2026: An earlier version gave another cost.", dates, NO_USAGE)]
[Span(start=12, stop=25)]
>>> noted("Correction: An earlier version, published on March 3, 2026, gave another cost.", dates, NO_USAGE)
"""

import re
from collections.abc import Iterator, Sequence

from audit.extract.claims.kit import ClaimsKit
from audit.lang.date_forms import Usage
from audit.lang.dates import Dates
from audit.rows import Insertion
from audit.text import Document, Said, Span

NOTES = frozenset({"correction", "editor_note"})
"""Kinds of insertions that say when an article was changed."""
LABEL = re.compile(r"[^.:!?\n]{0,30}")
"""What opens a note before its day: "Correction, ", "Editor's note (", "• "."""
AFTER_LABEL = re.compile(r"[\s)\]]*[:–—-]")
"""What ends the label with the day."""
GAP = re.compile(
    r"\w*(?::\s*|(?:[\s,(–—-]*(?:\d[\d:.]*\s?(?:[ap]\.?\s?m\.?|Uhr)?(?:\s[A-Z]{2,4})?|[^\W\d_]{1,4}(?=[\s,]))){0,4}[\s,(–—-]*)",
    re.IGNORECASE,
)
"""What is between a word for "corrected" and the day: a colon, or few short words and a clock: "was made at 10:15 a.m. on"."""


def corrected(document: Document, notes: Sequence[Insertion], kit: ClaimsKit, usage: Usage) -> Iterator[Said]:
    """Claim the latest day of the notes among insertions; the first of two on one day."""
    last: tuple[str, Said] | None = None
    for note in notes:
        if note.kind not in NOTES:
            continue
        words = document.text[note.start : note.stop]
        if (day := noted(words, kit.dates, usage)) and (time := kit.dates.iso(words[day.start : day.stop], usage)):
            start, stop = note.start + day.start, note.start + day.stop
            if last is None or time > last[0]:
                last = time, Said("modified", document.text[start:stop], "text", start, stop)
    if last is not None:
        yield last[1]


def noted(words: str, dates: Dates, usage: Usage) -> Span | None:
    """Return the span of the day on which a note was written, as the note says; days of what it is about are others."""
    for day in dates.days_in(words, usage):
        before = words[: day.start]
        if LABEL.fullmatch(before) and AFTER_LABEL.match(words, day.stop):
            return Span(day.start, day.stop)
        ends = [m.end() for m in dates.words.updated.finditer(before)]
        if ends and GAP.fullmatch(before, ends[-1]) and not dates.words.published.search(before, ends[-1]):
            return Span(day.start, day.stop)
    return None
