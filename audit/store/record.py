"""The record: one JSON object per audit, printed by `audit article --format json` and written by `audit batch`."""

import json
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import duckdb

from audit.rows import Failure, recorded
from audit.store.schema import name

if TYPE_CHECKING:
    from audit.pipeline import Audit

ONES, LISTS = recorded("one"), recorded("list")
"""Tables that the record shows as one object, and as a list of objects."""
ARTICLE = "headline, authors, published, modified, section, outlet, wire_agency, wire_level"
"""Columns of the view `settled_article` that the record shows as `article`."""

START = b'{"schema":1,"id":'
"""First bytes of every record in a file of JSON lines."""


def holds_records(path: Path) -> bool:
    """True when every line of a file is a record, as far as its first bytes tell."""
    with path.open("rb") as lines:
        return all(raw.startswith(START) for raw in iter(lambda: next_line(lines), b""))


def next_line(lines: BinaryIO) -> bytes:
    """The first bytes of the next line; empty at the end of the file."""
    start = rest = lines.readline(len(START) + 1)
    while rest and not rest.endswith(b"\n"):
        rest = lines.readline(1 << 20)
    return start


def columns_of(row: Any) -> dict[str, Any]:
    """Convert a row to a dict from column to value."""
    return {f.name: getattr(row, f.name) for f in fields(row)}


def records(con: duckdb.DuckDBPyConnection, audits: Sequence["Audit"]) -> list[dict[str, Any]]:
    """Build the record of each audit, in order; `con` holds their rows. One query fetches the measures of all of them."""
    measures: dict[str, dict[str, Any]] = {}
    measured = con.execute("SELECT DISTINCT doc, name, value, n, state FROM measured ORDER BY ALL")
    for doc, measure, value, n, state in measured.fetchall():
        measures.setdefault(doc, {})[measure] = {"value": value, "n": n, "state": state}
    articles: dict[str, dict[str, Any]] = {}
    for sighting, *values in con.execute(f"SELECT sighting, {ARTICLE} FROM settled_article").fetchall():
        row = dict(zip(ARTICLE.split(", "), values, strict=True))
        agency, level = row.pop("wire_agency"), row.pop("wire_level")
        row["authors"] = row["authors"] or []
        articles[sighting] = row | {"wire": {"agency": agency, "level": level} if agency else None}
    out = []
    for a in audits:
        record: dict[str, Any] = {"schema": 1, "id": a.document.input}
        record |= {name(table): columns_of(a.of(table)[0]) for table in ONES}
        record["article"] = articles[a.rows.sighting]
        record |= {name(table): list(map(columns_of, a.of(table))) for table in LISTS}
        out.append(record | {"measure": measures.get(a.document.id, {}), "failure": None})
    return out


def failed(failure: Failure) -> dict[str, Any]:
    """Build the record of an input that could not be audited: `failure` is set, the rest null."""
    empty = dict.fromkeys([*map(name, ONES), "article", *map(name, LISTS), "measure"])
    return {"schema": 1, "id": failure.input, **empty, "failure": {"stage": failure.stage, "error": failure.error}}


def line(record: dict[str, Any]) -> str:
    """Serialise a record on one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
