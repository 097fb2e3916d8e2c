"""When two values of one field say different things, and when one only says less than the other.

>>> len(meanings("published", ["2026-11-19", "2026-11-19T19:31+01:00", "19 November 2026 7:31pm"]))
1
>>> meanings("published", ["2026-11-19T07:00Z", "2026-11-19T03:00-04:00", "Nov 19, 2026 3:00 AM", "Nov 19, 2026 3:10 AM"])
[['2026-11-19T07:00Z', '2026-11-19T03:00-04:00', 'Nov 19, 2026 3:00 AM'], ['Nov 19, 2026 3:10 AM']]
>>> meanings("language", ["en", "en-GB"]), meanings("headline", ["Canal shut", "Canal shut | The Ledger"], ["The Ledger"])
([['en', 'en-GB']], [['Canal shut', 'Canal shut | The Ledger']])
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

from audit.extract.claims.byline import plain
from audit.extract.claims.dates import iso, moment
from audit.extract.claims.headline import bare, key
from audit.outlets.address import split_address

CUT = re.compile(r"\s*(?:…|\.{3})\s*$")
"""The end of a headline that was cut short."""

DAY = len("2026-11-19")
WEST, EAST = -24, 28
"""Half hours by which the zones farthest west and east are off: UTC-12 and UTC+14."""

Same = Callable[[str, str], bool]


def meanings(field: str, values: Iterable[str], sites: Iterable[str] = ()) -> list[list[str]]:
    """The values of a field in groups, each of which can mean one thing; `sites` are the names that the site has.

    A value that says less than others stands with the first of them that it fits. A date that no date can be read from is in
    no group.
    """
    given = list(dict.fromkeys(values))
    if field in {"published", "modified"}:
        # The most exact first, so that a clock without a zone finds the zone in which it is right.
        times = {v: t for v in given if (t := iso(v))}
        exact = sorted(times, key=lambda v: (not zoned(times[v]), -len(times[v][:16])))
        return grouped(exact, lambda a, b: one_time(times[a], times[b]), any)
    return grouped(given, same(field, sites), all)


def same(field: str, sites: Iterable[str]) -> Same:
    """What makes two values of a field mean one thing."""
    if field == "headline":
        return partial(one_headline, sites={plain(s) for s in sites})
    if field == "language":
        return lambda a, b: tongue(a) == tongue(b)
    if field.endswith("_url"):
        return lambda a, b: address(a) == address(b)
    return lambda a, b: key(a) == key(b)


def grouped(values: Iterable[str], one: Same, fits: Callable[[Iterable[bool]], bool]) -> list[list[str]]:
    """Values in groups: each joins the first group whose members, all or any of them (`fits`), are one with it."""
    groups: list[list[str]] = []
    for v in values:
        home = next((g for g in groups if fits(one(v, w) for w in g)), None)
        if home is None:
            groups.append([v])
        else:
            home.append(v)
    return groups


def zoned(time: str) -> bool:
    """Whether an ISO 8601 time states its offset."""
    found = moment(time)
    return len(time) > DAY and found is not None and found.tzinfo is not None


def one_time(a: str, b: str) -> bool:
    """Whether two ISO 8601 times can be one moment: the same instant to the minute, or one a less precise form of the other.

    A clock without a zone may stand in any: it fits a stated instant from which it is whole or half hours away, as zones are.
    """
    x, y = moment(a), moment(b)
    if x and y and zoned(a) and zoned(b):
        return minute(x.astimezone(y.tzinfo)) == minute(y)
    if x and y and len(a) > DAY and len(b) > DAY and zoned(a) != zoned(b):
        away = (minute(y if zoned(a) else x).replace(tzinfo=UTC) - minute(x if zoned(a) else y)) / timedelta(minutes=30)
        return away.is_integer() and WEST <= away <= EAST
    shorter, longer = sorted((a[:16], b[:16]), key=len)
    return longer.startswith(shorter)


def minute(time: datetime) -> datetime:
    """A time without its seconds."""
    return time.replace(second=0, microsecond=0)


def one_headline(a: str, b: str, sites: set[str]) -> bool:
    """Whether two headlines have the same words, but for the name of the site and a cut end."""
    x, y = (key(CUT.sub("", bare(v, sites, [other]))) for v, other in ((a, b), (b, a)))
    shorter, longer = sorted((x, y), key=len)
    cut = CUT.search(a) or CUT.search(b)
    return x == y or bool(cut and len(shorter) > 3 and longer[: len(shorter) - 1] == shorter[:-1])


def tongue(value: str) -> str:
    """The language of a tag, without region or script."""
    return re.split(r"[-_]", value.strip().lower())[0]


def address(value: str) -> str:
    """An address without scheme, `www.`, query and last slash; a malformed one as written."""
    parts = split_address(value.strip())
    if parts is None:
        return value.strip()
    return (parts.netloc.lower().removeprefix("www.") + parts.path).rstrip("/")
