"""The first command that writes migrates a database of an earlier version, and loses nothing."""

import duckdb
import newsroom
import pytest

from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.store import open as connect
from audit.store import write
from audit.store.migrate import STEPS
from audit.text import Document

TEXT = """Minister rules out canal toll
The transport minister, Ada Brandt, said on Monday that the toll was “dead and buried” and that ships would be welcome.
Also on quay.example Ministers meet in Port Amber to talk about the strike
“We have waited for two years,” said Jon Holt, the union’s chairman. Ships are waiting in the harbour.
Like this story? Share it with a friend!"""
GAINED = {"statement": ("words", "quoted"), "insertion": ("words",)}
LATER = {"claim": ("meaning",), "sighting": ("published_at", "fetched_at"), "statement": ("verb",)}
"""Columns that came with a later schema, and stay null for audits of before."""
EXCEPT = {table: f"EXCLUDE ({', '.join(columns)})" for table, columns in LATER.items()}


@pytest.fixture
def made(tmp_path, kit):
    path = tmp_path / "a.duckdb"
    with connect(path, write=True) as con:
        write(con, [audit(Document.of(TEXT), kit)])
    return path


def older(path):
    """Reduce the tables to schema 1."""
    con = duckdb.connect(str(path))
    for table, columns in (*GAINED.items(), *LATER.items()):
        for column in columns:
            con.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    con.execute("DROP TABLE reported")
    con.execute("UPDATE schema_version SET version = 1")
    con.close()


def contents(path):
    with connect(path) as con:
        shape = con.execute(
            "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns() "
            "WHERE table_name IN ('statement', 'insertion') ORDER BY ALL"
        ).fetchall()
        rows = {t: con.execute(f"SELECT * {EXCEPT.get(t, '')} FROM {t} ORDER BY ALL").fetchall() for t in GAINED}
    return shape, rows


def test_a_first_database_comes_to_have_the_rows_of_today(made):
    shape, rows = contents(made)
    assert all(rows.values())
    older(made)
    with pytest.raises(AuditError, match="made by an older audit"):
        connect(made)
    connect(made, write=True).close()
    assert contents(made) == (shape, rows)
    with connect(made) as con:
        assert con.execute("SELECT max(version) FROM schema_version").fetchone() == (len(STEPS) + 1,)


def test_a_batch_goes_on_in_a_first_database(made, tmp_path, run):
    older(made)
    newsroom.lines(tmp_path / "in.jsonl", range(2))
    done = run("batch", tmp_path / "in.jsonl", "--to", made, "--workers", "1")
    assert done.returncode == 0, done.stderr
    with connect(made) as con:
        assert con.execute("SELECT count(*) FROM sighting").fetchone() == (3,)
        assert con.execute("SELECT count(*) FROM statement WHERE words IS NULL").fetchone() == (0,)


def test_a_table_needs_no_step_of_its_own(made):
    con = duckdb.connect(str(made))
    con.execute("DROP TABLE notice")
    con.close()
    with pytest.raises(AuditError, match="made by an older audit"):
        connect(made)
    with connect(made, write=True) as con:
        assert con.execute("SELECT count(*) FROM notice").fetchone() == (0,)
    connect(made).close()


def test_a_table_that_is_new_comes_to_be_in_an_older_database(made):
    con = duckdb.connect(str(made))
    con.execute("DROP TABLE reported")
    con.execute("UPDATE schema_version SET version = 2")
    con.close()
    with pytest.raises(AuditError, match="made by an older audit"):
        connect(made)
    with connect(made, write=True) as con:
        assert con.execute("SELECT count(*) FROM reported").fetchone() == (0,)
        assert con.execute("SELECT count(*) > 0 FROM evidence WHERE kind = 'statement'").fetchone() == (True,)


def test_claims_of_an_older_database_have_no_meaning_and_new_ones_do(made, kit):
    con = duckdb.connect(str(made))
    con.execute("ALTER TABLE claim DROP COLUMN meaning")
    con.execute("UPDATE schema_version SET version = 3")
    con.close()
    with pytest.raises(AuditError, match="made by an older audit"):
        connect(made)
    with connect(made, write=True) as con:
        assert con.execute("SELECT DISTINCT meaning FROM claim").fetchall() == [(None,)]
        assert con.execute("SELECT count(*) FROM disagreement").fetchone() == (0,)
        write(con, [audit(Document.of("Locks shut\nShips wait at the locks."), kit)])
        assert con.execute("SELECT meaning FROM claim WHERE value = 'Locks shut'").fetchall() == [(0,)]


def test_instants_of_stored_sightings_are_those_of_new_ones(tmp_path, kit):
    """The step counts them in SQL, the pipeline in Python; times without offset have none in both."""
    times = [
        "2026-03-01T23:30:00-05:00",
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00",
        "2026-03-01",
        "2026-03-02T09:00:00+05:45",
        None,
    ]
    path = tmp_path / "a.duckdb"
    with connect(path, write=True) as con:
        write(con, [audit(load(Input(str(i), text=TEXT, published=t, fetched=t)), kit) for i, t in enumerate(times)])
    asked = "SELECT input, published_at, fetched_at FROM sighting ORDER BY input"
    with connect(path) as con:
        rows = con.execute(asked).fetchall()
    assert [row[1] is None for row in rows] == [row[2] is None for row in rows] == [False, False, True, True, False, True]
    older(path)
    connect(path, write=True).close()
    with connect(path) as con:
        assert con.execute(asked).fetchall() == rows
