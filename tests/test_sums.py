"""Stored sums by month give the rates that the measures give, whatever was written before and after they were stored."""

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import newsroom
import pytest
from test_farm import Here, order

from audit.farm.batch import batch
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Run
from audit.store import open as connect
from audit.store import write
from audit.store.connect import SQL
from audit.store.sums import renew
from audit.store.writing import keep, run_file, transaction

VIEWS = ("outlet_period", "outlet_beside_others", "outlet_change", "outlet_language")
CHECK = (SQL / "checks" / "sums.sql").read_text()


def rates(con):
    """All rows of the views that read sums, with figures as far as the order of adding does not change them."""
    found = {}
    for view in VIEWS:
        rows = con.execute(f"SELECT * FROM {view} ORDER BY ALL").fetchall()
        found[view] = [tuple(round(v, 9) if isinstance(v, float) else v for v in row) for row in rows]
    return found


def stored(con):
    """True when a connection takes its rates from the stored sums."""
    views = con.execute("SELECT sql FROM duckdb_views() WHERE view_name = 'month_sums' ORDER BY temporary").fetchall()
    return "month_sum_now" not in views[-1][0]  # a temporary one comes before that of the file


def assert_stored(path, expected=True):
    """The rates are those counted anew, and the sums are used or not."""
    with connect(path) as con:
        assert stored(con) == expected
        assert con.execute(CHECK).fetchall() == []
        found = rates(con)
    with connect(path, write=True) as con:  # whoever may write counts anew
        assert rates(con) == found
    assert all(found[view] for view in VIEWS[:2])


@pytest.fixture(scope="module")
def first(tmp_path_factory, kit):
    folder = tmp_path_factory.mktemp("sums")
    newsroom.lines(folder / "a.jsonl", range(30))
    batch(order(folder / "a.duckdb", folder / "a.jsonl"), Here(), kit)
    return folder


@pytest.fixture
def made(first, tmp_path):
    shutil.copy(first / "a.jsonl", tmp_path)
    return Path(shutil.copy(first / "a.duckdb", tmp_path))


def test_a_run_leaves_sums_from_which_rates_are_read(made, tmp_path, kit):
    assert_stored(made)
    newsroom.lines(tmp_path / "b.jsonl", range(20, 45))
    batch(order(made, tmp_path / "b.jsonl"), Here(), kit)
    assert_stored(made)


def test_an_article_written_alone_renews_its_month_or_leaves_it_marked(made, kit):
    late = audit(load(Input(**newsroom.record(50))), kit)
    with connect(made, write=True) as con:
        write(con, [late])
        assert con.execute("SELECT count(*) FROM month_stale").fetchone() == (1,)
    assert_stored(made, expected=False)
    with connect(made, write=True) as con:
        run = Run(id="r", started="2026-11-30T00:00:00+00:00", version="1", kit=kit.fingerprint, options="{}")
        keep(con, audit(load(Input(**newsroom.record(51))), kit), run, [])
    assert_stored(made)


def test_accounts_of_one_story_are_one_unit_and_renew_their_months(made):
    with connect(made, write=True) as con, transaction(con):
        con.execute(
            "INSERT INTO story_member BY NAME SELECT DISTINCT outlet || month AS story, sighting, 'text' AS method FROM measured"
        )
        run_file(con, "link/units.sql", {})
        months = con.execute("SELECT month FROM month_stale ORDER BY month").fetchall()
        of_units = con.execute("SELECT DISTINCT month FROM measured SEMI JOIN story_unit USING (sighting) ORDER BY 1")
        assert months == of_units.fetchall()
        assert len(months) > 3
        renew(con, first=False)
        run_file(con, "link/units.sql", {})
        assert con.execute("SELECT count(*) FROM month_stale").fetchone() == (0,)
        assert con.execute(CHECK).fetchall() == []
        assert con.execute("SELECT max(articles - units) FROM month_sum").fetchone() > (0,)


def test_without_sums_a_single_article_begins_none(tmp_path, kit):
    path = tmp_path / "b.duckdb"
    with connect(path, write=True) as con:
        run = Run(id="r", started="2026-11-30T00:00:00+00:00", version="1", kit=kit.fingerprint, options="{}")
        keep(con, audit(load(Input(**newsroom.record(1))), kit), run, [])
    assert_stored(path, expected=False)


def test_a_later_kit_that_reads_another_day_changes_both_months(made, tmp_path, kit):
    with connect(made, write=True) as con, transaction(con):
        con.execute("UPDATE sighting SET day = '2025-01-05'")
        con.execute("UPDATE measured SET day = '2025-01-05', month = '2025-01'")
        con.execute("DELETE FROM month_sum; DELETE FROM month_language")
        renew(con)
    assert_stored(made)
    batch(order(made, tmp_path / "a.jsonl"), Here(), replace(kit, fingerprint="later"))
    assert_stored(made)
    with connect(made) as con:
        assert con.execute("SELECT count(*) FROM month_sum WHERE month = '2025-01'").fetchone() == (0,)


def test_a_database_of_an_earlier_schema_gets_sums_with_its_next_run(made, tmp_path, kit):
    con = duckdb.connect(str(made))
    for table in ("month_sum", "month_language", "month_stale"):
        con.execute(f"DROP TABLE {table}")
    con.execute("UPDATE schema_version SET version = 6")
    con.close()
    connect(made, write=True).close()
    assert_stored(made, expected=False)
    newsroom.lines(tmp_path / "b.jsonl", range(45, 47))
    batch(order(made, tmp_path / "b.jsonl"), Here(), kit)
    assert_stored(made)
