"""All tables, collected from their classes, and the rows of one audit as it runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from types import ModuleType
from typing import TypeVar, cast

from audit.rows import of_audit, of_database, of_link, of_validation
from audit.rows.row import Row, key


def tables(module: ModuleType) -> tuple[type[Row], ...]:
    """List the row classes of a module, in order of definition."""
    return tuple(c for c in vars(module).values() if isinstance(c, type) and issubclass(c, Row) and c is not Row)


AUDITED: tuple[type, ...] = tables(of_audit)
"""Tables that one audit fills, in record order."""

TABLES: tuple[type, ...] = (*AUDITED, *tables(of_database), *tables(of_link), *tables(of_validation))
"""All tables, in order of creation."""


def recorded(how: str) -> tuple[type, ...]:
    """Audited tables that the record shows as `one` object or as a `list`."""
    return tuple(table for table in tables(of_audit) if table.record == how)


def owner(table: type) -> str:
    """Name of the column that identifies the text or sighting that a row belongs to.

    >>> [owner(t) for t in (of_audit.Document, of_audit.Trait, of_audit.Claim, of_database.Measured)]
    ['id', 'doc', 'sighting', 'sighting']
    """
    names = {f.name for f in fields(table)}
    return "id" if {"id", "kit"} <= names else "sighting" if "sighting" in names else "doc"


BY_SIGHTING = tuple(t for t in AUDITED if t is of_audit.Sighting or owner(t) == "sighting")
"""Audited tables whose rows belong to a sighting; rows of the others belong to a text."""

T = TypeVar("T", bound=Row)


class Rows:
    """Rows found so far, by table; a later step reads what earlier ones found.

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
        self._tables: dict[type[Row], tuple[Row, ...]] = {}

    def of(self, table: type[T]) -> Sequence[T]:
        """Return the rows of one table, sorted by `key`."""
        return cast("tuple[T, ...]", self._tables.get(table, ()))

    def add(self, found: Iterable[Row]) -> None:
        """Add rows to their tables and sort these by `key`; the sort is stable."""
        fresh: dict[type[Row], list[Row]] = {}
        for row in found:
            fresh.setdefault(type(row), []).append(row)
        for table, new in fresh.items():
            self._tables[table] = tuple(sorted([*self._tables.get(table, ()), *new], key=key))

    def changed(self, change: Callable[[Row], Row]) -> "Rows":
        """Return all rows changed one by one, each table in the same order."""
        new = Rows(doc=self.doc, sighting=self.sighting, kit=self.kit)
        new._tables = {table: tuple(map(change, rows)) for table, rows in self._tables.items()}
        return new

    def replace(self, table: type[T], rows: Iterable[T]) -> None:
        """Replace all rows of one table."""
        self._tables[table] = tuple(sorted(rows, key=key))
