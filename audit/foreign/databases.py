"""Open a DuckDB file for reading, whoever made it: without files, network and extensions, and with an eye on what it defines.

A database holds more than rows. A view in place of a table, a macro named like a function of DuckDB, or a computed column would
run its author's SQL inside ours; a trigger or a default would run when rows are written. They are found in the
catalogue, through functions of the system schema, which no database can replace.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

import duckdb

from audit.display import name_shown
from audit.errors import AuditError
from audit.files import unglobbed
from audit.frozen import frozen

SAFE = {
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "python_enable_replacements": "false",
    "python_scan_all_frames": "false",
}
"""Settings of every connection to a file that may be somebody else's; `enable_external_access` covers secrets and ATTACH."""
WITHOUT_EXTENSIONS = {key: value for key, value in SAFE.items() if "extension" in key}
"""Settings of a connection that reads a data file by its name, such as Parquet."""

REFUSALS = (
    (("different configuration",), "open in another way in this program", "close that connection first"),
    (("ermission", "Read-only file system"), "may not be opened", "check the permissions of the file and its folder"),
    (("No space", "File too large", "quota"), "the disk is full", "make room, or put the database on another disk"),
    (("No such file", "does not exist", "Cannot open file"), "cannot be made", "check that its folder exists"),
    (("newer", "storage version"), "written by a newer DuckDB", "pip install --upgrade duckdb"),
)
"""Wording in DuckDB's messages, the problem it means, and the way out."""

OTHER = "name another file; to audit what is in it, give it to audit batch with --map"
"""Way out where the database is not one of audits."""
WAY_OUT = "audit reads only databases that it made; to audit what is in another, use --map"


@frozen
class Column:
    """A column of a table: its SQL type, the expression that computes it, and its default; "" without one."""

    kind: str
    computed: str
    default: str


@frozen
class Catalogue:
    """What the schema `main` of a database defines, by name in lower case; views and macros as their SQL."""

    tables: Mapping[str, Mapping[str, Column]]
    views: Mapping[str, str] = field(repr=False)
    macros: Mapping[str, str] = field(repr=False)
    triggers: frozenset[str]
    checked: frozenset[str]

    @classmethod
    def of(cls, con: duckdb.DuckDBPyConnection) -> "Catalogue":
        """Read the catalogue of a connection's database."""
        ((name,),) = con.execute("SELECT system.main.current_database()").fetchall()

        def own(listing: str, columns: str, rest: str = "WHERE NOT internal") -> list[tuple[Any, ...]]:
            rows = con.execute(f"SELECT database_name, schema_name, {columns} FROM system.main.{listing}() {rest}").fetchall()  # noqa: S608
            return [row[2:] for row in rows if row[0] == name and row[1] == "main"]

        tables: dict[str, dict[str, Column]] = {t: {} for t in table_names(con)}
        for t, c, kind, computed, default in own(
            "duckdb_columns", "table_name, column_name, data_type, generation_expression, column_default"
        ):
            if t.lower() in tables:
                tables[t.lower()][c.lower()] = Column(kind, computed or "", "" if computed else default or "")
        macros: dict[str, str] = {}
        for m, parameters, kinds, sql in own(
            "duckdb_functions", "function_name, parameters, parameter_types, macro_definition"
        ):
            macros[m.lower()] = f"{macros.get(m.lower(), '')}{parameters} {kinds}: {sql}\n"
        constraints = own("duckdb_constraints", "table_name, constraint_type", "")
        return cls(
            tables=tables,
            views={v.lower(): sql for v, sql in own("duckdb_views", "view_name, sql")},
            macros=macros,
            triggers=frozenset(t.lower() for (t,) in own("duckdb_triggers", "table_name", "")),
            checked=frozenset(t.lower() for t, kind in constraints if kind == "CHECK"),
        )


