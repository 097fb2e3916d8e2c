"""A mistyped command line: one line that names the word and the way out; nothing is written, and nothing passes unseen."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from audit.cli.main import exit_code, group, line_of

TEXT = "Ferry resumes on Monday\nThe ferry will sail again, said Ada Holm, who runs the port of Vell.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def said(*words: str) -> str:
    """What the command line says, on either stream or as an error."""
    done = CliRunner().invoke(group, words)
    assert done.exit_code
    error = done.exception
    return line_of(error) if isinstance(error, Exception) else done.output.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("articl draft.txt", "Did you mean 'article'?"),
        ("outlets sho bbc", "Did you mean 'show'?"),
        ("draft.txt", "Did you mean 'audit article draft.txt'?"),
        ("https://ledger.example/a", "Did you mean 'audit article https://ledger.example/a'?"),
        ("article www.ledger.example/a", "write https://www.ledger.example/a"),
        ("article ledger.example", "write https://ledger.example"),
        ("article drafd.txt", "drafd.txt: no such file; check the path"),
        ("article ftp://ledger.example/a", "ftp://ledger.example/a: not an address that can be fetched"),
        ("article draft.txt --fail-on lodaed", "did you mean loaded"),
        ("article draft.txt --seconds 0", "give a number of seconds above 0"),
        ("compare bbc the-times", "add --period"),
        ("compare bbc bbc --period 2026-11", "bbc: given twice"),
        ("query --database other.duckdb SELECT", "audit batch INPUT --to other.duckdb"),
        ("link --database other.duckdb", "audit batch INPUT --to other.duckdb"),
        ("link a.duckdb --database b.duckdb", "two databases"),
        ("link --since soon", "--since soon: not a day"),
        ("validate draw --measure loaded_rate --database other.duckdb", "audit batch INPUT --to other.duckdb"),
        ("outlets show bbc --date soon", "--date soon: not a day"),
        ("explain article", "audit schema article"),
        ("schema artcle", "did you mean article"),
    ],
)
def test_a_line_says_what_is_meant(folder: Path, words: str, told: str) -> None:
    assert told in said(*words.split())
    assert [p.name for p in folder.iterdir()] == ["draft.txt"]


def test_an_empty_name_is_no_folder(folder: Path) -> None:
    assert said("article", "").startswith("no article is named")


def test_a_database_of_sqlite_is_called_so(folder: Path) -> None:
    (folder / "old.duckdb").write_bytes(b"SQLite format 3\0" + bytes(84))
    for words in ("query --database old.duckdb SELECT", "link old.duckdb"):
        assert "an SQLite database, not DuckDB" in said(*words.split())


def test_a_report_says_which_days_there_are(folder: Path) -> None:
    from many import made

    from audit.store import open as connect

    made(folder / "a.duckdb", 20, 2, 28)
    with connect(folder / "a.duckdb") as con:
        first, last = con.execute("SELECT min(day), max(day) FROM sighting").fetchone()
    assert f"there are some from {first} to {last}" in said("report", "--database", "a.duckdb", "--period", "1999-01")
    with connect(folder / "b.duckdb", write=True) as con:
        assert con.execute("SELECT count(*) FROM sighting").fetchone() == (0,)
    assert "the database holds no article" in said("report", "--database", "b.duckdb")


def test_the_output_decides_the_form_of_a_comparison(folder: Path) -> None:
    (folder / "other.txt").write_text(TEXT.replace("Monday", "Friday"), encoding="utf-8")
    done = CliRunner().invoke(group, ["compare", "draft.txt", "other.txt", "--output", "both.html"])
    assert done.exit_code == 0
    assert (folder / "both.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_batch_says_why_inputs_failed(folder: Path) -> None:
    lines = ['{"id": "a", "text": "The ferry sails, said Ada Holm."}', *('{"id": "b"}', "{", "[]", "7")]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    command = ["batch", "in.jsonl", "--workers", "1", "--to"]
    for sink, where in (
        ("out.duckdb", "audit query --named failures --database out.duckdb"),
        ("out.jsonl", "all are in out.jsonl"),
    ):
        done = CliRunner().invoke(group, [*command, sink])
        assert done.exit_code == 1
        named = [line for line in done.output.splitlines() if line.startswith("failed: ")]
        assert len(named) == 3
        assert "in.jsonl:2" in named[0]
        assert f"1 more failed: {where}" in done.output


@pytest.mark.parametrize("words", ["query --database a.duckdb SELECT", "explain loaded_rate"])
def test_an_interruption_is_one_line(words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise RuntimeError("Query interrupted") if "query" in words else KeyboardInterrupt

    monkeypatch.setattr(sys, "argv", ["audit", *words.split()])
    monkeypatch.setattr(group.get_command(None, words.split(maxsplit=1)[0]), "invoke", stopped)  # type: ignore[arg-type]
    assert exit_code() == 130
    assert capsys.readouterr().err.strip() == "audit: interrupted"
