"""A folder of Parquet: a folder a table, and in it, where rows belong to articles, a folder a month (`part=2026-11`).

Its rows are kept in a working database beside it while a run lasts; the folder is written anew at the end and takes the
place of the old one. For a corpus that keeps growing, a `.duckdb` sink costs less.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from audit.errors import AuditError
from audit.farm.known import Known
from audit.farm.merge import Outlets, merge, unreached
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.rows import AUDITED, TABLES, Failure, Measured, Run, Shard
from audit.store import open
from audit.store.connect import SQL
from audit.store.schema import name
from audit.store.write import BY_SIGHTING

MONTHLY = frozenset({*AUDITED, Measured})
"""Tables that are parted by month."""


class Folder:
    """A folder of Parquet files."""

    form, eager = "rows", True

    def __init__(self, path: Path, work: Path, run: Run, outlets: Outlets) -> None:
        self.path, self.run, self.outlets, self.working = path, run, outlets, work / "audit.duckdb"
        if path.exists() and (not path.is_dir() or (any(path.iterdir()) and not (path / "run.parquet").exists())):
            raise AuditError(f"{path}: holds something else", "name a new folder")
        fresh = not self.working.exists()
        con = open(self.working, write=True)
        try:
            if fresh and path.exists():
                fetch(con, path)
        finally:
            con.close()

    def known(self, kit: Kit, *, again: bool) -> Known:
        """Shards and sightings of this kit."""
        return Known.of(self.working, kit, again=again)

    def note(self, name: str) -> None:
        """The order of shards is nothing to a folder of tables."""

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Bring shards into the working database, then take them away where they lay."""
        merge(self.working, [place.local(s.name, copies) for s in shards], shards, self.run, self.outlets)
        for s in shards:
            place.drop(s.name)
        shutil.rmtree(copies, ignore_errors=True)

    def fail(self, failures: Sequence[Failure]) -> None:
        """Write rows of inputs that were not reached; they are tried again by the next run."""
        unreached(self.working, failures, self.run, self.outlets)

    def finish(self, place: Place) -> None:
        """Write the folder anew and put it in the place of the old one."""
        fresh = self.path.with_name(f".{self.path.name}.part")
        shutil.rmtree(fresh, ignore_errors=True)
        con = open(self.working)
        try:
            write(con, fresh)
            old = self.path.with_name(f".{self.path.name}.old")
            shutil.rmtree(old, ignore_errors=True)
            if self.path.exists():
                self.path.rename(old)
            fresh.rename(self.path)
            shutil.rmtree(old, ignore_errors=True)
        except (OSError, duckdb.IOException) as e:
            raise AuditError(f"{self.path}: {str(e).splitlines()[0]}", "make room, then run this again to go on") from e
        finally:
            con.close()
            shutil.rmtree(fresh, ignore_errors=True)


def write(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """All tables of a database as Parquet below a folder."""
    folder.mkdir(parents=True)
    for table in TABLES:
        n = name(table)
        target = str(folder / (n if table in MONTHLY else f"{n}.parquet")).replace("'", "''")
        if table not in MONTHLY:
            con.execute(f"COPY {n} TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
            continue
        key = "sighting" if table is Measured else "id" if n in {"sighting", "document"} else None
        key = key or ("sighting" if table in BY_SIGHTING else "doc")
        kind = "sighting" if n == "sighting" or key == "sighting" else "doc"
        sql = (SQL / "merge" / f"part_{kind}.sql").read_text(encoding="utf-8").rstrip().rstrip(";")
        con.execute(
            f"COPY ({sql.replace('rows_of_a_table', n).replace('key_of_a_row', key)}) "
            f"TO '{target}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (part))"
        )


def fetch(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """The rows of a folder of Parquet into an empty database."""
    con.execute("BEGIN")
    for table in TABLES:
        n = name(table)
        files = f"{folder}/{n}/*/*.parquet" if table in MONTHLY else f"{folder}/{n}.parquet"
        if any(folder.glob(files.removeprefix(f"{folder}/"))):
            columns = "* EXCLUDE (part)" if table in MONTHLY else "*"
            options = "union_by_name = true, hive_partitioning = true"
            con.execute(f"INSERT INTO {n} BY NAME SELECT {columns} FROM read_parquet(?, {options})", [files])
    con.execute("COMMIT")
