"""Connections: a database in memory for one command, or a file that keeps every audit.

DuckDB allows one writer and no concurrent reader, so a writing connection is opened late and closed early. A file that is
not a database of audits, is locked by another process, or was written by a newer version raises `AuditError` with one line.

A file may be somebody else's: no connection to one reaches other files or the network, and a file that would run its author's
SQL is refused (`audit.foreign.databases`). Only the folders that a writer names are open to it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

import duckdb

from audit.errors import AuditError
from audit.files import cache_folder, put_once, remembered
from audit.foreign.databases import (
    WAY_OUT,
    WITHOUT_EXTENSIONS,
    Catalogue,
    confine,
    read_only,
    refuse_shadows,
    refuse_tables,
    refused,
)
from audit.store import blank
from audit.store.ask import SQL
from audit.store.contract import contract
from audit.store.frames import name_absent
from audit.store.migrate import OLDER, STEPS, made_by, migrate, version
from audit.store.migrate import read as declared_version
from audit.store.schema import ddl, quoted
from audit.store.views import OF_ARTICLE, VIEWS, macro_names, read_by, replace_views, view_names, view_sql
from audit.version import VERSION

__all__ = ["OF_ARTICLE", "SQL", "VIEWS", "memory", "open"]

OPTIMIZERS = (
    "expression_rewriter",
    "filter_pushdown",
    "in_clause",
    "cte_inlining",
    "materialized_cte",
    "join_order",
    "deliminator",
    "unnest_rewriter",
    "unused_columns",
    "statistics_propagation",
    "common_subexpressions",
    "common_aggregate",
    "column_lifetime",
)
"""Optimizers of DuckDB left on in memory: a shard has so few rows that further planning costs more than it saves."""

left: dict[Path, tuple[int, ...]] = {}
"""Databases that this process wrote, with the `stamp` of the file when it was closed: their views are those of this version."""


def prepare(con: duckdb.DuckDBPyConnection, *, comments: bool = True, views: Sequence[str] = VIEWS) -> None:
    """Create all tables and these views."""
    from audit.rows import TABLES  # here: reading needs no row class

    con.execute("\n".join(ddl(table, comments=comments) for table in TABLES))
    con.execute(view_sql(views))


def memory(views: Sequence[str] = VIEWS) -> duckdb.DuckDBPyConnection:
    """Create an empty database in memory with all tables and these views, without comments, which cost more than the tables."""
    con = plain()
    prepare(con, comments=False, views=views)
    return con


def plain() -> duckdb.DuckDBPyConnection:
    """Create a database in memory that plans small questions cheaply, without any table."""
    con = duckdb.connect(":memory:", config={"threads": 1})
    idle = [name for (name,) in con.execute("SELECT name FROM duckdb_optimizers()").fetchall() if name not in OPTIMIZERS]
    con.execute(f"SET disabled_optimizers = {quoted(','.join(idle))}")
    return con


def open(
    path: str | Path, *, write: bool = False, folders: Collection[Path] = (), asks: Collection[str] = ()
) -> duckdb.DuckDBPyConnection:
    """Open a database file, created when `write` is set. Raises `AuditError` when missing, locked or not ours.

    A connection for reading has the views of this version, whatever the file defines: temporary ones come before others under
    their names, and those that the file has in the same words stay. Its SQL reads no file and no variable of
    the program (`register` offers one). Where `asks` names all files and folders of `audit/sql` that are asked, it has only the
    views that they read: to create all takes longer than most queries. A connection for writing reaches files below `folders`.

    Arrow, pandas and Polars are the extra `data`; a method that needs one which is absent says so.
    """
    name_absent()
    if not write:
        con, found = reading(path)
        replace_views(con, read_by(*asks) if asks else None, own=as_planned(found))
        return con
    if not Path(path).exists():
        create(Path(path))
    con = connect(path, write=True)
    try:
        if as_left(path):
            confine(con, folders)
            return con
        found = refuse_hostile(con, path, types=False)
        confine(con, folders)
        if not as_created(con, found):
            update(con, path)
            found = Catalogue.of(con)
        refuse_tables(found, path, contract())
    except BaseException as e:
        con.close()
        if isinstance(e, duckdb.Error) and cannot_write(e):
            raise refused(path, str(e)) from e
        raise
    return con


@contextmanager
def writing(path: Path, folders: Collection[Path] = ()) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database for writing and close it; what is not committed is rolled back.

    The next opening finds the file as this one left it and creates no view again. Raises `AuditError` when it cannot write.
    """
    con = open(path, write=True, folders=folders)
    try:
        yield con
    except duckdb.Error as e:
        if cannot_write(e):
            raise refused(path, str(e)) from e
        raise
    finally:
        con.close()
        with suppress(OSError):  # deleted meanwhile
            left[path.absolute()] = stamp(path)


def as_planned(found: Catalogue) -> bool:
    """True when a database defines our views and macros as this version does; how DuckDB writes them is kept in the cache."""
    return cache_folder() is not None and blank.views_of(found) == remembered(
        blank.mark().encode(), planned, "views-2", own=True
    )


