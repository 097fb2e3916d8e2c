"""Shards into a database: one INSERT a table, in one transaction that also says which shards it held.

A shard that is said to be there is never read again, so that each row comes in exactly once, however often a merge is cut
short. A text that several sightings share has the rows of the sighting whose id is smallest (as in `audit.store.write`), so
that order and split change nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb

from audit.rows import AUDITED, Failure, Measured, Outlet, OutletFact, OutletHost, Run, Shard
from audit.store import open
from audit.store.connect import SQL, full, refused
from audit.store.schema import columns, name
from audit.store.write import BY_SIGHTING, insert, publish
from audit.store.write import run as run_file

Outlets = Callable[[], Iterable[Outlet | OutletHost | OutletFact]]
BY_TEXT = tuple(table for table in AUDITED if table not in BY_SIGHTING)


def merge(path: Path, folders: Sequence[Path], shards: Sequence[Shard], run: Run, outlets: Outlets) -> None:
    """Bring the shards in these folders into a database, which is open only meanwhile.

    A new run brings the registry's outlets as they are now.
    """
    con = open(path, write=True)
    try:
        con.execute("BEGIN")
        there = {n for (n,) in con.execute("SELECT name FROM shard WHERE name IN (SELECT unnest(?::VARCHAR[]))",
                                           [[s.name for s in shards]]).fetchall()}  # fmt: skip
        new = [s for s in shards if s.name not in there]
        if new:
            if not con.execute("SELECT 1 FROM run WHERE id = ?", [run.id]).fetchone():
                insert(con, Run, [run])
                publish(con, outlets())
            bring(con, [f for f, s in zip(folders, shards, strict=True) if s.name not in there])
            insert(con, Shard, new)
        con.execute("COMMIT")
    except duckdb.Error as e:
        if full(e):
            raise refused(path, str(e)) from e
        raise
    finally:
        con.close()  # what was not committed is gone


def unreached(path: Path, failures: Sequence[Failure], run: Run, outlets: Outlets) -> None:
    """Write rows of inputs that a run did not reach. Raises `AuditError` when there is no room for them."""
    con = open(path, write=True)
    try:
        con.execute("BEGIN")
        if not con.execute("SELECT 1 FROM run WHERE id = ?", [run.id]).fetchone():
            insert(con, Run, [run])
            publish(con, outlets())
        fresh = {f.sighting: f for f in failures}
        known = {s for (s,) in con.execute("SELECT sighting FROM failure WHERE kit = ?", [run.kit]).fetchall()}
        insert(con, Failure, [f for s, f in fresh.items() if s not in known])
        con.execute("COMMIT")
    except duckdb.Error as e:
        raise refused(path, str(e)) from e
    finally:
        con.close()


def bring(con: duckdb.DuckDBPyConnection, folders: Sequence[Path]) -> None:
    """The rows of shards, in the caller's transaction."""
    for table in (*AUDITED, Measured, Failure):
        files = [str(f / f"{name(table)}.parquet") for f in folders if (f / f"{name(table)}.parquet").exists()]
        staged(con, table, files)
    con.execute((SQL / "merge" / "owners.sql").read_text(encoding="utf-8"))
    for table in AUDITED:
        cols = ", ".join(f't."{c}"' for c, *_ in columns(table))
        key = "id" if name(table) in {"document", "sighting"} else "sighting" if table in BY_SIGHTING else "doc"
        if table in BY_TEXT:
            con.execute(f"DELETE FROM {name(table)} AS t USING merge_replaced AS r WHERE t.{key} = r.doc AND t.kit = r.kit")
            source = f"merge_text AS m ON m.doc = t.{key} AND m.kit = t.kit AND m.shard = t.merge_shard"
        else:
            source = f"merge_sighting AS m ON m.sighting = t.{key} AND m.kit = t.kit AND m.shard = t.merge_shard"
        con.execute(f"INSERT INTO {name(table)} BY NAME SELECT {cols} FROM staged_{name(table)} AS t JOIN {source}")
    con.execute((SQL / "merge" / "measured.sql").read_text(encoding="utf-8"))
    docs = [doc for (doc,) in con.execute("SELECT DISTINCT doc FROM merge_label").fetchall()]
    run_file(con, "current.sql", {"docs": docs})
    for table in (*AUDITED, Measured, Failure):
        con.execute(f"DROP VIEW staged_{name(table)}")


def staged(con: duckdb.DuckDBPyConnection, table: type, files: list[str]) -> None:
    """A view of the rows of a table in all shards, with the shard that each comes from."""
    if files:
        listed = ", ".join("'" + f.replace("'", "''") + "'" for f in files)
        shard = "parse_dirpath(filename)"
        source = f"SELECT *, {shard} AS merge_shard FROM read_parquet([{listed}], filename = true, union_by_name = true)"
    else:
        source = f"SELECT *, '' AS merge_shard FROM {name(table)} WHERE false"
    con.execute(f"CREATE OR REPLACE TEMP VIEW staged_{name(table)} AS {source}")
