"""Stored sums by month give the rates that the measures give, whatever was written before and after they were stored."""

from dataclasses import replace

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
from audit.store.writing import keep, transaction

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


@pytest.fixture
def made(tmp_path, kit):
    newsroom.lines(tmp_path / "a.jsonl", range(30))
    batch(order(tmp_path / "a.duckdb", tmp_path / "a.jsonl"), Here(), kit)
    return tmp_path / "a.duckdb"


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
