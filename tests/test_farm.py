"""Order, split, engine and interruption change no row; an input that cannot be audited is a failure; no work is repeated."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import newsroom
import pytest
from conftest import PATH

import audit.farm.plan
from audit.errors import AuditError
from audit.farm.batch import Order, batch
from audit.farm.pool import Pool
from audit.farm.shard import work
from audit.farm.sinks import SINKS, sink_type
from audit.load.corpus import Wanted
from audit.rows import AUDITED, Measured, Sighting, owner
from audit.store import open
from audit.store.connect import SQL
from audit.store.schema import name as table_name

GIGABYTE = 1 << 30


class Here:
    """An engine in this process, for tests of everything except the engine."""

    def run(self, tasks, kit):
        for task in tasks:
            yield work(task, kit)


def order(sink, *sources, **more):
    return Order(tuple(map(str, sources)), Path(sink), Wanted(more.pop("columns", {}), None, more.pop("hosts", ())), **more)


def rows(path):
    """All tables, sorted and without columns that differ by run; runs all checks first."""
    con = open(path)
    try:
        tables = [n for (n,) in con.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        found = {}
        for table in tables:
            columns = [c[0] for c in con.execute(f"DESCRIBE {table}").fetchall()]
            left_out = {"run": {"id", "started"}, "shard": {"name", "done", "failed", "left_out"}}.get(table, set()) | {"run"}
            picked = ", ".join(f'"{c}"' for c in columns if c not in left_out) or "1"
            sql = f"SELECT {'DISTINCT' if table == 'shard' else ''} {picked} FROM {table} ORDER BY ALL"
            found[table] = con.execute(sql).fetchall()
        for check in sorted((SQL / "checks").glob("*.sql")):
            assert con.execute(check.read_text()).fetchall() == [], check.name
        for table in (*AUDITED, Measured):
            assert orphans(con, table) == 0, table
    finally:
        con.close()
    return found


def orphans(con, table):
    """Rows of a table whose text or sighting is missing."""
    parent = "sighting" if owner(table) == "sighting" else "document"
    if table is Sighting or table_name(table) == parent:
        return 0  # `checks/parents.sql`
    on = f"p.id = t.{owner(table)} AND p.kit = t.kit"
    return con.execute(f"SELECT count(*) FROM {table_name(table)} AS t ANTI JOIN {parent} AS p ON {on}").fetchone()[0]


@pytest.fixture
def small(monkeypatch):
    """Shards of seven inputs."""
    monkeypatch.setattr(audit.farm.plan, "INPUTS", 7)


def test_order_split_engine_and_sink_change_no_row(tmp_path, kit, small, monkeypatch):
    source = newsroom.lines(tmp_path / "a.jsonl", range(40))
    batch(order(tmp_path / "once.duckdb", source), Here(), kit)
    once = rows(tmp_path / "once.duckdb")
    assert len(once["sighting"]) == 40
    assert len(once["document"]) < 40  # some texts occur twice
    assert all(once[t] for t in ("block", "claim", "insertion", "link", "measured", "outlet", "run", "sentence"))

    newsroom.lines(tmp_path / "a.jsonl", reversed(range(40)))  # another order, and another split
    monkeypatch.setattr(audit.farm.plan, "INPUTS", 11)
    batch(order(tmp_path / "turned.duckdb", source), Here(), kit)
    assert rows(tmp_path / "turned.duckdb") == once

    parts = [newsroom.lines(tmp_path / f"part{i}.jsonl", range(i, 40, 3)) for i in (2, 0, 1)]  # one run after another
    for part in parts:
        batch(order(tmp_path / "parts.duckdb", part), Here(), kit)
    by_parts = rows(tmp_path / "parts.duckdb")
    assert {t: r for t, r in by_parts.items() if t != "run"} == {t: r for t, r in once.items() if t != "run"}

    counts = batch(order(tmp_path / "pool.duckdb", source), Pool(2, GIGABYTE), kit)  # another engine
    assert (counts.done, counts.failed) == (40, 0)
    assert rows(tmp_path / "pool.duckdb") == once


def test_again_does_nothing_and_a_new_kit_audits_anew(tmp_path, kit, small):
    source = newsroom.lines(tmp_path / "a.jsonl", range(20))
    sink = tmp_path / "a.duckdb"
    batch(order(sink, source), Here(), kit)
    before = rows(sink)
    counts = batch(order(sink, source), Here(), kit)
    assert (counts.done, counts.known) == (0, 20)
    assert rows(sink) == before
    newsroom.lines(source, [99, *range(20)])  # one more at the front: the rest is known, whatever shard it falls into
    counts = batch(order(sink, source), Here(), kit)
    assert (counts.done, counts.known) == (1, 20)
    newer = replace(kit, fingerprint="newer-kit")
    counts = batch(order(sink, source), Here(), newer)
    assert (counts.done, counts.known) == (21, 0)
    con = open(sink)
    assert con.execute("SELECT count(*), count(DISTINCT kit), count(DISTINCT id) FROM sighting").fetchone() == (42, 2, 21)
    con.close()


def test_json_lines_keep_the_order_and_failures_have_their_place(tmp_path, kit, small):
    source = newsroom.lines(tmp_path / "a.jsonl", range(30))
    whole = source.read_text().splitlines()
    source.write_text("\n".join([*whole[:15], "{", json.dumps({"id": "empty", "text": " "}), *whole[15:]]))
    counts = batch(order(tmp_path / "out.jsonl", source), Pool(2, GIGABYTE), kit)
    assert (counts.done, counts.failed) == (30, 2)
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").open()]
    ids = [f"a{i}" for i in range(30)]
    assert [r["id"] for r in found] == [*ids[:15], f"{source}:16", "empty", *ids[15:]]
    assert [r["id"] for r in found if r["failure"]] == [f"{source}:16", "empty"]
    assert all(r["measure"] and r["sighting"] for r in found if not r["failure"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl"]


def test_a_folder_of_parquet_is_parted_by_month_and_grows(tmp_path, kit, small):
    batch(order(tmp_path / "sink", newsroom.lines(tmp_path / "a.jsonl", range(20))), Here(), kit)
    counts = batch(order(tmp_path / "sink", newsroom.lines(tmp_path / "b.jsonl", range(10, 30))), Here(), kit)
    assert (counts.done, counts.known) == (10, 10)
    batch(order(tmp_path / "all.duckdb", newsroom.lines(tmp_path / "c.jsonl", range(30))), Here(), kit)
    for table, expected in rows(tmp_path / "all.duckdb").items():
        if table in {"sighting", "sentence", "measured", "document"}:
            count = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/sink/{table}/*/*.parquet'").fetchall()[0][0]
            assert count == len(expected)
    months = {p.name for p in (tmp_path / "sink" / "sighting").iterdir()}
    assert len(months) > 1
    assert all(m.startswith("part=2026-") for m in months)


def test_filters_leave_out_and_the_rest_is_counted(tmp_path, kit, small):
    source = newsroom.lines(tmp_path / "a.jsonl", range(30))
    counts = batch(order(tmp_path / "a.duckdb", source, since="2026-11-10", until="2026-11-19"), Here(), kit)
    con = open(tmp_path / "a.duckdb")
    days = [d for (d,) in con.execute("SELECT day FROM sighting").fetchall()]
    con.close()
    assert days
    assert all("2026-11-10" <= d <= "2026-11-19" for d in days)
    assert counts.done + counts.left_out == 30
    again = batch(order(tmp_path / "a.duckdb", source, since="2026-11-10", until="2026-11-19"), Here(), kit)
    assert (again.done, again.left_out, again.known) == (0, counts.left_out, counts.done)
    counts = batch(order(tmp_path / "b.duckdb", source, languages=("de",)), Here(), kit)
    assert (counts.done, counts.left_out) == (0, 30)


class Deadly:
    """A registry that kills its process when queried for one host, and ignores all signals at another."""

    def __init__(self, registry):
        self.registry = registry

    def __getattr__(self, name):
        if name.startswith("__") or name == "registry":
            raise AttributeError(name)
        return getattr(self.registry, name)

    def by_host(self, host):
        if host == "deadly.example":
            os.kill(os.getpid(), signal.SIGKILL)
        if host == "endless.example":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
            time.sleep(60)
        while host == "slow.example":
            pass
        if host == "greedy.example":
            bytearray(8 * GIGABYTE)
        if host == "buggy.example":
            raise KeyError(host)
        return self.registry.by_host(host)


@pytest.mark.slow
def test_what_kills_hangs_or_fills_its_worker_is_a_failure_and_the_rest_is_audited(tmp_path, kit, small):
    source = newsroom.lines(tmp_path / "a.jsonl", range(20))
    bad = {
        "deadly": "killed its worker",
        "endless": "did not end within 3 s",
        "slow": "took longer than 1.5 s",
        "greedy": "more memory",
        "buggy": "KeyError",
    }
    with source.open("a") as out:
        out.writelines(json.dumps(newsroom.record(3) | {"id": n, "url": f"https://{n}.example/a"}) + "\n" for n in bad)
    newsroom.lines(tmp_path / "b.jsonl", range(20, 30))
    sources = [source, tmp_path / "b.jsonl"]
    deadly = replace(kit, registry=Deadly(kit.registry))
    counts = batch(order(tmp_path / "a.duckdb", *sources, seconds=1.5), Pool(2, GIGABYTE), deadly)
    assert (counts.done, counts.failed) == (30, 5)
    con = open(tmp_path / "a.duckdb")
    found = dict(con.execute("SELECT input, error FROM failure").fetchall())
    con.close()
    assert set(found) == set(bad)
    for name, reason in bad.items():
        assert reason in found[name], found
    counts = batch(order(tmp_path / "a.duckdb", *sources, seconds=1.5), Here(), kit)
    assert (counts.done, counts.known, counts.known_failed) == (0, 35, 5)
    counts = batch(order(tmp_path / "a.duckdb", *sources, again=True), Here(), kit)  # fixed
    assert (counts.done, counts.failed) == (5, 0)
    con = open(tmp_path / "a.duckdb")
    assert con.execute("SELECT count(*) FROM failure").fetchone() == (0,)
    con.close()


@pytest.mark.parametrize("suffix", SINKS)
def test_every_sink_takes_a_run_without_articles(suffix, tmp_path, kit):
    (tmp_path / "a.jsonl").write_text("")
    sink = tmp_path / f"sink{suffix}"
    counts = batch(order(sink, tmp_path / "a.jsonl"), Here(), kit)
    assert (counts.done, counts.failed, counts.trouble) == (0, 0, None)
    assert sink.exists()


def test_an_unknown_sink_names_those_that_exist():
    with pytest.raises(AuditError, match=r"\.duckdb, \.jsonl, \.parquet, or a folder"):
        sink_type(Path("a.xyz"))


def test_the_summary_and_the_exit_code(run, tmp_path):
    newsroom.lines(tmp_path / "a.jsonl", range(5))
    done = run("batch", "a.jsonl", "--to", "a.duckdb")
    assert (done.returncode, done.stderr.split(b",")[:3]) == (0, [b"5 done", b" 0 failed", b" 0 skipped"])
    (tmp_path / "b.txt").write_text("")
    done = run("batch", ".", "--to", "a.duckdb")
    assert done.returncode == 1
    assert b"0 done, 1 failed, 5 skipped (5 already there)" in done.stderr
    assert run("batch", "none", "--to", "a.duckdb").returncode == 2
    assert run("batch", "a.jsonl", "--to", "a.xyz").returncode == 2
    (tmp_path / "text.duckdb").write_text("no database " * 999)
    done = run("batch", "a.jsonl", "--to", "text.duckdb")
    assert (done.returncode, b"not a DuckDB database" in done.stderr) == (2, True)


def start(tmp_path, *args, room=resource.RLIM_INFINITY):
    environment = os.environ | {"PYTHONPATH": PATH}
    argv = [sys.executable, "-m", "audit", *args]
    if room != resource.RLIM_INFINITY:
        argv = ["bash", "-c", f'ulimit -f {room // 1024} && exec "$@"', "-", *argv]
    return subprocess.Popen(
        argv, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, start_new_session=True, preexec_fn=heeding
    )


def heeding():
    """Restore Ctrl-C, which a child of a background job inherits as ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_ctrl_c_leaves_a_database_that_can_be_used_and_gone_on_with(tmp_path, kit):
    newsroom.lines(tmp_path / "a.jsonl", range(250))
    process = start(tmp_path, "batch", "a.jsonl", "--to", "a.duckdb", "--workers", "1")
    shards = tmp_path / "a.duckdb.shards"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not list(shards.glob("*-*/done")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130, said
    assert "run the same command again to resume" in said
    con = open(tmp_path / "a.duckdb")
    (some,) = con.execute("SELECT count(*) FROM sighting").fetchone()
    con.close()
    assert 0 < some < 250
    process = start(tmp_path, "batch", "a.jsonl", "--to", "a.duckdb", "--workers", "1")
    said = process.communicate(timeout=120)[1].decode()
    assert process.returncode == 0, said
    assert f"{250 - some} done" in said
    batch(order(tmp_path / "b.duckdb", tmp_path / "a.jsonl"), Here(), kit)
    got, expected = rows(tmp_path / "a.duckdb"), rows(tmp_path / "b.duckdb")
    assert {t: r for t, r in got.items() if t != "run"} == {t: r for t, r in expected.items() if t != "run"}
    assert len(got["run"]) == 1


@pytest.mark.slow
def test_one_writer_at_a_time_and_the_message_says_who(tmp_path, run, kit):
    sink = tmp_path / "a.duckdb"
    batch(order(sink, newsroom.lines(tmp_path / "a.jsonl", range(3))), Here(), kit)
    con = open(sink, write=True)
    try:
        for command in (("query", "SELECT 1", "--database", sink), ("batch", "a.jsonl", "--to", sink)):
            refused = run(*command)
            assert refused.returncode == 2
            assert f"in use by process {os.getpid()}".encode() in refused.stderr
    finally:
        con.close()
    reader = open(sink)
    assert run("query", "SELECT 1", "--database", sink).returncode == 0
    reader.close()


def test_a_database_of_something_else_or_of_a_newer_audit_is_refused(tmp_path):
    con = duckdb.connect(str(tmp_path / "other.duckdb"))
    con.execute("CREATE TABLE customer (id INTEGER)")
    con.close()
    for write in (False, True):
        with pytest.raises(AuditError, match="a database of something else"):
            open(tmp_path / "other.duckdb", write=write)
    open(tmp_path / "a.duckdb", write=True).close()
    con = duckdb.connect(str(tmp_path / "a.duckdb"))
    con.execute("INSERT INTO schema_version VALUES (99, 'later')")
    con.close()
    for write in (False, True):
        with pytest.raises(AuditError, match="made by a newer audit"):
            open(tmp_path / "a.duckdb", write=write)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "limit"), [("a.duckdb", 600_000), ("a.jsonl", 400_000), ("a.duckdb", 3_000)])
