"""Write audits into tables: one statement per table, one transaction; writing the same audit twice changes nothing.

A text with several sightings keeps the rows of the sighting with the smallest id, so that neither the order of inputs nor the
number of runs changes a row.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

import duckdb

from audit.rows import AUDITED, BY_SIGHTING, Failure, Outlet, OutletFact, OutletHost, Run, Sighting, owner
from audit.store.ask import SQL
from audit.store.schema import columns, name
from audit.store.sums import renew

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audit.pipeline import Audit


def insert(con: duckdb.DuckDBPyConnection, table: type, rows: Sequence[object]) -> None:
    """Append rows to their table in one statement, one array per column: half the cost of lists as parameters."""
    if not rows:
        return
    con.register("fresh_rows", by_column(table, rows))
    con.execute(f"INSERT INTO {name(table)} BY NAME SELECT * FROM fresh_rows")
    con.unregister("fresh_rows")


def append(con: duckdb.DuckDBPyConnection, table: type, rows: Sequence[object]) -> None:
    """The same in a database in memory: DuckDB finds the variable by its name, in half the time that registering it takes."""
    if rows:
        rows_of_table = by_column(table, rows)  # noqa: F841 - named in the statement
        con.execute(f"INSERT INTO {name(table)} BY NAME SELECT * FROM rows_of_table")


def by_column(table: type, rows: Sequence[object]) -> dict[str, "NDArray[np.object_]"]:
    """The values of rows as an array of objects for each column of their table; None becomes null."""
    import numpy as np

    return {c: np.fromiter(map(attrgetter(c), rows), object, len(rows)) for c, *_ in columns(table)}


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what the block wrote, or roll it back when the block raises."""
    con.execute("BEGIN")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise


def rows_by_table(audits: Iterable["Audit"]) -> dict[type, list[object]]:
    """Collect the rows of several audits by one kit, by table; of duplicate sightings or texts one is kept."""
    once = {a.rows.sighting: a for a in sorted(audits, key=lambda a: a.rows.sighting, reverse=True)}
    kept = {a.document.id: a for a in once.values()}  # the last one wins: the smallest sighting
    out: dict[type, list[object]] = {table: [] for table in AUDITED}
    for a in reversed(once.values()):
        for table in AUDITED:
            if table in BY_SIGHTING or kept[a.document.id] is a:
                out[table] += a.of(table)
    return out


def write(con: duckdb.DuckDBPyConnection, audits: Iterable["Audit"], failures: Iterable[Failure] = ()) -> None:
    """Store audits of one kit, and failures. A sighting or text already stored for that kit is left unchanged."""
    batch, missing = list(audits), list(failures)
    with transaction(con):
        if batch:
            store(con, batch)
            run_file(con, "stale.sql", {"docs": texts_of(batch)})
        insert(con, Failure, missing)


def keep(con: duckdb.DuckDBPyConnection, audit: "Audit", run: Run, outlets: Iterable[Outlet | OutletHost | OutletFact]) -> None:
    """Store one audit under its run, and replace the outlets by those of the registry."""
    audit.rows.replace(Sighting, [replace(s, run=run.id) for s in audit.of(Sighting)])
    with transaction(con):
        insert(con, Run, [run])
        publish(con, outlets)
        store(con, [audit])
        run_file(con, "stale.sql", {"docs": texts_of([audit])})
        renew(con, first=False)


def store(con: duckdb.DuckDBPyConnection, batch: list["Audit"]) -> None:
    """Put the rows of audits and their measures into the tables, within the caller's transaction."""
    kit, found = batch[0].rows.kit, rows_by_table(batch)
    known = "SELECT doc, min(id) FROM sighting WHERE kit = ? AND doc IN (SELECT unnest(?::VARCHAR[])) GROUP BY doc"
    docs = texts_of(batch)
    stored = dict(con.execute(known, [kit, docs]).fetchall())
    fresh: dict[str, str] = {}
    for a in batch:
        fresh[a.document.id] = min(a.rows.sighting, fresh.get(a.document.id, a.rows.sighting))
    kept = {doc for doc in docs if doc in stored and stored[doc] <= fresh[doc]}
    replaced = sorted(set(stored) - kept)
    sightings = sorted({a.rows.sighting for a in batch})
    for table in AUDITED:
        column = owner(table)
        keys = sightings if table in BY_SIGHTING else replaced
        if keys:
            con.execute(f"DELETE FROM {name(table)} WHERE kit = ? AND {column} IN (SELECT unnest(?::VARCHAR[]))", [kit, keys])
        rows = found[table]
        if table not in BY_SIGHTING:
            rows = [r for r in rows if getattr(r, column) not in kept]
        insert(con, table, rows)
    measure(con, kit, docs)


def texts_of(batch: Iterable["Audit"]) -> list[str]:
    """Ids of the texts of audits."""
    return sorted({a.document.id for a in batch})


def publish(con: duckdb.DuckDBPyConnection, rows: Iterable[Outlet | OutletHost | OutletFact]) -> None:
    """Replace the outlets of a database by the rows of a registry, within the caller's transaction."""
    found = list(rows)
    for table in (Outlet, OutletHost, OutletFact):
        con.execute(f"DELETE FROM {name(table)}")
        insert(con, table, [r for r in found if type(r) is table])


def measure(con: duckdb.DuckDBPyConnection, kit: str, docs: list[str]) -> None:
    """Compute the measures of texts and store them in `measured`."""
    run_file(con, "measured.sql", {"kit": kit, "docs": docs})
    run_file(con, "current.sql", {"docs": docs})


def run_file(con: duckdb.DuckDBPyConnection, file: str, values: Mapping[str, object]) -> None:
    """Run the statements of a file of `audit/sql`, each with the parameters that it names."""
    for statement in con.extract_statements((SQL / file).read_text(encoding="utf-8")):
        con.execute(statement, {key: values[key] for key in statement.named_parameters})
