"""Store linked weeks, many in one transaction.

A story that is open at the end of a week is written with it and again with the next. Before they are stored, later rows replace
earlier ones; of what an earlier transaction stored, only the few stories that were open then are deleted.
"""

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from types import TracebackType
from typing import NamedTuple

import duckdb

from audit.link.ledger import Ledger
from audit.link.window import story_id
from audit.rows import LinkedWeek, QuotationMatch, QuotationUse, Reuse, Story, StoryMember, Utterance
from audit.store.writing import insert, run_file, transaction

ACCOUNTS = 20_000
"""Accounts of the weeks that are stored together."""
SECONDS = 60.0
"""Maximum seconds between two transactions."""


class StoryRows(NamedTuple):
    """Rows of one story."""

    story: Story
    members: list[StoryMember]
    ledger: Ledger


class Found(NamedTuple):
    """Rows of a week; its stories grow from those of the week before where it `continues` that; `carried` it leaves open."""

    row: LinkedWeek
    stories: list[StoryRows]
    reuse: list[Reuse]
    continues: bool
    carried: list[list[str]]


def ids(carried: Sequence[Sequence[str]]) -> set[str]:
    """Ids of the stories among what a week left open, as lists of sightings."""
    return {story_id(names[0]) for names in carried if len(names) > 1}


class Writer(AbstractContextManager["Writer"]):
    """Takes weeks in order and stores them; all that it took is stored at the end, also when the run is interrupted."""

    def __init__(self, con: duckdb.DuckDBPyConnection, begin: date | None, carried: Sequence[Sequence[str]]) -> None:
        """Prepare to forget all rows from day `begin` on, and the stories that the week before left open (`carried`)."""
        self.con = con
        self.begin = begin
        self.stored = ids(carried)
        self.open: dict[str, StoryRows] = {}
        self.closed: list[StoryRows] = []
        self.weeks: list[Found] = []
        self.last = time.monotonic()

    def add(self, found: Found) -> None:
        """Take the next week."""
        if found.continues:
            self.open.clear()
        else:
            self.closed += self.open.values()
            self.open.clear()
        if not self.weeks and not found.continues:
            self.stored = set()
        growing = ids(found.carried)
        for rows in found.stories:
            if rows.story.id in growing:
                self.open[rows.story.id] = rows
            else:
                self.closed.append(rows)
        self.weeks.append(found)
        if sum(w.row.accounts for w in self.weeks) >= ACCOUNTS or time.monotonic() - self.last >= SECONDS:
            self.store()

    def store(self) -> None:
        """Store the weeks taken since the last time, in one transaction."""
        weeks, stories = self.weeks, [*self.closed, *self.open.values()]
        if not weeks and self.begin is None:
            return
        with transaction(self.con):
            self.delete()
            insert(self.con, Story, [s.story for s in stories])
            insert(self.con, StoryMember, [m for s in stories for m in s.members])
            insert(self.con, Utterance, [u for s in stories for u in s.ledger.utterances])
            insert(self.con, QuotationMatch, [m for s in stories for m in s.ledger.matches])
            insert(self.con, QuotationUse, [u for s in stories for u in s.ledger.uses])
            insert(self.con, Reuse, [r for w in weeks for r in w.reuse])
            insert(self.con, LinkedWeek, [w.row for w in weeks])
        self.begin, self.stored = None, set(self.open)
        self.weeks, self.closed = [], []
        self.open = {}
        self.last = time.monotonic()

    def delete(self) -> None:
        """Delete what these weeks replace: nothing, or rows of stories that were open, or of a run before."""
        if self.begin is not None:
            day, week = self.begin.isoformat(), self.begin.strftime("%G-W%V")
            run_file(self.con, "link/forget.sql", {"day": day, "week": week, "ids": sorted(self.stored)})
        elif self.stored:
            run_file(self.con, "link/opened.sql", {"ids": sorted(self.stored)})
        else:
            return
        run_file(self.con, "link/replace.sql", {})

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Store what is left, unless storing itself has failed; a run that ends before its first week changes nothing."""
        if error is None or (self.weeks and not isinstance(error, duckdb.Error)):
            self.store()
