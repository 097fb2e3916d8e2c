"""What there is to link: the weeks of a database, as ranges of the numbers that `link/dated.sql` gives its accounts."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

BEFORE = 10
"""Days before a week that are read with it: a story that is open at its start may have begun so early."""


class Week(NamedTuple):
    """A week: its accounts have the numbers `first` to `last`, exclusive, those of the days before it `before` to `first`.

    `states` are digests of these days.
    """

    name: str
    monday: date
    before: int
    first: int
    last: int
    states: tuple[str, ...]


def weeks(days: Sequence[Any], since: str | None) -> list[Week]:
    """Group days, as rows of `link/days.sql`, by ISO week; weeks that end before `since` are left out.

    >>> from types import SimpleNamespace as Row
    >>> days = [Row(day="2026-11-15", week="2026-W46", n=2, state="a"), Row(day="2026-11-17", week="2026-W47", n=3, state="b")]
    >>> [(w.name, str(w.monday), w.before, w.first, w.last, w.states) for w in weeks(days, None)]
    [('2026-W46', '2026-11-09', 0, 0, 2, ('a',)), ('2026-W47', '2026-11-16', 0, 2, 5, ('a', 'b'))]
    """
    out: list[Week] = []
    near: list[tuple[date, int, str]] = []
    number = 0
    for i, row in enumerate(days):
        day = date.fromisoformat(row.day)
        near.append((day, number, row.state))
        number += row.n
        if i + 1 < len(days) and days[i + 1].week == row.week:
            continue
        monday = day - timedelta(days=day.weekday())
        near = [one for one in near if one[0] >= monday - timedelta(days=BEFORE)]
        first = next(n for d, n, _ in near if d >= monday)
        if not since or (monday + timedelta(days=6)).isoformat() >= since:
            out.append(Week(row.week, monday, near[0][1], first, number, tuple(state for *_, state in near)))
    return out


def monday_of(week: str) -> date:
    """First day of an ISO week.

    >>> monday_of("2026-W47")
    datetime.date(2026, 11, 16)
    """
    return date.fromisocalendar(int(week[:4]), int(week[-2:]), 1)


def previous(monday: date) -> str:
    """Name of the week before.

    >>> previous(date(2026, 11, 16))
    '2026-W46'
    """
    return (monday - timedelta(days=7)).strftime("%G-W%V")


def grouped(some: Sequence[Week], most: int) -> Iterator[list[Week]]:
    """Weeks in order, in groups that end with the week that brings them to `most` accounts.

    >>> some = [Week(str(i), date(2026, 11, 16), 0, 3 * i, 3 * i + 3, ()) for i in range(4)]
    >>> [[w.name for w in group] for group in grouped(some, 5)]
    [['0', '1'], ['2', '3']]
    """
    group: list[Week] = []
    for week in some:
        group.append(week)
        if group[-1].last - group[0].first >= most:
            yield group
            group = []
    if group:
        yield group
