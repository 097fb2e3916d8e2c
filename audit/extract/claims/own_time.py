"""The publisher's own form of a moment that is declared in UTC: its offset gives the day of publication.

>>> from audit.lang.dates import Dates
>>> from audit.text import Said
>>> iso = Dates.load().iso
>>> late = Settled("published", "2026-05-04T00:25:56+00:00", "json-ld")
>>> own_time(late, (Said("published", "2026-05-03T21:25:56-03:00", "meta"),), iso).value
'2026-05-03T21:25:56-03:00'
>>> own_time(late, (Said("published", "3 May 2026, 9:25 pm", "text"),), iso).value
'2026-05-03T21:25:56-03:00'
>>> own_time(late, (Said("published", "3 May 2026, 9:31 pm", "text"),), iso).value
'2026-05-04T00:25:56+00:00'
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from audit.extract.claims.moments import FARTHEST_EAST, FARTHEST_WEST, moment, same_moment, to_minute
from audit.extract.claims.settled import Claims, Settled

FIELDS = frozenset({"published", "created", "modified"})
"""Fields that may repeat the moment of publication with an offset."""
SHOWN = frozenset({"published", "created"})
"""Fields whose clock without an offset may be the moment of publication."""
HOUR = timedelta(hours=1)
HALF_HOURS = frozenset(timedelta(minutes=m) for m in (-210, -150, 210, 270, 330, 390, 570, 630))
"""Offsets of zones that are no whole hours."""


def own_time(settled: Settled, said: Claims, iso: Callable[[str], str | None]) -> Settled:
    """Replace a time in UTC by a claim of the same moment with another offset, or give it the offset of a clock that shows it."""
    time = moment(settled.value)
    if time is None or time.tzinfo is None or time.utcoffset():
        return settled
    others = [(s, m) for s in said if s.field in FIELDS and (m := moment(iso(s.value) or ""))]
    for _, other in others:
        if other.utcoffset() and same_moment(other.isoformat(), settled.value):
            return settled._replace(value=other.isoformat())
    for s, other in others:
        if s.field in SHOWN and other.tzinfo is None and (offset := shown_offset(time, other)):
            return settled._replace(value=time.astimezone(timezone(offset)).isoformat())
    return settled


def shown_offset(time: datetime, clock: datetime) -> timedelta | None:
    """Return the offset by which a clock without one shows a time, to the minute; None for no zone's offset, and for midnight."""
    offset = to_minute(clock).replace(tzinfo=UTC) - to_minute(time)
    is_zone = not offset % HOUR or offset in HALF_HOURS
    return offset if is_zone and clock.hour + clock.minute and FARTHEST_WEST <= offset <= FARTHEST_EAST else None
