"""A query ends within its limits of time and memory, whatever it computes, and leaves no process behind."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from audit.errors import AuditError
from audit.store import open
from audit.store.query import asked

SLOW = {
    "one function": "SELECT length(lpad('a', 2000000000, 'b'))",
    "a product": "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range + b.range = -1",
    "a list": "SELECT list_sum(list_transform(range(200000000), lambda x: x % 7))",
    "recursion": "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
    "a regex": "SELECT sum(length(regexp_replace(repeat('ab', 5000) || range, '(a|b)', 'c', 'g'))) FROM range(10000000)",
}
LARGE = {
    "strings": "SELECT length(string_agg(repeat('a', 1000000), '')) FROM range(100000)",
    "one function": "SELECT length(repeat(repeat('a', 60000), 60000))",
    "a list": "SELECT len(range(1000000000))",
    "lists": "SELECT list_aggregate(list_transform(range(100000), lambda x: repeat('a', 100000)), 'string_agg') IS NULL",
    "json": "SELECT length(to_json(range(300000000))::VARCHAR)",
    "digests": "SELECT count(DISTINCT md5(range::VARCHAR)) FROM range(20000000)",
    "format": "SELECT length(printf('%999999999d', 1))",
    "text": "SELECT string_split(repeat('a,', 500000000), ',') IS NULL",
    "rows to send": "SELECT repeat('a', 1000000) FROM range(2000)",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("bounds") / "audit.duckdb"
    open(path, write=True).close()
    return path


def below(pid):
    """The processes that a process has started."""
    return {p for p in Path("/proc").glob("[0-9]*") if f"PPid:\t{pid}\n" in read(p / "status")}


def children():
    """The processes of queries, forked by this one or by the server that Python keeps for that."""
    kept = {p for p in below(os.getpid()) if any(name in read(p / "cmdline") for name in ("forkserver", "resource_tracker"))}
    return (below(os.getpid()) - kept).union(*(below(p.name) for p in kept))


def read(path):
    try:
        return path.read_text()
    except OSError:
        return ""


def kill_children():
    """Kill the processes of queries; forked ones have the name of this program."""
    for child in children():
        if "python" in read(child / "cmdline"):
            os.kill(int(child.name), signal.SIGKILL)


def fetched(database, sql, **limits):
    with asked(database, sql, **limits) as answer:
        return sum(1 for _ in answer.rows)


@pytest.mark.parametrize("sql", SLOW.values(), ids=SLOW)
def test_time_is_bounded_inside_a_function(database, sql):
    before, began = children(), time.monotonic()
    with pytest.raises(AuditError, match=r"longer than 1 s; query less, or raise --seconds|more than 4GB of memory"):
        fetched(database, sql, seconds=1, memory="4GB")
    assert time.monotonic() - began < 6
    assert children() <= before


@pytest.mark.parametrize("sql", LARGE.values(), ids=LARGE)
def test_memory_is_bounded_inside_a_function(database, sql):
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    try:
        fetched(database, sql, seconds=8, memory="300MB")
    except AuditError as e:
        assert str(e) in {
            "the query needs more than 300MB of memory; query less, or raise --memory",
            "the query took longer than 8 s; query less, or raise --seconds",
        }
    else:
        assert sql.startswith("SELECT length(repeat")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(used, 1_000_000)


@pytest.mark.parametrize("memory", ["nothing", "0MB", "-1GB", "infGB", "nanGB", "1TBB"])
def test_an_amount_that_is_none_is_named(database, memory):
    with pytest.raises(AuditError, match="not an amount of memory; write it as"):
        fetched(database, "SELECT 1", memory=memory)


def test_time_between_rows_does_not_count(database):
    with asked(database, "SELECT * FROM range(10000)", seconds=1) as answer:
        assert next(answer.rows) == (0,)
        time.sleep(1.8)
        assert sum(1 for _ in answer.rows) == 9999


def test_a_process_that_dies_is_one_line(database):
    with asked(database, "SELECT * FROM range(100000)") as answer:
        next(answer.rows)
        kill_children()
        with pytest.raises(AuditError, match=r"more than 2GB|process ended"):
            list(answer.rows)


def test_a_query_runs_beside_other_threads(database):
    """Then the process is started anew instead of forked."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert fetched(database, "SELECT 1") == 1
    finally:
        stop.set()
        thread.join()


def command(database, sql, **more):
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    args = [sys.executable, "-m", "audit", "query", sql, "--database", str(database), "--format", "csv"]
    return subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, **more)


def test_a_reader_that_stops_reading_ends_the_query(database):
    """As in `audit query … | head -1`."""
    process = command(database, "SELECT range FROM range(100000000)")
    assert process.stdout.readline() == b"range\n"
    process.stdout.close()
    assert process.wait(20) != 0
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()


def test_ctrl_c_ends_the_query_and_its_process(database):
    process = command(database, SLOW["a product"], start_new_session=True)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(20) != 0
    _, err = process.communicate()
    assert b"Traceback" not in err
    assert all_ended(process.pid)


def test_a_parent_that_is_killed_takes_its_query_along(database):
    process = command(database, SLOW["one function"], start_new_session=True)
    time.sleep(1.5)
    process.kill()
    process.communicate()
    assert all_ended(process.pid)


def all_ended(group):
    """True when the processes of a group end within five seconds; those that are left are killed."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    return False