def as_created(con: duckdb.DuckDBPyConnection, found: Catalogue) -> bool:
    """True when a database has the tables and views that this version creates: nothing in it is older."""
    known = contract()
    if not all(known[table].keys() <= found.tables.get(table, {}).keys() for table in known):
        return False
    return made_by(con) == (len(STEPS) + 1, VERSION) and as_planned(found)


def planned() -> str:
    """Digest of our views and macros as DuckDB writes them."""
    with memory() as con:
        return blank.views_of(Catalogue.of(con))


def stamp(path: Path) -> tuple[int, ...]:
    """What tells whether a file was changed since."""
    s = path.stat()
    return s.st_dev, s.st_ino, s.st_size, s.st_mtime_ns, s.st_ctime_ns


def as_left(path: str | Path) -> bool:
    """True for a database that nothing changed since this process wrote it, or made it."""
    path = Path(path).absolute()
    return path in left and left[path] == stamp(path) and not path.with_name(f"{path.name}.wal").exists()


def reading(
    path: str | Path, *, settings: Mapping[str, str] | None = None, folders: Collection[Path] = ()
) -> tuple[duckdb.DuckDBPyConnection, Catalogue]:
    """Open a database of audits for reading, without views of ours; return its catalogue, too.

    Raises `AuditError` when it is missing, locked, of another version or somebody else's.
    """
    con = connect(path, settings=settings, folders=folders)
    try:
        found = refuse_hostile(con, path)
        refuse_incomplete(found, path, version(con, path))
    except BaseException:
        con.close()
        raise
    return con, found


def refuse_other(path: str | Path) -> None:
    """Raise `AuditError` unless a file is a database of audits, of whatever version."""
    con = connect(path)
    try:
        refuse_hostile(con, path, types=False)
        declared_version(con, path)
    finally:
        con.close()


def refuse_incomplete(found: Catalogue, path: str | Path, declared: int) -> None:
    """Raise `AuditError` when a table lacks a column that this version has."""
    if any(column not in found.tables[table] for table, some in contract().items() for column in some):
        raise AuditError(f"{path}: {OLDER.format(declared)}", "audit batch brings it up to date")


def refuse_hostile(con: duckdb.DuckDBPyConnection, path: str | Path, *, types: bool = True) -> Catalogue:
    """Raise `AuditError` when a database would run SQL of its author; `types` of columns may differ before a migration."""
    found = refuse_shadows(con, path, macro_names())
    if "schema_version" in found.tables or contract().keys() & found.views.keys():
        for view in sorted(view_names() & found.tables.keys()):
            raise AuditError(f"{path}: {view} is a table, not a view", WAY_OUT)
        refuse_tables(found, path, contract() if types else {table: {} for table in contract()})
    return found


def cannot_write(error: duckdb.Error) -> bool:
    """True when the disk is full, or the folder may not be written to."""
    return any(words in str(error) for words in ("ould not write", "No space", "File too large", "Permission denied"))


def create(path: Path) -> None:
    """Create an empty database; it appears under its name only when complete."""
    if "?" in str(path):  # DuckDB would keep its log elsewhere: it inserts `.wal` before the mark
        raise AuditError(f"{path}: DuckDB keeps no database under a path with a question mark", "give another name")
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")  # another process may make the same database now
    try:
        if data := blank.kept():
            part.write_bytes(data)
        else:
            plan(part)
            blank.remember(part.read_bytes())
        if put_once(part, path):
            left[path.absolute()] = stamp(path)
    except duckdb.Error as e:
        raise refused(path, str(e)) from e
    except OSError as e:
        raise refused(path, f"Cannot open file: {e}") from e
    finally:
        with suppress(OSError):  # nothing was made
            part.unlink(missing_ok=True)
            part.with_name(f"{part.name}.wal").unlink(missing_ok=True)


def plan(path: Path) -> None:
    """Create an empty database from its SQL."""
    con = duckdb.connect(str(path), config=dict(WITHOUT_EXTENSIONS))
    try:
        update(con, path)
        con.execute("CHECKPOINT")  # closing does it as well, but says nothing when the disk is full
    finally:
        con.close()


def update(con: duckdb.DuckDBPyConnection, path: str | Path) -> None:
    """Migrate tables and create views, in one transaction."""
    con.execute("BEGIN")
    migrate(con, path)
    try:
        prepare(con)
    except duckdb.BinderException:  # columns of other types
        con.execute("ROLLBACK")
        refuse_tables(Catalogue.of(con), path, contract())
        raise
    con.execute("COMMIT")


def refuse_absent(path: str | Path) -> None:
    """Raise `AuditError` where there is no file; opening one for writing would create it."""
    if not Path(path).exists():
        raise AuditError(f"{path}: no such database", f"make one with: audit batch INPUT --to {path}")


def connect(
    path: str | Path, *, write: bool = False, settings: Mapping[str, str] | None = None, folders: Collection[Path] = ()
) -> duckdb.DuckDBPyConnection:
    """Connect to a database file, whatever its contents."""
    if not write:
        refuse_absent(path)
    if Path(path).is_dir():
        raise AuditError(f"{path}: a folder, not a database", "name a .duckdb file")
    if not write:
        return read_only(path, settings, folders)
    try:
        return duckdb.connect(str(path), config=dict(WITHOUT_EXTENSIONS))
    except duckdb.Error as e:
        raise refused(path, str(e)) from e
