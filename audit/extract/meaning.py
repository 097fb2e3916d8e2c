"""When two values of one field say different things, and when one only says less than the other.

>>> differ("published", ["2026-11-19", "2026-11-19T19:31+01:00", "19 November 2026 7:31pm"])
False
>>> differ("published", ["2026-11-19T19:31+01:00", "2026-11-19T17:05+01:00"]), differ("language", ["en", "en-GB"])
(True, False)
>>> differ("headline", ["Canal shut", "Canal shut | The Ledger"], ["The Ledger"])
False
"""

import re
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations
from urllib.parse import urlsplit

from audit.extract.dates import iso, moment
from audit.extract.headlines import bare, key
from audit.extract.names import plain

CUT = re.compile(r"\s*(?:…|\.{3})\s*$")
"""The end of a headline that was cut short."""


def differ(field: str, values: Iterable[str], sites: Iterable[str] = ()) -> bool:
    """Whether some two values of a field cannot both be so; `sites` are the names that the site has."""
    given = list(values)
    if field in {"published", "modified"}:
        times = [t for t in map(iso, given) if t]
        return any(not one_time(a, b) for a, b in combinations(times, 2))
    if field == "headline":
        own = {plain(s) for s in sites}
        return any(not one_headline(a, b, own) for a, b in combinations(given, 2))
    if field == "language":
        return len({re.split(r"[-_]", v.strip().lower())[0] for v in given}) > 1
    if field.endswith("_url"):
        return len({address(v) for v in given}) > 1
    return len({" ".join(key(v)) for v in given}) > 1


def one_time(a: str, b: str) -> bool:
    """Whether two ISO 8601 times can be one moment: the same instant to the minute, or one a less precise form of the other.

    A time without a zone is compared by the clock, which may be of any zone that the other one states.
    """
    x, y = moment(a), moment(b)
    if len(a) > 10 and len(b) > 10 and x and y and x.tzinfo and y.tzinfo:
        return minute(x.astimezone(y.tzinfo)) == minute(y)
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


def address(value: str) -> str:
    """An address without scheme, `www.`, query and last slash."""
    parts = urlsplit(value.strip())
    return (parts.netloc.lower().removeprefix("www.") + parts.path).rstrip("/")
