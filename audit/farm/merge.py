"""Merge shards into a database: one INSERT per table, in a transaction that also records the merged shards.

A recorded shard is never read again, so each row comes in exactly once, however often a merge is interrupted. A text with
several sightings keeps the rows of the sighting with the smallest id (as in `audit.store.writing`), so order and split of the
inputs change nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import duckdb

from audit.farm.shard_files import SHARDED
from audit.files import unglobbed
from audit.foreign.databases import refused
from audit.rows import AUDITED, BY_SIGHTING, Failure, Outlet, OutletFact, OutletHost, Run, Shard, owner
from audit.store.connect import SQL, writing
from audit.store.schema import columns, name, quoted
from audit.store.sums import renew
from audit.store.writing import insert, publish, run_file, transaction

Outlets = Callable[[], Iterable[Outlet | OutletHost | OutletFact]]
"""Load the rows of the registry, which only the first merge of a run needs."""


def merge(path: Path, folders: Sequence[Path], shards: Sequence[Shard], run: Run, outlets: Outlets) -> None:
    """Merge the shards in `folders` into a database, which is open only meanwhile."""
    with writing(path, {folder.parent for folder in folders}) as con:
        con.execute("BEGIN")
        known = "SELECT name FROM shard WHERE name IN (SELECT unnest(?::VARCHAR[]))"
        there = {n for (n,) in con.execute(known, [[s.name for s in shards]]).fetchall()}
        new = [s for s in shards if s.name not in there]
        if new:
            start_run(con, run, outlets)
            load_shards(con, [f for f, s in zip(folders, shards, strict=True) if s.name not in there])
            insert(con, Shard, new)
        con.execute("COMMIT")


def renew_sums(path: Path) -> None:
    """Renew the stored sums of a database where merges changed measures."""
    with writing(path) as con, transaction(con):
        renew(con)


def write_unreached(path: Path, failures: Sequence[Failure], run: Run, outlets: Outlets) -> None:
    """Write failures of inputs that a run did not reach. Raises `AuditError` when there is no room for them."""
    try:
        with writing(path) as con:
            con.execute("BEGIN")
            start_run(con, run, outlets)
            fresh = {f.sighting: f for f in failures}
            known = {s for (s,) in con.execute("SELECT sighting FROM failure WHERE kit = ?", [run.kit]).fetchall()}
            insert(con, Failure, [f for s, f in fresh.items() if s not in known])
            con.execute("COMMIT")
    except duckdb.Error as e:
        raise refused(path, str(e)) from e


def start_run(con: duckdb.DuckDBPyConnection, run: Run, outlets: Outlets) -> None:
    """Insert the row of a run unless it is there, with the outlets of the registry as they are now."""
    if not con.execute("SELECT 1 FROM run WHERE id = ?", [run.id]).fetchone():
        insert(con, Run, [run])
        publish(con, outlets())


def load_shards(con: duckdb.DuckDBPyConnection, folders: Sequence[Path]) -> None:
    """Insert the rows of shards, within the caller's transaction."""
    for table in SHARDED:
        file = f"{name(table)}.parquet"
        stage(con, table, [str(f / file) for f in folders if (f / file).exists()])
    con.execute((SQL / "merge" / "owners.sql").read_text(encoding="utf-8"))
    for table in AUDITED:
        cols, key = ", ".join(f't."{c}"' for c, *_ in columns(table)), owner(table)
        if table in BY_SIGHTING:
            source = f"merge_sighting AS m ON m.sighting = t.{key} AND m.kit = t.kit AND m.shard = t.merge_shard"
        else:
            con.execute(f"DELETE FROM {name(table)} AS t USING merge_replaced AS r WHERE t.{key} = r.doc AND t.kit = r.kit")
            source = f"merge_text AS m ON m.doc = t.{key} AND m.kit = t.kit AND m.shard = t.merge_shard"
        con.execute(f"INSERT INTO {name(table)} BY NAME SELECT {cols} FROM staged_{name(table)} AS t JOIN {source}")
    con.execute((SQL / "merge" / "measured.sql").read_text(encoding="utf-8"))
    docs = [doc for (doc,) in con.execute("SELECT DISTINCT doc FROM merge_label").fetchall()]
    run_file(con, "current.sql", {"docs": docs})
    run_file(con, "stale.sql", {"docs": docs})
    for table in SHARDED:
        con.execute(f"DROP VIEW staged_{name(table)}")


def stage(con: duckdb.DuckDBPyConnection, table: type, files: list[str]) -> None:
    """Create a view of a table's rows in all shards; column `merge_shard` names the shard of each row."""
    if files:
        listed = ", ".join(quoted(unglobbed(f)) for f in files)
        shard = "parse_dirpath(filename)"
        source = f"SELECT *, {shard} AS merge_shard FROM read_parquet([{listed}], filename = true, union_by_name = true)"
    else:
        source = f"SELECT *, '' AS merge_shard FROM {name(table)} WHERE false"
    con.execute(f"CREATE OR REPLACE TEMP VIEW staged_{name(table)} AS {source}")
