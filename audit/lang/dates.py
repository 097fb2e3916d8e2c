"""Dates as pages write them → ISO 8601 with the declared offset; no offset is added.

>>> Dates.load().is_change("Zuletzt aktualisiert am ")
True
>>> iso = Dates.load().iso
>>> iso("2026-11-19 19:31:39"), iso("Thu Nov 19 19:20:36 CET 2026"), iso("2026-04-30"), iso("2026-11-19T03:05:46.000Z")
('2026-11-19T19:31:39', '2026-11-19T19:20:36+01:00', '2026-04-30', '2026-11-19T03:05:46+00:00')
>>> iso("2026-11"), iso("16/02/2026 3:20 PM"), iso("2026年1月29日 午後6時40分"), iso("2026-12-22148243245")
(None, '2026-02-16T15:20:00', '2026-01-29T18:40:00', None)
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from audit.files import DATA
from audit.lang.clocks import AFTER, CLOCK, NO_CLOCK, Clock, twenty_four_hours, written, zone_of
from audit.lang.date_forms import EARLIEST, LATEST, NO_USAGE, Day, Usage, days, order_of
from audit.lang.date_words import DateWords
from audit.lang.months import Months
from audit.text import Span

ISO = re.compile(
    r"(\d{4})(?:-(?=\d{1,2}-\d{1,2}(?!\d))|(?=\d{4}(?!\d)))(\d{1,2})-?(\d{1,2})(?!\d)"
    r"(?:[T ,]+(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}:?\d{0,2}|[A-Z]{2,5})?)?"
)
"""ISO 8601 and variants: without hyphens, a space or comma before the clock, a named zone; not "2026-11"."""
UNIX = re.compile(r"(1[0-9]{9}|2[01][0-9]{8})(\d{3})?")
"""Seconds or milliseconds since 1970, from 2001 to 2039."""
SIGNS = re.compile("[+-]")  # inside a date they are separators
LONGEST = 400
"""Maximum characters of a value or line that are searched for a date."""


@dataclass(frozen=True, slots=True, eq=False)
class Dates:
    """Names of months, and the words beside a date that show what happened then."""

    months: Months = field(repr=False)
    words: DateWords = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "dates.yaml") -> "Dates":
        """Read the months and words of the package."""
        return cls(Months.load(), DateWords.load(path))

    def usage(
        self, tags: Iterable[str], lines: Iterable[str] = (), values: Iterable[str] = (), host: str | None = None
    ) -> Usage:
        """Find how a page writes dates: from its language tags, best first, its lines, times that it declares, and its host."""
        listed = [t.strip() for t in tags if t]
        langs = tuple(dict.fromkeys(re.split(r"[-_]", t.lower())[0] for t in listed))
        order = self.months.order([t for t in listed if re.search(r"[-_]", t)]) or self.months.order(langs)
        if order in {None, "mdy"}:  # American English is often the language of a template
            order = order_of(lines) or self.order_at(host, langs) or order
        known = {d.day for v in values for d in days(v[:LONGEST], Usage(langs), self.months)}
        return Usage(langs, order, frozenset(known))

    def order_at(self, host: str | None, langs: Iterable[str]) -> str | None:
        """Return the order of numbers in the country of a host; None for a domain that sites of any country use.

        >>> dates = Dates.load()
        >>> [dates.order_at(host, ["en"]) for host in ("ledger.co.uk", "ledger.us", "ledger.io", "ledger.example", None)]
        ['dmy', 'mdy', None, None, None]
        """
        country = (host or "").rpartition(".")[2]
        if len(country) != 2 or country in self.months.anywhere:
            return None
        return self.months.order([f"{lang}-{'gb' if country == 'uk' else country}" for lang in langs])

    def iso(self, value: str, usage: Usage = NO_USAGE) -> str | None:
        """Convert a value to ISO 8601; None when no day can be parsed from it."""
        return iso_time(self, value, usage)

    def moment(self, text: str, found: Day, usage: Usage) -> str | None:
        """Convert a day of a text to ISO 8601, with the first time of day after it, else before it, else between its parts.

        Between the parts only a colon marks a clock: "18.10" of "18.10.2026" is a day.

        >>> Dates.load().iso("18.10.2026")
        '2026-10-18'
        """
        rest, inside = text[found.stop :], text[found.start : found.stop]
        between = self.clock(inside, usage) if ":" in inside else None
        clock = self.clock(rest, usage) or self.clock(text[: found.start], usage) or between or NO_CLOCK
        zone = zone_of(f"{text[: found.start]} {rest}") or zone_of(SIGNS.sub(" ", text[found.start : found.stop]))
        day: date = found.day
        return written(day.year, day.month, day.day, clock=clock, zone=zone)

    def clock(self, text: str, usage: Usage) -> Clock | None:
        """Find the first time of day of a text."""
        m = CLOCK.search(text)
        if m is None:
            return None
        before, after = text[: m.start()].rstrip().lower(), text[m.end() :].lstrip(" 分").lower()
        return twenty_four_hours(m, afternoon=self.months.is_afternoon(before, after, usage.langs))

    def days_in(self, line: str, usage: Usage = NO_USAGE) -> list[Day]:
        """Find the days of a line, each with its span; the span includes the time of day after it."""
        found = days(line[:LONGEST], usage, self.months)
        return [d._replace(stop=clock.end() if (clock := AFTER.match(line, d.stop)) else d.stop) for d in found]

    def day_in(self, line: str, usage: Usage = NO_USAGE) -> Span | None:
        """Find the span of the first date of a line, with the time of day after it."""
        found = self.days_in(line, usage)
        return Span(found[0].start, found[0].stop) if found else None

    def is_change(self, words: str) -> bool:
        """True when the words before a date mark a modification."""
        return self.words.updated.search(words) is not None


@lru_cache(maxsize=1 << 10)
def iso_time(dates: Dates, value: str, usage: Usage) -> str | None:
    """Convert a value to ISO 8601: `Dates.iso`; a page states its times again and again."""
    text = value.strip()[:LONGEST]
    if m := UNIX.fullmatch(text):
        return datetime.fromtimestamp(int(m.group(1)), UTC).isoformat()
    if (m := ISO.match(text)) and EARLIEST <= int(m.group(1)) <= LATEST:
        clock = (m.group(4), m.group(5), m.group(6))
        return written(*(int(g) for g in m.group(1, 2, 3)), clock=clock, zone=m.group(7))
    found = days(text, usage, dates.months)
    return dates.moment(text, found[0], usage) if found else None
