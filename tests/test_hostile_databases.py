"""A database of somebody else runs nothing of its author's, whatever command opens it."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import newsroom
import pytest
from click.testing import CliRunner
from test_farm import Here, order

from audit.cli import article, compare, query, report, validate
from audit.errors import AuditError
from audit.farm.batch import batch
from audit.load.corpus import Wanted
from audit.rows import TABLES
from audit.store import open
from audit.store.schema import columns
from audit.store.schema import name as table_name
from audit.store.views import view_names

MARK = "Minutes of the closed session"
"""Words of a file that no command may show."""
PLACE = "folder-of-the-editor"
"""A folder in the path of every database here, which no output may hold but in the path that was given."""
NAMES = sorted(table_name(t) for t in TABLES)
CALLED = ("lower", "count", "max", "substring", "regexp_matches", "strftime", "list_value", "+", "=", "read_parquet", "json_serialize_sql",
          "duckdb_tables", "duckdb_functions", "current_database", "unnest")  # fmt: skip
"""Functions that our SQL calls, in checks as in reports."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory, kit):
    """A database of audits."""
    folder = tmp_path_factory.mktemp("whole")
    batch(order(folder / "audit.duckdb", newsroom.lines(folder / "a.jsonl", range(4))), Here(), kit)
    return folder / "audit.duckdb"


def leaks(private):
    return f"SELECT content FROM read_text('{private}')", "SELECT path FROM duckdb_databases()"


def as_view(table, source):
    """Statements that put a view in place of a table, its strings read by `source`."""
    picks = ", ".join(
        f'({source} LIMIT 1)::VARCHAR AS "{c}"' if kind == "VARCHAR" else f'NULL::{kind} AS "{c}"'
        for c, kind, *_ in columns(table)
    )
    return [
        f"ALTER TABLE {table_name(table)} RENAME TO other_{table_name(table)}",
        f"CREATE VIEW {table_name(table)} AS SELECT {picks}",
    ]


def hostile(private):
    """Statements that make a database hostile, by what they do."""
    file, path = leaks(private)
    made = {f"view for {table_name(t)}": as_view(t, (file, path)[i % 2]) for i, t in enumerate(TABLES)}
    ours = {v: f"CREATE OR REPLACE VIEW {v} AS {(file, path)[i % 2]}" for i, v in enumerate(sorted(view_names()))}
    made |= {f"our view {v}": [ours[v]] for v in ("article", "measure")}
    made |= {
        f"our views, every fourth of {n}": list(ours.values())[n::4] for n in range(4)
    }  # all are replaced, so none hides another
    made |= {
        f"table for {v}": [f"DROP VIEW {v}", f"CREATE TABLE {v}(x INTEGER)"] for v in ("article", "measure", "outlet_period")
    }
    for name in CALLED:
        for of in ("x", "a, b", "*"):
            body = f'CREATE MACRO "{name}"({of.replace("*", "")}) AS {"TABLE " if of == "*" else ""}({path})'
            made[f"macro {name} {of}"] = [body]
    made |= {
        "our macro": ["CREATE OR REPLACE MACRO near_certain(p) AS (SELECT path IS NOT NULL FROM duckdb_databases() LIMIT 1)",
                      f"CREATE OR REPLACE MACRO counted_outlet(a, b, c) AS ({path} LIMIT 1)"],
        "computed in a table": [*rebuilt("source", "role VARCHAR GENERATED ALWAYS AS (current_setting('temp_directory'))", "role")],
        "a default": ["ALTER TABLE failure ALTER error SET DEFAULT current_setting('temp_directory')"],
        "a trigger": ["CREATE TABLE caught(x VARCHAR)", f"CREATE TRIGGER t AFTER INSERT ON run FOR EACH STATEMENT INSERT INTO caught {file}"],
        "another type": ["ALTER TABLE statement ALTER start TYPE VARCHAR"],
        "another schema": ["CREATE SCHEMA s", "CREATE TABLE s.schema_version AS FROM schema_version", "DROP TABLE schema_version",
                           f"CREATE VIEW schema_version AS SELECT 5 AS version, ({path} LIMIT 1) AS made_by"],
        "names that act on a terminal": [f'CREATE TABLE "\x1b]0;owned\x07{"x" * 5000}"(a INTEGER)', f'CREATE VIEW "\x1b[2J" AS {path}',
                                         'ALTER TABLE claim ADD COLUMN "\x1b[31m\u202e" VARCHAR DEFAULT upper(\'a\')'],
    }  # fmt: skip
    return made


