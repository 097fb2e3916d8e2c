"""Schema versions and the steps from one to the next.

`schema_version` holds the schema of a database. A command that writes migrates an older one step by step, in its transaction;
a command that reads refuses it. A new table, and a new column that may be null, need no step: they are added where missing.
"""

from pathlib import Path

import duckdb

from audit.errors import AuditError
from audit.foreign.databases import OTHER, Catalogue, table_names
from audit.store.contract import contract
from audit.store.schema import columns, name
from audit.version import VERSION

FOLDER = Path(__file__).parents[1] / "sql" / "steps"
FILES = sorted(FOLDER.glob("*.sql"), key=lambda path: int(path.stem))
STEPS: tuple[str, ...] = tuple(path.read_text(encoding="utf-8") for path in FILES)
"""SQL from schema 1 to 2 (`sql/steps/2.sql`), 2 to 3 and so on; a step never changes once released."""


OLDER = "made by an older audit (schema {})"
"""Problem of a database that this version has to bring up to date."""


def version(con: duckdb.DuckDBPyConnection, path: str | Path, steps: tuple[str, ...] = STEPS) -> int:
    """Schema version of a database. Raises `AuditError` unless it is this program's and all tables are there."""
    there = table_names(con)
    found, newest = read(con, path), len(steps) + 1
    if found is None:
        raise AuditError(f"{path}: holds no audits", f"fill it with: audit batch INPUT --to {path}")
    if found > newest:
        raise AuditError(f"{path}: made by a newer audit (schema {found}, this one supports {newest})", "upgrade newsaudit")
    if found < newest or contract().keys() - there:
        raise AuditError(f"{path}: {OLDER.format(found)}", "audit batch brings it up to date")
    return found


def read(con: duckdb.DuckDBPyConnection, path: str | Path) -> int | None:
    """Read the version that a database declares; None when it is empty. Raises `AuditError` for somebody else's database."""
    tables = table_names(con)
    if not tables:
        return None
    if "schema_version" not in tables:
        raise AuditError(f"{path}: a database of something else", OTHER)
    ((found,),) = con.execute("SELECT max(version) FROM schema_version").fetchall()  # fetch all: the caller may use .sql() next
    return None if found is None else int(found)


def made_by(con: duckdb.DuckDBPyConnection) -> tuple[int, str] | None:
    """The newest version that a database declares, and the release that brought it there."""
    return con.execute("SELECT version, made_by FROM schema_version ORDER BY version DESC LIMIT 1").fetchone()


def migrate(con: duckdb.DuckDBPyConnection, path: str | Path, steps: tuple[str, ...] = STEPS) -> None:
    """Bring the tables of a database up to date, within the caller's transaction."""
    from audit.rows import TABLES  # here: reading needs no row class

    found, newest = read(con, path), len(steps) + 1
    if found is not None and found > newest:
        version(con, path, steps)
    if found != newest:
        con.execute("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL, made_by VARCHAR NOT NULL)")
        for i, step in enumerate(steps[found - 1 :] if found else (), found or 1):
            con.execute(step)
            con.execute("INSERT INTO schema_version VALUES (?, ?)", [i + 1, VERSION])
        if found is None:
            con.execute("INSERT INTO schema_version VALUES (?, ?)", [newest, VERSION])
    have = Catalogue.of(con).tables
    for table in TABLES:
        for column, kind, null, _ in columns(table):
            if name(table) in have and column not in have[name(table)]:
                if not null:
                    raise AuditError(f"{path}: its table {name(table)} lacks {column}", "audit into a new database")
                con.execute(f'ALTER TABLE {name(table)} ADD COLUMN "{column}" {kind}')
