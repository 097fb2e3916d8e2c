"""Cursors for requests: each is lent to one request at a time and interrupted at a time limit.

Threads that share a connection get each other's rows, so none is shared. Temporary views belong to a cursor and are created
once for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import Lock, Timer

import duckdb

from audit.errors import AuditError
from audit.store.views import read_by, replace_views

MOST = 8
"""Maximum cursors at once; further requests wait for one."""
PATIENCE = 30.0
"""Maximum seconds that a request waits for a cursor."""


class Pool:
    """Cursors of one read-only connection; `seconds` is the time limit of a request."""

    def __init__(self, con: duckdb.DuckDBPyConnection, seconds: float = 20.0) -> None:
        self.con, self.seconds = con, seconds
        self.free: LifoQueue[duckdb.DuckDBPyConnection] = LifoQueue()
        self.made, self.lock = 0, Lock()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend a cursor. Raises `AuditError` when none is free in time, or the request exceeds its limit."""
        cursor = self.take()
        timer = Timer(self.seconds, cursor.interrupt)
        timer.start()
        try:
            yield cursor
        except duckdb.InterruptException as e:
            raise AuditError(f"more than {self.seconds:g} seconds", "ask for less at once") from e
        finally:
            timer.cancel()
            self.free.put(cursor)

    def take(self) -> duckdb.DuckDBPyConnection:
        """A free cursor, or a new one while there are fewer than `MOST`."""
        try:
            return self.free.get_nowait()
        except Empty:
            pass
        with self.lock:
            if self.made < MOST:
                cursor = self.con.cursor()
                replace_views(cursor, read_by("reports"))
                self.made += 1
                return cursor
        try:
            return self.free.get(timeout=PATIENCE)
        except Empty as e:
            raise AuditError("too many requests at once", "try again") from e
