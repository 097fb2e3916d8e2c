"""A database in memory that each shard of a batch fills anew.

It holds nothing but the audits of one kit, so nothing is looked up, replaced or filtered. Views that several measures read are
tables in it: DuckDB would plan and compute them once for each reader. The SQL is that of `audit/sql`, and so are the numbers.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import duckdb

from audit.store.ask import statement
from audit.store.connect import memory
from audit.store.views import OF_ARTICLE, definitions
from audit.store.writing import append, rows_by_table

if TYPE_CHECKING:
    from audit.pipeline import Audit

READ_OFTEN = ("counting", "spoken", "spoken_for", "source_share")
"""Views that several measures read, each after those it reads."""


def query_of(view: str) -> str:
    """The query of a view.

    >>> query_of("spoken_for").partition(" ")[0].strip()
    'SELECT'
    """
    return definitions()[view].partition(" AS\n")[2]


def refillable() -> duckdb.DuckDBPyConnection:
    """An empty database in memory with the views of single articles, those read often as tables."""
    con = memory(OF_ARTICLE)
    for view in READ_OFTEN:
        con.execute(f"DROP VIEW {view}; CREATE TABLE {view} AS {query_of(view)}")
    return con


def fill(con: duckdb.DuckDBPyConnection, audits: Iterable["Audit"]) -> None:
    """Insert the rows of audits by one kit and their measures into empty tables."""
    for table, rows in rows_by_table(audits).items():
        append(con, table, rows)
    for view in READ_OFTEN:
        con.execute(f"INSERT INTO {view} {query_of(view)}")
    con.execute(statement("measured_alone"))
