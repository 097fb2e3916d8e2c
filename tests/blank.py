"""Empty databases in memory, copied from one of this process: to plan all views anew takes ten times as long."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import duckdb

from audit.store import connect


@cache
def pattern() -> Path:
    """A file with the tables and views of `audit.store.memory`, removed at the end of the process."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = Path(folder, "blank.duckdb")
    with duckdb.connect(str(path)) as con:
        connect.prepare(con, comments=False)
    return path


def memory() -> duckdb.DuckDBPyConnection:
    """`audit.store.memory()`, sooner."""
    return copied(pattern())


def copied(path: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory with all that is in a file."""
    con = connect.plain()
    con.execute(f"ATTACH '{path}' AS pattern (READ_ONLY); COPY FROM DATABASE pattern TO memory; DETACH pattern")
    return con
