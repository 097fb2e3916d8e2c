"""The process of one query: it opens the database, checks and runs the statement, and sends rows as they are asked for.

It sends the columns first; then, for each `None` it gets, a list of rows (empty after the last), and for each name of a file of
`audit/sql` with parameters, the columns and rows of that. An exception is sent in place of a reply. The process ends with its
parent.
"""

import signal
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

import duckdb

from audit.errors import AuditError
from audit.foreign.statements import Rules, checked_select, first_paragraph
from audit.processes import end_with_parent, limit_memory
from audit.store.ask import columns_and_rows
from audit.store.connect import reading
from audit.store.views import macro_names, replace_views, view_names

AT_ONCE = 2000
"""Rows that are sent together."""
OPENING = 1 << 30
"""Bytes that opening a database may take: DuckDB reserves addresses that it never uses."""
BESIDE = 256 << 20
"""Bytes beyond `--memory`, which bounds what DuckDB counts: for functions that allocate outside it, and rows to send."""


@dataclass(frozen=True, slots=True)
class Question:
    """A statement over the database at `path`, with its parameters and limits; `most` is `memory` in bytes."""

    path: str
    sql: str
    values: Mapping[str, Any]
    seconds: float
    memory: str
    most: int


def serve(pipe: Connection, question: Question) -> None:
    """Answer a question, then further ones over the same database, until the other side closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process reports Ctrl-C, and ends this one
    end_with_parent()
    with suppress(EOFError, OSError):
        try:
            answer(pipe, question)
        except BaseException as e:  # noqa: BLE001 - the main process raises it
            pipe.send(reported(e, question))


def answer(pipe: Connection, question: Question) -> None:
    """Open, check, run, and send what is asked for."""
    limit_memory(question.most + OPENING)
    con, rules = opened(question)
    limit_memory(question.most + BESIDE)
    sql, ours = checked_select(con, question.sql, rules)
    if ours:
        replace_views(con, ours)
    con.execute("SET lock_configuration = true")
    con.execute(sql, dict(question.values))
    shape = con.description or []
    pipe.send((tuple(c[0] for c in shape), tuple(str(c[1]) for c in shape)))
    while True:
        order = pipe.recv()
        pipe.send(con.fetchmany(AT_ONCE) if order is None else columns_and_rows(con, order[0], order[1]))


def opened(question: Question) -> tuple[duckdb.DuckDBPyConnection, Rules]:
    """Open the database with the limits of a question; the rules for its statement."""
    limits = {
        "memory_limit": f"{question.most // 1000}KB",
        "max_execution_time": str(max(1, int(question.seconds * 1000))),
        "threads": "1",
        "temp_directory": "",  # spill nothing to disk; a query that does not fit in memory is refused
    }
    con, catalogue = reading(question.path, settings=limits)
    return con, Rules(catalogue, view_names(), macro_names())


def reported(e: BaseException, question: Question) -> BaseException:
    """Turn an error of DuckDB into an `AuditError`: one line and a way out; others are sent as they are."""
    if isinstance(e, (duckdb.OutOfMemoryException, MemoryError)):
        return AuditError(f"the query needs more than {question.memory} of memory", "query less, or raise --memory")
    if isinstance(e, duckdb.InterruptException):
        return AuditError(f"the query took longer than {question.seconds:g} s", "query less, or raise --seconds")
    if isinstance(e, duckdb.PermissionException):
        return AuditError("files and the network cannot be accessed here", "query the tables and views")
    if isinstance(e, duckdb.Error):
        return AuditError(first_paragraph(e), "see audit schema for the tables and columns")
    return e
