"""DDL generated from the row classes: one dataclass per table, its annotations the comments.

>>> from audit.rows import Run
>>> print(ddl(Run).splitlines()[0])
CREATE TABLE IF NOT EXISTS run (
"""

import re
import types
from dataclasses import fields
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

TYPES = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN"}


def name(table: type) -> str:
    """Name of the table of a row class: `OutletHost` → `outlet_host`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", table.__name__).lower()


@cache
def columns(table: type) -> list[tuple[str, str, bool, str]]:
    """Name, SQL type, whether null is allowed, and comment of each column of a row class."""
    hints = get_type_hints(table, include_extras=True)
    out = []
    for f in fields(table):
        hint: Any = hints[f.name]
        kind, comment = get_args(hint)[:2] if get_origin(hint) is Annotated else (hint, "")
        options = set(get_args(kind)) if get_origin(kind) in (types.UnionType, Union) else {kind}
        out.append((f.name, TYPES[(options - {type(None)}).pop()], type(None) in options, str(comment)))
    return out


def quoted(text: str) -> str:
    """A SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def ddl(table: type, *, comments: bool = True) -> str:
    """Generate the statements that create one table, and set its comments when `comments` is set."""
    cols = columns(table)
    body = ",\n".join(f'    "{c}" {t}{"" if null else " NOT NULL"}' for c, t, null, _ in cols)
    comment = (table.__doc__ or "").strip().splitlines()[0]
    lines = [f"CREATE TABLE IF NOT EXISTS {name(table)} (\n{body}\n);"]
    if not comments:
        return lines[0]
    lines += [f"COMMENT ON TABLE {name(table)} IS {quoted(comment)};"]
    lines += [f'COMMENT ON COLUMN {name(table)}."{c}" IS {quoted(text)};' for c, _, _, text in cols]
    return "\n".join(lines)
