"""`audit article`: output for people and programs, and errors for invalid input."""

import json
import re
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
STORY = (EXAMPLES / "harbour.txt").read_text(encoding="utf-8")


def test_the_record_is_json_and_its_spans_are_words(run):
    done = run("article", EXAMPLES / "harbour.txt", "--format", "json")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["document"]["text"] == STORY
    assert record["failure"] is None
    assert {i["role"] for i in record["insertion"]} >= {"promo", "provenance"}


@pytest.mark.parametrize("columns", [80, 200])
def test_the_terminal_audit_fits_and_is_plain_without_colour(run, columns):
    done = run("article", EXAMPLES / "harbour.txt", COLUMNS=str(columns))
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert max(map(len, text.splitlines())) <= columns
    assert "\x1b" not in text
    for heading in ("WHO PUBLISHED IT", "PROMOTION", "LINKS OF THE STORY", "WHO SPEAKS", "LOADED WORDS"):
        assert heading in text


def test_colour_is_there_when_it_is_asked_for(run):
    done = run("article", EXAMPLES / "harbour.txt", NO_COLOR="", FORCE_COLOR="1", TERM="xterm-256color")
    assert b"\x1b[1" in done.stdout


def test_standard_input_is_read(run):
    done = run("article", "-", "--format", "json", stdin=STORY.encode())
    assert json.loads(done.stdout)["id"] == "-"


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00", "JPEG"),
        ("shell.html", b"<html><head><title>x</title></head><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("noise.txt", b"\x00\x01\x02\x03" * 50, "text"),
        ("rows.csv", b"id,text\n1,The canal is open.\n", "many articles"),
        ("lines.jsonl", b'{"text": "The canal is open."}\n', "many articles"),
    ],
)
def test_bad_input_is_one_line_and_two(run, tmp_path, name, raw, words):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    done = run("article", name, "--store")
    assert done.returncode == 2
    assert done.stdout == b""
    line = done.stderr.decode()
    assert re.fullmatch(rf"audit: .*{words}.*; .+\n", line), line
    assert name in line
    assert not (tmp_path / "audit.duckdb").exists()


def test_a_foreign_database_is_named(run, tmp_path):
    (tmp_path / "audit.duckdb").write_bytes(b"SQLite format 3\x00" + b"\0" * 4096)
    done = run("article", EXAMPLES / "harbour.txt", "--store")
    assert done.returncode == 2
    assert b"audit.duckdb" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_stored_twice_is_kept_once(run, tmp_path):
    for _ in range(2):
        assert run("article", EXAMPLES / "harbour.txt", "--store").returncode == 0
    import duckdb

    with duckdb.connect(str(tmp_path / "audit.duckdb"), read_only=True) as con:
        assert con.execute("SELECT count(*) FROM document").fetchone() == (1,)


def test_a_draft_fails_on_what_the_newsroom_names_until_it_has_looked_at_it(run, tmp_path):
    done = run("article", EXAMPLES / "harbour.txt", "--format", "json", "--fail-on", "loaded_reporting_verb")
    (line,) = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert "slammed: loaded_reporting_verb" in line
    rules = f'suppress:\n  - {{evidence: "{line.rpartition(" ")[2]}", reason: "looked at"}}\nfail_on: [loaded_reporting_verb]\n'
    (tmp_path / "rules.yaml").write_text(rules)
    done = run("article", EXAMPLES / "harbour.txt", "--format", "json", "--rules", "rules.yaml")
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_broken_rules_file_is_named(run, tmp_path):
    (tmp_path / "rules.yaml").write_text("allowed: {slammed: yes}\n")
    done = run("article", EXAMPLES / "harbour.txt", "--rules", "rules.yaml")
    assert done.returncode == 2
    assert b"rules.yaml: allowed" in done.stderr


def test_an_unknown_outlet_is_named(run):
    done = run("article", EXAMPLES / "harbour.txt", "--outlet", "The Harbour Ledger")
    assert done.returncode == 2
    assert b"audit outlets find" in done.stderr


def test_a_malformed_address_is_named(run):
    done = run("article", EXAMPLES / "harbour.txt", "--url", "http://[bad")
    assert done.returncode == 2
    assert done.stderr.decode() == "audit: --url http://[bad: not an address; write it as https://news.example/story\n"
