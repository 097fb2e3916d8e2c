"""`audit plot`: the same database gives the same bytes, and a figure's numbers are those of page, CSV, JSON and SQL."""

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from lxml import html
from many import made

from audit.errors import AuditError
from audit.report.figures.data import FIGURES, citation, figure
from audit.report.figures.drawing import draw, form_of
from audit.report.period import files, make
from audit.report.period.questions import period, published
from audit.store import open as connect
from audit.store.writing import measure

WEEK = period("2026-W47")


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("figures") / "made.duckdb"
    made(path, 500, 4, 28)
    with connect(path, write=True) as con:
        measure(con, "kit", [doc for (doc,) in con.execute("SELECT id FROM document").fetchall()])
    return path


@pytest.fixture(scope="module")
def report(database):
    with connect(database) as con:
        return make(con, WEEK)


@pytest.mark.parametrize("kind", FIGURES)
def test_a_figure_has_n_caption_and_source(report, kind):
    found = figure(report, kind)
    assert all(p.n > 0 for _, points in found.series for p in points)
    assert found.source.startswith("Source: ")
    assert "Week 47 · 16–22 November 2026" in found.source
    assert found.name in citation(found)
    assert "CITATION.cff" in citation(found)


def test_page_terminal_csv_json_sql_and_figure_have_one_number(report, database, run):
    pages = files(report)
    drawn = {p.label: p for p in figure(report, "rate").series[0][1]}
    with connect(database) as con:
        names = dict(con.execute("SELECT id, name FROM outlet").fetchall())
    rows = run("query", published("rates", WEEK), "--database", database, "--format", "json")
    asked = {r["outlet"]: r for r in json.loads(rows.stdout) if r["name"] == "rate_flagged" and r["now"]}
    table = run("query", published("rates", WEEK), "--database", database, "--format", "csv").stdout.decode()
    printed = {
        r["outlet"]: r for r in csv.DictReader(io.StringIO(table)) if r["name"] == "rate_flagged" and r["now"].lower() == "true"
    }
    written = {r["outlet"]: r for r in csv.DictReader(io.StringIO(pages["rates.csv"])) if r["name"] == "rate_flagged"}
    serial = {r["outlet"]: r for r in json.loads(pages["report.json"])["rates"] if r["name"] == "rate_flagged"}
    shown = {}
    for tr in html.fromstring(pages["index.html"]).xpath("//section[@id='outlets']//tbody/tr"):
        shown[tr.xpath("th/a/@href")[0].removesuffix(".html")] = float(tr.xpath("td[2]/@data-v")[0])
    inner = f"SELECT outlet, rate FROM ({published('rates', WEEK)}) WHERE name = 'rate_flagged' AND now"
    terminal_table = run("query", inner, "--database", database, COLUMNS="100").stdout.decode()
    assert len(asked) == 4
    for outlet, row in asked.items():
        assert drawn[names[outlet]].value == row["rate"] == serial[outlet]["rate"] == shown[outlet]
        assert float(written[outlet]["rate"]) == float(printed[outlet]["rate"]) == row["rate"]
        assert drawn[names[outlet]].n == row["m"]
        told = re.search(rf"^{outlet} +(\S+)$", terminal_table, re.MULTILINE)
        assert float(told[1]) == pytest.approx(row["rate"], abs=5e-5)


def test_the_trend_ends_with_the_rate_of_the_period(report):
    rates = {r.outlet: r.rate for r in report.rates("rate_flagged")}
    ends = {r.outlet: r.rate for r in report.asked["trend"] if r.name == "rate_flagged" and r.period == WEEK.label}
    assert ends
    assert ends == {outlet: pytest.approx(rates[outlet], abs=1e-6) for outlet in ends}


def test_a_gap_in_a_trend_is_a_gap(report):
    from audit.report.period import charts

    rows = [r for r in report.asked["trend"] if r.name == "rate_flagged" and r.outlet == "outlet1"]
    labels = charts.periods(WEEK)
    assert labels[-1] == WEEK.label
    assert len(labels) == 8
    assert len(rows) >= 3
    whole = charts.line(rows, labels, end=0.5, title="a < b")
    holed = charts.line([rows[0], *rows[2:]], labels, end=0.5, title="a < b")
    path = re.compile(r'class="trend" d="([^"]*)"')
    assert path.search(whole)[1].count("M") == 1
    assert path.search(holed)[1].count("M") == 2
    assert "a &lt; b" in whole


def test_what_cannot_be_drawn_is_said(report, database):
    with pytest.raises(AuditError, match="not a rate"):
        figure(report, "rate", "rate_of_nothing")
    with pytest.raises(AuditError, match="not a format"):
        form_of("fig.docx")
    with connect(database) as con:
        days = make(con, period("2026-11-17..2026-11-19"))
    with pytest.raises(AuditError, match="nothing to draw for trend"):
        figure(days, "trend")


@pytest.mark.parametrize("kind", FIGURES)
def test_the_same_figure_has_the_same_bytes(report, kind):
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    found = figure(report, kind)
    for form, head in (("svg", b"<?xml"), ("pdf", b"%PDF"), ("png", b"\x89PNG")):
        drawn = draw(found, form)
        assert drawn.startswith(head)
        assert drawn == draw(found, form)
    text = draw(found, "svg").decode()
    assert "The outlet1 Ledger" in text  # text stays text
    assert "<dc:date>" not in text
    assert b"CreationDate" not in draw(found, "pdf")


def test_two_figures_share_no_id(report):
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    ids = [set(re.findall(r'id="([a-z]\w{10})"', draw(figure(report, kind), "svg").decode())) for kind in ("rate", "promotion")]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_the_command_writes_a_figure_and_says_how_to_cite_it(run, database, tmp_path):
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    shutil.copy(database, tmp_path / "audit.duckdb")
    for _ in range(2):
        done = run("plot", "rate", "--period", "2026-W47", "--outlet", "outlet1,outlet2", "--output", "fig.svg")
        assert done.returncode == 0, done.stderr
    assert b"cite this figure" in done.stdout
    assert "outlet3" not in (tmp_path / "fig.svg").read_text(encoding="utf-8")
    (tmp_path / "mine.svg").write_text("<svg/>")
    done = run("plot", "rate", "--output", "mine.svg")
    assert done.returncode == 2
    assert b"not an output of this command" in done.stderr


def test_the_notebook_runs(database, tmp_path, monkeypatch):
    """Its code cells, one after the other, in a folder with a database."""
    pytest.importorskip("matplotlib", reason="the extra `plot` is not installed")
    pytest.importorskip("pandas", reason="the extra `data` is not installed")
    shutil.copy(database, tmp_path / "audit.duckdb")
    monkeypatch.chdir(tmp_path)
    book = json.loads((Path(__file__).parents[1] / "examples" / "figures.ipynb").read_text(encoding="utf-8"))
    cells = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    names = {}
    for cell in cells:
        exec(compile(cell, "figures.ipynb", "exec"), names)  # noqa: S102 - our own file
    assert len(names["rates"]) >= 4
    assert "<svg" in (tmp_path / "promotion.svg").read_text(encoding="utf-8")
    assert all(not cell.get("outputs") for cell in book["cells"])
