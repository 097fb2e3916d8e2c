"""Every command on standard streams that are closed, full or narrow, and for a user without a home: one line, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

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


def command(here, name, suffix="", **env):
    """Run a command through a shell, which closes or replaces its streams."""
    return shell(here, ["-m", "audit", *COMMANDS[name]], suffix, **env)


def shell(here, argv, suffix="", **env):
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" "$@"{suffix}', sys.executable, *argv],
        capture_output=True,
        cwd=here,
        env=os.environ | {"PYTHONPATH": PATH, "NO_COLOR": "1", "COLUMNS": "80"} | env,
        check=False,
        timeout=240,
    )


EACH = """
import json, os, sys
import audit.cli.main
import audit.cli.article, audit.cli.batch, audit.cli.compare, audit.cli.explain, audit.cli.outlets, audit.cli.query, audit.cli.report
import audit.cli.schema, audit.kit, audit.pipeline, audit.report.period, audit.store.query

{before}
kit = audit.kit.Kit.load(kept=True)
audit.kit.Kit.load = lambda **_: kit
audit.pipeline.audit(audit.text.Document.of(open("a.txt").read()), kit)
folder, captured, commands = json.loads(sys.argv[1])
for name, (argv, env) in commands.items():
    child = os.fork()
    if child == 0:
        for number in captured:
            file = os.open(f"{folder}/{name}.{number}", os.O_WRONLY | os.O_CREAT)
            os.dup2(file, number)
            os.close(file)
        os.environ.update(env)
        sys.argv = ["audit", *argv]
        audit.cli.main.main()
        os._exit(99)  # it ends its process
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    with open(f"{folder}/{name}.code", "w") as out:
        out.write(str(code))
"""
"""A process started once, with its streams as a test has them, that runs each command in a child; some streams go to files."""


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


def each(here, folder, commands=COMMANDS, *, before="", captured=(1, 2), suffix="", **env):
    """Run every command; what each wrote and returned, by name."""
    listed = {name: argv if isinstance(argv, tuple) else (argv, {}) for name, argv in commands.items()}
    start = shell(here, ["-c", EACH.replace("{before}", before), json.dumps([str(folder), captured, listed])], suffix, **env)
    assert (start.returncode, start.stdout, start.stderr) == (0, b"", b"")

    def read(name, part):
        path = folder / f"{name}.{part}"
        return path.read_bytes() if path.exists() else b""

    return {name: Done(int(read(name, "code")), read(name, 1), read(name, 2)) for name in commands}


def one_line(done):
    """The only line on standard error, which is no traceback."""
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("audit: ")
    return lines[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_standard_output_is_one_line(here, tmp_path):
    for name, done in each(here, tmp_path, captured=[2], suffix=" >/dev/full").items():
        if name not in SILENT:
            assert done.returncode == 2, name
            assert "No space left on device; make room" in one_line(done), name


def test_a_closed_standard_output_is_one_line(here, tmp_path):
    for name, done in each(here, tmp_path, captured=[2], suffix=" >&-").items():
        if done.returncode:
            assert name not in SILENT
            assert "standard output" in one_line(done), name
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
def test_a_narrow_encoding_loses_no_character(here, tmp_path, encoding):
    found = each(here, tmp_path, PYTHONIOENCODING=encoding)
    for name, done in found.items():
        assert done.returncode == 0, name
        shown = done.stdout.decode("utf-8" if encoding == "ascii" else encoding)  # Click writes UTF-8 to a stream in ASCII
        if "\\u" in shown:
            assert f"standard output in {encoding}" in done.stderr.decode().replace("charmap", "cp1252"), name
        if name == "article json":
            whole = json.loads(command(here, name, PYTHONIOENCODING="utf-8").stdout)
            assert json.loads(shown) == whole
            assert "運河 🙂" in whole["document"]["text"]


HOMELESS = """
import pwd

def nobody(uid):
    raise KeyError(uid)

pwd.getpwuid = nobody
os.environ.pop("HOME", None)
os.environ.pop("XDG_CACHE_HOME", None)
"""


def test_a_user_without_home_or_entry_runs_everything(here, tmp_path):
    for name, done in each(here, tmp_path, before=HOMELESS).items():
        assert (done.returncode, b"Traceback" in done.stderr) == (0, False), (name, done.stderr)


BROKEN = """
def failing(*_, **__):
    raise eval(os.environ["FAILURE"])

audit.store.query.asked = failing
"""
WRONG = {
    "OSError(5, 'Input/output error', 'a.duckdb')": "audit: a.duckdb: Input/output error; check the path and its permissions",
    "OSError(30, 'Read-only file system', 'a.csv')": "audit: a.csv: Read-only file system; write elsewhere",
    "MemoryError()": "audit: out of memory; give less at once",
    "UnicodeDecodeError('utf-8', b'a', 0, 1, 'why')": "set AUDIT_TRACEBACK=1 to see where, and report it",
    "ValueError('two\\nlines https://me:secret@ledger.example/')": "audit: ValueError: two lines https://ledger.example/;",
    "KeyError('x')": "audit: KeyError: 'x'; set AUDIT_TRACEBACK=1",
}
"""Errors and the lines that they become."""


def test_whatever_goes_wrong_is_one_line_and_its_place_is_shown_when_asked_for(here, tmp_path):
    asked = ["query", "SELECT 1"]
    short = {f"short {n}": (asked, {"FAILURE": error}) for n, error in enumerate(WRONG)}
    traced = {f"traced {n}": (asked, {"FAILURE": error, "AUDIT_TRACEBACK": "1"}) for n, error in enumerate(WRONG)}
    found = each(here, tmp_path, short | traced, before=BROKEN)
    for n, line in enumerate(WRONG.values()):
        assert found[f"short {n}"].returncode == 2
        assert line in one_line(found[f"short {n}"])
        assert b"Traceback" in found[f"traced {n}"].stderr
