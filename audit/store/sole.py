"""One audit in a database of its own in memory, for the command line.

Planning costs more than reading so few rows, so each view of an article is a table here: planned once, and not again by every
query that reads it. The SQL is that of `audit/sql`, and so are the numbers.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import duckdb

from audit.rows import AUDITED, Measured, Outlet, OutletFact, OutletHost, Run
from audit.store.ask import statement
from audit.store.schema import ddl
from audit.store.views import OF_ARTICLE, view_sql
from audit.store.writing import append

if TYPE_CHECKING:
    from audit.pipeline import Audit

TABLES = (*AUDITED, Run, Measured, Outlet, OutletHost, OutletFact)
"""Tables that what is shown of one article reads."""


def one_audit(audit: "Audit", outlets: Iterable[Outlet | OutletHost | OutletFact]) -> duckdb.DuckDBPyConnection:
    """A database in memory with one audit, its measures and the outlets given; views of `OF_ARTICLE` are tables in it."""
    con, known = duckdb.connect(":memory:", config={"threads": 1}), list(outlets)
    con.execute("PRAGMA disable_optimizer")  # a better plan costs more than so few rows save
    con.execute("BEGIN")
    con.execute("".join(ddl(table, comments=False) for table in TABLES))
    for table in AUDITED:
        append(con, table, audit.of(table))
    for table in (Outlet, OutletHost, OutletFact):
        append(con, table, [row for row in known if type(row) is table])
    con.execute(re.sub(r"^CREATE OR REPLACE VIEW", "CREATE TABLE", view_sql(OF_ARTICLE), flags=re.MULTILINE))
    con.execute(statement("measured_alone"))
    con.execute("COMMIT")
    return con
