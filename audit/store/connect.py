"""Connections: a database in memory for one command, or a file that keeps every audit."""

from pathlib import Path

import duckdb

from audit.errors import AuditError
from audit.rows import TABLES
from audit.store.schema import ddl

SQL = Path(__file__).parents[1] / "sql"

VIEWS = (
    "latest.sql",  # newest kit of each document
    "measures/language.sql",
    "measures/promotion.sql",
    "measures/balance.sql",
    "measures/provenance.sql",
    "measure.sql",  # all measures as one long table
    "article.sql",  # a row a sighting
    "evidence.sql",  # every row as one shape with its words
)
"""Files of `audit/sql` that make views, in the order in which they build on each other."""


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Make tables and views."""
    con.execute("\n".join(ddl(table) for table in TABLES))
    con.execute("\n".join((SQL / view).read_text(encoding="utf-8") for view in VIEWS))


def memory() -> duckdb.DuckDBPyConnection:
    """An empty database in memory with all tables and views."""
    con = duckdb.connect(":memory:", config={"threads": 1})
    prepare(con)
    return con


def open(path: str | Path, *, write: bool = False) -> duckdb.DuckDBPyConnection:
    """A database file; made when `write` is set. Raises `AuditError` when it is missing, locked or not ours."""
    if not write and not Path(path).exists():
        raise AuditError(f"{path}: no such database", "make one with: audit batch INPUT --to audit.duckdb")
    try:
        con = duckdb.connect(str(path), read_only=not write)
    except duckdb.IOException as e:
        reason = "is in use by another process" if "lock" in str(e) else "is not a DuckDB database"
        raise AuditError(f"{path}: {reason}", "close the other command, or name another file with --database") from e
    if write:
        prepare(con)
    return con
