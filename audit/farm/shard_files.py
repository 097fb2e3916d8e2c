"""The files of a shard: Parquet, a file a table, or JSON lines."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from audit.pipeline import Audit
from audit.rows import AUDITED, Failure, Measured
from audit.store import OF_ARTICLE, memory, write
from audit.store.record import failed, line, records
from audit.store.schema import name
from audit.store.write import insert, store

TABLES: tuple[type, ...] = (*AUDITED, Measured, Failure)

kept: list[duckdb.DuckDBPyConnection] = []  # one connection a process: views cost most


def filled(audits: Sequence[Audit], failures: Sequence[Failure]) -> duckdb.DuckDBPyConnection:
    """A database in memory of its own with the rows of a shard."""
    con = memory()
    write(con, audits, failures)
    return con


@contextmanager
def held(audits: Sequence[Audit], failures: Sequence[Failure]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with the rows of a shard; they are rolled back after, since deleted rows would keep their memory."""
    if not kept:
        kept.append(memory(OF_ARTICLE))
    con = kept[0]
    con.execute("BEGIN")
    try:
        if audits:
            store(con, list(audits))
        insert(con, Failure, failures)
        yield con
    finally:
        con.execute("ROLLBACK")


def parquet(folder: Path, audits: Sequence[Audit], failures: Sequence[Failure]) -> None:
    """A Parquet file for each table that has rows."""
    with held(audits, failures) as con:
        for table in TABLES:
            if con.execute(f"SELECT 1 FROM {name(table)} LIMIT 1").fetchall():
                path = str(folder / f"{name(table)}.parquet").replace("'", "''")
                con.execute(f"COPY {name(table)} TO '{path}' (FORMAT parquet, COMPRESSION zstd)")


def lines(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """One file of JSON lines, a record each, in the order of the inputs."""
    good = [a for a in found if isinstance(a, Audit)]
    with held(good, ()) as con, (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        made = iter(records(con, good))
        out.writelines(line(failed(a) if isinstance(a, Failure) else next(made)) + "\n" for a in found)