def test_a_full_disk_is_said_and_the_rest_is_done_later(tmp_path, name, limit):
    """A limit on file size simulates a full disk: first for the database, then for the shards as well."""
    newsroom.lines(tmp_path / "in.jsonl", range(450))
    said = {}
    for room in (limit, resource.RLIM_INFINITY):
        process = start(tmp_path, "batch", "in.jsonl", "--to", name, "--workers", "1", room=room)
        said[room] = process.communicate(timeout=120)[1].decode()
        if room == limit:
            assert process.returncode in {1, 2}, said
            assert "the disk is full" in said[room]
            assert "Traceback" not in said[room]
    assert process.returncode == 0, said
    if name.endswith("duckdb"):
        assert len(rows(tmp_path / name)["sighting"]) == 450
    else:
        assert len((tmp_path / name).read_text().splitlines()) == 450
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["in.jsonl", name])


class Filling(Here):
    """An engine that finds the disk full after its first shard, with the second under way."""

    def run(self, tasks, kit):
        yield work(next(tasks), kit)
        next(tasks)
        raise AuditError("shards: the disk is full", "make room")


def test_what_a_full_disk_left_unreached_is_a_failure_until_it_is_reached(tmp_path, kit, monkeypatch):
    """Audited inputs are stored, the rest are rows of `failure` and counted, and the next run audits them."""
    monkeypatch.setattr(audit.farm.plan, "INPUTS", 2)
    source = newsroom.lines(tmp_path / "a.jsonl", range(7))
    counts = batch(order(tmp_path / "a.duckdb", source), Filling(), kit)
    assert (counts.done, counts.failed, counts.unwritten, str(counts.trouble)) == (
        2,
        5,
        5,
        "shards: the disk is full; make room",
    )
    got = rows(tmp_path / "a.duckdb")
    assert len(got["sighting"]) == 2
    assert len(got["failure"]) == 5
    assert all("write" in row and any("the disk is full" in str(cell) for cell in row) for row in got["failure"])
    counts = batch(order(tmp_path / "a.duckdb", source), Here(), kit)
    assert (counts.done, counts.failed, counts.known, counts.known_failed) == (5, 0, 2, 0)
    batch(order(tmp_path / "b.duckdb", source), Here(), kit)
    got = rows(tmp_path / "a.duckdb")
    for table, found in rows(tmp_path / "b.duckdb").items():
        if table != "shard":
            assert got[table] == found, table


