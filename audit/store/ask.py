"""Run a `.sql` file with parameters and get rows as named tuples.

>>> from audit.store import memory
>>> ask(memory(), "reports/article_blocks", doc="d", kit="k")
[]
"""

import re
from collections import namedtuple
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb

SQL = Path(__file__).parents[1] / "sql"


@lru_cache
def statement(name: str) -> str:
    """Read the text of `audit/sql/NAME.sql`."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def title(name: str) -> str:
    """Extract the title of a query: the first comment of its file.

    >>> title("reports/article_blocks")
    'The blocks of one text in reading order.'
    """
    return statement(name).partition("\n")[0].removeprefix("--").strip()


@cache
def shape(columns: tuple[str, ...]) -> Any:
    """Make the named tuple class for these columns."""
    return namedtuple("Row", columns, rename=True)  # noqa: PYI024 - its columns are the query's


def columns_and_rows(
    con: duckdb.DuckDBPyConnection, name: str, parameters: Mapping[str, object]
) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Run `audit/sql/NAME.sql`; parameters that the file does not use are dropped."""
    text = statement(name)
    named = set(re.findall(r"\$([a-z_]+)", text))
    return fetched(con.execute(text, {k: v for k, v in parameters.items() if k in named}))


def fetched(cursor: duckdb.DuckDBPyConnection) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Columns and rows of what was run."""
    return tuple(d[0] for d in cursor.description or ()), cursor.fetchall()


def named_rows(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Rows as named tuples."""
    row = shape(columns)
    return [row(*values) for values in rows]


def ask(con: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> list[Any]:
    """Run `audit/sql/NAME.sql` and return its rows as named tuples; parameters that the file does not use are dropped."""
    return named_rows(*columns_and_rows(con, name, parameters))


def every(con: duckdb.DuckDBPyConnection, table: str) -> list[Any]:
    """All rows of a table in their order, as named tuples."""
    return named_rows(*fetched(con.execute(f"FROM {table}")))
