"""README is true: every transcript equals the command's output, every path it names exists."""

import os
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from conftest import PATH

import audit
from audit import rows

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"```console\n\$ (audit [^\n]*)\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), TRANSCRIPTS, ids=[c for c, _ in TRANSCRIPTS])
def test_transcripts_are_what_the_command_prints(command, shown, tmp_path):
    """A transcript may omit lines at a line that is only `…`; the other lines must be printed in that order."""
    env = os.environ | {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONPATH": PATH}
    argv = [sys.executable, "-m", *shlex.split(command)]
    argv = [a.replace("audit.duckdb", str(tmp_path / "audit.duckdb")) for a in argv]
    done = subprocess.run(argv, capture_output=True, text=True, cwd=ROOT, env=env, check=False, timeout=120)
    printed = done.stdout + done.stderr
    at = 0
    for piece in re.split(r"^…\n", shown, flags=re.MULTILINE):
        found = printed.find(piece, at)
        assert found >= 0, f"not printed:\n{piece}\nprinted:\n{printed[at:]}"
        at = found + len(piece)


def test_transcripts_are_there():
    assert len(TRANSCRIPTS) >= 3


def test_paths_that_it_names_exist():
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_the_test_command_is_there_for_ci():
    command = re.search(r"<!-- test -->\n```sh\n(.+)\n```", README)
    assert command
    assert "pytest" in command.group(1)


def test_python_runs_up_to_the_database(monkeypatch):
    monkeypatch.chdir(ROOT)
    code = README.partition("```python\n")[2].partition("\n\ncon =")[0]
    names = {}
    exec(code.replace("\n[page", "\nfound = [page"), names)  # noqa: S102 - the example of the README
    words, kinds = names["found"]
    assert len(words) > 3
    assert "newsletter" in kinds


def test_a_text_of_python_is_read_in_its_language(kit):
    words = "Die Behörde teilte am Montag mit, dass der Kanal für sechs Wochen gesperrt bleibt und die Schiffe warten müssen."
    given = audit.Document.of("\n".join([words] * 3))
    assert audit.audit(given, kit).of(rows.Document)[0].lang == "de"
    assert audit.audit(audit.Document.of("Canal closed"), kit).of(rows.Document)[0].lang is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"id": "a"}, "neither text nor html"),
        ({"id": "a", "html": "<p>a", "text": "a"}, "both text and html"),
        ({"id": Path("a.html")}, "not a string"),
        ({"id": "a", "html": Path("a.html")}, "neither bytes nor a string"),
        ({"id": "a", "html": "pages/a.html"}, "the name of a file"),
        ({"id": "a", "text": "a", "published": date(2026, 11, 30)}, "date, not a string"),
        ({"id": "a", "text": b"a", "draft": "word"}, "no format of a draft"),
        ({"id": "a", "text": b"PK\x03\x04 word/document.xml"}, "draft='docx'"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(given, said):
    with pytest.raises(audit.AuditError, match=said):
        audit.read(audit.Input(**given))


def test_what_was_not_read_is_refused(kit):
    with pytest.raises(audit.AuditError, match="not an Input"):
        audit.read("a.html")
    with pytest.raises(audit.AuditError, match="not a Document"):
        audit.audit(audit.Input("a", text="a"), kit)
