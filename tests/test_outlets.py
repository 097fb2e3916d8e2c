"""The registry: every fact has evidence, every host one outlet, and errors in a user's file are located."""

import gzip
import json
import pickle
from pathlib import Path

import pytest
import yaml

from audit.errors import AuditError
from audit.files import parse_yaml
from audit.outlets import Registry, compiled, original
from audit.outlets.entry import ENTRY, problems
from audit.rows import Outlet, OutletFact

SOURCES = Path(__file__).parents[1] / "sources.yaml"
BARE = {"id", "name", "as_of", "evidence", "origin", "note"}


@pytest.fixture(scope="module")
def data():
    return parse_yaml(SOURCES.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def registry():
    return Registry.load()


def user_file(tmp_path, text):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


GOOD = """outlets:
  - id: valley-echo
    name: The Valley Echo
    hosts: [{host: valley-echo.example, role: primary}, {host: papers.example, role: edition, path: /echo}]
    country: 'NO'
    languages: ['no']
    as_of: '2026-11-22'
    evidence: [{fields: [hosts, country, languages], source: its own imprint, as_of: '2026-11-20', grade: own_statement}]
"""


def test_the_file_keeps_its_form(data):
    assert [f"{p.field}: {p.says}" for p in problems(data, ())] == []


def test_entries_are_sorted_and_have_one_id_each(data):
    ids = [e["id"] for e in data["outlets"]]
    assert ids == sorted(set(ids))


def test_any_reader_of_yaml_reads_the_same(data):
    """Norway and every date are quoted."""
    assert yaml.load(SOURCES.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) == data
    assert any(e.get("country") == "NO" for e in data["outlets"])


def test_no_fact_without_evidence(data):
    bare = []
    for entry in data["outlets"]:
        said = {name.split(".")[0] for row in entry["evidence"] for name in row["fields"]}
        for name in set(entry) - BARE - said:
            inside = entry[name] if isinstance(entry[name], list) else []
            if name == "affiliation":
                inside = [*entry[name].get("assessments", ()), *([entry[name]["legal"]] if "legal" in entry[name] else ())]
            if not inside or not all(isinstance(i, dict) and i.get("evidence") for i in inside):
                bare.append(f"{entry['id']}.{name}")
    assert bare == []


def test_no_evidence_under_a_non_commercial_licence(data):
    assert [k for k, s in data["sources"].items() if "NC" in s["licence"]] == []


def test_every_host_has_one_outlet(data):
    seen = {}
    for entry in data["outlets"]:
        for h in entry["hosts"]:
            assert seen.setdefault((h["host"], h.get("path")), entry["id"]) == entry["id"]


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.rt.com/news/1", "rt"),
        ("https://de.rt.com/1", "rt"),
        ("https://fr.sputniknews.com/a", "sputnik"),
        ("https://abcnews.go.com/a", "abcnews"),
        ("https://go.com/a", None),
        ("https://web.archive.org/web/2021/https://www.rt.com/news/1", "rt"),
        ("https://www-rt-com.translate.goog/news/1?_x_tr_sl=en&_x_tr_tl=fr", "rt"),
        ("https://somebody.substack.com/p/1", None),
        ("https://substack.com/@somebody", None),
        ("https://notrt.com/", None),
        ("https://rt.com.example/", None),
        ("not an address", None),
        (None, None),
    ],
)
def test_an_address_finds_its_outlet_or_none(registry, url, outlet):
    assert registry.by_url(url) == outlet


def test_names_find_outlets_and_shared_names_find_none(registry):
    assert registry.by_name("The New York Times") == registry.by_name("nytimes.com") == "nytimes"
    assert registry.by_name("rt") == registry.by_name("Russia Today") == "rt"
    assert registry.by_name("") is None
    names = compiled.names([{"id": "a-x", "name": "Daily News"}, {"id": "a-y", "name": "The Daily News"}])
    assert "dailynews" not in names


PLACED = [
    ("The Guardian (London)", "guardian"),
    ("The Guardian (Lagos)", "guardian-ng"),
    ("The Guardian (Charlottetown)", None),
    ("The Guardian (Quarrow)", None),
    ("Le Monde (Paris)", "lemonde"),
    ("The Age (Melbourne, Australia)", "theage"),
    ("The Age (Quarrow)", "theage"),
    ("Le Monde (Beirut)", None),
    ("Quarrow Ledger (London)", None),
    ("(London)", None),
]


@pytest.mark.parametrize(("name", "outlet"), PLACED)
def test_a_place_behind_a_name_tells_outlets_of_one_name_apart(registry, name, outlet):
    assert registry.by_name(name) == outlet


def test_no_host_of_the_registry_is_a_platform_or_a_public_suffix(registry):
    from audit.outlets.hosts import platforms, suffixes

    bare = platforms()[0] | platforms()[1] | suffixes()[1]
    assert sorted(set(registry.hosts) & bare) == []