def rebuilt(table, column, without):
    own = {table_name(t): t for t in TABLES}[table]
    cols = ", ".join(f'"{c}" {kind}' for c, kind, *_ in columns(own) if c != without)
    return [f"DROP TABLE {table}", f"CREATE TABLE {table}({cols}, {column})"]


CASES = sorted(hostile("x"))
WHOLLY = {
    "view for document",
    "view for failure",
    "our view article",
    "our view measure",
    "macro lower x",
    "macro read_parquet *",
}
"""Cases of their kind that are driven against every command."""


def commands(database, folder, kit):
    """Every way to open a database, as calls that return what they show."""
    (folder / "a.txt").write_text(newsroom.text(1))
    (folder / "a.jsonl").write_text(json.dumps({"id": "fresh", "text": newsroom.text(2)}) + "\n")
    ids = ["0" * 32, "1" * 32]

    def cli(command, *args):
        done = CliRunner().invoke(command.command, [*map(str, args)])
        if isinstance(done.exception, AuditError):
            raise done.exception
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return done.output

    def read():
        con = open(database)
        try:
            return str([con.execute(f"FROM {v}").fetchmany(5) for v in ("article", "evidence", "document", "failure")])
        finally:
            con.close()

    return {
        "query": lambda: cli(query, "SELECT * FROM article", "--database", database, "--format", "json"),
        "named": lambda: cli(query, "--named", "who-is-quoted", "--database", database),
        "report": lambda: cli(report, "--database", database, "--output", folder / "site"),
        "full": lambda: cli(report, "--database", database, "--output", folder / "full", "--full-text"),
        "samples": lambda: cli(validate, "show", "--database", database),
        "draw": lambda: cli(validate, "draw", "--measure", "loaded_rate", "--codes", 8, "--database", database),
        "outlets": lambda: cli(compare, "ledger.example", "courier.example", "--period", "all", "--database", database),
        "articles": lambda: cli(compare, *ids, "--database", database),
        "open": read,
        "input": lambda: str(batch(order(folder / "in.jsonl", database), Here(), kit)),
        "input table": lambda: str(
            batch(
                replace(order(folder / "t.jsonl", database), wanted=Wanted({"text": "text", "id": "id"}, "document", ())),
                Here(),
                kit,
            )
        ),
        "sink": lambda: str(batch(order(database, folder / "a.jsonl"), Here(), kit)),
        "store": lambda: cli(article, folder / "a.txt", "--store", "--database", database),
    }


@pytest.mark.usefixtures("one_kit")
@pytest.mark.parametrize("case", CASES)
def test_no_command_shows_what_a_hostile_database_reads(whole, tmp_path, kit, case):
    folder = tmp_path / PLACE
    folder.mkdir()
    private = tmp_path / "private.txt"
    private.write_text(MARK)
    database = folder / "audit.duckdb"
    shutil.copy(whole, database)
    with duckdb.connect(str(database)) as con:
        for statement in hostile(private)[case]:
            con.execute(statement)
    out = tmp_path / "out"
    out.mkdir()
    some = commands(database, out, kit)
    if case.startswith(("view for", "our view", "macro")) and case not in WHOLLY:  # the others go through the same two doors
        some = {key: some[key] for key in ("open", "sink")}
    for name, call in some.items():
        shown = ""
        try:
            shown = call()
        except AuditError as e:
            assert "\n" not in str(e)
            assert "\x1b" not in str(e), name
            assert len(str(e).replace(str(database), "")) < 900, name
            shown = str(e).replace(str(database), "")
        assert MARK not in shown, name
        assert PLACE not in shown.replace(str(database), ""), name
    for path in out.rglob("*"):
        if path.is_file() and path.suffix not in {".duckdb", ".txt"}:
            text = path.read_text(errors="replace")
            assert MARK not in text, path
            assert str(folder) not in text.replace(str(database), ""), path
    with duckdb.connect(str(database), read_only=True) as con:
        tables = {t for (t,) in con.execute("SELECT table_name FROM system.main.duckdb_tables()").fetchall()}
        assert "caught" not in tables or con.execute("FROM caught").fetchall() == []


