"""Where in the tables of a database the rows of some accounts lie, so that the rest need not be read.

Articles come as they are published, so that in most tables the rows of a month lie together: of ten million articles a block of
accounts then reads its own part, and not every table whole. In a database without that order a range is as wide as the table.
"""

import duckdb

from audit.store.ask import ask
from audit.store.writing import run_file

TABLES = ("document", "sighting", "resolved", "statement", "source", "trait", "insertion", "block")
"""Tables that linking reads."""
SIZE = 1000
"""Accounts whose rows are found together."""
WHOLE = {f"{table}_{end}": row for table in TABLES for end, row in (("first", 0), ("last", 2**62))}
"""Ranges of whole tables, as parameters of `link/stage.sql`."""


def find(con: duckdb.DuckDBPyConnection) -> None:
    """Find where the rows of the accounts to link lie; each table is read once."""
    run_file(con, "link/places.sql", {"size": SIZE})


def ranges(con: duckdb.DuckDBPyConnection, first: int, last: int) -> dict[str, int]:
    """Ranges of the rows of accounts with these numbers, both included; a table whose rows have moved since is read whole."""
    parts = first // SIZE, last // SIZE
    found = {r.name: r for r in ask(con, "link/ranges", first=parts[0], last=parts[1])}
    out = dict(WHOLE)
    for table in TABLES:
        if row := found.get(table):
            out[f"{table}_first"], out[f"{table}_last"] = row.first, row.last
        else:
            out[f"{table}_last"] = -1
    there = {r.name: r.n for r in ask(con, "link/found", first=parts[0] * SIZE, last=(parts[1] + 1) * SIZE - 1, **out)}
    for table in TABLES:
        if there.get(table, 0) != (found[table].n if table in found else 0):
            out[f"{table}_first"], out[f"{table}_last"] = WHOLE[f"{table}_first"], WHOLE[f"{table}_last"]
    return out
