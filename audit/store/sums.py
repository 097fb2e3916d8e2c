"""Stored sums of measures by month, outlet, way of counting and language, from which the rates of all months are read quickly.

`outlet/summed.sql` defines them. Whoever writes measures marks the months that these touch (`stale.sql`); the end of a run sums
those again. A connection for reading takes the stored sums when no month is marked, and else counts anew, so that a rate is the
same whenever it is asked for (`sql/checks/sums.sql`).
"""

from collections.abc import Iterator

import duckdb

from audit.store.schema import quoted

AT_ONCE = 24
"""Months summed in one statement, which bounds the memory that the sums of a large database take."""


def renew(con: duckdb.DuckDBPyConnection, *, first: bool = True) -> None:
    """Sum the marked months again, within the caller's transaction. Where no sums are stored, sum all if `first`, else none."""
    if con.execute("SELECT 1 FROM month_language LIMIT 1").fetchone() is None:
        if not first:
            return
        con.execute("INSERT INTO month_stale SELECT DISTINCT month FROM measured")
        con.execute("INSERT INTO month_stale SELECT DISTINCT month_of(day) FROM sighting")
    for some in stale(con):
        for table in ("month_sum", "month_language"):
            con.execute(f"DELETE FROM {table} WHERE {some}")
            con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM {table}_now WHERE {some}")
    con.execute("DELETE FROM month_stale")


def stale(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Yield conditions that hold for the marked months, some months each."""
    found = [month for (month,) in con.execute("SELECT DISTINCT month FROM month_stale ORDER BY month").fetchall()]
    months = [quoted(month) for month in found if month]
    if None in found:
        yield "month IS NULL"
    for i in range(0, len(months), AT_ONCE):
        yield f"month IN ({', '.join(months[i : i + AT_ONCE])})"
