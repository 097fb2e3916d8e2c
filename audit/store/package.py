"""Frictionless data packages (Data Package 2.0): `datapackage.json` with the codebook beside files of data.

Fields of a table have the name, type and comment of the column in `audit.rows`; those of an answer are matched by name and type
with columns of tables, and by name with measures.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from audit.files import DATA, read_yaml
from audit.rows import TABLES
from audit.store.query import Answer
from audit.store.record_schema import field as schema_of
from audit.store.schema import columns, name
from audit.store.tabular import comma_separated, unique
from audit.store.whole import whole_folder
from audit.version import VERSION

DESCRIPTOR = "datapackage.json"
"""Name of the file that describes a package."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TYPES = {
    "BOOLEAN": "boolean",
    "DATE": "date",
    "DECIMAL": "number",
    "DOUBLE": "number",
    "FLOAT": "number",
    "TIMESTAMP": "datetime",
    "TIMESTAMP WITH TIME ZONE": "datetime",
    "VARCHAR": "string",
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"), "integer"),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"), "integer"),
    "NUMBER": "number",
    "STRING": "string",
}
"""Types of Table Schema by SQL type; lists are arrays and structs objects, written as JSON, and all others are `any`."""


def data_package(answer: Answer, path: Path) -> None:
    """Write a folder with `answer.csv` and `datapackage.json`, whole or not at all."""
    named = replace(answer, columns=tuple(unique(answer.columns)))
    fields = [answer_field(column, kind) for column, kind in zip(named.columns, named.types, strict=True)]
    with whole_folder(path) as folder:
        with (folder / "answer.csv").open("w", encoding="utf-8", newline="") as out:
            comma_separated(named, out)
        write_descriptor(folder, [csv_resource("answer", fields)])


def parquet_package(folder: Path) -> None:
    """Write `datapackage.json` into a folder of Parquet: one resource a table, empty ones included."""
    write_descriptor(folder, (table_resource(folder, table) for table in TABLES))


def write_descriptor(folder: Path, resources: Iterable[dict[str, Any]]) -> None:
    """Write `datapackage.json`."""
    (folder / DESCRIPTOR).write_text(descriptor(resources), encoding="utf-8")


def descriptor(resources: Iterable[dict[str, Any]]) -> str:
    """The text of `datapackage.json`; it depends on the resources and the version alone."""
    package = {
        "$schema": PROFILE,
        "name": "newsaudit",
        "title": "Audits of news articles",
        "description": "Offsets are Unicode code points, half open, into document.text; unknown is null.",
        "version": VERSION,
        "resources": list(resources),
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def csv_resource(name: str, fields: list[dict[str, Any]], description: str = "") -> dict[str, Any]:
    """The file `NAME.csv` with these fields."""
    said = {"description": description} if description else {}
    kind = {"path": f"{name}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    return {"name": name, "type": "table", **said, **kind, "schema": {"fields": fields}}


def table_resource(folder: Path, table: type) -> dict[str, Any]:
    """The files of a table below a folder; one without files holds no row, and its data is a header alone."""
    n = name(table)
    files = sorted(
        str(file.relative_to(folder)) for pattern in (f"{n}.parquet", f"{n}/**/*.parquet") for file in folder.glob(pattern)
    )
    kind = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    header = [column for column, *_ in columns(table)]
    where = {"path": files if len(files) > 1 else files[0], **kind} if files else {"data": [header]}
    title = (table.__doc__ or "").strip().splitlines()[0]
    fields = [column_field(*column) for column in columns(table)]
    return {"name": n, "type": "table", "description": title, **where, "schema": {"fields": fields}}


def column_field(column: str, kind: str, null: bool, comment: str) -> dict[str, Any]:
    """A column of a table as a field; alternatives in its comment are its enumeration."""
    out: dict[str, Any] = {"name": column, "type": TYPES[kind]}
    if comment:
        out["description"] = comment
    constraints: dict[str, Any] = {} if null else {"required": True}
    if words := schema_of(kind, null=False, comment=comment).get("enum"):
        constraints["enum"] = words
    return out | ({"constraints": constraints} if constraints else {})


def answer_field(column: str, kind: str) -> dict[str, Any]:
    """A column of an answer as a field, described where the codebook has its name and type."""
    base = kind.partition("(")[0]
    form = "array" if kind.endswith("]") else "object" if base in {"STRUCT", "MAP"} else TYPES.get(base, "any")
    return described(column, form)


def described(column: str, form: str) -> dict[str, Any]:
    """A field of a type of Table Schema, with what the codebook says of its name and type."""
    out = {"name": column, "type": form}
    if form == "datetime":
        out["format"] = "any"
    if words := known_columns().get((column, form)) or (
        known_measures().get(column) if form in {"number", "integer"} else None
    ):
        out["description"] = words
    return out


@cache
def known_columns() -> dict[tuple[str, str], str]:
    """Comments by name and type of column; where tables differ, each comment names its tables."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for table in TABLES:
        for column, kind, _, comment in columns(table):
            if comment:
                found.setdefault((column, TYPES[kind]), {}).setdefault(comment, []).append(name(table))
    return {key: "; ".join(told_apart(comments)) for key, comments in found.items()}


def told_apart(comments: dict[str, list[str]]) -> Iterator[str]:
    """Yield the one comment, or each with the names of its tables."""
    for comment, tables in comments.items():
        yield comment if len(comments) == 1 else f"{', '.join(tables)}: {comment}"


@cache
def known_measures() -> dict[str, str]:
    """What each measure is, by name."""
    return {
        key: " ".join(entry["what"].split())
        for path in sorted((DATA / "explain").glob("*.yaml"))
        for key, entry in (read_yaml(path) or {}).items()
        if entry.get("kind") == "measure"
    }
