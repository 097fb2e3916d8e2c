"""Audits into tables: lists of columns, one statement a table, one transaction; writing twice changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

import duckdb

from audit.pipeline import Audit
from audit.rows import AUDITED, Claim, Document, Failure, Link, Resolved, Sighting
from audit.store.schema import columns, name

BY_SIGHTING = (Claim, Resolved, Link)


def insert(con: duckdb.DuckDBPyConnection, table: type, rows: Sequence[object]) -> None:
    """Append rows to their table in one statement."""
    if not rows:
        return
    cols = [f.name for f in fields(table)]
    kinds = {c: t for c, t, _, _ in columns(table)}
    picks = ", ".join(f"unnest(?::{kinds[c]}[])" for c in cols)
    names = ", ".join(f'"{c}"' for c in cols)
    con.execute(f"INSERT INTO {name(table)} ({names}) SELECT {picks}", [[getattr(r, c) for r in rows] for c in cols])


def write(con: duckdb.DuckDBPyConnection, audits: Iterable[Audit], failures: Iterable[Failure] = ()) -> None:
    """Store audits and failures. An audit that is there already (same document and kit) is replaced by itself."""
    batch = list(audits)
    con.execute("BEGIN")
    try:
        if batch:
            docs = sorted({a.document.id for a in batch})
            sightings = sorted({a.rows.sighting for a in batch})
            kit = batch[0].rows.kit
            for table in AUDITED:
                if table is Sighting or table in BY_SIGHTING:
                    column, keys = ("id" if table is Sighting else "sighting"), sightings
                else:
                    column, keys = ("id" if table is Document else "doc"), docs
                con.execute(
                    f"DELETE FROM {name(table)} WHERE kit = ? AND {column} IN (SELECT unnest(?::VARCHAR[]))", [kit, keys]
                )
            seen_docs: set[str] = set()
            seen_sightings: set[str] = set()
            tables: dict[type, list[object]] = {table: [] for table in AUDITED}
            for a in batch:
                for table in AUDITED:
                    by_sighting = table is Sighting or table in BY_SIGHTING
                    if (a.rows.sighting in seen_sightings) if by_sighting else (a.document.id in seen_docs):
                        continue
                    tables[table] += a.of(table)
                seen_docs.add(a.document.id)
                seen_sightings.add(a.rows.sighting)
            for table, rows in tables.items():
                insert(con, table, rows)
        insert(con, Failure, list(failures))
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
