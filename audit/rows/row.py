"""A row: the base of all tables, and the sort order of rows within one."""

from typing import ClassVar, Literal

from audit.frozen import frozen


@frozen
class Row:
    """Base of all row classes: a subclass is a table, its docstring the table's comment, its fields the columns.

    `record` says how the JSON record shows the table: one object, a list of objects, or (None) not at all.
    """

    record: ClassVar[Literal["one", "list"] | None] = "list"


def key(row: object) -> tuple[int, int, int]:
    """Sort key of rows within a table: start, stop, number. Rows without a span compare equal and keep their order."""
    start, stop = getattr(row, "start", None), getattr(row, "stop", None)
    return (-1 if start is None else start, -1 if stop is None else stop, getattr(row, "n", 0))
