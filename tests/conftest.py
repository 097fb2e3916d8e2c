"""Fixtures shared by all tests: the kit, the command, and the development data if present."""

import gc
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

for library in ("OMP", "OPENBLAS"):  # before they are loaded: their threads would wait for cores that other workers use
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

from kits import shipped  # noqa: E402

from audit.kit import Kit  # noqa: E402

HERE = Path(__file__).parent
GUARD = HERE / "guard"
"""The folder whose `sitecustomize` lets nothing reach another machine, in the tests and in the commands that they start."""

PATH = f"{GUARD}{os.pathsep}{HERE.parent}"
"""`PYTHONPATH` of a command that a test starts: this checkout, guarded."""

STORIES = HERE.parent / "examples" / "stories"
"""The folder of the stories that were written for the sample report."""

sys.path.insert(0, str(GUARD))
import sitecustomize  # noqa: E402

if Path(sitecustomize.__file__).parent != GUARD:  # the environment has one of its own
    spec = importlib.util.spec_from_file_location("guard", GUARD / "sitecustomize.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


THRESHOLDS = gc.get_threshold()


@pytest.fixture(autouse=True)
def _collected():
    """Undo what commands that soon end do with the search for cycles: run in this process, they leave it to hold all they made."""
    yield
    gc.unfreeze()
    gc.set_threshold(*THRESHOLDS)
    gc.enable()


@pytest.fixture(scope="session")
def kit() -> Kit:
    """The shipped kit."""
    return shipped()


@pytest.fixture
def one_kit(monkeypatch, kit):
    """Commands that a test runs in this process take its kit, where they name no file of their own, and load none."""
    load = Kit.load

    def at_hand(**given: object) -> Kit:
        return load(**given) if any(value for name, value in given.items() if name != "kept") else kit

    monkeypatch.setattr(Kit, "load", at_hand)


@pytest.fixture(scope="session")
def stories(tmp_path_factory) -> Path:
    """A file with the audited stories of the sample report, to be copied into memory by whoever changes them (`blank.copied`)."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(STORIES))
        from sample import database
    path = tmp_path_factory.mktemp("stories") / "stories.duckdb"
    with database() as con:
        con.execute(f"ATTACH '{path}' AS stories; COPY FROM DATABASE memory TO stories; DETACH stories")
    return path


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the development data; tests that need it are skipped without it."""
    folder = os.environ.get("AUDIT_CORPORA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("AUDIT_CORPORA names no folder of development data")
    return Path(folder)


@pytest.fixture(scope="session")
def floors() -> dict:
    """Minimum figures on the development data, by scorer."""
    return json.loads((HERE / "floors.json").read_text())


@pytest.fixture
def run(tmp_path):
    """Run the command in an empty folder: `run("article", path)` gives the finished process."""

    def command(*args: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
        environment = os.environ | {"PYTHONPATH": PATH, "NO_COLOR": "1", "COLUMNS": "80"} | env
        argv = [sys.executable, "-m", "audit", *map(str, args)]
        return subprocess.run(argv, input=stdin, capture_output=True, cwd=tmp_path, env=environment, check=False, timeout=120)

    return command
