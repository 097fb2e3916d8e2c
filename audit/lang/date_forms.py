"""Forms in which days are written: numbers with separators, and months by name; each with the span it was found at.

A number over twelve decides the order of day and month, or the weekday before them. Otherwise the usage of the page does: days
that it writes unambiguously elsewhere, then the order of its language and region. What remains ambiguous is not read.

>>> months = Months.load()
>>> british, bare = Usage(("en",), "dmy"), Usage(("en",))
>>> [found.day for found in days("on 05/03/2026 and 22/11/26", british, months)]
[datetime.date(2026, 3, 5), datetime.date(2026, 11, 22)]
>>> [found.day for found in days("05/03/2026, 2026-11, May 2026, Decision 12, 2020", bare, months)]
[]
>>> [str(found.day) for line in ("Wed, 03/11/2026", "Tue 03/11/2026") for found in days(line, bare, months)]
['2026-03-11', '2026-11-03']
>>> [str(found.day) for found in days("17 มีนาคม 2569", Usage(("th",)), months)]
['2026-03-17']
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from audit.lang.months import Months

EARLIEST, LATEST = 1980, 2100
"""Years that are read; earlier ones are defaults of some system, or of another calendar, as in Iran."""
MONTHS = 12
CENTURY = 2000
"""Century of a year of two digits."""
BUDDHIST = 543
"""Years between the Thai count and the common one."""
THAI_YEARS = range(EARLIEST + BUDDHIST, LATEST + BUDDHIST)
THAI = re.compile(r"[\u0e00-\u0e7f]")  # Thai letters
ERAS = {"令和": 2018, "平成": 1988}
"""Japanese eras since 1989, with the year before their first."""

NUMERIC = re.compile(
    r"(?<!\d)(?<!\d[./-])(\d{1,4})(\s?[./|‐‑–-]\s?)(\d{1,2})(?:\2|\s?[./]\s?)(\d{4}|\d{2})(?!\d|[./]\d)(?!:\d)"
)
"""Numbers with separators: "22/11/2026", "3.6.26", "2026. 07. 30.", "26 | 01 | 2022"; no address, no version."""
WEEKDAY = re.compile(r"([^\W\d_]{2,13})\.?,?\s{1,2}$")
"""A word before such numbers, which can be a weekday's name."""
BEFORE = 18
"""Maximum characters before numbers that are searched for it."""
DIGIT = re.compile(r"\d")
"""What every form has."""
NUMBERS = re.compile(r"\d\s?[/|‐‑–-]\s?\d")
"""What numbers have between which the order of day and month differs by country."""
YEAR = re.compile(r"\d{4}")
"""What the forms with a year in full have."""
EAST = re.compile(r"(令和|平成)?\s*(\d{1,4}|元)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일号號]")
"""East Asia: "2026年11月19日", "令和8年1月29日"."""
VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})\s+(?:tháng|thg)\.?\s*(\d{1,2})[,\s]+(?:năm\s+)?(\d{4})(?!\d)", re.IGNORECASE)
"""Vietnamese numbers its months: "17 tháng 3, 2026", "ngày 17 tháng 3 năm 2026"."""
DAY_FIRST = re.compile(r"(?<![\d:/])(?<!\d[-.])(\d{1,2})(\D{2,32}?)(\d{4})(?!\d)")
"""Day, month by name, year: "19 November 2026", "19 de noviembre de 2026", "1er mars 2026", "19-Nov-2026"."""
SHORT_YEAR = re.compile(r"(?<![\d:/])(\d{1,2})(-\D{3,12}-|\D{3,14}\s['’])(\d{2})(?![\d:])")
"""The same with two digits of the year: "19-Nov-26", "19 Nov '26"."""
MONTH_FIRST = re.compile(
    r"(?<![^\s,;:|·•/()\[\]–—-])([^\s\d,;:|·•/()\[\]–—-]{3,20}(?:\s[^\s\d,;:|·•/()\[\]–—-]{2,20})?)\s{0,2}"
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.)?(?:,\s*|\s+)(?:\d{1,2}:\d{2}:\d{2}\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})(?!\d)"
)
"""Month by name, day, year: "Nov. 19, 2026", "Tháng Ba 17, 2026", and "Nov 19 19:31:36 CET 2026" as Unix writes it."""
YEAR_AND_DAY = re.compile(r"(?<![\d/.-])(\d{4})(\D{3,12}?)(\d{1,2})[.\s]\s?([^\s\d.,]{3,20})")
"""Year, day, month by name: "2026. gada 17. martā", "2026 ж. 17 наурыз"."""
YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})(\D{3,24}?)(\d{1,2})(?!\d|[:.]\d\d)")
"""Year, month by name, day: "2026. március 17.", "2026 m. kovo 17 d."."""
BETWEEN = re.compile(r"[\s.,;:'’ʼ()|/–—‐-]+")
"""Marks between the parts of a date."""


