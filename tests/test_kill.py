"""A run killed at any moment and started again ends with the same rows in every table as an uninterrupted one.

Six kills by default; set `AUDIT_KILLS=20` for twenty.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import newsroom
import pytest
from test_farm import rows, start

KILLS = int(os.environ.get("AUDIT_KILLS", "6"))
INPUTS = 500


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
        sink = f"k{i % 4}.duckdb"  # some sinks are killed more than once
        process = start(tmp_path, "batch", "a.jsonl", "--to", sink)
        moment = draw.uniform(0, 1.1) * whole
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:  # still running: kill it with all its workers
            os.killpg(process.pid, signal.SIGKILL)
            moments.append(round(moment / whole, 2))
            process.wait(30)
        process.stderr.close()
    for sink in sorted({f"k{i % 4}.duckdb" for i in range(KILLS)}):
        process = start(tmp_path, "batch", "a.jsonl", "--to", sink)
        said = process.communicate(timeout=120)[1].decode()
        assert process.returncode == 1, said
        assert ignoring_runs(rows(tmp_path / sink)) == expected, (sink, moments)
        assert not list(Path(tmp_path).glob(f"{sink}.shards/*-*")), said
    assert len(moments) >= KILLS // 2
