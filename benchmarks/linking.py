"""Growth of `audit link`: replicas of a database, linked whole: `python benchmarks/linking.py DATABASE COPIES TO [--days N]`.

Each replica has days of its own, so that COPIES changes how many articles there are, not how many a day has. `--days N` spreads
the articles of a single copy over N days instead. Prints processor time, memory and what `audit link` says.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb

BY_DOC = ("statement", "source", "trait", "insertion", "block")
SPAN = 7 * 460
"""Days between two replicas: more than a replica has, and whole weeks."""


def replicate(con: duckdb.DuckDBPyConnection, copy: int) -> None:
    """Add a replica: rows with other ids, the text ended by its number, days moved."""
    tag = f"-{copy}"
    day = f"strftime(try_cast(day AS DATE) + INTERVAL {SPAN * copy} DAY, '%Y-%m-%d')"
    con.execute(
        "INSERT INTO document SELECT * REPLACE (id || $t AS id, text_id || $t AS text_id, text || ' ' || $t AS text)"
        " FROM original_document",
        {"t": tag},
    )
    con.execute(
        f"INSERT INTO sighting SELECT * REPLACE (id || $t AS id, doc || $t AS doc, url || $t AS url, {day} AS day,"
        f" {day} AS published, NULL AS published_at) FROM original_sighting",
        {"t": tag},
    )
    con.execute("INSERT INTO resolved SELECT * REPLACE (sighting || $t AS sighting) FROM original_resolved", {"t": tag})
    for table in BY_DOC:
        con.execute(f"INSERT INTO {table} SELECT * REPLACE (doc || $t AS doc) FROM original_{table}", {"t": tag})


def main() -> None:
    """Make the replicas and link them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("database", type=Path)
    options.add_argument("copies", type=int)
    options.add_argument("to", type=Path)
    options.add_argument("--days", type=int, help="spread all articles over so many days")
    given = options.parse_args()
    shutil.copyfile(given.database, given.to)
    with duckdb.connect(str(given.to)) as con:
        con.execute("SET threads = 1")
        for table in ("document", "sighting", "resolved", *BY_DOC):
            con.execute(f"CREATE TEMP TABLE original_{table} AS FROM {table}")
        for copy in range(1, given.copies):
            replicate(con, copy)
        if given.days:
            moved = f"strftime(DATE '2024-01-01' + CAST(abs(hash(id)) % {given.days} AS INTEGER), '%Y-%m-%d')"
            con.execute(f"UPDATE sighting SET day = {moved}, published = {moved}, published_at = NULL WHERE day IS NOT NULL")
        articles = con.execute("SELECT count(*) FROM sighting").fetchone()
    begun = time.monotonic()
    subprocess.run([sys.executable, "-m", "audit", "link", str(given.to)], check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = used.ru_utime + used.ru_stime
    print(
        f"{articles[0] if articles else 0:,} articles: {seconds:.0f} s of the processor, {time.monotonic() - begun:.0f} s; "
        f"peak memory {used.ru_maxrss / 2**20:.2f} GB"
    )


if __name__ == "__main__":
    main()
