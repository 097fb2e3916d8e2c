"""Reports of a period: the same bytes twice, numbers equal to those of the published queries, and correct intervals."""

import json
import re
import shutil
from math import sqrt
from types import SimpleNamespace

import duckdb
import pytest
from lxml import etree, html
from many import made

from audit.errors import AuditError
from audit.report.period import Maker, charts, files, make
from audit.report.period.archive import kept, listing, write
from audit.report.period.questions import QUESTIONS, RATES, after, answers, period, published
from audit.report.period.single import single_file
from audit.store import open as connect
from audit.store.writing import measure

WEEK = period("2026-W47")
TEXT = "The bridge over the Vell reopened on Monday after three weeks of repairs, and ships went through all day. " * 3


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("reports") / "made.duckdb"
    made(path, 900, 5, 28)
    return path


@pytest.fixture(scope="module")
def pages(database):
    with connect(database) as con:
        return files(make(con, WEEK))


def test_a_second_run_rewrites_nothing(database, pages, tmp_path):
    with connect(database) as con:
        again = files(make(con, WEEK))
    assert again == pages
    assert write(tmp_path, pages) == (len(pages), 0)
    assert write(tmp_path, again) == (0, len(pages))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_published_query_gives_the_rows_of_the_report(database, run, name):
    with connect(database) as con:
        asked = answers(con, WEEK)[name]
    done = run("query", published(name, WEEK), "--database", database, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert rows == json.loads(json.dumps([r._asdict() for r in asked]))


def test_numbers_on_a_card_are_those_of_the_query(database, pages):
    with connect(database) as con:
        rows = con.execute(published("rates", WEEK)).fetchall()
    asked = {(r[0], r[2]): r for r in rows if r[1]}
    found = 0
    for outlet in ("outlet0", "outlet4"):
        tree = html.fromstring(pages[f"{outlet}.html"])
        for b in tree.xpath("//b[@data-rate]"):
            row = asked[outlet, b.get("data-rate")]
            assert b.text == f"{100 * row[6]:.1f} %"
            assert f"{row[4]:,} of {row[5]:,}, {row[3]} articles" in b.getparent().text_content()
            found += 1
    assert found == 2 * len(RATES)


def test_numbers_in_the_table_are_those_of_the_query(database, pages):
    with connect(database) as con:
        rows = con.execute(published("rates", WEEK)).fetchall()
    asked = {(r[0], r[2]): r[6] for r in rows if r[1]}
    shown = 0
    for tr in html.fromstring(pages["index.html"]).xpath("//table[contains(@class,'sort')]/tbody/tr"):
        outlet = tr.xpath("th/a/@href")[0].removesuffix(".html")
        for name, td in zip(RATES, tr.xpath("td")[1:], strict=True):
            assert float(td.get("data-v")) == asked[outlet, name]
            shown += 1
    assert shown == 5 * len(RATES)


def test_the_interval_is_clustered_by_article(database):
    with connect(database) as con:
        steps = published("rates", WEEK)
        (row,) = [r for r in con.execute(steps).fetchall() if r[:3] == ("outlet1", True, "rate_flagged")]
        counted = con.execute(published("counted", WEEK)).fetchall()
    pairs = [(k, n) for _, outlet, now, name, k, n in counted if (outlet, now, name) == ("outlet1", True, "rate_flagged")]
    m, total = len(pairs), sum(n for _, n in pairs)
    rate = sum(k for k, _ in pairs) / total
    se = sqrt(sum((k - rate * n) ** 2 for k, n in pairs) * m / (m - 1)) / total
    assert row[3:6] == (m, sum(k for k, _ in pairs), total)
    assert row[6:8] == pytest.approx((rate, se), abs=2e-6)
    assert 0 < row[8] < rate - se < rate + se < row[9]


SAME = {
    "rate_flagged": "loaded_rate",
    "rate_promotion": "promo_share",
    "rate_unnamed_sources": "unnamed_share",
    "rate_direct_quotation": "direct_share",
}


@pytest.fixture(scope="module")
def counted(database, tmp_path_factory):
    """The same database with the measures of its articles, which a merge would have brought."""
    path = shutil.copy(database, tmp_path_factory.mktemp("counted") / "made.duckdb")
    with connect(path, write=True) as con:
        measure(con, "kit", [doc for (doc,) in con.execute("SELECT id FROM document").fetchall()])
    return path


@pytest.mark.parametrize("name", SAME)
def test_a_rate_of_a_report_is_that_of_the_view(counted, name):
    with connect(counted) as con:
        told = {r.outlet: (r.k, r.n, r.m) for r in answers(con, WEEK)["rates"] if r.name == name and r.now and r.outlet}
        asked = con.execute(
            "SELECT outlet, round(k), n, articles FROM outlet_period WHERE unit = 'week' AND period = '2026-W47' AND name = ? AND n > 0",
            [SAME[name]],
        ).fetchall()
    assert told
    assert told == {outlet: (k, n, m) for outlet, k, n, m in asked}


def test_a_rate_without_variation_has_an_interval(database):
    with connect(database) as con:
        rows = [r for r in answers(con, WEEK)["rates"] if r.name == "rate_direct_quotation"]
    assert rows
    assert all(r.se is None and r.low <= r.rate <= r.high and r.low < r.high for r in rows if r.m > 1)


def test_an_outlet_on_its_own_is_shown_among_the_others(database, pages):
    with connect(database) as con:
        alone = files(make(con, WEEK, ["outlet2"]))
        with pytest.raises(AuditError, match="nobody: no article in 2026-W47"):
            make(con, WEEK, ["nobody"])
        with pytest.raises(AuditError, match="2020-01"):
            make(con, period("2020-01"))
    assert sorted(n for n in alone if n.startswith("outlet")) == ["outlet2.html"]
    assert alone["outlet2.html"] == pages["outlet2.html"]
    assert "outlet1" not in alone["articles.csv"]


def test_every_link_inside_the_report_leads_somewhere(pages, tmp_path):
    names = {*pages, "../index.html", "../feed.xml"}
    ids = {name: set(html.fromstring(text).xpath("//@id")) for name, text in pages.items() if name.endswith(".html")}
    checked = 0
    for name in ids:
        for href in html.fromstring(pages[name]).xpath("//a/@href"):
            if not href.startswith("https://"):
                page, _, anchor = href.partition("#")
                assert (page or name) in names, href
                assert not anchor or anchor in ids[page or name], href
                checked += 1
    assert checked > 150


def test_the_feed_lists_the_reports(pages, tmp_path):
    write(tmp_path / WEEK.label, pages)
    feed = listing(tmp_path, "https://reports.example/audit")["feed.xml"]
    tree = etree.fromstring(feed.encode())
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert tree.xpath("//a:entry/a:link/@href", namespaces=atom) == ["https://reports.example/audit/2026-W47/index.html"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)", tree.findtext("{*}updated"))
    assert [k.name for k in kept(tmp_path)] == ["2026-W47"]


def test_since_last_makes_what_has_ended(database):
    with connect(database) as con:
        assert [p.label for p in after(con, [])] == ["2026-W47"]
        assert [p.label for p in after(con, ["2026-W44"])] == ["2026-W45", "2026-W46", "2026-W47"]
        assert after(con, ["2026-W47"]) == []
        assert [p.label for p in after(con, [], "month")] == ["2026-10"]


def test_one_article_of_a_day_far_away_makes_no_thousand_reports():
    con = duckdb.connect()
    con.execute("CREATE TABLE sighting AS SELECT '2099-05-10' AS day")
    assert [p.label for p in after(con, [])] == ["2099-W19"]
    with pytest.raises(AuditError, match="name one with --period"):
        after(con, ["2026-W47"])


@pytest.mark.parametrize(
    "given",
    [
        "2026-W60",
        "2026-13",
        "2026-Q5",
        "yesterday",
        "2026-11-20..2026-11-01",
        "",
        "0001-01",
        "9999-W52",
        "2026-11-01..9999-12-31",
    ],
)
def test_a_period_that_is_none_is_refused(given):
    with pytest.raises(AuditError):
        period(given)


def test_the_command_makes_a_folder(database, run, tmp_path):
    first = run("report", "--database", database, "--since", "last", "--output", tmp_path / "out")
    assert first.returncode == 0, first.stderr
    assert b"0 unchanged" in first.stdout
    again = run("report", "--database", database, "--period", "2026-W47", "--output", tmp_path / "out")
    assert b": 0 written" in again.stdout
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"2026-W47", "feed.xml", "index.html"}
    none = run("report", "--database", database, "--since", "last", "--output", tmp_path / "out")
    assert b"no period has ended" in none.stderr


