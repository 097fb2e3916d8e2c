"""Laws of weeks: where the work is done changes no row, a new week deletes nothing, and texts are read alike in any company."""

import pytest
from accounts import TEXTS, UNRELATED, audits, database, linked_rows, page
from plain_accounts import plain_account

from audit.errors import AuditError
from audit.farm.calls import Here, Processes
from audit.link import row_ranges, weeks, writer
from audit.link.terms import Rarity
from audit.link.texts import Texts
from audit.link.weeks import link
from audit.load import Input
from audit.store import write

NEXT = (
    ("ledger", "2026-11-23", "Company to dredge the canal", f"{TEXTS[5][3]} The port said so."),
    ("beacon", "2026-11-24", "Museum returns masks", UNRELATED[3]),
)
"""Accounts of a third week; the first goes on with a story of the second."""


@pytest.fixture(scope="module")
def found(kit):
    return audits(kit, [page(text) for text in (*TEXTS, *NEXT)])


@pytest.fixture(scope="module")
def con(found):
    con = database(found)
    link(con)
    return con


@pytest.fixture
def files(monkeypatch):
    """Names of the SQL files by which rows are deleted."""
    names = []
    run = writer.run_file
    monkeypatch.setattr(writer, "run_file", lambda con, name, values: (names.append(name), run(con, name, values)))
    return names


def test_processes_change_no_row(found, con):
    other = database(found)
    with Processes(2) as pool:
        done = link(other, calls=pool)
    assert done.linked == 3
    assert linked_rows(other) == linked_rows(con)


def test_a_first_run_deletes_nothing(found, con, files):
    other = database(found)
    link(other)
    assert files == []
    assert linked_rows(other) == linked_rows(con)


def test_a_new_week_replaces_only_what_was_open(found, con, files):
    other = database(found[: len(TEXTS)])
    link(other)
    kept = set(other.execute("SELECT id FROM story").fetchall())
    write(other, found[len(TEXTS) :])
    assert link(other).linked == 1
    assert files == ["link/opened.sql", "link/replace.sql"]
    assert linked_rows(other) == linked_rows(con)
    assert kept <= set(other.execute("SELECT id FROM story").fetchall())


def test_a_week_after_a_gap_deletes_nothing(kit, files):
    texts = [*TEXTS[:3], *TEXTS[5:], ("ledger", "2026-12-09", "Canal closes", "The Amber Canal closes again, said its keeper.")]
    some = audits(kit, [page(text) for text in texts])
    con = database(some[:-1])
    link(con)
    write(con, some[-1:])
    link(con)
    assert files == []


def test_an_interrupted_run_goes_on_where_it_was(found, con, files):
    """What was done is stored, and the next run deletes only what was open."""

    def stop(week, accounts):
        if week == "2026-W47":
            raise KeyboardInterrupt

    other = database(found)
    with pytest.raises(KeyboardInterrupt):
        link(other, progress=stop)
    done = link(other)
    assert (done.skipped, done.linked) == (2, 1)
    assert files == ["link/opened.sql", "link/replace.sql"]
    assert linked_rows(other) == linked_rows(con)


def test_each_week_in_a_transaction_of_its_own_makes_the_same_rows(found, con, monkeypatch):
    monkeypatch.setattr(writer, "ACCOUNTS", 1)
    other = database(found)
    link(other)
    assert linked_rows(other) == linked_rows(con)


def test_a_week_without_accounts_is_forgotten(found, kit):
    """Its only article has a new version of another week."""

    def version(i, day):
        text = f"Ferry late\nThe ferry to the Skerry Islands was late again.\n{UNRELATED[3]}"
        return Input(f"v{i}", text=text, url="https://isle.example/ferry", published=day, fetched=f"2026-12-0{i}T10:00:00Z")

    con = database([*found, *audits(kit, [version(1, "2026-12-07")])])
    link(con)
    write(con, audits(kit, [version(2, "2026-12-14")]))
    link(con)
    fresh = database([*found, *audits(kit, [version(1, "2026-12-07"), version(2, "2026-12-14")])])
    link(fresh)
    assert linked_rows(con) == linked_rows(fresh)
    weeks = "SELECT week, accounts FROM linked_week ORDER BY week"
    assert con.execute(weeks).fetchall() == fresh.execute(weeks).fetchall()


def test_calls_wait_for_their_results():
    """Here nothing begins before its turn; a call is done once."""
    begun = []
    result = Here().call(begun.append, 1)
    assert begun == []
    assert result.get() is result.get() is None
    assert begun == [1]


def die():
    import os

    os._exit(1)


def test_a_worker_that_dies_ends_the_run_with_a_way_out():
    with Processes(1) as pool, pytest.raises(AuditError, match="worker died"):
        pool.call(die).get()


def test_a_text_is_read_alike_in_any_company():
    """Groups of texts, and where they are cut, change nothing."""
    accounts = [plain_account(i, f"{text[2]}\n{text[3]}") for i, text in enumerate((*TEXTS, UNRELATED, *NEXT))]
    rarity = Rarity.load()
    whole = Texts.of(accounts, rarity)
    one = Texts.joined([Texts.of([account], rarity) for account in accounts])
    cut = Texts.joined([whole.cut(0, 4), whole.cut(4, len(accounts))])
    for other in (one, cut):
        assert whole.hashes.tolist() == other.hashes.tolist()
        assert whole.bounds.tolist() == other.bounds.tolist()
        assert [x.tolist() for x in whole.sampled] == [x.tolist() for x in other.sampled]
        assert whole.terms.weights.tolist() == other.terms.weights.tolist()
        assert whole.terms.account.tolist() == other.terms.account.tolist()


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_blocks_that_read_their_own_rows_change_none(found, con, monkeypatch, size):
    monkeypatch.setattr(weeks, "BLOCK", 1)
    monkeypatch.setattr(row_ranges, "SIZE", size)
    other = database(found)
    link(other)
    assert other.execute("SELECT count(*) FROM link_place").fetchone()[0] > 0
    assert linked_rows(other) == linked_rows(con)


def test_a_table_whose_rows_have_moved_is_read_whole(found, con, monkeypatch):
    monkeypatch.setattr(weeks, "BLOCK", 1)
    find = row_ranges.find

    def moved(con):
        find(con)
        con.execute("UPDATE link_place SET first = first + 1, last = last + 1")

    monkeypatch.setattr(row_ranges, "find", moved)
    other = database(found)
    link(other)
    assert linked_rows(other) == linked_rows(con)
