"""Untrusted SQL reads tables only, limited in time and memory."""

import json

import pytest
from click.testing import CliRunner

from audit.cli import query
from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.store import open, write
from audit.store.query import asked

REFUSED = (
    "INSERT INTO failure VALUES ('a', 'b', 'c', NULL, NULL, NULL)",
    "CREATE TABLE t AS SELECT 1",
    "CREATE TEMP TABLE t AS SELECT 1",
    "CREATE MACRO f(x) AS x",
    "DROP TABLE document",
    "DELETE FROM document",
    "UPDATE document SET text = ''",
    "SELECT 1; SELECT 2",
    "SELECT 1; INSERT INTO failure VALUES ('a', 'b', 'c', NULL, NULL, NULL)",
    "PREPARE p AS INSERT INTO failure VALUES ('a', 'b', 'c', NULL, NULL, NULL)",
    "EXECUTE p",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM '/etc/passwd.csv'",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_blob('/etc/passwd')",
    "SELECT * FROM read_json('/etc/passwd')",
    "SELECT * FROM read_parquet('https://news.example/a.parquet')",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM parquet_metadata('a.parquet')",
    "COPY document TO '/tmp/out.csv'",
    "COPY (SELECT 1) TO '/tmp/out.csv'",
    "COPY failure FROM '/etc/passwd'",
    "EXPORT DATABASE '/tmp/out'",
    "IMPORT DATABASE '/tmp/out'",
    "ATTACH '/tmp/x.duckdb'",
    "ATTACH ':memory:' AS m",
    "DETACH audit",
    "USE memory",
    "INSTALL httpfs",
    "LOAD httpfs",
    "CREATE SECRET s (TYPE s3)",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SET temp_directory = '/tmp'",
    "SET threads = 64",
    "SET profiling_output = '/tmp/p'",
    "SET log_query_path = '/tmp/q'",
    "RESET enable_external_access",
    "PRAGMA enable_profiling",
    "PRAGMA database_list",
    "SELECT getenv('HOME')",
    "SELECT current_setting('temp_directory')",
    "SELECT * FROM duckdb_databases()",
    "SELECT path FROM duckdb_databases",
    "SELECT * FROM duckdb_settings()",
    "SELECT * FROM duckdb_extensions()",
    "SELECT * FROM duckdb_secrets()",
    "SELECT * FROM query('SELECT * FROM duckdb_databases()')",
    "SELECT (SELECT max(path) FROM system.main.duckdb_databases)",
    "WITH a AS (SELECT * FROM DuckDB_Databases()) SELECT * FROM a",
    "SELECT * FROM secret_rows",
    "CHECKPOINT",
    "VACUUM",
    "BEGIN",
    "CALL pragma_version()",
    "EXPLAIN ANALYZE INSERT INTO failure VALUES ('a', 'b', 'c', NULL, NULL, NULL)",
    "EXPLAIN ANALYZE SELECT * FROM read_text('/etc/passwd')",
    "",
    "-- nothing",
    "SELECT",
    "SELECT no_such_column FROM document",
)
ALLOWED = (
    "SELECT 1",
    "FROM document",
    "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
    "SELECT kind, count(*) FROM insertion GROUP BY kind",
    "SELECT * FROM duckdb_columns() WHERE comment IS NOT NULL",
    "DESCRIBE document",
    "SELECT substring(text, 1, 5) FROM document;",
)


@pytest.fixture(scope="module")
def database(tmp_path_factory, kit):
    path = tmp_path_factory.mktemp("query") / "audit.duckdb"
    con = open(path, write=True)
    write(con, [audit(load(Input("a", text="Harbour strike enters third week\nThe strike began on Monday.")), kit)])
    con.close()
    return path


@pytest.mark.parametrize("sql", REFUSED)
def test_refused_in_one_line_without_the_place_of_the_database(sql, database):
    secret_rows = [1]  # DuckDB must not read variables of the program as tables
    before = database.read_bytes()
    with pytest.raises(AuditError) as e, asked(database, sql, seconds=5, memory="300MB") as answer:
        list(answer.rows)
    assert secret_rows
    assert "\n" not in str(e.value)
    assert str(database.parent) not in str(e.value)
    assert database.read_bytes() == before
    assert [p.name for p in database.parent.iterdir()] == [database.name]


@pytest.mark.parametrize("sql", ALLOWED)
def test_selects_are_answered(sql, database):
    with asked(database, sql) as answer:
        assert list(answer.rows) is not None
        assert answer.columns


def test_time_and_memory_are_limited(database):
    endless = "SELECT count(*) FROM range(100000000) a, range(1000000) b WHERE a.range + b.range = -1"
    with pytest.raises(AuditError, match="longer than"), asked(database, endless, seconds=0.3) as answer:
        list(answer.rows)
    big = "SELECT count(DISTINCT md5(range::VARCHAR)) FROM range(20000000)"
    with pytest.raises(AuditError, match="more than 100MB"), asked(database, big, memory="100MB") as answer:
        list(answer.rows)


def test_texts_of_articles_are_left_out_unless_asked_for(run, database):
    sql = "SELECT input, repeat(text, 9) AS story, text AS headline FROM sighting JOIN document ON document.id = sighting.doc"
    ask = ["query", sql, "--database", database, "--format", "json"]
    done = run(*ask)
    short = json.loads(done.stdout)[0]
    assert (short["input"], short["story"]) == ("a", None)
    assert b"longer than 280 characters (story); --text full" in done.stderr
    assert len(short["headline"]) < 280
    assert len(json.loads(run(*ask, "--text", "excerpt").stdout)[0]["story"]) == 280
    assert json.loads(run(*ask, "--text", "full").stdout)[0]["story"] == short["headline"] * 9


def test_python_gets_arrow(database):
    con = open(database)
    table = con.sql("SELECT input, doc FROM sighting").to_arrow_table()
    con.close()
    assert (table.num_rows, table.column_names) == (1, ["input", "doc"])


def test_the_command_answers_in_every_format(run, database, tmp_path):
    sql = "SELECT input, 1.5 AS half, NULL AS nothing, ['a', 'b'] AS many FROM sighting"
    ask = ["query", sql, "--database", database, "--format"]
    assert run(*ask, "csv").stdout.decode() == 'input,half,nothing,many\na,1.5,,"[""a"", ""b""]"\n'
    assert json.loads(run(*ask, "json").stdout) == [{"input": "a", "half": 1.5, "nothing": None, "many": ["a", "b"]}]
    assert run(*ask, "markdown").stdout.decode().splitlines()[2] == '| a | 1.5 |  | ["a", "b"] |'
    assert run(*ask, "table").stdout.decode().splitlines()[0].split() == ["input", "half", "nothing", "many"]
    refused = run(*ask, "parquet")
    assert (refused.returncode, b"--output" in refused.stderr) == (2, True)
    assert run(*ask, "parquet", "--output", "a.parquet").returncode == 0
    import duckdb

    assert duckdb.sql(f"SELECT * EXCLUDE (half) FROM '{tmp_path}/a.parquet'").fetchall() == [("a", None, ["a", "b"])]


def test_a_parameter_without_a_value_is_refused(database):
    with pytest.raises(AuditError, match="--set outlet: no value"):
        CliRunner().invoke(
            query.command, ["--database", str(database), "--named", "who-speaks", "--set", "outlet"], catch_exceptions=False
        )
