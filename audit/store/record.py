"""The record: one JSON object for each audit, as `audit article --format json` prints it and `audit batch` writes it."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import duckdb

from audit.pipeline import Audit
from audit.rows import (
    Affiliation,
    Claim,
    Failure,
    Insertion,
    Link,
    Mention,
    Notice,
    Reported,
    Sentence,
    Sighting,
    Source,
    Statement,
    Trait,
)
from audit.rows import Document as DocumentRow
from audit.store.schema import name

LISTS: tuple[type, ...] = (Claim, Link, Insertion, Statement, Reported, Source, Affiliation, Mention, Trait, Sentence, Notice)
ARTICLE = "headline, authors, published, modified, section, outlet, wire_agency, wire_level"


def plain(row: Any) -> dict[str, Any]:
    """A row as the columns it has."""
    return {f.name: getattr(row, f.name) for f in fields(row)}


def records(con: duckdb.DuckDBPyConnection, audits: Sequence[Audit]) -> list[dict[str, Any]]:
    """The record of each audit, in order; `con` holds their rows. Measures are asked for once for all of them."""
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
        record: dict[str, Any] = {"schema": 1, "id": a.document.input, "document": plain(a.of(DocumentRow)[0])}
        record["sighting"] = plain(a.of(Sighting)[0])
        record["article"] = articles[a.rows.sighting]
        record |= {name(table): list(map(plain, a.of(table))) for table in LISTS}
        out.append(record | {"measure": measures.get(a.document.id, {}), "failure": None})
    return out


def failed(failure: Failure) -> dict[str, Any]:
    """The record of an input that could not be audited: `failure` set, the rest null."""
    empty = dict.fromkeys(["document", "sighting", "article", *map(name, LISTS), "measure"])
    return {"schema": 1, "id": failure.input, **empty, "failure": {"stage": failure.stage, "error": failure.error}}


def line(record: dict[str, Any]) -> str:
    """A record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
