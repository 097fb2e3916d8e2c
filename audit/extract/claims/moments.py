"""Compare ISO 8601 times: as instants if both state their offset, as days if one is a day alone.

A day alone is the publisher's local day: it agrees with every instant of that declared local day. A clock without an offset
may be in any zone.

>>> same_moment("2026-11-19T19:31:00+01:00", "2026-11-19T18:31:20+00:00"), same_moment("2026-11-19", "2026-11-20")
(True, False)
>>> earlier("2026-11-19T23:30:00-05:00", "2026-11-20T04:00:00+00:00"), earlier("2026-11-19", "2026-11-20")
(False, True)
"""

from datetime import UTC, datetime, timedelta

DAY = len("2026-11-19")
MINUTE = len("2026-11-19T19:31")
FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
"""Offsets of the zones farthest from Greenwich."""
STEP = timedelta(minutes=30)
"""Offsets of zones are multiples of this, except for three of 45 minutes that news hardly uses."""
SLACK = timedelta(minutes=1)
"""Maximum difference of two equal times, because some fields round to the minute."""


def moment(time: str) -> datetime | None:
    """Parse an ISO 8601 time, with its offset if stated; None for a day alone."""
    try:
        return datetime.fromisoformat(time) if "T" in time else None
    except ValueError:
        return None


def instant(time: str | None) -> str | None:
    """The instant of an ISO 8601 time in UTC; None for a day, or a clock without an offset.

    The order of instants as texts is that of time.

    >>> instant("2026-11-19T23:30:00-05:00"), instant("2026-11-19 06:00:00.5Z"), instant("2026-11-19T23:30:00")
    ('2026-11-20T04:30:00+00:00', '2026-11-19T06:00:00.500000+00:00', None)
    """
    try:
        found = datetime.fromisoformat(time.strip()) if time else None
        return found.astimezone(UTC).isoformat() if found and found.tzinfo else None
    except (ValueError, OverflowError):  # years 1 and 9999 have no neighbours
        return None


def same_moment(a: str, b: str) -> bool:
    """True when two times can be one moment: the same instant to the minute, or one a less precise form of the other.

    A clock without an offset agrees with an instant if their difference is a possible offset.
    """
    x, y = moment(a), moment(b)
    if x is None or y is None or (x.tzinfo is None and y.tzinfo is None):
        shorter, longer = sorted((a[:MINUTE], b[:MINUTE]), key=len)
        return longer.startswith(shorter)
    if x.tzinfo is not None and y.tzinfo is not None:
        return to_minute(x) == to_minute(y)
    clock, instant = (x, y) if x.tzinfo is None else (y, x)
    offset = to_minute(clock).replace(tzinfo=UTC) - to_minute(instant)
    return not offset % STEP and FARTHEST_WEST <= offset <= FARTHEST_EAST


def earlier(a: str, b: str) -> bool:
    """True when `a` is more than a minute before `b`, whatever the zone of a clock without an offset."""
    x, y = moment(a), moment(b)
    if x is None or y is None:
        return a[:DAY] < b[:DAY]
    if x.tzinfo is None and y.tzinfo is not None:
        x = x.replace(tzinfo=UTC) - FARTHEST_WEST  # the latest possible instant of the clock
    elif y.tzinfo is None and x.tzinfo is not None:
        y = y.replace(tzinfo=UTC) - FARTHEST_EAST  # the earliest
    return y - x > SLACK


def to_minute(time: datetime) -> datetime:
    """Truncate a time to the minute."""
    return time.replace(second=0, microsecond=0)
