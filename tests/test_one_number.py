"""One number everywhere: page, terminal, CSV, JSON, SQL and figure, for linked stories and for a German text as well."""

import csv
import io
import json
import re

import pytest
from accounts import TEXTS, audits, page
from lxml import html

from audit.link.weeks import link
from audit.load import Input
from audit.report.figures.data import figure
from audit.report.period import files, make
from audit.report.period.questions import period, published
from audit.report.story.story_page import story_pages
from audit.store import open as connect
from audit.store import write

MONTH = period("2026-11")
GERMAN = (
    "Kanal bleibt geschlossen\n"
    "Der Kanal von Norland bleibt bis zum Winter geschlossen, teilte die Hafenbehörde am Freitag mit, weil die Schleusen undicht sind.\n"
    "„Wir warten seit neun Wochen auf die Ingenieure“, sagte Ministerin Ada Brandt in Seevik. Sie will am Montag nach Sudria reisen.\n"
    "Lesen Sie auch: Warum die Schleusen undicht sind\n"
    "Die Reeder rechnen mit einem Schaden von dreißig Millionen Kronen, und die Getreidehändler suchen nach anderen Wegen.\n"
)
VOICES = """
SELECT v.name, v.doc, v.words FROM story_voice AS v JOIN story_account AS a ON a.story = v.story AND a.doc = v.doc
ORDER BY v.doc, v.name
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory, kit):
    path = tmp_path_factory.mktemp("one") / "audit.duckdb"
    german = Input("zeitung/1", text=GERMAN, url="https://zeitung.example/2026/11/kanal", published="2026-11-13")
    with connect(path, write=True) as con:
        write(con, audits(kit, [*(page(text) for text in TEXTS), german]))
        link(con)
    return path


@pytest.fixture(scope="module")
def report(database):
    with connect(database) as con:
        return make(con, MONTH)


def rows_of(run, database, sql, form):
    done = run("query", sql, "--database", database, "--format", form, COLUMNS="200")
    assert done.returncode == 0, done.stderr
    text = done.stdout.decode()
    if form == "json":
        return json.loads(text)
    return list(csv.DictReader(io.StringIO(text))) if form == "csv" else text


@pytest.mark.parametrize("outlet", ["zeitung.example", "ledger.example"])
def test_a_rate_is_one_number_in_all_six(report, database, run, outlet):
    """Of a German outlet too: promotion has one number, and what is not measured in German is absent from all."""
    pages = files(report)
    (tr,) = html.fromstring(pages["index.html"]).xpath(f"//tr[th/a/@href='{outlet}.html']")
    shown = dict(zip(("rate_flagged", "rate_promotion"), tr.xpath("td/@data-v")[1:3], strict=True))
    sql = f"SELECT name, rate, k, n FROM ({published('rates', MONTH)}) WHERE outlet = '{outlet}' AND now"
    serial = {r["name"]: r for r in json.loads(pages["report.json"])["rates"] if r["outlet"] == outlet}
    listed = {r["name"]: r for r in csv.DictReader(io.StringIO(pages["rates.csv"])) if r["outlet"] == outlet}
    asked = {r["name"]: r for r in rows_of(run, database, sql, "json")}
    printed = {r["name"]: r for r in rows_of(run, database, sql, "csv")}
    terminal = rows_of(run, database, sql, "table")
    drawn = {p.label: p.value for p in figure(report, "promotion").series[0][1]}
    rate = asked["rate_promotion"]["rate"]
    assert float(shown["rate_promotion"]) == serial["rate_promotion"]["rate"] == rate == drawn[outlet]
    assert float(listed["rate_promotion"]["rate"]) == float(printed["rate_promotion"]["rate"]) == rate
    told = re.search(r"rate_promotion\s+(\S+)", terminal)
    assert float(told[1]) == pytest.approx(rate, abs=5e-5)
    flagged = [name for name, known in (("page", shown["rate_flagged"]), ("json", "rate_flagged" in serial)) if known]
    flagged += [n for n, some in (("csv", listed), ("sql", asked), ("printed", printed)) if "rate_flagged" in some]
    assert len(flagged) == (0 if outlet == "zeitung.example" else 5)
    assert ("rate_flagged" in terminal) == (outlet != "zeitung.example")


@pytest.mark.parametrize("name", ["zeitung/1", "ledger/2026-11-09"])
def test_a_measure_is_one_number_on_page_terminal_record_and_in_sql(database, run, tmp_path, name):
    (url,) = {"zeitung/1": ["https://zeitung.example/2026/11/kanal"], "ledger/2026-11-09": ["https://ledger.example/x"]}[name]
    text = GERMAN if name == "zeitung/1" else f"{TEXTS[0][2]}\n{TEXTS[0][3]}"
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    done = {
        form: run("article", "one.txt", "--url", url, "--format", form).stdout.decode() for form in ("json", "html", "text")
    }
    record = {k: v["value"] for k, v in json.loads(done["json"])["measure"].items() if v["value"] is not None}
    cells = html.fromstring(done["html"]).xpath("//td[@data-measure]")
    shown = {td.get("data-measure"): td.text_content().replace(",", "") for td in cells}
    sql = f"SELECT m.name, m.value FROM measure AS m JOIN sighting AS s ON s.doc = m.doc WHERE s.input = '{name}'"
    asked = {r["name"]: r["value"] for r in rows_of(run, database, sql, "json") if r["value"] is not None}
    assert {k: float(v) for k, v in shown.items()} == {k: pytest.approx(record[k], abs=5e-4) for k in shown}
    assert set(shown) == set(record)
    same = [k for k in record if k in asked]
    assert {k: asked[k] for k in same} == {k: pytest.approx(record[k], abs=1e-9) for k in same}
    assert len(same) > 8
    assert f"{record['attributed_share']:.0%} of the story" in done["text"]


def test_the_words_of_a_voice_are_one_number_on_page_and_in_sql(database, run, report):
    """Story page, SQL, CSV, JSON and terminal; accounts and outlets also on card, first page and in the passages."""
    with connect(database) as con:
        pages = story_pages(con, MONTH.since, MONTH.until)
    asked, printed = rows_of(run, database, VOICES, "json"), rows_of(run, database, VOICES, "csv")
    assert [(r["name"], int(r["words"])) for r in printed] == [(r["name"], r["words"]) for r in asked]
    terminal = rows_of(run, database, VOICES, "table")
    assert all(re.search(rf"{r['name']}\s+\S+\s+{r['words']}\b", terminal) for r in asked)
    found = {}
    for text in pages.values():
        for tr in html.fromstring(text).xpath("//section[@id='voices']//tbody/tr"):
            words = [int(td.text_content().replace(",", "")) for td in tr.xpath("td")]
            found[tr.xpath("string(th)")] = found.get(tr.xpath("string(th)"), 0) + sum(words)
    totals = {}
    for r in asked:
        key = next(k for k in found if k.split()[-1] == r["name"].split()[-1])
        totals[key] = totals.get(key, 0) + r["words"]
    assert len(totals) > 1
    assert totals == {k: found[k] for k in totals}
    told = {r.story: (r.accounts, r.outlets) for r in report.asked["passages"] if r.story}
    index = files(report)["index.html"]
    assert told
    for story, (accounts, outlets) in told.items():
        assert f'href="story-{story}.html">{accounts} accounts of {outlets} outlets side by side' in index
        heading = html.fromstring(pages[f"story-{story}.html"]).xpath("string(//h1)")
        assert heading == f"One story, {accounts} accounts"
        assert (accounts, outlets) == next((t.accounts, t.outlets) for t in report.asked["stories"] if t.story == story)
