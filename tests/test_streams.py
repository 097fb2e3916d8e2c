"""Every command on standard streams that are closed, full or narrow, and for a user without a home: one line, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PATH
from many import made

TEXT = """Norland “calls” canal offer dead – ministers meet again
The foreign minister of Norland, Ada Brandt, on Monday slammed the offer. “We are not going to sign this,” Brandt said.
Correction, 9 May 2026: An earlier version of this article gave the length of the canal in miles. 運河 🙂
"""
COMMANDS = {
    "article": ["article", "a.txt"],
    "article json": ["article", "a.txt", "--format", "json"],
    "article html": ["article", "a.txt", "--format", "html"],
    "article markdown": ["article", "a.txt", "--format", "markdown"],
    "batch": ["batch", "a.txt", "--to", "out.jsonl"],
    "compare": ["compare", "a.txt", "a.txt"],
    "query": ["query", "SELECT '“é”' AS a, 1 AS b", "--database", "made.duckdb"],
    "query csv": ["query", "SELECT 1 AS b", "--database", "made.duckdb", "--format", "csv"],
    "query list": ["query", "--list"],
    "report": ["report", "--database", "made.duckdb", "--period", "2026-W47", "--output", "pages"],
    "explain": ["explain", "unresolved_share"],
    "schema": ["schema"],
    "outlets show": ["outlets", "show", "rt"],
    "outlets find": ["outlets", "find", "times"],
    "help": ["--help"],
    "version": ["--version"],
}
SILENT = {"batch"}
"""Commands that need no standard output."""


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    folder = tmp_path_factory.mktemp("streams")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    made(folder / "made.duckdb", 60, 3, 14)
    return folder


def command(here, name, prefix="", suffix="", **env):
    """Run a command through a shell, which closes or replaces its streams."""
    script = f'{prefix}"$0" -m audit "$@"{suffix}'
    return subprocess.run(
        ["/bin/sh", "-c", script, sys.executable, *COMMANDS[name]],
        capture_output=True,
        cwd=here,
        env=os.environ | {"PYTHONPATH": PATH, "NO_COLOR": "1", "COLUMNS": "80"} | env,
        check=False,
        timeout=120,
    )


def one_line(done):
    """The only line on standard error, which is no traceback."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("audit: ")
    return lines[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("name", [n for n in COMMANDS if n not in SILENT])
def test_a_full_standard_output_is_one_line(here, name):
    done = command(here, name, suffix=" >/dev/full")
    assert done.returncode == 2
    assert "No space left on device; make room" in one_line(done)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_closed_standard_output_is_one_line(here, name):
    done = command(here, name, suffix=" >&-")
    if done.returncode:
        assert name not in SILENT
        assert "standard output" in one_line(done)
    else:
        assert name in SILENT


@pytest.mark.parametrize("name", ["article", "batch", "query", "explain"])
def test_closed_standard_input_and_error_hinder_nothing(here, name):
    done = command(here, name, suffix=" <&- 2>&-")
    assert done.returncode == 0
    assert done.stdout or name in SILENT


@pytest.mark.parametrize("name", ["article", "article json", "query", "schema", "query list"])
def test_a_reader_that_has_enough_ends_the_command_quietly(here, name):
    done = command(here, name, suffix=" | head -c 1")
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_narrow_encoding_loses_no_character(here, name, encoding):
    done = command(here, name, PYTHONIOENCODING=encoding)
    assert done.returncode == 0
    shown = done.stdout.decode("utf-8" if encoding == "ascii" else encoding)  # Click writes UTF-8 to a stream in ASCII
    if "\\u" in shown:
        assert f"standard output in {encoding}" in done.stderr.decode().replace("charmap", "cp1252")
    if name == "article json":
        whole = json.loads(command(here, name, PYTHONIOENCODING="utf-8").stdout)
        assert json.loads(shown) == whole
        assert "運河 🙂" in whole["document"]["text"]


HOMELESS = """
import os, pwd, sys

def nobody(uid):
    raise KeyError(uid)

pwd.getpwuid = nobody
os.environ.pop("HOME", None)
os.environ.pop("XDG_CACHE_HOME", None)
from audit.cli.main import main

sys.argv[0] = "audit"
main()
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_user_without_home_or_entry_runs_everything(here, name):
    done = subprocess.run(
        [sys.executable, "-c", HOMELESS, *COMMANDS[name]],
        capture_output=True,
        cwd=here,
        env=os.environ | {"PYTHONPATH": PATH, "NO_COLOR": "1"},
        check=False,
        timeout=120,
    )
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr


BROKEN = """
import sys

import audit.store.query

def failing(*_, **__):
    raise {error}

audit.store.query.asked = failing
from audit.cli.main import main

sys.argv = ["audit", "query", "SELECT 1"]
main()
"""


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (
            "OSError(5, 'Input/output error', 'a.duckdb')",
            "audit: a.duckdb: Input/output error; check the path and its permissions",
        ),
        ("OSError(30, 'Read-only file system', 'a.csv')", "audit: a.csv: Read-only file system; write elsewhere"),
        ("MemoryError()", "audit: out of memory; give less at once"),
        ("UnicodeDecodeError('utf-8', b'a', 0, 1, 'why')", "set AUDIT_TRACEBACK=1 to see where, and report it"),
        (
            "ValueError('two\\nlines https://me:secret@ledger.example/')",
            "audit: ValueError: two lines https://ledger.example/;",
        ),
        ("KeyError('x')", "audit: KeyError: 'x'; set AUDIT_TRACEBACK=1"),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_its_place_is_shown_when_asked_for(here, error, line):
    argv = [sys.executable, "-c", BROKEN.replace("{error}", error)]
    environment = os.environ | {"PYTHONPATH": PATH}
    done = subprocess.run(argv, capture_output=True, cwd=here, env=environment, check=False, timeout=60)
    assert done.returncode == 2
    assert line in one_line(done)
    shown = subprocess.run(
        argv, capture_output=True, cwd=here, env=environment | {"AUDIT_TRACEBACK": "1"}, check=False, timeout=60
    )
    assert b"Traceback" in shown.stderr
