"""Times of day and zones beside a date, and ISO 8601 composed from parts; a zone that is not declared is not added.

>>> zone_of("Thu Nov 19 19:20:36 CET 2026"), offset("CET"), offset("+05:30")
('CET', 60, 330)
>>> written(2026, 11, 19, clock=("19", "31", None), zone=None), written(2026, 2, 30, clock=NO_CLOCK, zone=None)
('2026-11-19T19:31:00', None)
"""

import re
from datetime import datetime, timedelta, timezone

CLOCK = re.compile(
    r"(?<![\d.])(\d{1,2})\s?[:：.h時时시点]\s?(\d{2})(?!\d)(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\b\.?)?", re.IGNORECASE
)
"""A time of day: "9:27 AM", "19.31", "19h31", "14時30分"."""
AFTER = re.compile(
    r"(?:[\s,|·–—/()-]|\bat\b|\bum\b|\bà\b|\bkl\b\.?|\bo\b|\bl[ae]s?\b|\balle\b|\bв\b|[^\W\d_]{2,4}[).])*"
    r"(?:午前|午後|上午|下午|오전|오후)?\s*\d{1,2}\s?[:：.h時时시点]\s?\d{2}(?!\d)(?::\d{2}(?:[.,]\d+)?)?分?"
    r"(?:\s*[ap]\.?\s?m\b\.?)?(?:\s?(?:Z|(?:GMT|UTC)?[+-]\d{2}:?\d{2}|GMT|UTC)\b)?",
    re.IGNORECASE,
)
"""A time of day just after a date, with the words and marks between."""
OFFSET = re.compile(r"(?:GMT|UTC)?([+-]\d{2}):?(\d{2})\b")  # "GMT+0100", "+01:00"
ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "CET": 60, "CEST": 120, "MEZ": 60, "MESZ": 120, "EET": 120, "EEST": 180,
    "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "JST": 540,
    "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "WAT": 60, "EAT": 180, "TRT": 180,
}  # fmt: skip
"""Minutes east of Greenwich of abbreviations with one meaning in news; IST, BST and CST have several."""
ABBREVIATION = re.compile(r"[A-Z]{3,4}")  # possible abbreviation of a zone

Clock = tuple[str | None, str | None, str | None]
"""Hours, minutes and seconds as written; None where missing."""
NO_CLOCK: Clock = (None, None, None)


def twenty_four_hours(m: re.Match[str], *, afternoon: bool | None) -> Clock:
    """Return hours, minutes and seconds of a match of `CLOCK` on a twenty-four-hour clock."""
    hour, mark = int(m.group(1)), (m.group(4) or "").lower()[:1]
    if mark:
        afternoon = mark == "p"
    if afternoon is not None and hour <= 12:
        hour = hour % 12 + (12 if afternoon else 0)
    return str(hour), m.group(2), m.group(3)


def zone_of(text: str) -> str | None:
    """Find the offset or the abbreviation of a zone in a date."""
    if m := OFFSET.search(text):
        return m.group(1) + m.group(2)
    return next((w for w in ABBREVIATION.findall(text) if w in ZONES), None)


def written(year: int, month: int, day: int, *, clock: Clock, zone: str | None) -> str | None:
    """Compose ISO 8601 from parts; None when the day does not exist. An undeclared zone is not added."""
    try:
        time = datetime(year, month, day)  # noqa: DTZ001 - no zone is added that was not declared
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
