"""Other projects' test pages: strings that must and must not be in the story, its opening words, and pages refused."""

import gzip
import json
import re

import pytest

from audit.errors import AuditError
from audit.extract.claims import claims
from audit.extract.insertions import insertions
from audit.load import Input, load
from audit.rows import Resolved, Rows

pytestmark = pytest.mark.slow


def rows(corpora, name):
    """The rows of a suite."""
    with gzip.open(corpora / "peers" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def story_of(row, kit):
    """The clean body of a page; None for one that is refused."""
    try:
        document = load(Input(row["id"], html=row["html"], url=row.get("url")))
    except AuditError:
        return None
    kept = list(document.text)
    for i in insertions(document, kit.insertions, Rows(doc=document.id, sighting="", kit="")):
        kept[i.start : i.stop] = "\n" * (i.stop - i.start)
    return "".join(kept)[document.body_start :]


def test_strings_of_news_pages(corpora, kit, floors):
    """Of the strings chosen by the suite's author those of the story are in it, the others are not."""
    found = {"gold_with": [0, 0], "gold_without": [0, 0]}
    refused = 0
    for row in rows(corpora, "trafilatura"):
        if not row["news"]:
            continue
        story = story_of(row, kit)
        refused += story is None
        text = " ".join((story or "").split())
        for name, count in found.items():
            count[0] += sum(" ".join(s.split()) in text for s in row[name])
            count[1] += len(row[name])
    share = {name: hits / total for name, (hits, total) in found.items()}
    assert share["gold_with"] >= floors["peers"]["with, news"]
    assert share["gold_without"] <= floors["peers"]["without, news"]
    assert refused <= floors["peers"]["refused"]


def test_opening_words(corpora, kit, floors):
    """The first thirteen words of the suite's text are in the story; many of them begin with a caption, which is not story here."""
    hits = total = refused = 0
    for row in rows(corpora, "mercury"):
        if not row.get("gold_begin"):
            continue
        story = story_of(row, kit)
        refused += story is None
        total += 1
        opening = " ".join(re.findall(r"\w+", row["gold_begin"].lower())[:13])
        words = " ".join(re.findall(r"\w+", (story or "").lower()))
        hits += f" {opening} " in f" {words} "
    assert hits / total >= floors["peers"]["opening words"]
    assert refused <= floors["peers"]["refused"]


def title_words(text):
    """The words of a title or name, in lower case."""
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def test_headlines_and_authors(corpora, kit, floors):
    """Headlines equal the suite's in their words; authors are compared name by name, the gold's agencies included."""
    titles, right, named = [], 0, 0
    for row in rows(corpora, "mercury"):
        try:
            document = load(Input(row["id"], html=row["html"], url=row.get("url")))
        except AuditError:
            titles += [False] * bool(row.get("gold_title"))
            continue
        found = Rows(doc=document.id, sighting="", kit="")
        found.add(insertions(document, kit.insertions, found))
        settled = [r for r in claims(document, kit.claims, found) if isinstance(r, Resolved)]
        if row.get("gold_title"):
            title = next((r.value for r in settled if r.field == "headline"), "")
            titles.append(title_words(title) == title_words(row["gold_title"]))
        if gold := {title_words(a) for a in row.get("gold_authors") or ()}:
            persons = {title_words(r.value) for r in settled if r.field == "author"}
            right += len(gold & persons)
            named += len(gold) + len(persons)
    assert sum(titles) / len(titles) >= floors["title of peers"]["mercury"]
    assert 2 * right / named >= floors["authors of peers"]["mercury"]
