"""Other projects' test pages, each read once: days, headlines, authors, opening words, strings of the story, pages refused."""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from audit.errors import AuditError
from audit.extract.claims import claims
from audit.extract.insertions import insertions
from audit.load import Input, load
from audit.rows import Insertion, Resolved, Rows


class Read(NamedTuple):
    """A page of a suite as it was read; a refused one has neither story nor claims."""

    gold: dict
    story: str | None
    """The body without insertions."""
    settled: list[Resolved]

    def values(self, field: str) -> list[str]:
        return [r.value for r in self.settled if r.field == field]


def read(row: dict, kit) -> Read:
    try:
        document = load(Input(row["id"], html=row["html"], url=row.get("url")))
    except AuditError:
        return Read(row, None, [])
    found = Rows(doc=document.id, sighting="", kit="")
    found.add(insertions(document, kit.insertions, found))
    kept = list(document.text)
    for i in found.of(Insertion):
        kept[i.start : i.stop] = "\n" * (i.stop - i.start)
    settled = [r for r in claims(document, kit.claims, found) if isinstance(r, Resolved)]
    return Read(row, "".join(kept)[document.body_start :], settled)


def days(pages: list[Read]) -> Iterator[bool]:
    """The declared day; a page that is refused counts as wrong, and a gold in UTC may be the day before or after."""
    for page in pages:
        if gold := page.gold.get("gold_published"):
            yield near(gold, next((value[:10] for value in page.values("published")), None))


def near(gold: str, day: str | None) -> bool:
    """True for the gold's day, and for its neighbours where it is a time in UTC."""
    if day is None or not gold.endswith("Z"):
        return day == gold[:10]
    moved = (datetime.fromisoformat(gold) + timedelta(hours=hours) for hours in (-11, 0, 13))
    return day in {when.date().isoformat() for when in moved}


def words(text: str | None) -> str:
    """The words of a title, a name or a text, in lower case."""
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def titles(pages: list[Read]) -> Iterator[bool]:
    """Headlines equal the suite's in their words."""
    for page in pages:
        if gold := page.gold.get("gold_title"):
            yield words(next(iter(page.values("headline")), "")) == words(gold)


def authors(pages: list[Read]) -> float:
    """F1 of authors name by name, the gold's agencies included; pages that are refused are left out."""
    right = named = 0
    for page in pages:
        if page.story is not None and (gold := {words(a) for a in page.gold.get("gold_authors") or ()}):
            persons = set(map(words, page.values("author")))
            right += len(gold & persons)
            named += len(gold) + len(persons)
    return 2 * right / named


def openings(pages: list[Read]) -> Iterator[bool]:
    """The first thirteen words of the suite's text are in the story; many of them begin with a caption, which is not story here."""
    for page in pages:
        if begin := page.gold.get("gold_begin"):
            yield f" {' '.join(words(begin).split()[:13])} " in f" {words(page.story)} "


def strings(pages: list[Read], name: str) -> Iterator[bool]:
    """Strings chosen by the suite's author as of the story, or as not of it."""
    for page in pages:
        text = " ".join((page.story or "").split())
        yield from (" ".join(s.split()) in text for s in page.gold[name])


def share(hits: Iterator[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found)


TEXTS = ("mercury", "trafilatura")
"""Suites whose pages of news are read for more than their day."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mercury", "mercury-bare", "mozilla", "trafilatura"])
def test_a_suite_is_read_as_well_as_the_floors(corpora, floors, kit, name):
    with gzip.open(corpora / "peers" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("gold_published") or (row["news"] and name in TEXTS)]
    pages = [read(row, kit) for row in rows]
    assert share(days(pages)) >= floors["day of peers"][name]
    if name == "mercury":
        assert share(titles(pages)) >= floors["title of peers"][name]
        assert authors(pages) >= floors["authors of peers"][name]
        assert share(openings(pages)) >= floors["peers"]["opening words"]
        assert sum(p.story is None for p in pages) <= floors["peers"]["refused"]
    if name == "trafilatura":
        news = [p for p in pages if p.gold["news"]]
        assert share(strings(news, "gold_with")) >= floors["peers"]["with, news"]
        assert share(strings(news, "gold_without")) <= floors["peers"]["without, news"]
        assert sum(p.story is None for p in news) <= floors["peers"]["refused"]
