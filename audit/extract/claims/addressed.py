"""Day and section of an article from its address.

>>> URL_DATE.search("/2026/11/19/canal-closed").groups(), URL_DATE.search("/2026/31/canal")
(('2026', '11', '19'), None)
>>> COMPACT_DATE.search("/2026/11/261119-canal-closed").group(1, 3, 4)
('2026', '11', '19')
>>> [bool(NUMBER_DATE.search(path)) for path in ("/news/20261119/canal", "/canal-20261119.html", "/a/202611191.html")]
[True, True, False]
>>> [part for part in ("world", "en-gb", "x9") if SECTION.fullmatch(part)]
['world']
"""

import re
from collections.abc import Iterator
from datetime import date

from audit.lang.months import Months
from audit.outlets.hosts import path_of
from audit.text import Said

DAY = r"(0[1-9]|[12]\d|3[01])"
URL_DATE = re.compile(rf"/(20\d{{2}})[/-](0[1-9]|1[0-2])(?:[/-]{DAY})(?=[/-]|$)")
"""A day in the path of an address: "/2026/11/19/"."""
COMPACT_DATE = re.compile(rf"/(20(\d\d))/?(0[1-9]|1[0-2])/(?:[a-z-]+/)?\2\3{DAY}(?!\d)")
"""A day in six digits after its year and month in the path of an address: "/2026/11/261119-canal-closed"."""
NAMED_DATE = re.compile(r"/(20\d{2})/([a-z]{3,9})/(0?[1-9]|[12]\d|3[01])(?=[/-]|$)", re.IGNORECASE)
"""A day with its month by name: "/2026/nov/19/"."""
SHORT_DATE = re.compile(r"/(20\d{2})/([1-9]|1[0-2])/([1-9]|[12]\d|3[01])(?=/.*[a-z])")
"""A day without zeros before a part with words: "/2026/3/9/canal-closed"."""
NUMBER_DATE = re.compile(rf"[/_-](20[0-3]\d)(0[1-9]|1[0-2]){DAY}(?=[/_.-]|$)")
"""A day in eight digits, of 16 on the development pages 15 the publication's: "/20261119-canal-closed"."""
SECTION = re.compile(r"(?![a-z]{2}-[a-z]{2}$)[a-z][a-z-]{2,30}")
"""Path segment of an address that can name a section; "en-gb" is a language."""
PLUMBING = frozenset(
    {"news", "article", "articles", "story", "stories", "index", "amp", "html", "www", "content", "archive", "posts"}
)
"""Path segments of addresses that do not name a section."""


def addressed(url: str | None, months: Months) -> Iterator[Said]:
    """Claim day and section from an address.

    >>> [s.value for s in addressed("https://ledger.example/world/2026/mar/9/canal-closed", Months.load())]
    ['2026-03-09', 'world']
    """
    if not url:
        return
    path = path_of(url)
    yield from (Said("published", day, "url") for day in dict.fromkeys(days(path, months)))
    parts = [p for p in NAMED_DATE.sub("", path).split("/") if p][:-1]
    section = next((p for p in parts if SECTION.fullmatch(p) and p not in PLUMBING), None)
    if section:
        yield Said("section", section, "url")


def days(path: str, months: Months) -> Iterator[str]:
    """Yield the days in a path; forms with fewer separators only where others find none."""
    if m := URL_DATE.search(path) or SHORT_DATE.search(path):
        yield from real(*m.groups())
    elif (m := NAMED_DATE.search(path)) and (month := months.number(m[2], ())):
        yield from real(m[1], month, m[3])
    elif m := NUMBER_DATE.search(path):
        yield from real(*m.groups())
    if m := COMPACT_DATE.search(path):
        yield from real(*m.group(1, 3, 4))


def real(year: str, month: str | int, day: str) -> Iterator[str]:
    """Yield a day in ISO 8601, if it exists.

    >>> [*real("2026", "3", "9"), *real("2026", 2, "30")]
    ['2026-03-09']
    """
    try:
        yield date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return
