"""Files of a shard: Parquet, one file per table, or JSON lines."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from audit.pipeline import Audit
from audit.rows import AUDITED, Failure, Measured
from audit.store import OF_ARTICLE, memory, write
from audit.store.record import failed, line, records
from audit.store.schema import name, quoted
from audit.store.write import insert, store

SHARDED: tuple[type, ...] = (*AUDITED, Measured, Failure)
"""Tables of a shard."""

open_database: list[duckdb.DuckDBPyConnection] = []
"""At most one database in memory per process, because creating its views costs more than filling it."""


def filled(audits: Sequence[Audit], failures: Sequence[Failure]) -> duckdb.DuckDBPyConnection:
    """Create a database in memory with the rows of these audits and failures."""
    con = memory()
    write(con, audits, failures)
    return con


@contextmanager
def shard_rows(audits: Sequence[Audit], failures: Sequence[Failure]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Fill the process's database with a shard; rolled back afterwards, because deleted rows would keep their memory."""
    if not open_database:
        open_database.append(memory(OF_ARTICLE))
    con = open_database[0]
    con.execute("BEGIN")
    try:
        if audits:
            store(con, list(audits))
        insert(con, Failure, failures)
        yield con
    finally:
        con.execute("ROLLBACK")


def parquet(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """Write a Parquet file for each table that has rows."""
    audits, failures = [a for a in found if isinstance(a, Audit)], [f for f in found if isinstance(f, Failure)]
    with shard_rows(audits, failures) as con:
        for table in SHARDED:
            if con.execute(f"SELECT 1 FROM {name(table)} LIMIT 1").fetchall():
                path = quoted(str(folder / f"{name(table)}.parquet"))
                con.execute(f"COPY {name(table)} TO {path} (FORMAT parquet, COMPRESSION zstd)")


def lines(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """Write one file of JSON lines, one record each, in the order of the inputs."""
    good = [a for a in found if isinstance(a, Audit)]
    with shard_rows(good, ()) as con, (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        made = iter(records(con, good))
        out.writelines(line(failed(a) if isinstance(a, Failure) else next(made)) + "\n" for a in found)


WRITERS: dict[str, Callable[[Path, Sequence[Audit | Failure]], None]] = {"rows": parquet, "lines": lines}
"""How a shard is written, by the form that its sink wants."""
