"""Links: unwrapped offline, classified by registry, domain and host; their spans are their words."""

import gzip
import json

import pytest

from audit.errors import AuditError
from audit.extract.links.classes import LinkClasses
from audit.files import DATA, read_yaml
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Link

DATA_FILE = read_yaml(DATA / "link_classes.yaml")
CLASSES = LinkClasses.load()


@pytest.mark.parametrize(("name", "entry"), DATA_FILE["classes"].items())
def test_a_class_holds_its_hits_and_no_miss(name, entry):
    assert {CLASSES.kind(h) for h in entry["hits"]} == {name}
    assert name not in {CLASSES.kind(m) for m in entry["misses"]}


@pytest.mark.parametrize(("wrapped", "target"), DATA_FILE["unwrap_hits"])
def test_a_redirector_is_unwrapped(wrapped, target):
    assert CLASSES.unwrap(wrapped) == target


@pytest.mark.parametrize("address", DATA_FILE["unwrap_misses"])
def test_what_wraps_nothing_stays(address):
    assert CLASSES.unwrap(address) == address


PARAGRAPH = "The harbour authority said on Monday that the canal would stay shut for six weeks while divers repair the locks. "
PAGE = f"""<html><head><title>Canal shut</title></head><body><main><article><h1>Canal shut for six weeks</h1>
<p>{PARAGRAPH}It had <a href="/reports/locks">warned of cracks</a> in a
<a href="https://www.google.com/url?q=https%3A%2F%2Fwww.un.org%2Flocks" rel="nofollow">report to the UN</a>.</p>
<p>{PARAGRAPH}<a href="https://twitter.com/intent/tweet?url=x">Tweet this</a> <a href="#top">Back to the top</a>
<a href="https://bbc.co.uk/news/1">A broadcaster</a> reported it first, and <a href="https://quay.example/x">a blog</a>.</p>
<p>{PARAGRAPH}</p></article></main></body></html>"""


def test_links_of_a_page_are_rows_with_target_relation_and_kind(kit):
    found = audit(load(Input("a", html=PAGE, url="https://news.ledger.example/canal")), kit)
    rows = [(x.text, x.href, x.relation, x.kind, x.rel) for x in found.of(Link)]
    assert rows == [
        ("warned of cracks", "https://news.ledger.example/reports/locks", "own", "internal", None),
        ("report to the UN", "https://www.un.org/locks", "external", "primary_igo", "nofollow"),
        ("A broadcaster", "https://bbc.co.uk/news/1", "external", "news", None),
        ("a blog", "https://quay.example/x", "external", "unknown", None),
    ]


def test_a_page_saved_without_its_address_is_at_home_where_it_says(kit):
    declared = PAGE.replace("<head>", '<head><link rel="canonical" href="https://news.ledger.example/canal">')
    pages = [page.replace('href="/reports', 'href="https://ledger.example/reports') for page in (PAGE, declared)]
    relations = [[x.relation for x in audit(load(Input("a", html=page)), kit).of(Link)] for page in pages]
    assert relations == [["external"] * 4, ["own", "external", "external", "external"]]


def test_the_outlet_and_its_sisters_are_told_by_the_registry(kit):
    registry = kit.registry
    outlet = next(o for o in registry.siblings if len([h for h in registry.entries[o]["hosts"] if not h.get("path")]) > 1)
    sister = next(o for o in registry.siblings[outlet] if registry.by_host(registry.entries[o]["hosts"][0]["host"]) == o)
    home, other = [h["host"] for h in registry.entries[outlet]["hosts"] if not h.get("path")][:2]
    page = PAGE.replace("quay.example", other).replace("bbc.co.uk", registry.entries[sister]["hosts"][0]["host"])
    found = audit(load(Input("a", html=page, url=f"https://{home}/canal")), kit)
    assert {x.text: x.relation for x in found.of(Link)} | {"a blog": "own", "A broadcaster": "sister"} == {
        x.text: x.relation for x in found.of(Link)
    }


def test_addresses_written_out_in_a_text_are_links(kit):
    found = audit(load(Input("a", text="Canal shut\nThe report is at https://www.un.org/locks (in full).")), kit)
    assert [(x.text, x.kind, x.relation) for x in found.of(Link)] == [("https://www.un.org/locks", "primary_igo", "external")]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["aeb", "fundus"])
def test_in_every_page_the_words_of_a_link_stand_at_its_offsets(name, corpora, kit):
    seen = 0
    with gzip.open(corpora / "pages" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for i, line in enumerate(lines):
            if i % 6:
                continue
            row = json.loads(line)
            try:
                found = audit(load(Input(row["id"], html=row["html"], url=row["url"])), kit)
            except AuditError:
                continue  # a page without an article
            for link in found.of(Link):
                assert found.document.text[link.start : link.stop] == link.text
                assert link.text.strip()
                seen += 1
    assert seen > 100
