"""Files of a shard: Parquet, one file a table, or lines of JSON, one a record or one a mark."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from audit.pipeline import Audit
from audit.rows import AUDITED, Document, Failure, Measured
from audit.store import memory, write
from audit.store.annotations.marked import Mark, MarkedText
from audit.store.annotations.web_annotation import as_line, unaudited, write_annotations
from audit.store.ask import ask, statement
from audit.store.record import failed, line, records
from audit.store.refilled import fill, refillable
from audit.store.schema import name, quoted
from audit.store.writing import append

SHARDED: tuple[type, ...] = (*AUDITED, Measured, Failure)
"""Tables of a shard."""

RETURNING = "SET allocator_flush_threshold = '1MB'; SET allocator_bulk_deallocation_flush_threshold = '1MB'"
"""Have DuckDB return the memory of a shard, of which it would else keep 128 MB at most."""

open_database: list[duckdb.DuckDBPyConnection] = []
"""At most one database in memory per process, because creating its views costs more than filling it."""


def filled(audits: Sequence[Audit], failures: Sequence[Failure]) -> duckdb.DuckDBPyConnection:
    """Create a database in memory with the rows of these audits and failures."""
    con = memory()
    write(con, audits, failures)
    return con


@contextmanager
def shard_rows(audits: Sequence[Audit], failures: Sequence[Failure]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Fill the process's database with a shard; rolled back afterwards, because deleted rows would keep their memory."""
    if not open_database:
        open_database.append(refillable())
        open_database[0].execute(RETURNING)
    con = open_database[0]
    con.execute("BEGIN")
    try:
        if audits:
            fill(con, audits)
        append(con, Failure, failures)
        yield con
    finally:
        con.execute("ROLLBACK")


def parquet(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """Write a Parquet file for each table that has rows; compressed by Snappy, since it is soon read again and deleted."""
    audits, failures = [a for a in found if isinstance(a, Audit)], [f for f in found if isinstance(f, Failure)]
    tables = [t for t in AUDITED if any(a.of(t) for a in audits)]
    tables += [Measured] if audits else []
    tables += [Failure] if failures else []
    with shard_rows(audits, failures) as con:
        for table in tables:
            path = quoted(str(folder / f"{name(table)}.parquet"))
            con.execute(f"COPY {name(table)} TO {path} (FORMAT parquet, COMPRESSION snappy)")


def lines(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """Write one file of JSON lines, one record each, in the order of the inputs."""
    good = [a for a in found if isinstance(a, Audit)]
    with shard_rows(good, ()) as con, (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        made = iter(records(con, good))
        out.writelines(line(failed(a) if isinstance(a, Failure) else next(made)) + "\n" for a in found)


def annotations(folder: Path, found: Sequence[Audit | Failure]) -> None:
    """Write one file of Web Annotations, one a line, in the order of the inputs; a failure is one, too."""
    good = [a for a in found if isinstance(a, Audit)]
    with shard_rows(good, ()) as con, (folder / "records.jsonl").open("w", encoding="utf-8") as out:
        con.execute(statement("evidence"))
        marks = marks_by_text(ask(con, "annotations/shard"))
        for one in found:
            if isinstance(one, Failure):
                out.write(as_line(unaudited(one.input, one.stage, one.error, one.kit)))
                continue
            seen = one.rows.sighting
            mine = {mark for sighting, mark in marks[one.document.id] if sighting in {None, seen}}
            write_annotations([marked(one, mine)], out)


def marks_by_text(rows: Sequence[Any]) -> dict[str, set[tuple[str | None, Mark]]]:
    """Marks by text, each with the sighting that it belongs to, None for the text."""
    out: dict[str, set[tuple[str | None, Mark]]] = defaultdict(set)
    for r in rows:
        mark = Mark(r.start, r.stop, r.kind, r.label or "", r.rule or "", r.kit)
        out[r.doc].add((r.sighting, mark))
    return out


def marked(one: Audit, marks: Iterable[Mark]) -> MarkedText:
    """An audited text with its marks."""
    document = one.document
    return MarkedText(
        doc=document.id,
        text=document.text,
        lang=one.of(Document)[0].lang,
        inputs=(document.input,),
        urls=(document.url,) if document.url else (),
        marks=tuple(sorted(marks)),
        sighting=one.rows.sighting,
    )


WRITERS: dict[str, Callable[[Path, Sequence[Audit | Failure]], None]] = {
    "rows": parquet,
    "lines": lines,
    "annotations": annotations,
}
"""How a shard is written, by the form that its sink wants."""