def test_a_view_of_ours_is_what_this_version_defines(whole, tmp_path):
    """Whatever the file says: an older or a foreign definition is not read."""
    database = tmp_path / "audit.duckdb"
    shutil.copy(whole, database)
    with duckdb.connect(str(database)) as con:
        con.execute("CREATE OR REPLACE VIEW article AS SELECT 'theirs' AS input")
        con.execute("CREATE OR REPLACE MACRO near_certain(p) AS false")
    with open(database) as con:
        assert con.execute("SELECT count(*), near_certain(0.9) FROM article").fetchall() == [(4, True)]
    done = CliRunner().invoke(
        query.command, ["SELECT count(*) AS n, near_certain(0.9) AS c FROM article", "--database", str(database)]
    )
    assert done.output.split()[-2:] == ["4", "true"]


def test_views_of_users_are_read_when_they_use_what_a_query_may(whole, tmp_path):
    database = tmp_path / "audit.duckdb"
    shutil.copy(whole, database)
    with duckdb.connect(str(database)) as con:
        con.execute("CREATE TABLE mine AS SELECT 1 AS a")
        con.execute("CREATE VIEW good AS SELECT a + 1 AS b FROM mine")
        con.execute('CREATE VIEW "AS SELECT" ("b AS SELECT") AS SELECT b FROM good')
        con.execute('CREATE VIEW bad AS SELECT path AS "SELECT 1; --" FROM duckdb_databases()')
        con.execute("CREATE VIEW worse AS FROM bad")
        con.execute("CREATE MACRO theirs(x) AS x")

    def answer(sql):
        done = CliRunner().invoke(query.command, [sql, "--database", str(database), "--format", "json"])
        return done.exception or json.loads(done.output)

    assert answer("FROM good") == [{"b": 2}]
    assert answer('FROM "AS SELECT"') == [{"b AS SELECT": 2}]
    for refused in ("FROM bad", "FROM worse", "SELECT theirs(1)", "FROM audit.main.article", "FROM audit.article"):
        assert isinstance(answer(refused), AuditError), refused


@pytest.mark.parametrize("suffix", [".duckdb", ".db"])
def test_a_refused_sink_leaves_nothing_behind(tmp_path, kit, suffix):
    with duckdb.connect(str(tmp_path / f"theirs{suffix}")) as con:
        con.execute("CREATE TABLE post AS SELECT 'Ministers meet.' AS text")
    source = newsroom.lines(tmp_path / "a.jsonl", range(2))
    before = sorted(tmp_path.iterdir())
    if suffix == ".duckdb":
        with pytest.raises(AuditError, match="database of something else"):
            batch(order(tmp_path / "theirs.duckdb", source), Here(), kit)
    assert sorted(tmp_path.iterdir()) == before


def test_an_input_may_compute_its_text(tmp_path, kit):
    """A view or computed column of functions of its rows is read; one of files is not."""
    private = tmp_path / "private.txt"
    private.write_text(MARK)
    with duckdb.connect(str(tmp_path / "theirs.duckdb")) as con:
        con.execute(
            "CREATE TABLE post(title VARCHAR, body VARCHAR, text VARCHAR GENERATED ALWAYS AS (concat(title, chr(10), body)))"
        )
        con.execute("INSERT INTO post VALUES ('Ministers meet', 'They met on Monday. The talks went on for a week, he said.')")
        con.execute("CREATE VIEW good AS SELECT upper(text) AS text FROM post")
        con.execute(f"CREATE VIEW bad AS SELECT content AS text FROM read_text('{private}')")
    for table, done in (("post", 1), ("good", 1), ("bad", None)):
        sink = Path(tmp_path / f"{table}.jsonl")
        ordered = replace(order(sink, tmp_path / "theirs.duckdb"), wanted=Wanted({}, table, ()))
        if done is None:
            with pytest.raises(AuditError, match="read_text"):
                batch(ordered, Here(), kit)
        else:
            assert batch(ordered, Here(), kit).done == done
            assert "inisters" in sink.read_text().lower()
