"""A run killed at any moment and started again ends with the same rows in every table as an uninterrupted one.

Three kills here (`AUDIT_KILLS=20` for twenty); `benchmarks/kills.py` sends more signals to more processes, and fills disks.
"""

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import newsroom
import pytest
from test_farm import rows, start

KILLS = int(os.environ.get("AUDIT_KILLS", "3"))
SINKS = 2
"""Databases that are killed in turn: some more than once."""
INPUTS = 210
"""Inputs, of three shards."""


def ignoring_runs(found):
    """A killed run that is resumed keeps its row; one killed before it wrote anything leaves none."""
    return {t: r for t, r in found.items() if t != "run"}, len(found["run"])


@pytest.mark.slow
def test_kill_at_random_moments_changes_no_row(tmp_path):
    newsroom.lines(tmp_path / "a.jsonl", range(INPUTS))
    with (tmp_path / "a.jsonl").open("a") as out:
        out.write('{"id": "broken"\n')
    begun = time.monotonic()
    process = start(tmp_path, "batch", "a.jsonl", "--to", "alone.duckdb")
    said = process.communicate(timeout=120)[1].decode()
    whole = time.monotonic() - begun
    assert process.returncode == 1, said  # one line is broken
    expected = ignoring_runs(rows(tmp_path / "alone.duckdb"))
    assert len(expected[0]["sighting"]) == INPUTS
    draw = random.Random(7)
    moments = []
    for i in range(KILLS):
        sink = f"k{i % SINKS}.duckdb"  # some sinks are killed more than once
        process = start(tmp_path, "batch", "a.jsonl", "--to", sink)
        moment = draw.uniform(0, 1.1) * whole
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:  # still running: kill it with all its workers
            os.killpg(process.pid, signal.SIGKILL)
            moments.append(round(moment / whole, 2))
            process.wait(30)
        process.stderr.close()
    for sink in sorted({f"k{i % SINKS}.duckdb" for i in range(KILLS)}):
        process = start(tmp_path, "batch", "a.jsonl", "--to", sink)
        said = process.communicate(timeout=120)[1].decode()
        assert process.returncode == 1, said
        assert ignoring_runs(rows(tmp_path / sink)) == expected, (sink, moments)
        assert not list(Path(tmp_path).glob(f"{sink}.shards/*-*")), said
    assert moments


def descendants(process):
    """Processes whose parent, or its parent …, is a process."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found, fresh = set(), {process}
    while fresh := {p for p, parent in parents.items() if parent in fresh}:
        found |= fresh
    return found


def alive(process):
    """True when a process runs: one that has ended and waits for its parent does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
@pytest.mark.parametrize("shards", [0, 2])
def test_workers_end_when_the_main_process_is_killed(tmp_path, shards):
    """While they start, and after some shards, in the middle of a document."""
    newsroom.lines(tmp_path / "a.jsonl", range(700))
    process = start(tmp_path, "batch", "a.jsonl", "--to", "a.duckdb", "--workers", "2")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (
        len(children := descendants(process.pid)) < 4  # server, tracker of resources, two workers
        or len(list((tmp_path / "a.duckdb.shards").glob("*-*/done"))) < shards
    ):
        time.sleep(0.05)
    assert len(children) >= 4
    os.kill(process.pid, signal.SIGKILL)
    process.wait(30)
    process.stderr.close()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and any(map(alive, children)):
        time.sleep(0.05)
    left = [c for c in children if alive(c)]
    for c in left:  # none of them outlives the test
        os.kill(c, signal.SIGKILL)
    assert left == []
