"""Two columns, no winner: the content of each, and the numbers of SQL."""

import pytest
from lxml import html
from made import STORY, story
from many import made

from audit.errors import AuditError
from audit.report import compare
from audit.report.period.questions import period, published
from audit.store import memory, write
from audit.store import open as connect

WEEK = period("2026-W47")


@pytest.fixture(scope="module")
def pair():
    left, right = story(), story([*STORY[:4], ("p", "body", "A last line."), *STORY[4:]], url="https://tide.example/2")
    con = memory()
    write(con, [left, right])
    return con, left.rows.sighting, right.rows.sighting


def test_two_articles_stand_in_two_columns(pair):
    con, left, right = pair
    tree = html.fromstring(compare.articles(con, left, right))
    for section in tree.xpath("//section[.//div[@class='pair']]"):
        assert len(section.xpath("div[@class='pair']/div")) == 2
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")} <= set(ids)
    assert not tree.xpath("//a//a")
    assert len(tree.xpath("//article")) == 2


def test_measures_of_two_articles_are_those_of_the_query(pair):
    con, left, right = pair
    tree = html.fromstring(compare.articles(con, left, right))
    for side, sighting in (("a", left), ("b", right)):
        shown = {td.get(f"data-{side}"): td.text for td in tree.xpath(f"//td[@data-{side}]")}
        asked = con.execute(
            "SELECT m.name, m.value FROM measure AS m JOIN sighting AS s USING (doc, kit) WHERE s.id = ? AND value IS NOT NULL",
            [sighting],
        ).fetchall()
        assert len(asked) >= 3
        assert {n: float(shown[n].replace(",", "")) for n, _ in asked} == pytest.approx(dict(asked), abs=0.0005)


def test_voices_are_matched_by_name(pair):
    tree = html.fromstring(compare.articles(*pair))
    rows = [[c.text_content() for c in tr] for tr in tree.xpath("//section[@id='voices']//tbody/tr")]
    assert rows == [["Ada Brandt", "16", "16"], ["Sudria’s trade ministry", "10", "10"]]


def test_two_outlets_are_compared_by_the_published_rates(tmp_path):
    made(tmp_path / "made.duckdb", 600, 4, 28)
    with connect(tmp_path / "made.duckdb") as con:
        page = compare.outlets(con, "outlet3", "outlet0", WEEK)
        text = compare.outlets(con, "outlet3", "outlet0", WEEK, form="markdown")
        (rate,) = [r[6] for r in con.execute(published("rates", WEEK)).fetchall() if r[:3] == ("outlet3", True, "rate_flagged")]
        with pytest.raises(AuditError, match="nobody"):
            compare.outlets(con, "outlet3", "nobody", WEEK)
    tree = html.fromstring(page)
    assert tree.xpath("//h1/bdi/text()") == ["The outlet3 Ledger", "The outlet0 Ledger"]
    left = float(tree.xpath("//td[@data-a='rate_flagged']/text()")[0].split()[0])
    assert left == pytest.approx(100 * rate, abs=0.051)
    right = float(tree.xpath("//td[@data-b='rate_flagged']/text()")[0].split()[0])
    difference = tree.xpath("//tr[td[@data-a='rate_flagged']]/td[3]/text()")[0]
    assert float(difference.split()[0]) == pytest.approx(left - right, abs=0.11)
    assert "| Flagged, own voice |" in text


def test_the_command_compares_two_files(run, tmp_path):
    (tmp_path / "a.txt").write_text("Ministers meet again\nThey met on Monday.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Talks fail\nThey swiftly left on Monday.", encoding="utf-8")
    done = run("compare", "a.txt", "b.txt")
    assert done.returncode == 0, done.stderr
    assert "| headline | Ministers meet again | Talks fail |" in done.stdout.decode()
    done = run("compare", "a.txt", "b.txt", "--format", "html", "--output", "two.html")
    assert done.returncode == 0, done.stderr
    assert "Two accounts, no winner" in (tmp_path / "two.html").read_text(encoding="utf-8")
