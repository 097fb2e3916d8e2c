"""Growth of `audit link`: many articles from few, linked whole: `python benchmarks/linking.py DATABASE COPIES TO`.

The articles of an audited database are laid over `--days` days (their own day modulo it, so that accounts of one event stay
together), again and again: COPIES changes how many articles there are, not how many a day has. Copies have ids, texts and days
of their own. Prints processor time a text and memory as the run goes on; `--workers` and `--ray` link in several processes.
"""

import argparse
import multiprocessing
import os
import resource
import time
from pathlib import Path

import duckdb

from audit.farm.calls import Calls, Here, OnCluster, Processes
from audit.link.weeks import link
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


def used(who: int) -> tuple[float, float]:
    """Seconds of the processor, and peak memory in GB."""
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime, found.ru_maxrss / 2**20


def used_by(pid: int) -> tuple[float, float]:
    """The same of another process."""
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    peak = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmHWM"))
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK"), int(peak.split()[1]) / 2**20


def linked(path: Path, calls: Calls, since: str | None) -> None:
    """Link a database, and print the cost of each tenth."""
    with connect(path) as con:
        every = con.execute("SELECT count(*) FROM sighting WHERE day IS NOT NULL").fetchall()[0][0]
    begun, start = time.monotonic(), used(resource.RUSAGE_SELF)[0]
    at = [0, 0, start]

    def show(week: str, accounts: int) -> None:
        at[0] += accounts
        if at[0] - at[1] >= every / 10:
            now, memory = used(resource.RUSAGE_SELF)
            each = 1000 * (now - at[2]) / (at[0] - at[1])
            print(f"{at[0]:>10,} accounts, {week}: {each:.2f} ms a text since the last line, peak {memory:.2f} GB", flush=True)
            at[1], at[2] = at[0], now

    with connect(path, write=True) as con:
        done = link(con, since=since, calls=calls, progress=show)
    wall, (seconds, memory) = time.monotonic() - begun, used(resource.RUSAGE_SELF)
    print(
        f"{done.accounts:,} accounts in {done.linked} weeks: {seconds - start:.0f} s of the processor here "
        f"({1000 * (seconds - start) / max(done.accounts, 1):.2f} ms a text), {wall:.0f} s; peak memory here {memory:.2f} GB",
        flush=True,
    )


def main() -> None:
    """Make the articles and link them."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("database", type=Path)
    options.add_argument("copies", type=int)
    options.add_argument("to", type=Path)
    options.add_argument("--days", type=int, default=28, help="days over which the articles are laid")
    options.add_argument("--workers", type=int, help="processes besides this one")
    options.add_argument("--ray", action="store_true", help="as workers of Ray")
    options.add_argument("--since", help="link only weeks that end on or after this day")
    given = options.parse_args()
    if not given.to.exists():
        maker = multiprocessing.get_context("spawn").Process(
            target=make, args=(given.database, given.copies, given.days, given.to)
        )
        maker.start()
        maker.join()
    if given.ray:
        with OnCluster(None, given.workers) as cluster:
            linked(given.to, cluster, given.since)
    elif given.workers:
        with Processes(given.workers) as pool:
            linked(given.to, pool, given.since)
            for process in multiprocessing.active_children():
                seconds, memory = used_by(process.pid or 0)
                print(f"worker: {seconds:.0f} s of the processor; peak memory {memory:.2f} GB", flush=True)
    else:
        linked(given.to, Here(), given.since)


if __name__ == "__main__":
    main()
