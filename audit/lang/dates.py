"""Dates as pages write them → ISO 8601 with the declared offset; no offset is added.

Months by name are data (`audit/data/dates.yaml`); every language is tried on every date.

>>> Dates.load().is_change("Zuletzt aktualisiert am ")
True
>>> iso = Dates.load().iso
>>> iso("2026-11-19 19:31:39"), iso("Thu Nov 19 19:20:36 CET 2026"), iso("2026-04-30"), iso("2026-11-19T03:05:46.000Z")
('2026-11-19T19:31:39', '2026-11-19T19:20:36+01:00', '2026-04-30', '2026-11-19T03:05:46+00:00')
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.lang.date_words import DateWords
from audit.text import Span

ISO = re.compile(
    r"(\d{4})(?=-\d{1,2}-\d|\d{4})-?(\d{1,2})-?(\d{1,2})"
    r"(?:[T ,]+(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}:?\d{0,2}|[A-Z]{2,5})?)?"
)
"""ISO 8601 and variants: without hyphens, a space or comma before the clock, a named zone; not "2026-11"."""
DATED = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")  # an ISO day inside a line
SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")  # 2026/11/19 19:31
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\D{1,12}(\d{1,2})[:.h](\d{2}))?")
"""Central and eastern Europe: "19.11.2026, 19:31 Uhr"."""
EAST = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일](?:\D{0,6}(\d{1,2})\s*[:：時时시]\s*(\d{2}))?")
"""East Asia: "2026年11月19日 19時31分"."""
CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?", re.IGNORECASE)  # a time of day
OFFSET = re.compile(r"(?:GMT|UTC)?([+-]\d{2}):?(\d{2})\b")  # "GMT+0100", "+01:00"
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "JST": 540,
    "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "WAT": 60, "EAT": 180, "TRT": 180,
}  # fmt: skip
"""Minutes east of Greenwich of abbreviations with one meaning in news; IST, BST and CST have several."""
WORDED = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})")
"""Day, month by name, year: "19 November 2026", "19 de noviembre de 2026", "1er mars 2026"."""
AMERICAN = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:[\d:]{5,8}\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})(?!\d)")
"""Month by name, day, year: "Nov. 19, 2026", and "Nov 19 19:31:36 CET 2026" as Unix writes it."""
EARLIEST = 1980
"""Minimum year; earlier ones are defaults of some system, such as 0001-01-01 or 1970-01-01."""
AFTER = re.compile(r"[\s,|·–-]{1,4}(?:at |um )?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
"""A time of day just after a date."""
UNIX = re.compile(r"(1[0-9]{9}|2[01][0-9]{8})(\d{3})?")
"""Seconds or milliseconds since 1970, from 2001 to 2039."""
ABBREVIATION = re.compile(r"[A-Z]{3,4}")  # possible abbreviation of a zone

Clock = tuple[str | None, str | None, str | None]
"""Hours, minutes and seconds as written; None where missing."""
NO_CLOCK: Clock = (None, None, None)


@dataclass(frozen=True, slots=True)
class Dates:
    """Month numbers by name in all languages, and the words beside a date that show what happened then."""

    months: Mapping[str, int] = field(repr=False)
    words: DateWords = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "dates.yaml") -> "Dates":
        """Read the months and words of a file."""
        by_lang = read_yaml(path)["months"]
        months = {name: n for names in by_lang.values() for n, forms in enumerate(names, 1) for name in forms.split()}
        return cls(months, DateWords.load(path))

    def iso(self, value: str) -> str | None:
        """Convert a value to ISO 8601; None when no day can be parsed from it."""
        text = value.strip()
        if m := UNIX.fullmatch(text):
            return datetime.fromtimestamp(int(m.group(1)), UTC).isoformat()
        if m := ISO.match(text):
            return written(*m.group(1, 2, 3), clock=(m.group(4), m.group(5), m.group(6)), zone=m.group(7))
        if m := SLASHED.search(text) or EAST.search(text):
            return written(*m.group(1, 2, 3), clock=(m.group(4), m.group(5), None), zone=None)
        if m := DOTTED.search(text):
            return written(*m.group(3, 2, 1), clock=(m.group(4), m.group(5), None), zone=zone_of(text))
        return self.by_name(text)

    def by_name(self, text: str) -> str | None:
        """Convert a date with a month's name to ISO 8601, with the first time of day in the text."""
        for order, day, month in ((WORDED, 1, 2), (AMERICAN, 2, 1)):
            for m in order.finditer(text):
                name = m.group(month).lower()
                if number := self.months.get(name) or self.months.get(name[:3]):
                    clock = twenty_four_hours(at) if (at := CLOCK.search(text)) else NO_CLOCK
                    return written(m.group(3), str(number), m.group(day), clock=clock, zone=zone_of(text))
        return None

    def day_in(self, line: str) -> Span | None:
        """Find the span of the first date of a line, with the time of day after it."""
        found = [
            m for form in (DATED, SLASHED, DOTTED, EAST, WORDED, AMERICAN) if (m := form.search(line)) and self.iso(m.group())
        ]
        best = min(found, key=lambda m: m.start(), default=None)
        if best is None:
            return None
        clock = AFTER.match(line, best.end())
        return Span(best.start(), clock.end() if clock else best.end())

    def is_change(self, words: str) -> bool:
        """True when the words before a date mark a modification."""
        return self.words.updated.search(words) is not None


def twenty_four_hours(m: re.Match[str]) -> Clock:
    """Return hours, minutes and seconds of a match of `CLOCK`, converted from a twelve-hour to a twenty-four-hour clock."""
    hour, mark = int(m.group(1)), (m.group(4) or "").lower()[:1]
    if mark:
        hour = hour % 12 + (12 if mark == "p" else 0)
    return str(hour), m.group(2), m.group(3)


def zone_of(text: str) -> str | None:
    """Find the offset or the abbreviation of a zone in a date."""
    if m := OFFSET.search(text):
        return m.group(1) + m.group(2)
    return next((w for w in ABBREVIATION.findall(text) if w in ZONES), None)


def written(year: str, month: str, day: str, *, clock: Clock, zone: str | None) -> str | None:
    """Compose ISO 8601 from parts; None when the day does not exist. An undeclared zone is not added."""
    if int(year) < EARLIEST:
        return None
    try:
        time = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - no zone is added that was not declared
    except ValueError:
        return None
    if clock[0] is None or clock[1] is None:
        return time.date().isoformat()
    try:
        time = time.replace(hour=int(clock[0]), minute=int(clock[1]), second=int(clock[2] or 0))
    except ValueError:
        return time.date().isoformat()
    minutes = offset(zone)
    if minutes is not None:
        time = time.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    return time.isoformat()


def offset(zone: str | None) -> int | None:
    """Return the minutes east of Greenwich of a zone; None when unknown."""
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        total = hours * 60 + minutes
        return (total if zone[0] == "+" else -total) if total < 24 * 60 else None
    return ZONES.get(zone.upper())
