"""Who was first, and which version counts, is decided by moments, not by the texts that declare them."""

import itertools
from datetime import UTC, datetime, timedelta, timezone

import pytest
from blank import memory
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.claims.moments import instant
from audit.load import Input, load
from audit.pipeline import audit
from audit.store import write
from audit.store.named import query

TEXT = "Canal reopens\nThe canal reopened on Monday, the port said. Ships had waited for six weeks in the outer harbour."
OTHER = TEXT.replace("six weeks", "seven weeks")
PAIRS = [
    ("2026-03-02T01:00:00Z", "2026-03-01T23:30:00-05:00"),  # the later moment has the earlier day
    ("2026-03-02T09:00:00+13:00", "2026-03-01T20:30:00+00:00"),
    ("2026-03-01T23:59:00+05:45", "2026-03-01T18:15:00Z"),
    ("2026-10-25T02:30:00+02:00", "2026-10-25T02:10:00+01:00"),  # the hour that comes twice
    ("2026-03-01T12:00:00Z", "2026-03-01T12:00:01Z"),
    ("2026-03-02 00:30:00+02:00", "2026-03-01T23:00:00+00:00"),
    ("2026-03-01T00:00:00+14:00", "2026-03-01T00:00:00-11:00"),
]
"""Two moments, the earlier one first."""


def stored(kit, *inputs):
    con = memory()
    write(con, [audit(load(given), kit) for given in inputs])
    return con


def ask(con, name):
    found, values = query(name, {})
    rows = con.execute(found.sql, values)
    columns = [c[0] for c in rows.description]
    return [dict(zip(columns, row, strict=True)) for row in rows.fetchall()]


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("field", ["published", "fetched"])
def test_the_earliest_copy_is_the_one_of_the_earliest_moment(kit, field, first, second):
    at = {"ledger.example": second, "courier.example": first}
    con = stored(kit, *(Input(h, text=TEXT, url=f"https://{h}/canal", **{field: t}) for h, t in at.items()))
    (row,) = ask(con, "earliest-copy")
    assert (row["earliest_outlet"], row["certain"]) == ("courier.example", True)
    assert instant(row["earliest_time"]) in {instant(first), instant(first.replace(" ", "T"))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2026-03-01", "2026-03-01T23:30:00-05:00"),
        ("2026-03-01T12:00:00", "2026-03-01T13:00:00Z"),
        ("2026-03-01", "2026-03-02"),
    ],
)
def test_a_time_without_zone_leaves_open_who_was_first(kit, one, other):
    at = {"ledger.example": one, "courier.example": other}
    con = stored(kit, *(Input(h, text=TEXT, url=f"https://{h}/canal", published=t) for h, t in at.items()))
    assert [row["certain"] for row in ask(con, "earliest-copy")] == [False]
    naive = con.execute("SELECT count(*) FROM sighting WHERE published_at IS NULL").fetchone()
    assert naive == (sum(instant(t) is None for t in at.values()),)


def test_days_far_apart_say_who_was_first(kit):
    at = {"ledger.example": "2026-03-04T01:00:00Z", "courier.example": "2026-03-01"}
    con = stored(kit, *(Input(h, text=TEXT, url=f"https://{h}/canal", published=t) for h, t in at.items()))
    assert [(r["earliest_outlet"], r["certain"]) for r in ask(con, "earliest-copy")] == [("courier.example", True)]
    assert con.execute("SELECT day FROM sighting ORDER BY day").fetchall() == [("2026-03-01",), ("2026-03-04",)]


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_before_and_after_of_a_change_are_those_of_the_moments(kit, first, second):
    url = "https://ledger.example/canal"
    con = stored(kit, Input("b", text=OTHER, url=url, fetched=second), Input("a", text=TEXT, url=url, fetched=first))
    assert [(r["fetched_before"], r["fetched"]) for r in ask(con, "changed-without-note")] == [(first, second)]
    assert [(r["first"], r["last"]) for r in ask(con, "versions")] == [(first, second)]
    month = con.execute("SELECT count(DISTINCT left(day, 7)) FROM sighting").fetchone()
    assert month == (1,)
    counts = con.execute("SELECT DISTINCT s.fetched FROM measured AS m JOIN sighting AS s ON s.id = m.sighting WHERE m.current")
    assert counts.fetchall() == [(second,)]


def test_a_change_between_times_without_zone_is_not_called_one(kit):
    """The later day of two is not known to be later when the day of the other can still be running."""
    url = "https://ledger.example/canal"
    con = stored(
        kit, Input("a", text=TEXT, url=url, fetched="2026-03-01"), Input("b", text=OTHER, url=url, fetched="2026-03-02")
    )
    assert ask(con, "changed-without-note") == []
    con = stored(
        kit, Input("a", text=TEXT, url=url, fetched="2026-03-01"), Input("b", text=OTHER, url=url, fetched="2026-03-04")
    )
    assert len(ask(con, "changed-without-note")) == 1


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)).flatmap(  # noqa: DTZ001 - the zone is added
    lambda t: st.integers(-12 * 4, 14 * 4).map(lambda q: t.replace(tzinfo=timezone(timedelta(minutes=15 * q))))
)


@pytest.fixture(scope="module")
def con():
    return memory()


@settings(deadline=None)
@given(st.lists(MOMENTS, min_size=2, max_size=12))
def test_the_order_in_sql_is_the_order_of_moments(con, moments):
    times = [t.isoformat() for t in moments]
    con.execute(
        "CREATE OR REPLACE TABLE m AS SELECT unnest(?) AS declared, unnest(?) AS instant", [times, [instant(t) for t in times]]
    )
    for key in ("instant", *(f"{name}(instant, declared)" for name in ("not_before", "not_after", "in_order"))):
        found = con.execute(f"SELECT declared FROM m ORDER BY {key}").fetchall()
        assert [datetime.fromisoformat(t).astimezone(UTC) for (t,) in found] == sorted(moments)


@settings(deadline=None)
@given(MOMENTS)
def test_a_declared_day_or_clock_bounds_its_instant(con, moment):
    """What a zone can make of a clock or a day lies between the bounds."""
    for declared in (moment.replace(tzinfo=None).isoformat(timespec="seconds"), moment.date().isoformat()):
        low, high = con.execute("SELECT not_before(NULL, $d), not_after(NULL, $d)", {"d": declared}).fetchone()
        assert datetime.fromisoformat(low) <= moment <= datetime.fromisoformat(high) + timedelta(seconds=1)


@pytest.mark.parametrize(
    "time", ["2026-03-01", "2026-03-01T12:00:00", "2026-03", "yesterday", "", "0001-01-01T00:00:00+14:00", None]
)
def test_what_has_no_offset_has_no_instant(time):
    assert instant(time) is None


def test_all_pairs_of_zones_of_one_clock(kit):
    """Nine zones at one clock: the copies are in the order of their offsets, whatever the order of the inputs."""
    offsets = ["+14:00", "+09:00", "+05:45", "+01:00", "Z", "-03:30", "-05:00", "-11:00", "-12:00"]
    for east, west in itertools.combinations(offsets, 2):
        assert instant(f"2026-03-01T12:00:00{east}") < instant(f"2026-03-01T12:00:00{west}")