class Usage(NamedTuple):
    """How a page writes dates: its languages, best first; the order of its numbers; days that it writes unambiguously."""

    langs: tuple[str, ...] = ()
    order: str | None = None
    known: frozenset[date] = frozenset()


NO_USAGE = Usage()
"""Usage of a value whose page is unknown."""


class Day(NamedTuple):
    """A day in a line, with its span."""

    day: date
    start: int
    stop: int


Reader = Callable[[re.Match[str], Usage, Months], date | None]


def days(line: str, usage: Usage, months: Months) -> list[Day]:
    """Find the days of a line, in reading order; of overlapping readings the first that begins, then the longest."""
    if not DIGIT.search(line):
        return []
    found = sorted(every(line, usage, months), key=lambda d: (d.start, -d.stop))
    kept: list[Day] = []
    for day in found:
        if not kept or day.start >= kept[-1].stop:
            kept.append(day)
    return kept


def every(line: str, usage: Usage, months: Months) -> Iterator[Day]:
    """Yield every reading of every form."""
    for form, reader in FORMS if YEAR.search(line) else YEARLESS:
        at = 0
        while m := form.search(line, at):
            day = reader(m, usage, months)
            if day is not None:
                yield Day(day, STARTS.get(form, left)(m, usage, months), m.end())
            at = m.end() if day is not None else m.start(m.lastindex or 0) if form is DAY_FIRST else m.start() + 1


def left(m: re.Match[str], _: Usage = NO_USAGE, __: Months | None = None) -> int:
    """Return the start of a match without white space."""
    return m.start() + len(m.group()) - len(m.group().lstrip())


def start_of(m: re.Match[str], usage: Usage, months: Months) -> int:
    """Return the start of a `MONTH_FIRST`: the second of two words that name no month together ("Updated May 6, …")."""
    words = m.group(1).split()
    if len(words) < 2 or named(m.group(1), usage, months):
        return left(m)
    return m.start(1) + m.group(1).rindex(words[-1])


def start_of_numbers(m: re.Match[str], usage: Usage, months: Months) -> int:
    """Return the start of a `NUMERIC`: that of the weekday before numbers whose order it settles."""
    found = weekday_before(m, months) if len(readings(m, usage)) > 1 else None
    return found[1] if found else left(m)


def weekday_before(m: re.Match[str], months: Months) -> tuple[int, int] | None:
    """Return the weekday, Monday as 0, that a line names just before a match, and the start of its name."""
    at = max(0, m.start() - BEFORE)
    word = WEEKDAY.search(m.string[at : m.start()])
    number = months.weekday(word[1]) if word else None
    return None if word is None or number is None else (number, at + word.start())


def real(year: int, month: int, day: int, usage: Usage = NO_USAGE, line: str = "") -> date | None:
    """Return a day of the calendar, of the Thai count in a Thai line; None for one that does not exist or is not plausible."""
    if year in THAI_YEARS and ("th" in usage.langs or THAI.search(line)):
        year -= BUDDHIST
    if not EARLIEST <= year <= LATEST:
        return None
    with suppress(ValueError):
        return date(year, month, day)
    return None


def numeric(m: re.Match[str], usage: Usage, months: Months) -> date | None:
    """Read three numbers with separators."""
    a, b, c = (int(g) for g in m.group(1, 3, 4))
    first, last = len(m.group(1)), len(m.group(4))
    if first > 2:
        return real(a, b, c, usage, m.string) if first == 4 and last == 2 else None
    if last == 2 and (usage.order == "ymd" or a > 31):
        return real(CENTURY + a, b, c)
    possible = readings(m, usage)
    days = set(possible.values())
    if len(days) > 1 and (found := weekday_before(m, months)):
        days = {d for d in days if d.weekday() == found[0]} or days
    if len(days) > 1:
        days &= usage.known
    if len(days) == 1:
        return days.pop()
    dotted = "." in m.group(2) and usage.order != "mdy"  # points are not used for months first
    return possible.get("dmy" if dotted else usage.order or "")


