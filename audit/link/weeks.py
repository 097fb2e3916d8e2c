"""`audit link`: link the accounts of a database week by week; a week that is linked already is skipped.

The state of a week is the digest of its accounts, of those before it, and of what the week before left open. The first week
whose state has changed is linked again with all that follow, since a story may run from one week into the next.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import Any, NamedTuple

import duckdb

from audit.link.accounts import Account, accounts
from audit.link.kit import link_kit
from audit.link.stories import WINDOW, Linker
from audit.link.window import BEFORE, Linked, Window
from audit.rows import LinkedWeek, QuotationMatch, QuotationUse, Reuse, Story, StoryMember, Utterance
from audit.store.ask import ask
from audit.store.writing import insert, run_file, transaction
from audit.text import digest

AT_ONCE = 4000
"""Accounts that are read at once: a query reads whole columns, however few accounts it asks for."""


class Summary(NamedTuple):
    """What a run did: weeks linked and skipped, accounts read, and accounts without a day, which are left out."""

    linked: int
    skipped: int
    accounts: int
    undated: int


class Week(NamedTuple):
    """A week with its accounts and those of the days before it, as rows of `link/dated.sql`."""

    name: str
    monday: date
    rows: Sequence[Any]
    before: Sequence[Any]


def weeks(rows: Sequence[Any], since: str | None) -> Iterator[Week]:
    """Group accounts, in order of their days, by ISO week; weeks that end before `since` are left out.

    >>> from types import SimpleNamespace as Row
    >>> found = list(weeks([Row(day="2026-11-15", week="2026-W46"), Row(day="2026-11-17", week="2026-W47")], None))
    >>> [(w.name, str(w.monday), len(w.rows), len(w.before)) for w in found]
    [('2026-W46', '2026-11-09', 1, 0), ('2026-W47', '2026-11-16', 1, 1)]
    """
    by_week: dict[str, list[Any]] = {}
    for row in rows:
        by_week.setdefault(row.week, []).append(row)
    days = [row.day for row in rows]
    for name, some in by_week.items():
        day = date.fromisoformat(some[0].day)
        monday = day - timedelta(days=day.weekday())
        if since and (monday + timedelta(days=6)).isoformat() < since:
            continue
        low = bisect_left(days, (monday - timedelta(days=BEFORE)).isoformat())
        high = bisect_left(days, monday.isoformat())
        yield Week(name, monday, some, rows[low:high])


def link(
    con: duckdb.DuckDBPyConnection,
    *,
    since: str | None = None,
    window: int = WINDOW,
    progress: Callable[[str, int], None] | None = None,
) -> Summary:
    """Link a database and return what was done; `progress` is called after each week with its name and accounts."""
    linker, kit = Linker.load(window), f"{link_kit()}-{window}" if window != WINDOW else link_kit()
    run_file(con, "link/prepare.sql", {"docs": None})
    done = {r.week: r for r in ask(con, "link/linked")}
    rows = ask(con, "link/dated")
    run_file(con, "link/forget.sql", {"weeks": sorted({r.week for r in rows})})
    linked = skipped = read = 0
    held: dict[str, Account] = {}
    dirty, carried = False, "[]"
    every = list(weeks(rows, since))
    for n, week in enumerate(every):
        before = done.get(previous(week.monday))
        carried = carried if linked or not before else before.carried
        state = digest(kit, carried, *(r.state for r in (*week.before, *week.rows)))
        if not dirty and week.name in done and done[week.name].state == state:
            skipped, carried = skipped + 1, done[week.name].carried
            continue
        dirty = True
        ahead = (row for later in every[n + 1 :] for row in later.rows)
        held = hold(con, held, (*week.before, *week.rows), ahead)
        found = link_week(con, week, held, json.loads(carried), linker, kit)
        carried = json.dumps(found.carried, separators=(",", ":"))
        store(con, week, found, LinkedWeek(week=week.name, state=state, accounts=len(week.rows), carried=carried, link_kit=kit))
        linked, read = linked + 1, read + len(week.rows)
        if progress:
            progress(week.name, len(week.rows))
    (out,) = ask(con, "link/undated")
    return Summary(linked, skipped, read, out.undated)


def previous(monday: date) -> str:
    """Name of the week before.

    >>> previous(date(2026, 11, 16))
    '2026-W46'
    """
    return (monday - timedelta(days=7)).strftime("%G-W%V")


def hold(
    con: duckdb.DuckDBPyConnection, held: dict[str, Account], rows: Sequence[Any], ahead: Iterator[Any]
) -> dict[str, Account]:
    """Read the accounts of `rows` that are not held yet, with some of those `ahead`, and drop those no longer needed."""
    missing = [r for r in rows if r.sighting not in held]
    if not missing:
        return held
    some = {r.sighting: r for r in (*missing, *islice(ahead, max(AT_ONCE - len(missing), 0)))}
    fresh = {a.doc: a for a in accounts(con, [r.doc for r in some.values()])}
    kept = {r.sighting: held[r.sighting] for r in rows if r.sighting in held}
    return kept | {name: dated(fresh[r.doc], r) for name, r in some.items()}


def dated(account: Account, row: Any) -> Account:
    """An account with the sighting and day by which its text is linked."""
    return replace(account, sighting=row.sighting, day=date.fromisoformat(row.day).toordinal())


def link_week(
    con: duckdb.DuckDBPyConnection,
    week: Week,
    held: dict[str, Account],
    carried: Sequence[Sequence[str]],
    linker: Linker,
    kit: str,
) -> Linked:
    """Link one week."""
    docs = [r.doc for r in week.before]
    passages = {(r.doc, r.other) for r in ask(con, "link/passages", docs=docs)}
    found = Window(
        accounts=[held[r.sighting] for r in (*week.before, *week.rows)],
        since=len(week.before),
        last_day=week.monday.toordinal() + 6,
        carried=carried,
        passages=passages,
    )
    return found.link(linker, kit)


def store(con: duckdb.DuckDBPyConnection, week: Week, found: Linked, row: LinkedWeek) -> None:
    """Replace the rows of a week, in one transaction."""
    docs, before = [r.doc for r in week.rows], [r.doc for r in week.before]
    sightings = [m.sighting for m in found.members] + [r.sighting for r in week.rows]
    values = {"week": week.name, "docs": docs, "before": before, "sightings": sorted(set(sightings))}
    with transaction(con):
        run_file(con, "link/replace.sql", values)
        insert(con, Story, found.stories)
        insert(con, StoryMember, found.members)
        insert(con, Utterance, [u for ledger in found.ledgers for u in ledger.utterances])
        insert(con, QuotationMatch, [m for ledger in found.ledgers for m in ledger.matches])
        insert(con, QuotationUse, [u for ledger in found.ledgers for u in ledger.uses])
        insert(con, Reuse, found.reuse)
        insert(con, LinkedWeek, [row])
        run_file(con, "link/same_text.sql", values)
