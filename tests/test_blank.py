"""Empty databases that are copied, by tests and by the product, are those that are planned; views that a file has stay."""

import blank
import duckdb
import pytest

from audit.files import put_once
from audit.foreign.databases import Catalogue
from audit.store import blank as kept
from audit.store import connect, memory
from audit.store.views import NO_SAMPLE, UNLINKED, differing, macro_names, view_names

CATALOGUES = (
    # the words of a view sorted: DuckDB prints the columns of EXCLUDE in any order
    r"""SELECT schema_name, view_name, list_sort(regexp_extract_all(sql, '\w+|[^\w\s]')), temporary
    FROM duckdb_views() WHERE NOT internal ORDER BY ALL""",
    "SELECT function_name, parameters, macro_definition FROM duckdb_functions() WHERE NOT internal ORDER BY ALL",
    "SELECT table_name, sql FROM duckdb_tables() ORDER BY ALL",
    "SELECT table_name, constraint_type, constraint_text FROM duckdb_constraints() ORDER BY ALL",
    "SELECT index_name, sql FROM duckdb_indexes() ORDER BY ALL",
    "SELECT table_name, column_name, column_default, is_nullable, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
    "SELECT name, value FROM duckdb_settings() WHERE name IN ('threads', 'disabled_optimizers')",
    "SELECT database_name FROM duckdb_databases() ORDER BY ALL",
)


@pytest.fixture(scope="module")
def both():
    return memory(), blank.memory()


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_copy_is_what_is_made(catalogue, both):
    made, copied = (con.execute(catalogue).fetchall() for con in both)
    assert made == copied


def test_a_new_database_is_a_copy_of_the_first(tmp_path, monkeypatch):
    """Of the one in the cache, unless that is cut short, or somebody else may have written it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("planned", "copied"):
        connect.create(tmp_path / f"{name}.duckdb")
    (file,) = (tmp_path / "newsaudit").glob("blank-*.duckdb")
    whole = file.read_bytes()
    assert kept.kept() == (tmp_path / "planned.duckdb").read_bytes() == (tmp_path / "copied.duckdb").read_bytes()
    file.write_bytes(whole[:-1])
    assert kept.kept() is None
    file.write_bytes(whole)
    file.chmod(0o666)
    assert kept.kept() is None


def test_a_database_that_another_process_made_meanwhile_stays(tmp_path, monkeypatch):
    """Neither the file of another nor what it has begun is taken, and only a whole empty database goes into the cache."""
    path = tmp_path / "a.duckdb"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def beside_another(part):
        part.write_bytes(b"ours")
        path.with_name(".a.duckdb.part").write_bytes(b"begun")
        path.write_bytes(b"theirs")

    monkeypatch.setattr(connect, "plan", beside_another)
    connect.create(path)
    assert (path.read_bytes(), kept.kept()) == (b"theirs", b"ours")
    assert not connect.as_left(path)
    assert {file.name for file in tmp_path.iterdir() if file.is_file()} == {".a.duckdb.part", "a.duckdb"}


@pytest.mark.parametrize("links", [True, False])
def test_a_file_gets_its_name_once(links, tmp_path, monkeypatch):
    if not links:  # a file system without hard links
        monkeypatch.setattr("pathlib.Path.hardlink_to", lambda *_: (_ for _ in ()).throw(PermissionError()))
    part, path = tmp_path / "part", tmp_path / "name"
    part.write_text("first")
    assert put_once(part, path)
    part.write_text("second") if not links else None
    assert not put_once(part, path)
    assert path.read_text() == "first"


def test_a_macro_with_types_is_another(both):
    """A type of a parameter changes what our words give."""
    con = both[1]
    ((body,),) = con.execute("SELECT macro_definition FROM duckdb_functions() WHERE function_name = 'article_of'").fetchall()
    ours = kept.views_of(Catalogue.of(con))
    con.execute(f"BEGIN; CREATE OR REPLACE MACRO article_of(url VARCHAR, doc VARCHAR) AS {body}")
    assert kept.views_of(Catalogue.of(con)) != ours
    con.execute("ROLLBACK")
    assert kept.views_of(Catalogue.of(con)) == ours


def test_views_that_a_file_has_in_our_words_are_not_planned_again(tmp_path):
    path = tmp_path / "a.duckdb"
    connect.create(path)

    def planned():
        with connect.open(path) as con:
            rows = con.execute("SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal").fetchall()
        return {name for (name,) in rows}

    # the ones that are others here, and what reads their readers
    assert planned() == differing(NO_SAMPLE, UNLINKED) - macro_names() >= {"corrected_outlet", "outlet_change", "counted_value"}
    for changed in ("OR REPLACE VIEW article AS SELECT 1 AS n", "OR REPLACE MACRO student(df) AS 2.0"):
        connect.create(path)
        with duckdb.connect(str(path)) as con:
            con.execute(f"CREATE {changed}")
        assert planned() == view_names()
