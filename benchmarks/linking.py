"""Growth of `audit link`: many articles from few, linked whole: `python benchmarks/linking.py DATABASE COPIES TO`.

The articles of an audited database are laid over `--days` days (their own day modulo it, so that accounts of one event stay
together), again and again: COPIES changes how many articles there are, not how many a day has. Copies have ids, texts and days
of their own. Prints processor time, memory and what `audit link` says; further options are passed to it.
"""

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from audit.store import open as connect

BY_DOC = ("statement", "source", "trait", "insertion", "block")
BY_SIGHTING = ("resolved", "claim")


def make(database: Path, copies: int, days: int, to: Path) -> None:
    """Fill a new database, in order of time as a crawl delivers it."""
    connect(to, write=True).close()
    with duckdb.connect(str(to), config={"threads": 1, "memory_limit": "2GB"}) as con:
        con.execute(f"ATTACH '{database}' AS given (READ_ONLY)")
        con.execute("INSERT INTO run FROM given.run")
        for copy in range(copies):
            replicate(con, copy, days)


def replicate(con: duckdb.DuckDBPyConnection, copy: int, days: int) -> None:
    """Add one copy: rows with other ids, the text ended by its number, days moved."""
    tag = f"-{copy}"
    moved = f"{days * copy} + date_diff('day', DATE '2001-01-01', try_cast(day AS DATE)) % {days}"
    lap = f"strftime(DATE '2024-01-01' + CAST({moved} AS INTEGER), '%Y-%m-%d')"
    con.execute("BEGIN")
    con.execute(
        "INSERT INTO document SELECT * REPLACE (id || $t AS id, text_id || $t AS text_id, text || ' ' || $t AS text)"
        " FROM given.document",
        {"t": tag},
    )
    con.execute(
        f"INSERT INTO sighting SELECT * REPLACE (id || $t AS id, doc || $t AS doc, url || $t AS url, {lap} AS day,"
        f" {lap} AS published, NULL AS published_at) FROM given.sighting",
        {"t": tag},
    )
    for table in BY_SIGHTING:
        con.execute(f"INSERT INTO {table} SELECT * REPLACE (sighting || $t AS sighting) FROM given.{table}", {"t": tag})
    for table in BY_DOC:
        con.execute(f"INSERT INTO {table} SELECT * REPLACE (doc || $t AS doc) FROM given.{table}", {"t": tag})
    con.execute("COMMIT")


def main() -> None:
    """Make the articles and link them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("database", type=Path)
    options.add_argument("copies", type=int)
    options.add_argument("to", type=Path)
    options.add_argument("--days", type=int, default=28, help="days over which the articles are laid")
    options.add_argument("--keep", action="store_true", help="link TO as it is, if it exists")
    given, more = options.parse_known_args()
    if not (given.keep and given.to.exists()):
        make(given.database, given.copies, given.days, given.to)
    with duckdb.connect(str(given.to), read_only=True) as con:
        articles = con.execute("SELECT count(*) FROM sighting WHERE day IS NOT NULL").fetchall()[0][0]
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "audit", "link", str(given.to), *more], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    print(
        f"{articles:,} dated articles: {seconds:.0f} s of the processor ({1000 * seconds / articles:.2f} ms a text), "
        f"{time.monotonic() - begun:.0f} s; peak memory of one process {used.ru_maxrss / 2**20:.2f} GB"
    )


if __name__ == "__main__":
    main()
