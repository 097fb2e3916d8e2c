"""Items that their provider withdrew, and texts that broke off, are in no rate and are counted."""

import exported
import pytest

from audit.load import load
from audit.load.corpus import Wanted, corpus
from audit.pipeline import audit
from audit.report.article.terminal import terminal
from audit.store import memory, write

STATUSES = ("usable", "canceled", "withheld", "embargoed", "kill")


@pytest.fixture(scope="module")
def items(kit, tmp_path_factory):
    """An item of each status, of one outlet and day, in a database."""
    folder = tmp_path_factory.mktemp("items")
    for status in STATUSES:
        body = f"<p>Ferries between Quarrow and Selby stood still on Monday, item {status}.</p>"
        (folder / f"{status}.xml").write_text(exported.nitf(status, body=body), encoding="utf-8")
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