def readings(m: re.Match[str], usage: Usage) -> dict[str, date]:
    """Return the days that a `NUMERIC` with the year last can be, by the order of day and month."""
    a, b, c = (int(g) for g in m.group(1, 3, 4))
    year = c if len(m.group(4)) == 4 else CENTURY + c
    found = {"dmy": real(year, b, a, usage, m.string), "mdy": real(year, a, b, usage, m.string)}
    return {order: day for order, day in found.items() if day}


def order_of(lines: Iterable[str]) -> str | None:
    """Find the order of numbers in lines, where one is over twelve; None when there is none, or both orders occur.

    >>> order_of(["22/11/2026", "05/03/2026"]), order_of(["22/11/2026", "11/22/2026"])
    ('dmy', None)
    """
    found = set()
    for line in lines:
        for m in NUMERIC.finditer(line) if NUMBERS.search(line) else ():
            if len(m.group(1)) < 3 and (len(m.group(4)) == 4 or "/" in m.group(2)) and "." not in m.group(2):
                day_first, month_first = int(m.group(1)) > MONTHS, int(m.group(3)) > MONTHS
                if day_first != month_first:
                    found.add("dmy" if day_first else "mdy")
    return found.pop() if len(found) == 1 else None


def east(m: re.Match[str], usage: Usage, _: Months) -> date | None:
    """Read year, month and day with their signs."""
    year = 1 if m.group(2) == "元" else int(m.group(2))
    return real(year + ERAS.get(m.group(1) or "", 0), int(m.group(3)), int(m.group(4)), usage)


def vietnamese(m: re.Match[str], usage: Usage, _: Months) -> date | None:
    """Read day, numbered month and year."""
    day, month, year = (int(g) for g in m.groups())
    return real(year, month, day, usage)


def day_first(m: re.Match[str], usage: Usage, months: Months) -> date | None:
    """Read day, month by name and year."""
    number = named(m.group(2), usage, months)
    year = int(m.group(3)) + (CENTURY if len(m.group(3)) == 2 else 0)
    return real(year, number, int(m.group(1)), usage, m.string) if number else None


def month_first(m: re.Match[str], usage: Usage, months: Months) -> date | None:
    """Read month by name, day and year; the month may be the second of two words."""
    words = m.group(1).split()
    number = named(m.group(1), usage, months) or (months.number(words[-1], usage.langs) if len(words) > 1 else None)
    return real(int(m.group(3)), number, int(m.group(2)), usage, m.string) if number else None


def year_first(m: re.Match[str], usage: Usage, months: Months) -> date | None:
    """Read year, month by name and day."""
    number = named(m.group(2), usage, months)
    return real(int(m.group(1)), number, int(m.group(3)), usage, m.string) if number else None


def year_and_day(m: re.Match[str], usage: Usage, months: Months) -> date | None:
    """Read year, day and month by name, with nothing but fillers between."""
    if any(w.lower() not in months.fillers for w in BETWEEN.split(m.group(2)) if w):
        return None
    number = months.number(m.group(4), usage.langs)
    return real(int(m.group(1)), number, int(m.group(3)), usage, m.string) if number else None


def named(words: str, usage: Usage, months: Months) -> int | None:
    """Return the month that the words between two numbers name, without fillers; None when there is anything else."""
    parts = [w for w in BETWEEN.split(words) if w]
    if not parts or len(parts) > 4:
        return None
    kept = [w for w in parts if w.lower() not in months.fillers]
    return months.number("_".join(kept), usage.langs) if kept else None


FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (NUMERIC, numeric),
    (EAST, east),
    (VIETNAMESE, vietnamese),
    (DAY_FIRST, day_first),
    (SHORT_YEAR, day_first),
    (MONTH_FIRST, month_first),
    (YEAR_FIRST, year_first),
    (YEAR_AND_DAY, year_and_day),
)
"""Every form with its reader."""
YEARLESS = tuple((form, reader) for form, reader in FORMS if form in {NUMERIC, EAST, SHORT_YEAR})
"""The forms that do without a year in full."""
STARTS = {MONTH_FIRST: start_of, NUMERIC: start_of_numbers}
"""Where the days of some forms start, other than at their match."""
