"""Columns, no winner: the content of each, and the numbers of SQL."""

import pytest
from blank import memory
from lxml import html
from made import STORY, story
from many import made

from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.report import compare
from audit.report.period.questions import period, published
from audit.store import open as connect
from audit.store import write

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
        assert len(section.xpath(".//div[@class='pair']/div")) == 2
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
    assert rows == [["1 Ada Brandt", "16", "16"], ["2 Sudria’s trade ministry", "10", "10"]]


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


def test_an_account_of_no_registered_outlet_shows_its_host_and_its_lists_end_cleanly(kit):
    con = memory()
    told = "The shameful, disgraceful ferry firm fled.\n“We begged them to stop,” said Dora Quill.\n“Nobody came,” said Emil Harrow.\n"
    results = [
        audit(load(Input(f"{name}.html", html=page, url=f"https://{name}.example/1")), kit)
        for name in ("quay", "mole")
        for page in [f"<html><body><article><h1>Ferry</h1>{''.join(f'<p>{name} {p}</p>' for p in told.splitlines())}</article>"]
    ]
    write(con, results)
    sightings = [r.rows.sighting for r in results]
    text = compare.articles(con, *sightings, form="markdown")
    assert "| outlet | quay.example | mole.example |" in text
    assert ", |" not in text
    assert "; |" not in text
    assert [b.text_content() for b in html.fromstring(compare.articles(con, *sightings)).xpath("//ol[@class='accounts']//bdi")] == [
        "quay.example", "mole.example",
    ]  # fmt: skip


def test_the_command_compares_two_files(run, tmp_path):
    (tmp_path / "a.txt").write_text("Ministers meet again\nThey met on Monday.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Talks fail\nThey swiftly left on Monday.", encoding="utf-8")
    done = run("compare", "a.txt", "b.txt")
    assert done.returncode == 0, done.stderr
    assert "| headline | Ministers meet again | Talks fail |" in done.stdout.decode()
    done = run("compare", "a.txt", "b.txt", "--format", "html", "--output", "two.html")
    assert done.returncode == 0, done.stderr
    assert "Two accounts, no winner" in (tmp_path / "two.html").read_text(encoding="utf-8")


ACCOUNTS = {
    "ledger": "Canal to open\nThe canal opens on Monday. “Forty ships will be home for the long winter holidays,” Ada Brandt said. "
    "“We have waited for nine years,” said Tove Sand.\n",
    "beacon": "Victory at last\nThe canal opens at last. “Forty ships will be home,” a jubilant Ada Brandt crowed. "
    "Omar Castel said that the deal was dull.\n",
    "today": "Canal deal signed\nA deal was signed. Omar Castel said that it was fair. Brandt said: “Forty ships will be home for the "
    "long winter holidays.”\n",
}


@pytest.fixture(scope="module")
def three(kit):
    results = [audit(load(Input(name, text=text)), kit) for name, text in ACCOUNTS.items()]
    con = memory()
    write(con, results)
    return con, [r.rows.sighting for r in results]


def cells(tree, row):
    return [" ".join(td.text_content().split()) for td in tree.xpath(f"//table[@class='ledger']/tbody/tr[{row}]/td")]


def test_what_an_account_cuts_is_struck_out(three):
    con, sightings = three
    tree = html.fromstring(compare.articles(con, *sightings))
    full, trimmed, exact = cells(tree, 1)
    assert "Forty ships will be home for the long winter holidays" in full
    assert "say" in full
    assert tree.xpath("//td[@data-account='B']//del/text()") == ["for the long winter holidays"]
    assert "crow" in trimmed
    assert not tree.xpath("//td[@data-account='C']//del")
    assert "exact" in exact


def test_a_voice_has_one_number_and_colour_in_every_column(three):
    con, sightings = three
    tree = html.fromstring(compare.articles(con, *sightings))
    chips = {}
    for side in "abc":
        for row in tree.xpath(f"//tr[starts-with(@id, '{side}-v-')]"):
            name = row.xpath(".//bdi/text()")[0].split()[-1]
            chips.setdefault(name, set()).add((row.xpath(".//span/text()")[0], row.xpath(".//span/@class")[0]))
    assert {"Brandt", "Castel", "Sand"} <= set(chips)
    assert {len(found) for found in chips.values()} == {1}


def test_who_is_heard_in_one_account_only(three):
    con, sightings = three
    tree = html.fromstring(compare.articles(con, *sightings))
    heard = [" ".join(li.text_content().split()) for li in tree.xpath("//section[@id='voices']//ul/li")]
    assert heard[0].startswith("A: Tove Sand")
    assert [h[:10] for h in heard[1:]] == ["B: nobody ", "C: nobody "]


def test_the_order_of_accounts_changes_only_the_columns(three):
    con, sightings = three
    there, back = (html.fromstring(compare.articles(con, *some)) for some in (sightings, sightings[::-1]))
    assert cells(there, 1) == cells(back, 1)[::-1]


def test_comparing_leaves_the_stories_of_a_database_alone(three):
    con, sightings = three
    compare.articles(con, *sightings)
    assert con.execute("SELECT count(*) FROM utterance").fetchall() == [(0,)]


def test_two_to_twelve_articles_are_compared(three):
    con, sightings = three
    for some in (sightings[:1], sightings * 5):
        with pytest.raises(AuditError, match="two to 12"):
            compare.articles(con, *some)
