"""Questions to the database: a `.sql` file and its parameters → rows with names."""

from collections import namedtuple
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

SQL = Path(__file__).parents[1] / "sql"


@lru_cache
def statement(name: str) -> str:
    """The text of `audit/sql/NAME.sql`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def ask(con: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> list[Any]:
    """The rows that `audit/sql/NAME.sql` gives, each a named tuple of its columns."""
    cursor = con.execute(statement(name), parameters)
    columns = [d[0] for d in cursor.description or ()]
    row = namedtuple("Row", columns, rename=True)  # type: ignore[misc] # noqa: PYI024 - its columns are the query's
    return [row(*values) for values in cursor.fetchall()]
