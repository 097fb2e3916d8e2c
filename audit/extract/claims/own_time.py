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
from datetime import UTC, date, datetime, timedelta, timezone

from audit.extract.claims.moments import DAY, FARTHEST_EAST, FARTHEST_WEST, moment, same_moment, to_minute
from audit.extract.claims.settled import Claims, Settled

FIELDS = frozenset({"published", "created", "modified"})
"""Fields that may repeat the moment of publication with an offset."""
SHOWN = frozenset({"published", "created"})
"""Fields whose clock without an offset may be the moment of publication."""
DECLARED = frozenset({"json-ld", "microdata", "meta"})
"""Origins of what pages declare to machines."""
VISIBLE = frozenset({"html", "text"})
"""Origins of what readers see."""
WEST, EAST = timedelta(hours=-10), timedelta(hours=13)
"""Offsets of inhabited zones farthest from Greenwich."""
HOUR = timedelta(hours=1)
HALF_HOURS = frozenset(timedelta(minutes=m) for m in (-210, -150, 210, 270, 330, 390, 570, 630))
"""Offsets of zones that are no whole hours."""


def published(settled: Settled, said: Claims, iso: Callable[[str], str | None]) -> list[Settled]:
    """Return a publication as the publisher writes it, and the moment itself where the page shows another day alone."""
    own = own_time(outvoted(settled, said, iso), said, iso)
    day = shown_day(own, said, iso)
    return [own] if day is None else [own._replace(value=day), own._replace(field="published_instant")]


def outvoted(settled: Settled, said: Claims, iso: Callable[[str], str | None]) -> Settled:
    """Replace a declared day that the page shows differently, where another declaration contradicts it, by that declaration.

    A day after the modification that the same origin declares was set by a machine that published the page anew: the visible
    earlier day is the article's. So is a visible moment of the day before a declared day without a clock, an edition's.

    >>> from audit.lang.dates import Dates
    >>> from audit.text import Said
    >>> first = Settled("published", "2021-12-14", "json-ld")
    >>> said = (Said("published", "2026-02-04", "meta"), Said("published", "4 February 2026", "text"))
    >>> outvoted(first, said, Dates.load().iso).value
    '2026-02-04'
    >>> anew = Settled("published", "2026-02-04T10:33:13Z", "meta")
    >>> said = (Said("modified", "2026-02-04T10:32:18Z", "meta"), Said("published", "9 January 2026", "text"))
    >>> outvoted(anew, said, Dates.load().iso).value
    '2026-01-09'
    """
    days = [(s.origin, time) for s in said if s.field == "published" and (time := iso(s.value))]
    visible = next((Settled(settled.field, time, origin) for origin, time in days if origin in VISIBLE), None)
    if visible is None or settled.origin not in DECLARED or visible.value[:DAY] == settled.value[:DAY]:
        return settled
    shown = visible.value[:DAY]
    others = [(origin, time) for origin, time in days if origin in DECLARED and origin != settled.origin]
    if any(time[:DAY] == settled.value[:DAY] for _, time in others):
        return settled
    other = next((Settled(settled.field, time, origin) for origin, time in others if time[:DAY] == shown), settled)
    changes = (time for s in said if s.field == "modified" and s.origin == settled.origin and (time := iso(s.value)))
    anew = shown < settled.value[:DAY] and any(precedes(time, settled.value) for time in changes)
    yields = anew or is_edition(settled.value, visible.value) or is_bare(settled, shown, said, iso)
    return visible if other == settled and yields else other


def is_bare(settled: Settled, shown: str, said: Claims, iso: Callable[[str], str | None]) -> bool:
    """True for a day without a clock that only a meta element declares, and that the page shows as no day of a change.

    >>> from audit.lang.dates import Dates
    >>> from audit.text import Said
    >>> day = Settled("published", "2026-01-15", "meta")
    >>> is_bare(day, "2026-01-25", (), Dates.load().iso)
    True
    >>> is_bare(day, "2026-01-25", (Said("modified", "2026-01-25", "text"),), Dates.load().iso)
    False
    """
    if settled.origin != "meta" or len(settled.value) != DAY:
        return False
    times = [(s.field, s.origin, time[:DAY]) for s in said if (time := iso(s.value))]
    addressed = ("published", "url", settled.value) in times
    return not addressed and not any(field == "modified" and day == shown for field, _, day in times)


def is_edition(day: str, shown: str) -> bool:
    """True for a day without a clock right after a shown moment with one: that of the edition that printed the article.

    >>> is_edition("2026-04-30", "2026-04-29T12:01:00"), is_edition("2026-04-30", "2026-04-29")
    (True, False)
    """
    if not len(day) == DAY < len(shown):
        return False
    return date.fromisoformat(day) - date.fromisoformat(shown[:DAY]) == timedelta(days=1)


def precedes(a: str, b: str) -> bool:
    """True when the instant `a` is before `b`, by however little; both have offsets."""
    x, y = moment(a), moment(b)
    return x is not None and y is not None and None not in {x.tzinfo, y.tzinfo} and x < y


def own_time(settled: Settled, said: Claims, iso: Callable[[str], str | None]) -> Settled:
    """Replace a time in UTC by a claim of that moment with another offset, or give it the offset of a clock that shows it."""
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


def shown_day(settled: Settled, said: Claims, iso: Callable[[str], str | None]) -> str | None:
    """Return the day that the page shows for a moment declared in UTC, if it is the day before or after it somewhere on earth.

    >>> from audit.lang.dates import Dates
    >>> from audit.text import Said
    >>> late = Settled("published", "2026-05-04T00:25:56+00:00", "json-ld")
    >>> shown_day(late, (Said("published", "3 May 2026", "text"),), Dates.load().iso)
    '2026-05-03'
    """
    time = moment(settled.value)
    if time is None or time.tzinfo is None or time.utcoffset():
        return None
    shown = next((iso(s.value) for s in said if s.field == "published" and s.origin in VISIBLE and iso(s.value)), None)
    earliest, latest = (time + zone for zone in (WEST, EAST))
    days = {day.date().isoformat() for day in (earliest, latest)} - {time.date().isoformat()}
    return shown if shown in days else None


def shown_offset(time: datetime, clock: datetime) -> timedelta | None:
    """Return the offset with which a clock shows a time, to the minute; None if no zone has it, and for midnight."""
    offset = to_minute(clock).replace(tzinfo=UTC) - to_minute(time)
    is_zone = not offset % HOUR or offset in HALF_HOURS
    return offset if is_zone and clock.hour + clock.minute and FARTHEST_WEST <= offset <= FARTHEST_EAST else None