def test_a_user_file_wins_by_id_and_by_host(tmp_path):
    path = user_file(tmp_path, GOOD + GOOD.split("\n", 1)[1].replace("valley-echo", "rt").replace("rt.example", "rt.com"))
    registry = Registry.load(path)
    assert registry.by_host("rt.com") == "rt"
    assert registry.entries["rt"]["name"] == "The Valley Echo"
    assert registry.entries["rt"]["restrictions"]
    assert registry.entries["valley-echo"]["origin"] == "user"
    assert registry.by_url("https://papers.example/echo/1") == "rt"
    assert registry.by_url("https://papers.example/other/1") is None
    assert registry.digest != Registry.load().digest


@pytest.mark.parametrize(
    ("was", "now", "line", "field"),
    [
        ("'NO'", "norway", 5, "outlets[0].country"),
        ("name: The Valley Echo", "nme: The Valley Echo", 2, "outlets[0].name"),
        ("role: primary", "role: main", 4, "outlets[0].hosts[0].role"),
        ("host: valley-echo.example", "host: https://valley-echo.example/", 4, "outlets[0].hosts[0].host"),
        (", as_of: '2026-11-20', grade: own_statement", "", 8, "outlets[0].evidence[0].source"),
        ("fields: [hosts, ", "fields: [host, ", 8, "outlets[0].evidence[0].fields"),
        ("outlets:", "outlet:", 1, "outlets"),
    ],
)
def test_a_broken_user_file_names_file_line_and_field(tmp_path, was, now, line, field):
    path = user_file(tmp_path, GOOD.replace(was, now, 1))
    with pytest.raises(AuditError) as e:
        Registry.load(path)
    assert f"{path}: line {line}: {field}: " in str(e.value)


def test_what_is_no_yaml_names_file_and_line(tmp_path):
    path = user_file(tmp_path, GOOD.replace("'NO'", "'NO"))
    with pytest.raises(AuditError, match=r"mine\.yaml: line \d+"):
        Registry.load(path)


def test_sisters_are_computed_from_owners(registry):
    assert "rfi" in registry.sisters("france24")
    assert "france24" not in registry.sisters("france24")
    assert registry.sisters("nobody") == frozenset()


def test_a_copy_of_a_copy_is_the_page():
    assert (
        original("https://web.archive.org/web/2020/https://www.google.com/amp/s/paper.example/a") == "https://paper.example/a"
    )


def test_every_field_of_the_form_is_described_at_the_top_of_the_file():
    head = SOURCES.read_text(encoding="utf-8").partition("sources:")[0]
    assert [f for f in ENTRY.fields if f not in head] == []


def test_a_wheel_s_compiled_file_is_the_same_registry(registry, tmp_path, monkeypatch):
    packed = tmp_path / "sources.json"
    packed.write_text(json.dumps(compiled.compile_file(SOURCES.read_bytes(), SOURCES)), encoding="utf-8")
    monkeypatch.setattr(compiled, "shipped", lambda: packed)
    assert Registry.load() == registry


def test_a_registry_can_be_sent_to_a_worker(registry):
    sent = pickle.loads(pickle.dumps(registry))  # noqa: S301 - made here
    assert sent == registry
    assert sent.entry("rt") == registry.entries["rt"]
    assert sent.entry("nobody") is None


def test_rows_are_of_the_outlets_asked_for(registry):
    rows = list(registry.rows(["rt", "nobody"]))
    assert [r.id for r in rows if isinstance(r, Outlet)] == ["rt"]
    assert {r.outlet for r in rows if not isinstance(r, Outlet)} == {"rt"}
    assert [(r.value, r.said_by) for r in rows if isinstance(r, OutletFact) and r.field == "assessment"] == [
        ("SC (state-controlled media)", "State Media Monitor")
    ]
    assert len([r for r in registry.rows() if isinstance(r, Outlet)]) == len(registry.packed)


def test_no_row_says_an_assessment_without_its_assessor(registry):
    facts = [r for r in registry.rows() if isinstance(r, OutletFact)]
    assert [f for f in facts if f.field == "assessment" and not (f.said_by and f.as_of and f.evidence)] == []
    assert [f for f in facts if f.field == "restriction" and not (f.said_by and f.valid_from)] == []


@pytest.mark.slow
def test_addresses_of_the_corpora_find_their_outlet(registry, corpora):
    """Coverage by article; the rest is unknown, never another outlet's."""
    floors = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))["registry"]
    for name, floor in floors.items():
        with gzip.open(corpora / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            urls = [url for line in lines if (url := json.loads(line).get("url"))]
        found = sum(registry.by_url(url) is not None for url in urls)
        assert found / len(urls) >= floor, (name, found, len(urls))
