"""Audits into tables: lists of columns, one statement a table, one transaction; writing twice changes nothing.

A text that several sightings share has the rows of the sighting whose id is smallest, so that neither order nor split nor
the number of runs changes a row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

import duckdb

from audit.pipeline import Audit
from audit.rows import AUDITED, Claim, Document, Failure, Link, Outlet, OutletFact, OutletHost, Resolved, Run, Sighting
from audit.store.connect import SQL
from audit.store.schema import columns, name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BY_SIGHTING = (Sighting, Claim, Resolved, Link)
"""Tables whose rows belong to a sighting; those of the others belong to a text."""


def insert(con: duckdb.DuckDBPyConnection, table: type, rows: Sequence[object]) -> None:
    """Append rows to their table in one statement, from one array a column: half the cost of lists as parameters."""
    if not rows:
        return
    cols = [c for c, *_ in columns(table)]
    values = zip(*map(attrgetter(*cols), rows), strict=True)
    con.register("fresh_rows", dict(zip(cols, map(objects, values), strict=True)))
    con.execute(f"INSERT INTO {name(table)} BY NAME SELECT * FROM fresh_rows")
    con.unregister("fresh_rows")


def objects(values: Sequence[object]) -> "NDArray[np.object_]":
    """A column as an array of objects, None where nothing is known."""
    import numpy as np

    out = np.empty(len(values), dtype=object)
    out[:] = values
    return out


def tables(audits: Iterable[Audit]) -> dict[type, list[object]]:
    """The rows of several audits of one kit by table, what is shared taken once."""
    once = {a.rows.sighting: a for a in sorted(audits, key=lambda a: a.rows.sighting, reverse=True)}
    owner = {a.document.id: a for a in once.values()}  # the last one, so the smallest id, stays
    out: dict[type, list[object]] = {table: [] for table in AUDITED}
    for a in reversed(once.values()):
        for table in AUDITED:
            if table in BY_SIGHTING or owner[a.document.id] is a:
                out[table] += a.of(table)
    return out


def write(con: duckdb.DuckDBPyConnection, audits: Iterable[Audit], failures: Iterable[Failure] = ()) -> None:
    """Store audits of one kit, and failures. What is there already (same sighting, text and kit) stays as it is."""
    batch, missing = list(audits), list(failures)
    con.execute("BEGIN")
    try:
        if batch:
            store(con, batch)
        insert(con, Failure, missing)
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise


def keep(con: duckdb.DuckDBPyConnection, audit: Audit, run: Run, outlets: Iterable[Outlet | OutletHost | OutletFact]) -> None:
    """Store one audit under its run, with the outlets of the registry as they are now. What is there already stays."""
    audit.rows.replace(Sighting, [replace(s, run=run.id) for s in audit.of(Sighting)])
    con.execute("BEGIN")
    try:
        insert(con, Run, [run])
        publish(con, outlets)
        store(con, [audit])
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise


def store(con: duckdb.DuckDBPyConnection, batch: list[Audit]) -> None:
    """Put the rows of audits into their tables, in the caller's transaction, with their measures."""
    kit, found = batch[0].rows.kit, tables(batch)
    known = "SELECT doc, min(id) FROM sighting WHERE kit = ? AND doc IN (SELECT unnest(?::VARCHAR[])) GROUP BY doc"
    docs = sorted({a.document.id for a in batch})
    owner = dict(con.execute(known, [kit, docs]).fetchall())
    fresh: dict[str, str] = {}
    for a in batch:
        fresh[a.document.id] = min(a.rows.sighting, fresh.get(a.document.id, a.rows.sighting))
    kept = {doc for doc in docs if doc in owner and owner[doc] <= fresh[doc]}
    replaced = sorted(set(owner) - kept)
    sightings = sorted({a.rows.sighting for a in batch})
    for table in AUDITED:
        column = "id" if table in {Sighting, Document} else "sighting" if table in BY_SIGHTING else "doc"
        keys = sightings if table in BY_SIGHTING else replaced
        if keys:
            con.execute(f"DELETE FROM {name(table)} WHERE kit = ? AND {column} IN (SELECT unnest(?::VARCHAR[]))", [kit, keys])
        rows = found[table]
        if table not in BY_SIGHTING:
            rows = [r for r in rows if getattr(r, column) not in kept]
        insert(con, table, rows)
    measure(con, kit, docs)


def publish(con: duckdb.DuckDBPyConnection, rows: Iterable[Outlet | OutletHost | OutletFact]) -> None:
    """Set the outlets of a database to the rows of a registry, in the caller's transaction."""
    found = list(rows)
    for table in (Outlet, OutletHost, OutletFact):
        con.execute(f"DELETE FROM {name(table)}")
        insert(con, table, [r for r in found if type(r) is table])


def measure(con: duckdb.DuckDBPyConnection, kit: str, docs: list[str]) -> None:
    """Keep the measures of texts beside them."""
    run(con, "measured.sql", {"kit": kit, "docs": docs})
    run(con, "current.sql", {"docs": docs})


def run(con: duckdb.DuckDBPyConnection, file: str, values: Mapping[str, object]) -> None:
    """Run the statements of a file of `audit/sql`, each with the parameters that it names."""
    for statement in con.extract_statements((SQL / file).read_text(encoding="utf-8")):
        con.execute(statement, {key: values[key] for key in statement.named_parameters})
