"""`audit link`: link the accounts of a database week by week; a week that is linked already is skipped.

The state of a week is the digest of its accounts, of those before it, and of what the week before left open. The first week
whose state has changed is linked again with all that follow, since a story may run from one week into the next.

Weeks pass four steps, of which only the third needs the week before: their texts are read, their accounts compared, stories
decided, ledgers filled. This process reads the database, decides and stores; the rest are calls of pure functions, which
begin ahead of their turn where there are processes to do them.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import duckdb

from audit.farm.calls import Calls, Here, Result, early
from audit.link import row_ranges
from audit.link.accounts import Account, staged
from audit.link.clusters import LONGEST
from audit.link.kit import link_kit
from audit.link.schedule import Week, grouped, monday_of, previous, weeks
from audit.link.stories import WINDOW, Linker
from audit.link.texts import Texts
from audit.link.window import Decided, compare, decide, ledgers, passages_of, read_words, story_rows
from audit.link.writer import Found, StoryRows, Writer
from audit.rows import LinkedWeek
from audit.store.ask import ask
from audit.store.sums import renew
from audit.store.writing import run_file, transaction
from audit.text import digest

BLOCK = 30_000
"""Accounts that are staged at once: each time, that part of every table is read in which their rows lie."""
AT_ONCE = 2000
"""Accounts that are fetched at once."""
SHARE = 500
"""Maximum texts that one call reads."""


class Summary(NamedTuple):
    """What a run did: weeks linked and skipped, accounts read, and accounts without a day, which are left out."""

    linked: int
    skipped: int
    accounts: int
    undated: int


class Plan(NamedTuple):
    """Weeks to link, weeks skipped, what the week before them left open, and the the first day of which to forget all rows."""

    todo: list[Week]
    skipped: int
    carried: str
    forget: date | None


def plan(every: Sequence[Week], done: Mapping[str, Any], kit: str, *, whole: bool) -> Plan:
    """Find the first week that has changed; `whole` when no week was left out of `every`.

    A week that has no account any more has changed as well.
    """
    names = {w.name for w in every}
    low = "" if whole else min(names, default="9999")
    gone = min((name for name in done if name >= low and name not in names), default=None)
    done = {name: row for name, row in done.items() if name < low or name in names}
    changed = len(every)
    for n, week in enumerate(every):
        if week.name not in done or done[week.name].state != state(kit, left_open(done, week), week):
            changed = n
            break
    if gone:
        changed = min(changed, next((n for n, w in enumerate(every) if w.name > gone), len(every)))
    todo = list(every[changed:])
    begin = min([*(w.name for w in todo[:1]), *([gone] if gone else [])], default=None)
    forget = monday_of(begin) if begin and (gone or any(name >= begin for name in done)) else None
    return Plan(todo, changed, left_open(done, todo[0]) if todo else "[]", forget)


def left_open(done: Mapping[str, Any], week: Week) -> str:
    """What the week before left open, as JSON."""
    before = done.get(previous(week.monday))
    return before.carried if before else "[]"


def state(kit: str, carried: str, week: Week) -> str:
    """Digest of all on which the rows of a week depend."""
    return digest(kit, carried, *week.states)


def link(
    con: duckdb.DuckDBPyConnection,
    *,
    since: str | None = None,
    window: int = WINDOW,
    progress: Callable[[str, int], None] | None = None,
    calls: Calls | None = None,
) -> Summary:
    """Link a database and return what was done; `progress` is called after each week with its name and accounts."""
    linker, kit = Linker.load(window), f"{link_kit()}-{window}" if window != WINDOW else link_kit()
    run_file(con, "link/limits.sql", {})
    run_file(con, "link/prepare.sql", {"docs": None})
    run_file(con, "link/dated.sql", {})
    every = weeks(ask(con, "link/days"), since)
    (out,) = ask(con, "link/undated")
    todo, skipped, carried, forget = plan(every, {r.week: r for r in ask(con, "link/linked")}, kit, whole=not since)
    linked = accounts = 0
    with Writer(con, forget, json.loads(carried)) as writer:
        for week, found in Line(con, linker, kit, calls or Here()).weeks(todo, carried):
            writer.add(found)
            linked, accounts = linked + 1, accounts + week.last - week.first
            if progress:
                progress(week.name, week.last - week.first)
    with transaction(con):
        run_file(con, "link/units.sql", {})
        renew(con, first=False)
    return Summary(linked, skipped, accounts, out.undated)


class Ready(NamedTuple):
    """A week with its accounts, those of the days before it first, and the call that compares them."""

    week: Week
    accounts: list[Account]
    since: int
    compared: Result


class Line(NamedTuple):
    """The way of weeks through the four steps."""

    con: duckdb.DuckDBPyConnection
    linker: Linker
    kit: str
    calls: Calls

    def weeks(self, todo: Sequence[Week], carried: str) -> Iterator[tuple[Week, Found]]:
        """Yield weeks with their rows, in order; `carried` is what the week before the first left open."""
        passages = self.passages(todo[0]) if todo else set()
        for week, row, continues, decided, filled in early(self.decided(todo, carried), self.calls.ahead):
            passages |= passages_of(decided.reuse)
            found = filled.get()
            stories = [StoryRows(*rows) for rows in story_rows(decided, found, passages, self.kit)]
            near = {a.doc for a in decided.accounts}
            passages = {pair for pair in passages if near.issuperset(pair)}
            yield week, Found(row, stories, decided.reuse, continues, decided.carried)

    def passages(self, week: Week) -> set[tuple[str, str]]:
        """Pairs of documents before a week that share a passage, as stored."""
        return {tuple(pair) for pair in ask(self.con, "link/passages", first=week.before, last=week.first - 1)}

    def decided(self, todo: Sequence[Week], carried: str) -> Iterator[tuple[Week, LinkedWeek, bool, Decided, Result]]:
        """Decide the stories of weeks, one after another, and begin to fill their ledgers."""
        last = None
        for week, accounts, since, compared in early(self.compared(todo), self.calls.ahead):
            continues = last in {None, previous(week.monday)}
            before = carried if continues else "[]"
            end = week.monday.toordinal() + 6
            one = decide(accounts, compared.get(), json.loads(before), since, end, self.linker, self.kit)
            carried, last = json.dumps(one.carried, separators=(",", ":")), week.name
            row = LinkedWeek(week.name, state(self.kit, before, week), week.last - week.first, carried, self.kit)
            yield week, row, continues, one, self.calls.call(ledgers, one.members(), self.kit)

    def compared(self, todo: Sequence[Week]) -> Iterator[Ready]:
        """Begin to compare the accounts of weeks, each with those of the days before it."""
        accounts: list[Account] = []
        texts: list[Texts] = []
        for week, fresh, reading in early(self.read(todo), self.calls.ahead):
            joined = Texts.joined([*texts, *(one.get() for one in reading)])
            accounts = [*accounts, *fresh]
            drop = len(accounts) - (week.last - week.before)
            accounts, texts = accounts[drop:], [joined.cut(drop, len(joined.bounds) - 1)]
            since = week.first - week.before
            open_since = bisect_left(accounts, week.monday.toordinal() - LONGEST, key=lambda a: a.day or 0)
            bare = [a.bare() for a in accounts]
            call = self.calls.call(compare, bare, texts, since, min(open_since, since), self.linker.window)
            yield Ready(week, accounts, since, call)

    def read(self, todo: Sequence[Week]) -> Iterator[tuple[Week, list[Account], list[Result]]]:
        """Read weeks from the database, the first with the days before it, and begin to read the words of their texts."""
        blocks = list(grouped(todo, BLOCK))
        if len(blocks) > 1:
            row_ranges.find(self.con)
        for block in blocks:
            first, last = block[0].before if block[0] is todo[0] else block[0].first, block[-1].last - 1
            run_file(self.con, "link/chosen_dated.sql", {"first": first, "last": last})
            rows = row_ranges.ranges(self.con, first, last) if len(blocks) > 1 else row_ranges.WHOLE
            run_file(self.con, "link/stage.sql", rows)
            for group in grouped(block, AT_ONCE):
                some = staged(self.con, first, group[-1].last - 1)
                for week in group:
                    fresh, some = some[: week.last - first], some[week.last - first :]
                    first = week.last
                    parts = [fresh[i : i + SHARE] for i in range(0, len(fresh), SHARE)]
                    yield week, fresh, [self.calls.call(read_words, part, self.linker.window) for part in parts]
