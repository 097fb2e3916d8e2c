"""Connections: a database in memory for one command, or a file that keeps every audit.

DuckDB allows one writer and no concurrent reader, so a writing connection is opened late and closed early. A file that is
not a database of audits, is locked by another process, or was written by a newer version raises `AuditError` with one line.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from audit.errors import AuditError
from audit.files import DATA, LANGUAGES, read_yaml
from audit.rows import TABLES
from audit.store.frames import name_absent
from audit.store.migrate import migrate, version
from audit.store.schema import ddl, quoted

SQL = Path(__file__).parents[1] / "sql"

OF_ARTICLE = (
    "languages.sql",  # what is known of the language of a text
    "moments.sql",  # how declared times are compared
    "latest.sql",  # newest kit of each document
    "disagreement.sql",  # disagreements between the declarations of a sighting
    "measures/language.sql",
    "measures/promotion.sql",
    "measures/balance.sql",
    "measures/provenance.sql",
    "measure.sql",  # all measures as one long table
    "counting.sql",  # whether a sighting counts in the rates of its outlet, and in which period
    "settled.sql",  # resolved headline, authors and dates of a sighting
    "signal.sql",  # signals of provenance, each present, absent, not checked or not applicable
)
"""Files of `audit/sql` with the views that single articles need; creating views is half the cost of a database in memory."""

VIEWS = (
    *OF_ARTICLE,
    "article.sql",  # a row a sighting
    "asymmetry.sql",  # which verb reports whom, and who is named beside loaded words
    "evidence.sql",  # every row with a span, with its words
    "outlet/counted.sql",  # articles that count, by month and week
    "outlet/sums.sql",  # their sums, and the error of a rate
    "outlet/period.sql",  # rates with intervals, beside the others, and their change
    "outlet/outlets.sql",  # outlets, and links between them
    "outlet/found.sql",  # insertions, sources, failures with their outlet
)
"""All files of `audit/sql` that create views, each after those it uses."""

WITH_FILE = re.compile(r"/\* languages with (\S+) \*/")
"""Comment of `languages.sql` in whose place the codes of languages are put."""

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

REFUSALS = (
    (("different configuration",), "open in another way in this program", "close that connection first"),
    (("ermission", "Read-only file system"), "may not be opened", "check the permissions of the file and its folder"),
    (("No space", "File too large", "quota"), "the disk is full", "make room, or put the database on another disk"),
    (("No such file", "does not exist", "Cannot open file"), "cannot be made", "check that its folder exists"),
    (("newer", "storage version"), "written by a newer DuckDB", "pip install --upgrade duckdb"),
)
"""Wording in DuckDB's messages, the problem it means, and the way out."""


def prepare(con: duckdb.DuckDBPyConnection, *, comments: bool = True, views: Sequence[str] = VIEWS) -> None:
    """Create all tables and these views."""
    con.execute("\n".join(ddl(table, comments=comments) for table in TABLES))
    text = "\n".join((SQL / view).read_text(encoding="utf-8") for view in views)
    text = WITH_FILE.sub(lambda m: languages(m[1]), text)
    con.execute(text.replace("/* measures */", measures()) if "/* measures */" in text else text)


def languages(file: str) -> str:
    """SQL strings of the codes of the language packs that have a file.

    >>> languages("loaded.yaml")
    "'en'"
    """
    folders = sorted(path.parent for path in LANGUAGES.glob("*/words.yaml"))
    return ", ".join(quoted(folder.name) for folder in folders if (folder / file).exists())


def measures() -> str:
    """Columns of the view `article`: one for each measure that is defined and explained."""
    defined = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SQL / "measures").glob("*.sql")))
    names = sorted(
        key
        for path in sorted((DATA / "explain").glob("*.yaml"))
        for key, entry in (read_yaml(path) or {}).items()
        if entry.get("kind") == "measure" and f"'{key}'" in defined
    )
    return "".join(f""", max(value) FILTER (name = {quoted(n)}) AS "{n}\"""" for n in dict.fromkeys(names))


def memory(views: Sequence[str] = VIEWS) -> duckdb.DuckDBPyConnection:
    """Create an empty database in memory with all tables and these views, without comments, which cost more than the tables."""
    con = duckdb.connect(":memory:", config={"threads": 1})
    idle = [name for (name,) in con.execute("SELECT name FROM duckdb_optimizers()").fetchall() if name not in OPTIMIZERS]
    con.execute(f"SET disabled_optimizers = {quoted(','.join(idle))}")
    prepare(con, comments=False, views=views)
    return con


def open(path: str | Path, *, write: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a database file, created when `write` is set. Raises `AuditError` when missing, locked or not ours.

    Arrow, pandas and Polars are the extra `data`; a method that needs one which is absent says so.
    """
    name_absent()
    if write and not Path(path).exists():
        create(Path(path))
    con = connect(path, write=write)
    try:
        if write:
            update(con, path)
        else:
            version(con, path)
    except duckdb.Error as e:
        con.close()
        if disk_full(e):
            raise refused(path, str(e)) from e
        raise
    except BaseException:
        con.close()
        raise
    return con


def disk_full(error: duckdb.Error) -> bool:
    """True when the disk is full."""
    return any(words in str(error) for words in ("ould not write", "No space", "File too large"))


def create(path: Path) -> None:
    """Create an empty database; it appears under its name only when complete."""
    if "?" in str(path):  # DuckDB would keep its log elsewhere: it inserts `.wal` before the mark
        raise AuditError(f"{path}: DuckDB keeps no database under a path with a question mark", "give another name")
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        con = connect(part, write=True)
        try:
            update(con, path)
        finally:
            con.close()
        part.rename(path)
    except duckdb.Error as e:
        raise refused(path, str(e)) from e
    finally:
        part.unlink(missing_ok=True)
        part.with_name(f"{part.name}.wal").unlink(missing_ok=True)


def update(con: duckdb.DuckDBPyConnection, path: str | Path) -> None:
    """Migrate tables and create views, in one transaction."""
    con.execute("BEGIN")
    migrate(con, path)
    prepare(con)
    con.execute("COMMIT")


def connect(path: str | Path, *, write: bool = False, config: dict[str, Any] | None = None) -> duckdb.DuckDBPyConnection:
    """Connect to a database file, whatever its contents."""
    if not write and not Path(path).exists():
        raise AuditError(f"{path}: no such database", "make one with: audit batch INPUT --to audit.duckdb")
    if Path(path).is_dir():
        raise AuditError(f"{path}: a folder, not a database", "name a .duckdb file")
    try:
        return duckdb.connect(str(path), read_only=not write, config=config or {})
    except duckdb.Error as e:
        raise refused(path, str(e)) from e


def refused(path: str | Path, said: str) -> AuditError:
    """Turn DuckDB's message `said` about a file that it did not open into an error."""
    if "lock" in said:
        holder = re.search(r"held in (.+?)\s*\(PID (\d+)\)", said)
        who = f"process {holder[2]} ({Path(holder[1].split()[0]).name})" if holder else "another process"
        return AuditError(f"{path}: in use by {who}", "wait until it is done or stop it, then run this again")
    for words, problem, way_out in REFUSALS:
        if any(w in said for w in words):
            return AuditError(f"{path}: {problem}", way_out)
    return AuditError(f"{path}: not a DuckDB database, or damaged", "name another file")