def test_excerpts_are_capped_unless_the_whole_text_is_asked_for(pages):
    text = " ".join(html.fromstring(pages["outlet0.html"]).xpath("//q//text()"))
    longest = max(len(q.text_content()) for q in html.fromstring(pages["outlet0.html"]).xpath("//q"))
    assert text
    assert longest <= 240
    assert not [name for name in pages if name.startswith("article-")]


def test_gaps_are_drawn_as_gaps():
    days = [SimpleNamespace(day=f"2026-11-1{i}", articles=n) for i, n in enumerate([3, 0, 5])]
    svg = charts.bars(days, title="a < b")
    assert svg.count('class="bar"') == 2
    assert svg.count('class="gap"') == 1
    assert "a &lt; b" in svg


def test_a_rate_counts_only_articles_that_could_declare_it(run, tmp_path):
    """Plain texts without authors are no articles without a named author; pages, and feeds that name authors, are measured."""
    rows = [
        {"id": "1", "url": "https://bare.example/a", "text": f"Bridge opens\n{TEXT}", "published": "2026-11-17"},
        {
            "id": "4",
            "url": "https://page.example/a",
            "html": f"<title>Bridge opens</title><article><h1>Bridge opens</h1><p>{TEXT} Three.</p><p>{TEXT}</p></article>",
            "published": "2026-11-17",
        },
        {
            "id": "5",
            "url": "https://page.example/b",
            "html": f"<title>Bridge opens</title><article><h1>Bridge opens</h1><p>NORPORT (AP) — {TEXT} Four.</p><p>{TEXT}</p></article>",
            "published": "2026-11-17",
        },
    ]
    feed = "".join(
        f"<item><title>Bridge opens</title><link>https://feed.example/{n}</link><pubDate>Tue, 17 Nov 2026 09:00:00 GMT</pubDate>"
        f"{author}<content:encoded>&lt;p&gt;{TEXT * 3} {n}&lt;/p&gt;</content:encoded></item>"
        for n, author in (("one", ""), ("two", "<dc:creator>Ada Brandt</dc:creator>"))
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in/feed.rss").write_text(
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Feed</title><link>https://feed.example/</link>{feed}</channel></rss>",
        encoding="utf-8",
    )
    corpus = tmp_path / "in/corpus.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = run("batch", tmp_path / "in", "--to", tmp_path / "corpus.duckdb")
    assert done.returncode == 0, done.stderr
    with connect(tmp_path / "corpus.duckdb") as con:
        found = {(r.outlet, r.name): (r.k, r.n) for r in answers(con, WEEK)["rates"] if r.now}
    for name in ("rate_named_author", "rate_agency_copy"):
        assert ("bare.example", name) not in found
    assert found["feed.example", "rate_named_author"] == (1, 2)
    assert found["page.example", "rate_named_author"] == (0, 2)
    assert found["page.example", "rate_agency_copy"] == (1, 2)