@pytest.mark.slow
@pytest.mark.skipif(os.getuid() == 0 and not Path("/proc/sys").exists(), reason="needs a folder that nobody may write to")
def test_a_folder_that_may_not_be_written_is_said_at_once(run, tmp_path):
    newsroom.lines(tmp_path / "in.jsonl", range(3))
    closed = "/proc/sys" if os.getuid() == 0 else "/"
    for name in ("a.duckdb", "a.jsonl", "a"):
        refused = run("batch", "in.jsonl", "--to", f"{closed}/{name}")
        assert refused.returncode == 2
        assert b"Traceback" not in refused.stderr
        assert b"name a sink in a folder that may be written" in refused.stderr


def test_duplicate_ids_are_kept_apart_and_the_same_input_twice_is_one(tmp_path, kit, small):
    one, other = newsroom.record(1), newsroom.record(2) | {"id": "a1"}
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, (one, other, one))))
    counts = batch(order(tmp_path / "a.duckdb", tmp_path / "a.jsonl"), Here(), kit)
    assert (counts.done, counts.failed) == (3, 0)
    found = rows(tmp_path / "a.duckdb")
    assert (len(found["sighting"]), len(found["document"])) == (2, 2)
    batch(order(tmp_path / "a.out.jsonl", tmp_path / "a.jsonl"), Here(), kit)
    assert [json.loads(r)["id"] for r in (tmp_path / "a.out.jsonl").open()] == ["a1", "a1", "a1"]
