"""The files of a shard: Parquet, a file a table, or JSON lines."""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from audit.pipeline import Audit
from audit.rows import AUDITED, Failure, Measured
from audit.store import memory, write
from audit.store.record import failed, line, records
from audit.store.schema import name

TABLES: tuple[type, ...] = (*AUDITED, Measured, Failure)

kept: list[duckdb.DuckDBPyConnection] = []  # one connection a process, emptied after each shard: views cost most


def filled(audits: Sequence[Audit], failures: Sequence[Failure]) -> duckdb.DuckDBPyConnection:
    """A database in memory with the rows of a shard."""
    if not kept:
        kept.append(memory())
    for table in TABLES:
        kept[0].execute(f"DELETE FROM {name(table)}")
    write(kept[0], audits, failures)
    return kept[0]


def parquet(folder: Path, audits: Sequence[Audit], failures: Sequence[Failure]) -> None:
    """A Parquet file for each table that has rows."""
    con = filled(audits, failures)
    for table in TABLES:
        if con.execute(f"SELECT 1 FROM {name(table)} LIMIT 1").fetchone():
            path = str(folder / f"{name(table)}.parquet").replace("'", "''")
            con.execute(f"COPY {name(table)} TO '{path}' (FORMAT parquet, COMPRESSION zstd)")


def lines(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """One file of JSON lines, a record each, in the order of the inputs."""
    good = [a for a in found if isinstance(a, Audit)]
    made = iter(records(filled(good, ()), good))
    with (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(line(failed(a) if isinstance(a, Failure) else next(made)) + "\n" for a in found)
