"""Corrected rates in reports: both rates, whose reading it is, and no cost where no sample was drawn."""

import pytest
from blank import memory
from many import made

from audit.report.period import files, make
from audit.report.period.questions import period
from audit.store import open as connect
from audit.store.views import NO_SAMPLE, view_sql
from audit.store.writing import measure
from audit.validate.draw import Draw, draw

WEEK = period("2026-W47")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "made.duckdb"
    made(path, 300, 3, 28)
    with connect(path, write=True) as con:
        measure(con, "kit", [doc for (doc,) in con.execute("SELECT id FROM document").fetchall()])
    return path


@pytest.mark.parametrize("readers", [("ann",), ("ann", "ben")])
def test_a_report_says_whose_reading_a_rate_is(path, readers):
    order = Draw("loaded_rate", ("outlet0",), 120, since=WEEK.since, until=WEEK.until)
    with connect(path, write=True) as con:
        con.execute("DELETE FROM sample")
        sample = draw(con, order, "2026-11-30T00:00:00+00:00")
        con.execute("DELETE FROM code")
        for name in readers:
            con.execute(
                "INSERT INTO code SELECT sample, unit, $name, CASE WHEN place % 5 = 0 THEN 'yes' ELSE 'no' END, NULL, 3.0, false, false "
                "FROM coding_sample WHERE sample = $sample",
                {"name": name, "sample": sample.id},
            )
    with connect(path) as con:
        pages = files(make(con, WEEK))
    for name in ("index.html", "report.md", "outlet0.html"):
        assert "corrected " in pages[name]
        assert ("one reader’s" in pages[name]) == (len(readers) == 1)


def test_a_database_without_a_sample_has_the_same_columns():
    con = memory()
    columns = con.execute("DESCRIBE corrected_outlet").fetchall()
    con.execute(view_sql([NO_SAMPLE]))
    assert con.execute("DESCRIBE corrected_outlet").fetchall() == columns


def test_rates_are_read_without_the_estimate_until_a_sample_is_drawn(path):
    asked = "SELECT sql FROM duckdb_views() WHERE view_name = 'corrected_outlet' ORDER BY temporary"
    for sampled in (False, True):
        with connect(path, write=True) as con:
            con.execute("DELETE FROM sample")
            if sampled:
                draw(con, Draw("loaded_rate"), "2026-11-30T00:00:00+00:00")
        with connect(path) as con:
            read = con.execute(asked).fetchall()[-1][0]  # a temporary one comes before that of the file
            assert ("domain_estimate" in read) == sampled
