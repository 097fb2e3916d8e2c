"""Parse periods, and run the queries of a report over one.

Three steps feed all other queries: `scope` (the articles), `counted` (k of n in each) and `rates` (with intervals). They are
materialised once per report; a published query has them inlined as CTEs with its values, so that `audit query` gives the same
rows.

>>> period("2026-W47")
Period(label='2026-W47', unit='week', since='2026-11-16', until='2026-11-22')
>>> period("2026-11").until, period("2026-Q4").since, period("2026-11-01..2026-11-07").days
('2026-11-30', '2026-10-01', 7)
>>> period("2026-Q1").before(), period("2026-W01").next().label
('2025-10-01', '2026-W02')
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

import duckdb

from audit.errors import AuditError
from audit.report.wording import days_in_words, in_words
from audit.store.ask import ask, every, statement
from audit.store.views import replace_views

STEPS = ("scope", "counted", "rates")
"""Queries that others read from, in order."""
RATES = (
    "rate_flagged",
    "rate_promotion",
    "rate_external_links",
    "rate_primary_links",
    "rate_unnamed_sources",
    "rate_direct_quotation",
    "rate_named_author",
    "rate_agency_copy",
    "rate_corrections",
)
"""The rates of a report in page order; `audit/data/explain/rates.yaml` explains each."""
VALIDATED = {"rate_flagged": "loaded_rate", "rate_agency_copy": "agency_copy"}
"""Rates that readers can correct, with the measure of their sample; `rates.sql` joins the two."""
QUESTIONS = (
    "outlets",
    "rates",
    "passages",
    "changes",
    "trend",
    "examples",
    "days",
    "promos",
    "links",
    "voices",
    "terms",
    "corrections",
    "facts",
    "articles",
    "vintage",
    "failures",
)
"""The queries of a report: files of `audit/sql/reports/period`."""
PASSAGES = (
    "own_voice",
    "fused_promotion",
    "anonymity_without_reason",
    "changed_without_note",
    "headline_against_text",
    "told_by_several",
)
"""Kinds of passages worth reading, in the order of their turns; `audit/data/explain/rates.yaml` explains each."""
BEFORE = ("trend",)
"""Queries that read views whose names the steps take; they are asked before the steps."""
SHOWN_PERIODS = 8
"""Periods of a trend, the one reported included."""
FEW = 10
"""Minimum articles of a rate; one of fewer is marked “few”."""


YEARS = re.compile(r"[1-8]\d{3}-")
"""Start of a day whose year has others before and after it, in any calendar of weeks and quarters."""
MOST = 1000
"""Maximum periods of one call: one article with a date far away must not create thousands of empty reports."""


class Period(NamedTuple):
    """Days from `since` to `until`, both included, as `YYYY-MM-DD`; `unit` is week, month, quarter or days."""

    label: str
    unit: str
    since: str
    until: str

    @property
    def days(self) -> int:
        """Count its days."""
        return (date.fromisoformat(self.until) - date.fromisoformat(self.since)).days + 1

    def before(self) -> str:
        """Return the first day of the period before: a month or quarter, else a period of equally many days."""
        first = date.fromisoformat(self.since)
        if self.unit not in {"month", "quarter"}:
            return (first - timedelta(days=self.days)).isoformat()
        return of_day(self.unit, first - timedelta(days=1)).since

    def first(self) -> str:
        """Return the first day of the trend that ends with this week or month; of another span, its own first day."""
        day = date.fromisoformat(self.since)
        if self.unit == "week":
            return (day - timedelta(weeks=SHOWN_PERIODS - 1)).isoformat()
        if self.unit != "month":
            return self.since
        months = day.year * 12 + day.month - SHOWN_PERIODS
        return date(months // 12, months % 12 + 1, 1).isoformat()

    def values(self) -> dict[str, str]:
        """Days that the queries of a report take as parameters."""
        return {"since": self.since, "until": self.until, "before": self.before(), "first": self.first()}

    @property
    def title(self) -> str:
        """Name the period in words.

        >>> period("2020-W29").title, period("2026-11").title, period("2026-Q4").title
        ('Week 29 · 13–19 July 2020', 'November 2026', '4th quarter · 1 October – 31 December 2026')
        """
        first, last = date.fromisoformat(self.since), date.fromisoformat(self.until)
        if self.unit == "week":
            return f"Week {first.isocalendar().week} · {days_in_words(first, last)}"
        if self.unit == "quarter":
            return f"{('1st', '2nd', '3rd', '4th')[first.month // 3]} quarter · {days_in_words(first, last)}"
        if self.unit == "month":
            return in_words(first).partition(" ")[2]
        return days_in_words(first, last)

    def next(self) -> "Period":
        """Return the following period of the same unit."""
        return of_day(self.unit, date.fromisoformat(self.until) + timedelta(days=1))


def of_day(unit: str, day: date) -> Period:
    """Return the week, month or quarter that contains a day."""
    if unit == "week":
        return period(day.strftime("%G-W%V"))
    return period(f"{day.year}-{day.month:02}" if unit == "month" else f"{day.year}-Q{(day.month + 2) // 3}")


def no_period(given: str) -> AuditError:
    """The error for words that name no period."""
    return AuditError(f"{given}: not a period", "write last-week, 2026-W47, 2026-11, 2026-Q4 or 2026-11-01..2026-11-20")


def period(given: str) -> Period:
    """Parse `2026-W47`, `2026-11`, `2026-Q4`, `2026-11-03` or `FROM..TO`. Raises `AuditError` for anything else."""
    if not all(YEARS.match(day) for day in given.split("..") if day):
        raise no_period(given)
    try:
        if m := re.fullmatch(r"(\d{4})-W(\d\d)", given):
            monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return Period(given, "week", monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        if m := re.fullmatch(r"(\d{4})-(?:Q([1-4])|(\d\d))", given):
            first = date(int(m[1]), int(m[3]) if m[3] else 3 * int(m[2]) - 2, 1)
            later = first + timedelta(days=32 if m[3] else 95)
            last = later.replace(day=1) - timedelta(days=1)
            return Period(given, "month" if m[3] else "quarter", first.isoformat(), last.isoformat())
        since, _, until = given.partition("..")
        a, b = date.fromisoformat(since), date.fromisoformat(until or since)
    except ValueError as e:
        raise no_period(given) from e
    if a > b:
        raise AuditError(f"{given}: ends before it begins", "write the earlier day first")
    return Period(given, "days", a.isoformat(), b.isoformat())


def relative(given: str, today: date) -> Period:
    """Parse a period, also one that is relative to a day: `yesterday`, `last-week` or `last-month`.

    >>> [relative(name, date(2020, 7, 20)).label for name in ("last-week", "last-month", "yesterday", "2020-W01")]
    ['2020-W29', '2020-06', '2020-07-19', '2020-W01']
    """
    if given == "yesterday":
        return period((today - timedelta(days=1)).isoformat())
    if given == "last-week":
        return of_day("week", today - timedelta(days=7))
    if given == "last-month":
        return of_day("month", today.replace(day=1) - timedelta(days=1))
    return period(given)


def after(con: duckdb.DuckDBPyConnection, made: Iterable[str], unit: str = "week") -> list[Period]:
    """List the periods that ended after the newest of those `made`, up to the newest day of the database (no clock is read).

    If none was made, return the last one that has ended. The unit is that of the newest one made, else `unit`.
    """
    (newest,) = con.execute("SELECT max(day) FROM sighting").fetchone() or (None,)
    if newest is None:
        return []
    last = max((period(label) for label in made), key=lambda p: p.until, default=None)
    day = date.fromisoformat(period(newest).since)
    if last is None or last.unit == "days":
        current = of_day(unit, day)
        return [current if current.until == newest else of_day(unit, date.fromisoformat(current.since) - timedelta(days=1))]
    found: list[Period] = []
    at = last.next()
    while at.until <= newest:
        if len(found) == MOST:
            raise AuditError(
                f"an article is dated {newest}: more than {MOST} reports since {last.label}", "name one with --period"
            )
        found.append(at)
        at = at.next()
    return found


def whole(con: duckdb.DuckDBPyConnection) -> Period:
    """Return the span from the first day of the database to its last. Raises `AuditError` when it has none."""
    since, until = con.execute("SELECT min(day), max(day) FROM sighting").fetchone() or (None, None)
    if since is None:
        raise AuditError(*lacking(con))
    return period(f"{since}..{until}")


def lacking(con: duckdb.DuckDBPyConnection, label: str = "") -> tuple[str, str]:
    """Problem and way out where a database has no article with a known day and outlet, or none in the period of this label."""
    (held,) = ask(con, "reports/held")
    if held.placed:
        return f"{label}: no article with a known day and outlet", f"there are some from {held.first} to {held.last}"
    if not held.articles:
        return "the database holds no article", "audit batch adds some"
    return (
        f"none of {held.articles:,} articles has both a known day and outlet",
        "records give them as published and url; files, as a date and an address in the page",
    )


def answers(con: duckdb.DuckDBPyConnection, when: Period, pair: tuple[str, str] | None = None) -> dict[str, list[Any]]:
    """Run every query of a report, and `pairs` if a pair of outlets is given.

    The steps are temporary tables of the connection, dropped at the end; one takes the place of a view meanwhile.
    """
    values = when.values()
    before = {name: ask(con, f"reports/period/{name}", **values) for name in BEFORE}
    for step in STEPS:
        con.execute(f"DROP VIEW IF EXISTS temp.{step}")
        con.execute(f"CREATE OR REPLACE TEMP TABLE {step} AS {literal(statement(f'reports/period/{step}'), values)}")
    try:
        found = before | {"rates": every(con, "rates")}
        found |= {name: ask(con, f"reports/period/{name}", **values) for name in QUESTIONS if name not in found}
        if pair:
            found["pairs"] = ask(con, "reports/period/pairs", left=pair[0], right=pair[1])
        return found
    finally:
        for step in STEPS:
            con.execute(f"DROP TABLE IF EXISTS temp.{step}")
        replace_views(con, STEPS)


def literal(text: str, values: dict[str, str]) -> str:
    """Inline the values of a query, all of them days."""
    for name, value in values.items():
        text = text.replace(f"${name}", f"'{date.fromisoformat(value).isoformat()}'")
    return text


def published(name: str, when: Period) -> str:
    """Make a query self-contained: one SELECT, with the steps that it reads as CTEs and its values inlined."""
    values = when.values()
    own = statement(f"reports/period/{name}")
    steps = STEPS[: STEPS.index(name)] if name in STEPS else STEPS
    last = max((i + 1 for i, step in enumerate(steps) if re.search(rf"\b(?:FROM|JOIN) {step}\b", own)), default=0)
    parts = [f"{step} AS (\n{indented(body(statement(f'reports/period/{step}')))}\n)" for step in steps[:last]]
    query = body(own)
    if not parts:
        return literal(query, values)
    joined = ",\n".join(parts)
    query = ",\n" + query.removeprefix("WITH ") if query.startswith("WITH ") else "\n" + query
    return literal(f"WITH {joined}{query}", values)


def body(text: str) -> str:
    """Strip the first line (the comment) and the final semicolon of a query."""
    return text.partition("\n")[2].strip().rstrip(";")


def indented(text: str) -> str:
    """Indent a text by four spaces."""
    return "\n".join("    " + line for line in text.splitlines())