def table_names(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Names of the tables of a database, in lower case."""
    rows = con.execute("SELECT database_name, schema_name, table_name FROM system.main.duckdb_tables()").fetchall()
    ((name,),) = con.execute("SELECT system.main.current_database()").fetchall()
    return {table.lower() for database, schema, table in rows if (database, schema) == (name, "main")}


def read_only(
    path: str | Path, settings: Mapping[str, str] | None = None, folders: Collection[Path] = ()
) -> duckdb.DuckDBPyConnection:
    """Connect to a database file for reading, whatever is in it; only files below `folders` can be reached.

    Raises `AuditError` when it cannot be opened.
    """
    config = {**SAFE, **(settings or {})}
    if folders:  # they can be set only while files are open
        config.pop("enable_external_access")
    try:
        con = duckdb.connect(str(path), read_only=True, config=dict(config))
    except duckdb.Error as e:
        raise refused(path, str(e)) from e
    if folders:
        confine(con, folders)
    return con


def confine(con: duckdb.DuckDBPyConnection, folders: Collection[Path]) -> None:
    """Let a connection read and write files below these folders and no others, for the rest of its life."""
    places = {form for folder in folders for form in (str(folder.absolute()), unglobbed(folder.absolute()))}
    listed = ", ".join("'" + place.replace("'", "''") + "'" for place in sorted(places))
    con.execute(f"SET allowed_directories = [{listed}]")
    for key in ("autoinstall_known_extensions", "autoload_known_extensions", "enable_external_access"):
        con.execute(f"SET {key} = false")


def refuse_shadows(con: duckdb.DuckDBPyConnection, path: str | Path, own: Collection[str] = ()) -> Catalogue:
    """Read the catalogue of a database. Raises `AuditError` when a macro of it replaces a function of DuckDB.

    `own` are names of macros that the caller replaces. To be called first: until then, every function may be the author's.
    """
    found = Catalogue.of(con)
    if found.macros.keys() <= frozenset(own):
        return found
    rows = con.execute("SELECT function_name, database_name FROM system.main.duckdb_functions()").fetchall()
    for name in sorted(found.macros.keys() & {name.lower() for name, database in rows if database == "system"}):
        raise AuditError(f"{path}: its macro {name_shown(name)} replaces a function of DuckDB", WAY_OUT)
    return found


def refuse_tables(found: Catalogue, path: str | Path, expected: Mapping[str, Mapping[str, str]]) -> None:
    """Raise `AuditError` when a table of a database runs SQL of its author, or has other types than expected.

    `expected` has the type of each column of each table, and may leave out columns.
    """
    for name, columns in expected.items():
        for problem in (*of_table(name, found), *of_columns(name, found, columns)):
            raise AuditError(f"{path}: {problem}", WAY_OUT)


def of_table(name: str, found: Catalogue) -> list[str]:
    """What is wrong with a table as a whole."""
    if name in found.views:
        return [f"{name} is a view, not a table"]
    if name in found.triggers:
        return [f"its table {name} has a trigger"]
    return [f"its table {name} has a check of its own"] if name in found.checked else []


def of_columns(name: str, found: Catalogue, columns: Mapping[str, str]) -> list[str]:
    """What is wrong with the columns of a table."""
    problems = []
    for column, have in found.tables.get(name, {}).items():
        where = f"{name}.{name_shown(column)}"
        if have.computed or have.default:
            problems.append(f"{where} is {'computed' if have.computed else 'filled by an expression'}")
        elif column in columns and have.kind != columns[column]:
            problems.append(f"{where} has the type {name_shown(have.kind)}, not {columns[column]}")
    return problems


def of_sqlite(path: str | Path) -> bool:
    """True for a file of SQLite."""
    try:
        with Path(path).open("rb") as f:
            return f.read(15) == b"SQLite format 3"
    except OSError:
        return False


def refused(path: str | Path, said: str) -> AuditError:
    """Turn DuckDB's message `said` about a file that it did not open into an error."""
    if of_sqlite(path):
        return AuditError(f"{path}: an SQLite database, not DuckDB", OTHER)
    if "lock" in said:
        holder = re.search(r"held in (.+?)\s*\(PID (\d+)\)", said)
        who = f"process {holder[2]} ({Path(holder[1].split()[0]).name})" if holder else "another process"
        return AuditError(f"{path}: in use by {who}", "wait until it is done or stop it, then run this again")
    for words, problem, way_out in REFUSALS:
        if any(w in said for w in words):
            return AuditError(f"{path}: {problem}", way_out)
    return AuditError(f"{path}: not a DuckDB database, or damaged", "name another file")
