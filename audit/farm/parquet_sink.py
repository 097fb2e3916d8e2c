"""A folder of Parquet as a sink: a folder per table and, where rows belong to articles, a folder per month (`part=2026-11`).

Rows are collected in a working database beside it; at the end the folder is written anew and replaces the old one. For a corpus
that keeps growing, a `.duckdb` sink costs less.
"""

import shutil
from pathlib import Path

import duckdb

from audit.errors import AuditError
from audit.farm.database_sink import Database
from audit.farm.merge import Outlets
from audit.farm.shard_store import Place
from audit.files import unglobbed
from audit.rows import AUDITED, BY_SIGHTING, TABLES, Measured, Run, owner
from audit.store import open
from audit.store.connect import SQL, reading
from audit.store.package import DESCRIPTOR, parquet_package
from audit.store.schema import name, quoted
from audit.store.views import replace_views

MONTHLY = frozenset({*AUDITED, Measured})
"""Tables partitioned by month."""


class ParquetFolder(Database):
    """A folder of Parquet files; `path` is its working database until it is finished."""

    def __init__(self, path: Path, folder: Path, run: Run, outlets: Outlets) -> None:
        self.target, working = path, folder / "audit.duckdb"
        fresh = not working.exists()
        super().__init__(working, folder, run, outlets)
        if fresh and path.exists():
            con = open(working, write=True, folders=[path])
            try:
                read_folder(con, path)
            finally:
                con.close()

    @staticmethod
    def refuse(path: Path) -> None:
        """Refuse what is not a folder of our tables alone: all of it would be replaced."""
        if path.is_dir():
            names = {name(t) for t in MONTHLY} | {f"{name(t)}.parquet" for t in TABLES if t not in MONTHLY} | {DESCRIPTOR}
            found = sorted(child.name for child in path.iterdir())
            if not found or ("run.parquet" in found and set(found) <= names):
                return
            foreign = next((n for n in found if n not in names), found[0])
            raise AuditError(f"{path}: holds something else ({foreign})", "name a new folder")
        if path.exists():
            raise AuditError(f"{path}: not a folder", "name a new folder")

    def finish(self, place: Place) -> None:
        """Write the folder anew and replace the old one."""
        super().finish(place)
        fresh = self.target.with_name(f".{self.target.name}.part")
        shutil.rmtree(fresh, ignore_errors=True)
        con, _ = reading(self.path, folders=[fresh])
        try:
            replace_views(con)
            write_folder(con, fresh)
            old = self.target.with_name(f".{self.target.name}.old")
            shutil.rmtree(old, ignore_errors=True)
            if self.target.exists():
                self.target.rename(old)
            fresh.rename(self.target)
            shutil.rmtree(old, ignore_errors=True)
        except (OSError, duckdb.IOException) as e:
            raise AuditError(f"{self.target}: {str(e).splitlines()[0]}", "make room, then run this again to go on") from e
        finally:
            con.close()
            shutil.rmtree(fresh, ignore_errors=True)


def write_folder(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write all tables of a database as Parquet below a folder, and the codebook as a data package."""
    folder.mkdir(parents=True)
    for table in TABLES:
        n = name(table)
        if table not in MONTHLY:
            con.execute(f"COPY {n} TO {quoted(str(folder / f'{n}.parquet'))} (FORMAT parquet, COMPRESSION zstd)")
            continue
        by = "sighting" if table in {*BY_SIGHTING, Measured} else "doc"
        sql = (SQL / "merge" / f"part_{by}.sql").read_text(encoding="utf-8").rstrip().rstrip(";")
        con.execute(
            f"COPY ({sql.replace('rows_of_a_table', n).replace('key_of_a_row', owner(table))}) "
            f"TO {quoted(str(folder / n))} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (part))"
        )
    parquet_package(folder)


def read_folder(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Load a folder of Parquet into an empty database."""
    con.execute("BEGIN")
    for table in TABLES:
        n = name(table)
        files = f"{n}/*/*.parquet" if table in MONTHLY else f"{n}.parquet"
        if any(folder.glob(files)):
            columns = "* EXCLUDE (part)" if table in MONTHLY else "*"
            options = "union_by_name = true, hive_partitioning = true"
            con.execute(
                f"INSERT INTO {n} BY NAME SELECT {columns} FROM read_parquet(?, {options})", [f"{unglobbed(folder)}/{files}"]
            )
    con.execute("COMMIT")