def test_outlets_are_in_the_order_of_their_names_and_each_row_has_its_n(pages):
    tree = html.fromstring(pages["index.html"])
    names = [bdi.text for bdi in tree.xpath("//section[@id='outlets']//tbody/tr/th//bdi")]
    assert names == sorted(names)
    assert all("n " in td.text_content() for td in tree.xpath("//section[@id='outlets']//tbody/tr/td[position() > 1]"))
    for svg in tree.xpath("//section[@id='charts']//*[local-name()='svg']"):
        labels = svg.xpath(".//*[@class='l']/text()")
        assert labels == sorted(labels)
        assert all("articles" in t for t in svg.xpath(".//*[local-name()='title']/text()"))


def test_outlets_with_few_articles_are_one_folded_line(tmp_path):
    made(tmp_path / "few.duckdb", 60, 12, 20)
    with connect(tmp_path / "few.duckdb") as con:
        report = make(con, WEEK)
        tree = html.fromstring(files(report)["index.html"])
    few = [o for o in report.asked["outlets"] if o.articles < 10]
    assert few
    (fold,) = tree.xpath("//section[@id='outlets']/details")
    assert f"{len(few)} outlets with fewer than 10 articles" in fold.xpath("string(summary)")
    assert len(fold.xpath(".//tbody/tr")) == len(few)


def test_passages_take_turns_and_lead_to_their_place(database):
    with connect(database) as con:
        report = make(con, WEEK)
        page = files(report)["index.html"]
    rows = report.asked["passages"]
    assert len(rows) == 10
    assert len({(r.reason, r.outlet) for r in rows[:5]}) == 5
    links = html.fromstring(page).xpath("//ol[@class='passages']/li/a[2]/@href")
    assert len(links) == 10
    assert all(h.startswith("https://") and "#:~:text=" in h for h in links)
    assert 'href="method.html#x-passages_worth_reading"' in page
    with connect(database) as con:
        assert [r.doc for r in make(con, WEEK).asked["passages"]] == [r.doc for r in rows]


