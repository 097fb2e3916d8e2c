"""Columns of every table with their SQL types, known without importing the row classes, whose definition costs 30 ms."""

from functools import cache
from pathlib import Path
from typing import cast

from audit.files import remembered

CLASSES = Path(__file__).parents[1] / "rows"
"""Room of the row classes, the only declaration of the tables."""


@cache
def contract() -> dict[str, dict[str, str]]:
    """Columns of every table with their types; cached under the digest of the row classes' source."""
    source = b"".join(path.read_bytes() for path in sorted(CLASSES.glob("*.py")))
    if not source:  # a package may come without it
        return declared()
    found = remembered(source, declared, "contract", own=True)
    return cast("dict[str, dict[str, str]]", found)


def declared() -> dict[str, dict[str, str]]:
    """Read the columns from the row classes."""
    from audit.rows import TABLES
    from audit.store.schema import columns, name

    ours = {name(table): {column: kind for column, kind, *_ in columns(table)} for table in TABLES}
    return ours | {"schema_version": {"version": "INTEGER", "made_by": "VARCHAR"}}
