"""Items that their provider withdrew, and texts that broke off, are in no rate and are counted."""

import json

import exported
import pytest
from blank import memory

from audit.load import load
from audit.load.corpus import Wanted, corpus
from audit.pipeline import audit
from audit.report.article.terminal import terminal
from audit.store import write

STATUSES = ("usable", "canceled", "withheld", "embargoed", "kill")


@pytest.fixture(scope="module")
def items(kit, tmp_path_factory):
    """An item of each status, of one outlet and day, in a database."""
    folder = tmp_path_factory.mktemp("items")
    for status in STATUSES:
        body = f"<p>Ferries between Quarrow and Selby stood still on Monday, item {status}.</p>"
        (folder / f"{status}.xml").write_text(exported.nitf(status, body=body).replace("q-1", status), encoding="utf-8")
    feed = exported.ATOM.replace("https://ledger.example", "https://ledger.example/feed")
    (folder / "z.atom").write_text(feed, encoding="utf-8")
    con = memory()
    write(con, [audit(load(given), kit) for given in corpus([str(folder)], Wanted())])
    return con


def test_a_withdrawn_item_and_a_teaser_count_nowhere(items):
    counted = items.execute("SELECT counted, count(*) FROM counting GROUP BY counted ORDER BY counted").fetchall()
    assert counted == [("cut", 1), ("story", 2), ("withdrawn", 4)]
    used = items.execute("SELECT DISTINCT counted FROM measured WHERE counted <> 'story'").fetchall()
    assert sorted(used) == [("cut",), ("withdrawn",)]


def test_they_are_counted_beside_the_rates(items):
    items.execute("UPDATE measured SET outlet = 'qpa', month = '2026-11', current = true")
    rates = items.execute("SELECT articles, cut, withdrawn FROM outlet_period WHERE unit = 'month' AND name = 'promo_share'")
    (row,) = rates.fetchall()
    assert row == (2, 1, 4)


def test_the_page_of_a_withdrawn_item_says_so_first(items):
    shown = dict(items.execute("SELECT value, sighting FROM claim WHERE field = 'status' AND origin = 'export'").fetchall())
    assert terminal(items, shown["canceled"]).startswith("CANCELED by its provider: counts in no rate\n")
    assert "by its provider" not in terminal(items, shown["usable"])


def version(number, status):
    body = f"<p>Ferries between Quarrow and Selby stood still on Monday, version {number}, the crews said.</p>"
    made = f"2026-11-23T09:{number:02}:00+01:00"
    item = exported.ninjs1(status, uri="http://qpa.example/7", versioncreated=made, version=str(number), body_html=body)
    return json.dumps(item).encode()


STATES = [
    (("usable", "usable"), {"story": 2}),
    (("usable", "canceled"), {"withdrawn": 2}),
    (("usable", "usable", "killed"), {"withdrawn": 3}),
    (("usable", "withheld", "usable"), {"story": 1, "withdrawn": 2}),
    (("embargoed", "usable"), {"story": 1, "withdrawn": 1}),
    (("usable", "embargoed"), {"story": 1, "withdrawn": 1}),
]


@pytest.mark.parametrize(("statuses", "counted"), STATES)
@pytest.mark.parametrize("order", [1, -1])
def test_a_later_version_withdraws_those_before_it_in_whatever_order_they_come(kit, tmp_path, statuses, counted, order):
    """Also those that an earlier batch stored."""
    con = memory()
    for number, status in list(enumerate(statuses, 1))[::order]:
        path = tmp_path / f"{number}.json"
        path.write_bytes(version(number, status))
        write(con, [audit(load(given), kit) for given in corpus([str(path)], Wanted())])
    assert dict(con.execute("SELECT counted, count(*) FROM counting GROUP BY counted").fetchall()) == counted
    stored = "SELECT counted, count(DISTINCT sighting) FROM measured GROUP BY counted"
    assert dict(con.execute(stored).fetchall()) == counted


def test_the_same_number_of_another_item_or_provider_withdraws_nothing(kit, tmp_path):
    for name, raw in (("a", exported.nitf("usable")), ("b", exported.nitf("canceled").replace("q-1", "q-2"))):
        (tmp_path / f"{name}.xml").write_text(raw, encoding="utf-8")
    con = memory()
    write(con, [audit(load(given), kit) for given in corpus([str(tmp_path)], Wanted())])
    assert dict(con.execute("SELECT counted, count(*) FROM counting GROUP BY counted").fetchall()) == {
        "story": 1,
        "withdrawn": 1,
    }


def test_the_page_of_a_version_that_was_withdrawn_later_says_so(kit, tmp_path):
    for number, status in ((1, "usable"), (2, "killed")):
        (tmp_path / f"{number}.json").write_bytes(version(number, status))
    con = memory()
    first, _ = found = [audit(load(given), kit) for given in corpus([str(tmp_path)], Wanted())]
    write(con, found)
    assert terminal(con, first.rows.sighting).startswith("WITHDRAWN IN A LATER VERSION by its provider: counts in no rate\n")