def test_a_passage_of_each_kind_is_found(tmp_path):
    path = tmp_path / "kinds.duckdb"
    made(path, 80, 4, 6)
    some = [f"{i:032}" for i in range(1, 6)]
    with connect(path, write=True) as con:
        con.execute("UPDATE insertion SET fused = true WHERE doc = ? AND role = 'promo'", [some[0]])
        con.execute("UPDATE source SET identity = 'granted_anonymity' WHERE n = 0 AND doc IN (SELECT doc FROM trait)")
        con.execute("INSERT INTO notice VALUES (?, 'kit', 0, 7, 'headline_stronger', 'made')", [some[1]])
        con.execute("UPDATE sighting SET fetched = '2026-11-20T09:00:00+00:00', fetched_at = '2026-11-20 09:00:00'")
        con.execute(
            "UPDATE sighting SET url = (SELECT any_value(url) FROM sighting WHERE id = ?), outlet = "
            "(SELECT any_value(outlet) FROM sighting WHERE id = ?), fetched = '2026-11-21T09:00:00+00:00', "
            "fetched_at = '2026-11-21 09:00:00' WHERE id = ?",
            [some[2], some[2], some[3]],
        )
        con.execute("UPDATE document SET text_id = 'other' WHERE id = ?", [some[3]])
    with connect(path) as con:
        found = answers(con, WEEK)["passages"]
    kinds = {
        "own_voice",
        "fused_promotion",
        "anonymity_without_reason",
        "changed_without_note",
        "headline_against_text",
    }
    assert {r.reason for r in found} == kinds
    assert {r.story for r in found} == {None}
    assert len({(r.reason, r.doc) for r in found}) == len(found)
    with connect(path, write=True) as con:
        told(con, "several", [5, 6, 7, 9], "event")  # outlets 1, 2, 3 and 1 again
        told(con, "two", [10, 11], "event")
        told(con, "one", [12, 16], "event")  # of one outlet
        told(con, "running", [13, 14], "story")
        found = answers(con, WEEK)["passages"]
        page = files(make(con, WEEK))["index.html"]
    assert {r.reason for r in found} == kinds | {"told_by_several"}
    rows = [r for r in found if r.reason == "told_by_several"]
    assert [(r.story, r.outlets, r.accounts) for r in rows] == [("several", 3, 4), ("two", 2, 2)]
    assert rows[0].day == min(r.day for r in rows[:1])
    assert 'href="story-several.html">4 accounts of 3 outlets side by side</a>' in page
    assert "story-running.html" not in page


def told(con, story, numbers, level):
    """Link articles of the invented database as accounts of one story."""
    for i in numbers:
        con.execute("UPDATE sighting SET day = '2026-11-18' WHERE id = ?", [f"{i:032}"])
        con.execute("INSERT INTO story_member VALUES (?, ?, 'text', 0.9, ?, 'link')", [story, f"{i:032}", level])


def test_a_single_file_has_every_page_and_its_links_lead_somewhere(pages):
    whole = single_file(pages)
    tree = html.fromstring(whole)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")} <= set(ids)
    assert not [h for h in tree.xpath("//a/@href") if not h.startswith(("#", "https://"))]
    assert len(tree.xpath("//div[@class='page']")) == sum(name.endswith(".html") for name in pages)


def test_the_page_says_who_made_it_and_what_it_is(database):
    with connect(database) as con:
        made_files = files(make(con, WEEK, maker=Maker("Seavik School <of> News", "desk@seavik.example")))
    for name in ("index.html", "outlet1.html"):
        tree = html.fromstring(made_files[name])
        assert "Seavik School <of> News" in tree.xpath("string(//footer)")
        assert "desk@seavik.example" in tree.xpath("string(//footer)")
        assert tree.xpath("//meta[@name='description']/@content")[0]
        assert "Week 47" in tree.xpath("//meta[@property='og:title']/@content")[0]


def test_a_report_of_last_week_needs_no_number(run, database, tmp_path):
    done = run("report", "--database", database, "--period", "last-week", "--output", tmp_path / "out")
    assert done.returncode in {0, 2}
    assert b"not a period" not in done.stderr
