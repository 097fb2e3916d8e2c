"""A Ray cluster gives the same rows as one process, even when it loses a worker on the way."""

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import newsroom
import pytest
from test_farm import Deadly, Here, order, rows

import audit.farm.plan
from audit.farm.batch import batch
from audit.farm.cluster import Cluster
from audit.store import open

HERE = Path(__file__).parent


class Fragile(Deadly):
    """A registry that kills its worker once, when first queried for one host."""

    def __init__(self, registry, mark):
        super().__init__(registry)
        self.mark = mark

    def by_host(self, host):
        if host == "fragile.example" and not Path(self.mark).exists():
            Path(self.mark).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().by_host(host)


@pytest.fixture(scope="module")
def ray():
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    os.environ["PYTHONPATH"] = f"{HERE.parent}{os.pathsep}{HERE}"
    here = {"_node_ip_address": "127.0.0.1", "include_dashboard": False}
    ray.init(num_cpus=2, log_to_driver=False, object_store_memory=200_000_000, **here)
    yield ray
    ray.shutdown()


@pytest.mark.slow
def test_a_lost_worker_changes_no_row_on_a_cluster(ray, tmp_path, kit, monkeypatch):
    assert str(HERE) in sys.path
    monkeypatch.setattr(audit.farm.plan, "INPUTS", 7)
    source = newsroom.lines(tmp_path / "a.jsonl", range(30))
    with source.open("a") as out:
        out.write(json.dumps(newsroom.record(1) | {"id": "fragile", "url": "https://fragile.example/a"}) + "\n")
    batch(order(tmp_path / "here.duckdb", source), Here(), kit)
    mark = tmp_path / "killed"
    fragile = replace(kit, registry=Fragile(kit.registry, str(mark)))
    shared = f"file://{tmp_path}/shared"  # any address of fsspec; on a cluster one that all machines reach
    counts = batch(order(tmp_path / "ray.duckdb", source, place=shared), Cluster(), fragile)
    assert mark.exists()
    assert (counts.done, counts.failed) == (31, 0)
    assert rows(tmp_path / "ray.duckdb") == rows(tmp_path / "here.duckdb")
    assert [p.name for p in (tmp_path / "shared").iterdir()] == []


@pytest.mark.slow
def test_an_input_that_loses_every_worker_is_a_failure_on_a_cluster(ray, tmp_path, kit, monkeypatch):
    monkeypatch.setattr(audit.farm.plan, "INPUTS", 4)
    source = newsroom.lines(tmp_path / "a.jsonl", range(6))
    with source.open("a") as out:
        out.write(json.dumps(newsroom.record(1) | {"id": "deadly", "url": "https://deadly.example/a"}) + "\n")
    deadly = replace(kit, registry=Deadly(kit.registry))
    counts = batch(order(tmp_path / "ray.duckdb", source, place=str(tmp_path / "shared")), Cluster(tries=0), deadly)
    assert (counts.done, counts.failed) == (6, 1)
    con = open(tmp_path / "ray.duckdb")
    assert con.execute("SELECT input FROM failure").fetchall() == [("deadly",)]
    con.close()
