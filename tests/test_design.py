"""The design page is true: its layers are those enforced, and the files it names exist."""

import re
from pathlib import Path

import pytest
from test_house import FLOORS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
TABLE = PAGE[PAGE.index("| to add | touch |") :].split("\n\n")[0].splitlines()[2:]


def test_the_floors_are_those_of_the_house():
    printed = re.search(r"\n\n((?:    .+\n)+)", PAGE).group(1)
    assert tuple(re.findall(r"\w+", printed)) == FLOORS


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.split("|")[1].strip())
def test_what_to_touch_exists(row):
    paths = re.findall(r"`((?:audit/)?[\w/.*]+\.?\w*)`", row.split("|")[2])
    places = [p for p in paths if "/" in p or p == "sources.yaml"]
    assert places, "a row names at least one place"
    assert [p for p in places if not list(ROOT.glob(p))] == []
