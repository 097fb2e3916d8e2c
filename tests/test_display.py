"""Nothing that others wrote acts on a terminal, a spreadsheet or a page of Markdown, whichever command shows it."""

import ast
import csv
import io
import json
import re
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from test_farm import Here, order

from audit.cli import article, compare, outlets, query, report
from audit.cli.main import COMMANDS
from audit.display import UNSAFE, csv_value, markdown_cell, markdown_line, plain
from audit.errors import AuditError
from audit.farm.batch import batch

ROOT = Path(__file__).parents[1] / "audit"
ACTS = {
    "title": "\x1b]0;owned\x07",
    "erase": "\x1b[2J\x1b[H",
    "link": "\x1b]8;;https://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "hidden": "\x1b[8m",
    "c1": "\x9b2J\x9d0;owned\x9c",
    "back": "\b\b\b\b",
    "return": "\rover",
    "override": "\u202egpj.exe\u202c",
    "isolate": "\u2066a\u2067b\u2069",
    "delete": "\x7f",
    "device": "\x1bP+q544e\x1b\\",
}
"""Sequences that act on a terminal."""
STYLES = re.compile(r"\x1b\[[0-9;]*m")
"""Escape sequences of our own styles."""
ALIVE = ("[a](https://evil.example/)", "![a](https://evil.example/a.png)", "<img src=https://evil.example/a.png>", "<b>bold</b>",
         "https://evil.example/", "www.evil.example", "**bold**", "`code`", "a | b", "[a][b]", "[^1]", "<!-- -->", "&lt;b>", "ada@evil.example")  # fmt: skip
"""Texts that Markdown renders."""


def story(act):
    return (
        f"Harbour {act}strike enters{act} third week\nThe strike began on Monday. “We will {act}not go back,” said Ada {act}Roe of the union. "
        f"The brutal{act} walkout cost millions.\nRead more: {act}Ministers meet again\nBy Ada {act}Roe\n"
    )


def shown(command, *args):
    """What a command shows: standard output and error, or the line of its error as `main` prints it."""
    done = CliRunner().invoke(command.command, [*map(str, args)])
    if isinstance(done.exception, AuditError):
        return plain(str(done.exception))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.output


@pytest.fixture(scope="module")
def database(tmp_path_factory, kit):
    """A database whose articles, ids, outlets, claims and names of columns hold them all."""
    folder = tmp_path_factory.mktemp("display")
    lines = [
        {
            "id": f"{name} {act}",
            "text": story(act),
            "title": f"{act}{name}",
            "published": "2026-11-2" + str(i % 8),
            "outlet": f"{act}x",
        }
        | {"url": f"https://ledger.example/{i}"}
        for i, (name, act) in enumerate(ACTS.items())
    ]
    (folder / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    batch(order(folder / "audit.duckdb", folder / "a.jsonl"), Here(), kit)
    with duckdb.connect(str(folder / "audit.duckdb")) as con:
        con.execute("INSERT INTO failure (input, stage, error) SELECT input, 'read', input FROM sighting")
        con.execute(f"CREATE TABLE theirs AS SELECT 1 AS \"{ACTS['erase']}\", '{ACTS['title']}' AS b")
    return folder / "audit.duckdb"


def harmless(text):
    """Fail on a character that acts, beyond our own styles."""
    left = STYLES.sub("", text)
    assert (m := UNSAFE.search(left)) is None, repr(left[max(0, m.start() - 60) : m.end() + 20])


@pytest.mark.parametrize("form", ["table", "csv", "json", "markdown"])
def test_answers_act_on_no_terminal(database, form):
    for sql in ("FROM failure", "SELECT input, headline, outlet FROM article", "FROM theirs", "SELECT words, label FROM evidence",
                "SELECT [input], {'a': input} FROM sighting", "SELECT id FROM failure", f"SELECT '{ACTS['c1']}' AS \"{ACTS['hidden']}\""):  # fmt: skip
        harmless(shown(query, sql, "--database", database, "--format", form, "--text", "full"))
    for name in ("failures", "who-is-quoted", "loaded-words"):
        harmless(shown(query, "--named", name, "--database", database, "--format", form))


def test_json_keeps_every_character(database):
    found = json.loads(shown(query, "SELECT input FROM sighting", "--database", database, "--format", "json"))
    with duckdb.connect(str(database), read_only=True) as con:
        assert [(row["input"],) for row in found] == con.execute("SELECT input FROM sighting").fetchall()
    assert {f"c1 {ACTS['c1']}", f"override {ACTS['override']}"} <= {row["input"] for row in found}


@pytest.mark.usefixtures("one_kit")
@pytest.mark.parametrize("name", ACTS)
def test_one_article_acts_on_no_terminal(tmp_path, name):
    path = tmp_path / f"{ACTS[name].replace('/', '')}.txt"
    path.write_text(story(ACTS[name]), newline="")
    for form in ("text", "markdown", "html", "json"):
        harmless(shown(article, path, "--format", form))
    harmless(shown(article, path, "--outlet", f"no {ACTS[name]} outlet"))
    harmless(shown(article, tmp_path / f"missing{ACTS[name]}"))
    harmless(shown(article, path, "--fail-on", "loaded"))
    harmless(shown(compare, path, path))


def test_reports_and_registries_act_on_no_terminal(database, tmp_path):
    harmless(shown(report, "--database", database, "--output", tmp_path / "site\x1b[2J"))
    for path in (tmp_path / "site\x1b[2J").rglob("*"):
        if path.is_file():
            harmless(path.read_text()) if path.suffix != ".json" else None
    own = tmp_path / "own.yaml"
    said = ("--name", f"Echo {ACTS['override']}", "--source", f"its page {ACTS['isolate']}")
    harmless(
        shown(outlets, "add", "--host", "echo.example", "--name", f"Echo {ACTS['erase']}", "--source", "its page", "--to", own)
    )
    harmless(shown(outlets, "add", "--host", "echo.example", *said, "--to", own))
    for args in (("show", "echo-example", "--sources", own), ("find", "echo", "--sources", own), ("check", own)):
        harmless(shown(outlets, *args))


@pytest.mark.parametrize("text", ALIVE)
def test_markdown_of_a_cell_is_inert(text):
    """Rendered by no rule of CommonMark or GitHub: no tag, link, image, emphasis or new cell."""
    for made in (markdown_cell(text), markdown_line(text)):
        assert "](" not in re.sub(r"\\.", "", made)
        assert not re.search(r"<(?!br>)|(?<!\\)[*`|]|https?:|www\.|(?<=\w)@(?=\w)", made), made


def test_plain_words_of_a_cell_stay():
    for text in (
        "cross_promotion",
        "1.5",
        '["a", "b"]',
        "-5",
        "Ministers meet (again)",
        "3 > 2",
        "a [sic] b",
        "10:30",
        "half-price",
    ):
        assert markdown_cell(text) == text


FORMULAS = [
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    '=HYPERLINK("https://evil.example")',
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_csv_is_a_formula(database, text):
    assert str(csv_value(text)).startswith("'")
    sql = "SELECT $$" + text + "$$ AS a, -1 AS b, -1.5 AS c, '-7' AS d, '+1.5e3' AS e"
    (row,) = csv.DictReader(io.StringIO(shown(query, sql, "--database", database, "--format", "csv")))
    assert row["a"].startswith("'")
    assert [row[k] for k in "bcde"] == ["-1", "-1.5", "-7", "+1.5e3"]


def test_others_text_is_styled_in_one_place():
    """Rich passes escape sequences through: only `Words` may be printed."""
    users = {p.name for p in ROOT.rglob("*.py") for node in ast.walk(ast.parse(p.read_text())) if isinstance(node, ast.ImportFrom)
             and node.module == "rich.text"}  # fmt: skip
    assert users == {"console.py"}
    assert set(COMMANDS) >= {"article", "query", "report", "compare", "outlets"}
