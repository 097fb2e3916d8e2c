"""What is declared as a date and is none stays a claim, settles nothing and makes no day."""

import json
import re
from datetime import date

import newsroom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.load import Input, load
from audit.pipeline import audit, day
from audit.rows import Claim, Resolved, Sighting

NONE = (
    "soon", "yesterday", "n/a", "TBD", "0000-00-00", "0001-01-01T00:00:00Z", "2026-02-30", "2026-13-01", "2026-00-10", "2026-11",
    "2026-99-99T10:00:00Z", "31 April 2026", "February 30, 2026", "30.02.2026", "2026/02/31", "2026年2月30日", "26", "-1",
    "99999999999999", "[1, 2]", "2026-02-30\n2026-02-31", "today at 9:30", "1.0",
)  # fmt: skip
"""Values of `published` as systems write them, none of them a day."""
TEXT = newsroom.text(1)


def page(head):
    return re.sub("<meta .*?>", head.replace("\\", r"\\"), newsroom.page(1))


def given_by(value):
    """Everywhere that a date of publication can be declared: where, and the input."""
    ld = json.dumps({"@type": "NewsArticle", "headline": "Ferries stop", "datePublished": value})
    yield "given", Input("a", text=TEXT, published=value, fetched="2026-11-20T10:00:00Z")
    yield "meta", Input("a", html=page(f'<meta property="article:published_time" content="{value}">'), fetched="2026-11-20")
    yield "json-ld", Input("a", html=page(f'<script type="application/ld+json">{ld}</script>'), fetched="2026-11-20")


@pytest.mark.parametrize("value", NONE)
def test_a_date_that_is_none_stays_a_claim_and_makes_no_day(kit, value):
    for origin, one in given_by(value):
        found = audit(load(one), kit)
        declared = [c.value for c in found.of(Claim) if c.field == "published"]
        assert [" ".join(v.split()) for v in declared] == [" ".join(value.split())], origin
        assert [r for r in found.of(Resolved) if r.field == "published"] == [], origin
        (sighting,) = found.of(Sighting)
        assert (sighting.published, sighting.day) == (None, "2026-11-20"), origin


@pytest.mark.parametrize("value", [v for v in NONE if not v.startswith("0001")])
def test_a_time_of_fetching_that_is_none_makes_no_day(kit, value):
    (sighting,) = audit(load(Input("a", text=TEXT, fetched=value)), kit).of(Sighting)
    assert (sighting.fetched, sighting.day) == (value, None)


@settings(max_examples=500, deadline=None)
@given(
    st.text(max_size=12) | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?[0-9:]{0,5}", fullmatch=True) | st.dates().map(str)
)
def test_a_day_is_none_or_a_day_of_the_calendar(value):
    found = day(value)
    assert found is None or (date.fromisoformat(found).isoformat() == found and value.startswith(found))
