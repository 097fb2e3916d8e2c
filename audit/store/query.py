"""Untrusted SQL: one SELECT statement without files, network or settings, limited in time and memory.

DuckDB itself refuses everything else (read-only connection, external access off, configuration locked); the checks here only
give clearer messages, and keep paths of this machine out of answers.
"""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from audit.errors import AuditError
from audit.store.ask import ask
from audit.store.connect import connect
from audit.store.migrate import version

SAFE = {
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "python_scan_all_frames": "false",
    "temp_directory": "",  # spill nothing to disk; a query that does not fit in memory is refused
}
PRIVATE = (
    "current_setting",
    "duckdb_databases",
    "duckdb_extensions",
    "duckdb_external_file_cache",
    "duckdb_log_contexts",
    "duckdb_logs",
    "duckdb_logs_parsed",
    "duckdb_secrets",
    "duckdb_settings",
    "duckdb_temporary_files",
    "getenv",
    "pragma_database_list",
    "query",
    "which_secret",
)
"""Functions and views that show settings or paths, or run text as SQL."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a query: names and SQL types of its columns, and an iterator over its rows.

    `ask(name, **parameters)` runs a file of `audit/sql` on the same database, once all rows are read (`audit.store.ask`).
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]] = field(repr=False)
    ask: Callable[..., list[Any]] = field(repr=False)


@contextmanager
def asked(
    path: str | Path, sql: str, values: Mapping[str, Any] | None = None, *, seconds: float = 60, memory: str = "2GB"
) -> Iterator[Answer]:
    """Answer one SELECT statement over a database file; rows can be fetched inside the block.

    `values` are the parameters that the statement names ($outlet). Raises `AuditError` when the statement is refused or wrong,
    or exceeds `seconds` or `memory`.
    """
    limits = {"memory_limit": memory, "max_execution_time": str(int(seconds * 1000)), "threads": "1"}
    try:
        con = connect(path, config=SAFE | limits | {"lock_configuration": "true"})
    except duckdb.Error as e:
        raise AuditError(f"--memory {memory}: not an amount", "write it as 512MB or 4GB") from e
    timer = threading.Timer(seconds + 1, con.interrupt)  # interrupts fetching, too
    timer.daemon = True
    try:
        version(con, path)
        one_select(con, sql)
        timer.start()
        with explained(seconds, memory):
            con.execute(sql, dict(values or {}))
            shape = con.description or []
        with explained(seconds, memory):
            yield Answer(
                columns=tuple(c[0] for c in shape),
                types=tuple(str(c[1]) for c in shape),
                rows=fetched(con),
                ask=partial(ask, con),
            )
    finally:
        timer.cancel()
        con.close()


def fetched(con: duckdb.DuckDBPyConnection, size: int = 2000) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of the last statement, fetching `size` at a time."""
    while rows := con.fetchmany(size):
        yield from rows


def one_select(con: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Raise `AuditError` unless the text is one SELECT statement that uses nothing private."""
    try:
        statements = con.extract_statements(sql)
    except duckdb.Error as e:
        raise AuditError(first_paragraph(e), "see audit schema for the tables, audit query --list for examples") from e
    if len(statements) != 1:
        raise AuditError(f"{len(statements)} statements", "give one SELECT statement")
    kind = statements[0].type.name
    if kind == "EXPLAIN":
        return
    if kind != "SELECT":
        raise AuditError(f"{kind}: only SELECT is allowed", "audit query reads; audit batch writes")
    tree = con.execute("SELECT json_serialize_sql(?::VARCHAR)", [statements[0].query]).fetchone()
    for name in names_in(json.loads(tree[0] if tree else "{}")):
        if name in PRIVATE:
            raise AuditError(f"{name}: not allowed here", "query the tables and views; see audit schema")


def names_in(node: Any) -> Iterator[str]:
    """Yield the names of all functions and tables in a parsed statement, in lower case."""
    if isinstance(node, dict):
        for key in ("function_name", "table_name"):
            if isinstance(node.get(key), str):
                yield node[key].lower()
        for value in node.values():
            yield from names_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from names_in(value)


@contextmanager
def explained(seconds: float, memory: str) -> Iterator[None]:
    """Turn errors of DuckDB into `AuditError`: one line and a way out."""
    try:
        yield
    except duckdb.OutOfMemoryException as e:
        raise AuditError(f"the query needs more than {memory} of memory", "query less, or raise --memory") from e
    except duckdb.InterruptException as e:
        raise AuditError(f"the query took longer than {seconds:g} s", "query less, or raise --seconds") from e
    except duckdb.PermissionException as e:
        raise AuditError("files and the network cannot be accessed here", "query the tables and views") from e
    except duckdb.Error as e:
        raise AuditError(first_paragraph(e), "see audit schema for the tables and columns") from e


def first_paragraph(e: Exception) -> str:
    """First paragraph of a message of DuckDB, as one line."""
    return str(e).partition("\n\n")[0].replace("\n", " ").rstrip(".")
