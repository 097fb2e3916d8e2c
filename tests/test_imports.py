"""A command imports what it needs and nothing else, since start-up time is imports."""

import os
import subprocess
import sys

import pytest
from conftest import PATH

from audit.store import open

AUDITING = {"audit.extract", "audit.lang", "audit.learn", "audit.load", "audit.score", "lxml", "sklearn", "trafilatura"}
"""Modules that read pages, audit and train."""
READING = AUDITING | {"audit.pipeline", "audit.report", "audit.store.annotations", "audit.store.package", "audit.store.sheet"}
READING |= {"audit.text", "http", "jinja2", "numpy", "rich", "xml", "yaml"}
LIGHT = READING | {"audit.rows", "audit.store", "duckdb", "multiprocessing"}
CODE = """
import sys
from audit.cli.main import exit_code
exit_code()
sys.stderr.write(" ".join(sys.modules))
"""


CASES = [
    (["--help"], LIGHT),
    (["validate", "--help"], LIGHT),
    (["outlets", "--help"], LIGHT),
    (["query", "--help"], READING),
    (["query", "SELECT 1", "--database", "a.duckdb"], READING),
    (["query", "--list"], READING),
    (["explain", "loaded_rate"], AUDITING),
    (["outlets", "find", "guardian"], AUDITING | {"audit.store", "duckdb", "rich"}),
    (["outlets", "check"], AUDITING | {"audit.store", "duckdb", "rich"}),
]


@pytest.mark.parametrize(("args", "idle"), CASES, ids=[" ".join(args) for args, _ in CASES])
def test_a_command_imports_what_it_needs(args, idle, tmp_path):
    open(tmp_path / "a.duckdb", write=True).close()
    command = [sys.executable, "-c", CODE, *args]
    environment = os.environ | {"PYTHONPATH": PATH}
    done = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path, env=environment, timeout=120)
    assert {m for m in done.stderr.decode().split() if m in idle} == set()
