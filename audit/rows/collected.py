"""The rows found so far, by table, and the one order in which they stand."""

from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from audit.rows.of_audit import (
    Affiliation,
    Block,
    Claim,
    Document,
    Insertion,
    Link,
    Mention,
    Notice,
    Reported,
    Resolved,
    Sentence,
    Sighting,
    Source,
    Statement,
    Trait,
)  # fmt: skip
from audit.rows.of_database import Failure, Measured, Outlet, OutletFact, OutletHost, Run, Shard, Story, StoryMember

Row = (
    Document
    | Block
    | Sighting
    | Claim
    | Resolved
    | Link
    | Insertion
    | Statement
    | Source
    | Affiliation
    | Mention
    | Reported
    | Trait
    | Sentence
    | Notice
    | Story
    | StoryMember
    | Failure
    | Run
    | Shard
    | Measured
    | Outlet
    | OutletHost
    | OutletFact
)

AUDITED: tuple[type, ...] = (
    Document, Block, Sighting, Claim, Resolved, Link, Insertion, Statement, Reported, Source, Affiliation, Mention, Trait,
    Sentence, Notice,
)  # fmt: skip
"""Tables that one audit fills, in the order of the record."""

TABLES: tuple[type, ...] = (*AUDITED, Story, StoryMember, Measured, Failure, Run, Shard, Outlet, OutletHost, OutletFact)

T = TypeVar("T")


def key(row: object) -> tuple[int, int, int]:
    """The one order of rows within a table: start, stop, number; rows without a place keep their order."""
    start, stop = getattr(row, "start", None), getattr(row, "stop", None)
    return (-1 if start is None else start, -1 if stop is None else stop, getattr(row, "n", 0))


class Rows:
    """Rows found so far, by table; a later stage reads what the earlier ones found.

    >>> from audit.rows import Insertion
    >>> rows = Rows(doc="d", sighting="s", kit="k")
    >>> rows.of(Insertion)
    ()
    """

    __slots__ = ("_tables", "doc", "kit", "sighting")

    def __init__(self, *, doc: str, sighting: str, kit: str) -> None:
        self.doc = doc
        self.sighting = sighting
        self.kit = kit
        self._tables: dict[type, tuple[object, ...]] = {}

    def of(self, table: type[T]) -> Sequence[T]:
        """The rows of one table, in the order of `key`."""
        return cast("tuple[T, ...]", self._tables.get(table, ()))

    def add(self, found: Iterable[Row]) -> None:
        """Put rows into their tables, keeping each in order. Rows without a place keep the order of their finding."""
        fresh: dict[type, list[object]] = {}
        for row in found:
            fresh.setdefault(type(row), []).append(row)
        for table, new in fresh.items():
            self._tables[table] = tuple(sorted([*self._tables.get(table, ()), *new], key=key))

    def replace(self, table: type[T], rows: Iterable[T]) -> None:
        """Set the rows of one table anew: the scorer that gives sentences their probability does so."""
        self._tables[table] = tuple(sorted(rows, key=key))
