"""Tables of CSV, Parquet, SQLite and DuckDB files: an input for each row.

Columns are those named like the fields (id, url, text, html, title, outlet, published, fetched), or those of a map of field to
column. Nothing is written to the file, and no value is executed.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.display import name_shown, on_one_line
from audit.errors import AuditError
from audit.files import unglobbed
from audit.load.corpus.delimited import delimited
from audit.load.corpus.json_lines import KEYS, record
from audit.load.corpus.unread_keys import unread, unread_columns
from audit.load.corpus.wanted import Given, Wanted
from audit.load.input import Input, LeftOut
from audit.rows import Failure

if TYPE_CHECKING:
    import duckdb

FIELDS = ("id", *KEYS)
"""Fields that a column can fill."""
SEPARATED = frozenset({".csv", ".tsv"})
"""Suffixes of text files with separated cells."""


def parse_map(text: str) -> dict[str, str]:
    """A map of field to column. Raises `AuditError` for an unknown field.

    >>> parse_map("id=nr, text=body")
    {'id': 'nr', 'text': 'body'}
    """
    pairs = dict(part.strip().partition("=")[::2] for part in text.split(",") if part.strip())
    for key, column in pairs.items():
        if key not in FIELDS or not column:
            raise AuditError(f"--map {text}: {key} is not understood", f"say FIELD=COLUMN, fields are {', '.join(FIELDS)}")
    return pairs


def table(path: Path, name: str, wanted: Wanted, inside: bool) -> Iterator[Given]:
    """Yield the inputs of the rows of a file. `inside` a folder, a table without a column of text is left out."""
    try:
        names, rows = opened(path, name, wanted)
    except AuditError as e:
        if not inside and path.suffix.lower() not in SEPARATED:  # a database may need --table
            raise
        yield Failure(name, "read", str(e), None)
        return
    if problem := lacking(names, wanted.columns):
        if not inside:
            raise AuditError(f"{name}: {problem}", f"say which with --map text=COLUMN; it has: {', '.join(names)[:300]}")
        yield LeftOut(name, "table without a column of text")
        return
    picked = chosen(names, wanted.columns)
    beside = unread_columns(names, set(picked.values()))
    number = 0
    try:
        for number, row in enumerate(rows, 1):
            where = f"{name}:{number}"
            if isinstance(row, str):
                yield Failure(where, "read", f"{where}: {row}", None)
            else:
                given = record({field: row[i] for field, i in picked.items()}, where)
                left = unread({name: row[i] for i, name in beside.items()})
                yield replace(given, unread=left) if left and isinstance(given, Input) else given
    except Exception as e:  # noqa: BLE001 - each reader has its own errors; the rows before it are good
        reason = " ".join(str(e).split())[:300]
        yield Failure(f"{name}:{number + 1}", "read", f"{name}: breaks off after row {number} ({reason})", None)


def lacking(names: list[str], columns: Mapping[str, str]) -> str | None:
    """What columns a table lacks to be a corpus; None when it can be one.

    >>> lacking(["id", "Text"], {}), lacking(["id", "body"], {"text": "words"}), lacking(["price"], {})
    (None, 'no column words for text', 'no column text or html')
    """
    there = columns_of(names)
    for field, column in columns.items():
        if column.lower() not in there:
            return f"no column {column} for {field}"
    return None if {"text", "html"} & set(chosen(names, columns)) else "no column text or html"


def chosen(names: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Index of the column of each field."""
    places = columns_of(names)
    picked = {f: places[f] for f in FIELDS if f in places} if not columns else {}
    return picked | {f: places[c.lower()] for f, c in columns.items()}


def columns_of(names: Iterable[str]) -> dict[str, int]:
    """Index of each column by its name in lower case, the first of several."""
    return {n.lower(): i for i, n in reversed(list(enumerate(names)))}


def opened(path: Path, name: str, wanted: Wanted) -> tuple[list[str], Iterator[Any]]:
    """Names of the columns, and the rows."""
    if path.suffix.lower() in SEPARATED:
        return delimited(path, name, [c.lower() for c in (wanted.columns.values() or FIELDS)])
    with path.open("rb") as f:
        head = f.read(16)
    if head.startswith(b"SQLite format 3"):
        return sqlite(path, name, wanted.table)
    return duck(path, name, wanted.table)


def sqlite(path: Path, name: str, wanted: str | None) -> tuple[list[str], Iterator[Any]]:
    """The rows of a table of an SQLite database, opened read-only."""
    import sqlite3

    con = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        tables = [t for (t,) in con.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY 1")]
    except sqlite3.Error as e:
        con.close()
        raise AuditError(f"{name}: {e}", "check the file") from e
    cursor = con.execute(f"SELECT * FROM {identifier(one_of(tables, name, wanted))}")  # noqa: S608 - one of its own tables

    def rows() -> Iterator[Any]:
        with closing(con):
            yield from cursor

    return [c[0] for c in cursor.description], rows()


def duck(path: Path, name: str, wanted: str | None) -> tuple[list[str], Iterator[Any]]:
    """The rows of a Parquet file, or of a table or view of a DuckDB database, opened read-only.

    Raises `AuditError` for a table or view that would run more than functions of its rows (`audit.foreign`).
    """
    import duckdb

    from audit.foreign.databases import WITHOUT_EXTENSIONS

    try:
        if path.suffix.lower() == ".parquet":
            con = duckdb.connect(":memory:", config={"threads": "1", **WITHOUT_EXTENSIONS})
            con.execute("SELECT * FROM read_parquet(?)", [unglobbed(path)])
        else:
            con = chosen_table(path, name, wanted)
    except duckdb.Error as e:
        raise AuditError(f"{name}: {on_one_line(str(e).splitlines()[0])}", "check the file") from e

    def rows() -> Iterator[Any]:
        with closing(con):
            while some := con.fetchmany(200):
                yield from some

    return [c[0] for c in con.description or []], rows()


def chosen_table(path: Path, name: str, wanted: str | None) -> "duckdb.DuckDBPyConnection":
    """A connection to a database of somebody else that has begun to read the wanted table or view, else the only one."""
    from audit.foreign.databases import read_only, refuse_shadows
    from audit.foreign.statements import refuse_reading

    con = read_only(path)
    try:
        found = refuse_shadows(con, name)
        chosen = one_of(sorted({*found.tables, *found.views}), name, wanted)
        refuse_reading(con, chosen, found)
        con.execute(f"SELECT * FROM main.{identifier(chosen)}")  # noqa: S608 - one of its own tables
    except BaseException:
        con.close()
        raise
    return con


def one_of(tables: list[str], name: str, wanted: str | None) -> str:
    """The wanted table, else the only one. Raises `AuditError` otherwise."""
    for table in tables if wanted else tables[: len(tables) == 1]:
        if wanted is None or table.lower() == wanted.lower():
            return table
    problem = f"no table {wanted}" if wanted else "which table?"
    raise AuditError(f"{name}: {problem}", f"say it with --table; it has: {', '.join(map(name_shown, tables))[:300]}")


def identifier(table: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + table.replace('"', '""') + '"'
