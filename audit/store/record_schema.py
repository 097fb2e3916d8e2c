"""JSON Schema of the record, generated from the row classes; `audit schema --record` prints it.

>>> schema = record_schema()
>>> schema["$defs"]["statement"]["properties"]["mode"]["enum"]
['direct', 'mixed', 'indirect']
"""

import re
from typing import Any

from audit.rows import Block
from audit.store.record import LISTS, ONES
from audit.store.schema import columns, name

TYPES = {"VARCHAR": "string", "INTEGER": "integer", "DOUBLE": "number", "BOOLEAN": "boolean"}
STATES = ["present", "absent", "not_checked", "not_applicable"]
TEXT = {"type": ["string", "null"]}
ARTICLE: dict[str, Any] = {
    "headline": TEXT,
    "authors": {"type": "array", "items": {"type": "string"}, "description": "persons, as resolved"},
    "published": {"type": ["string", "null"], "description": "ISO 8601 with the offset that was declared"},
    "modified": {"type": ["string", "null"], "description": "ISO 8601 with the offset that was declared"},
    "section": TEXT,
    "outlet": {"type": ["string", "null"], "description": "id in the registry; null when unknown"},
    "wire": {
        "type": ["object", "null"],
        "properties": {"agency": {"type": "string"}, "level": TEXT},
        "required": ["agency", "level"],
        "description": "agency and how far the text is its copy",
    },
}
"""Required fields of `article`; more are allowed."""


def record_schema() -> dict[str, Any]:
    """Generate the schema of one record, JSON Schema draft 2020-12."""
    properties: dict[str, Any] = {
        "schema": {"const": 1},
        "id": {"type": "string", "description": "id of the input, else its path"},
        **{name(table): either(ref(table)) for table in ONES},
        "article": either({"type": "object", "properties": ARTICLE, "required": list(ARTICLE)}),
    }
    properties |= {name(table): either({"type": "array", "items": ref(table)}) for table in LISTS}
    required = [*properties, "measure", "failure"]
    properties |= {
        "block": {"type": "array", "items": ref(Block), "description": "on request"},
        "measure": either({"type": "object", "additionalProperties": MEASURE}),
        "failure": either(FAILURE),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "audit record",
        "description": "One audited article, or one input that could not be audited: then failure is set and the rest null. "
        "Offsets are Unicode code points, half open, into document.text.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        "$defs": {name(table): row(table) for table in (*ONES, Block, *LISTS)},
    }


MEASURE = {
    "type": "object",
    "properties": {"value": {"type": ["number", "null"]}, "n": {"type": ["integer", "null"]}, "state": {"enum": STATES}},
    "required": ["value", "n", "state"],
    "description": "null when it cannot be measured; n is the number of items it is computed from",
}
FAILURE = {
    "type": "object",
    "properties": {"stage": {"type": "string"}, "error": {"type": "string"}},
    "required": ["stage", "error"],
    "description": "why the input could not be audited",
}


def ref(table: type) -> dict[str, str]:
    """Reference to the schema of a table's rows."""
    return {"$ref": f"#/$defs/{name(table)}"}


def either(schema: dict[str, Any]) -> dict[str, Any]:
    """Allow null besides a schema: the record of a failed input holds only its failure."""
    return {"anyOf": [schema, {"type": "null"}]}


def row(table: type) -> dict[str, Any]:
    """Schema of a table's rows: all columns in order, each with its comment."""
    properties = {column: field(kind, null, comment) for column, kind, null, comment in columns(table)}
    return {
        "type": "object",
        "description": (table.__doc__ or "").strip().splitlines()[0],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def field(kind: str, null: bool, comment: str) -> dict[str, Any]:
    """Schema of a column; a comment that lists alternatives (`a | b`) becomes an enumeration."""
    words = re.fullmatch(r"([\w-]+(?: \| [\w-]+)+)(?:;.*)?", comment)
    out: dict[str, Any] = {"type": [TYPES[kind], "null"] if null else TYPES[kind]}
    if words:
        out = {"enum": [*words[1].split(" | "), *([None] if null else [])]}
    return out | ({"description": comment} if comment else {})
