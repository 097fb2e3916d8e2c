"""`audit explain` and `audit schema`: everything that an audit names is explained, and the record keeps its schema."""

import json
from pathlib import Path

import jsonschema
import pytest
from blank import memory
from click.testing import CliRunner

from audit.cli import explain, schema
from audit.errors import AuditError
from audit.extract.insertions.wordings.rules import ROLES
from audit.files import DATA, read_yaml
from audit.load import Input, load
from audit.pipeline import audit
from audit.report.reference.codebook import codebook, relations
from audit.report.reference.explain import KINDS, everything, explanation
from audit.rows import TABLES, Failure
from audit.store import write
from audit.store.record import failed, records
from audit.store.record_schema import record_schema
from audit.store.schema import name

ROOT = Path(__file__).parents[1]
TEXT = """Norland dismisses offer
Ada Brandt swiftly dismissed the offer, claiming that Sudria was “a bully”. Also on ledger.example Ministers meet again
Two officials, who asked not to be named, said the talks were dead.
"""
PAGE = """<html lang=en><head><title>Canal reopens</title><link rel=canonical href=https://ledger.example/a>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Canal reopens", "author": {"name": "Ada Brandt"},
"datePublished": "2026-11-02T08:00:00+01:00"}</script></head><body><article><h1>Canal reopens</h1><p>The canal has been open
to ships since Monday, the port office <a href=https://port.example/note>wrote</a> in a note to captains. “We are glad,” said
Harbour master Jon Lund, who has waited for two years while the lock was built anew by a firm from the capital.</p>
<p>Ships had gone round the cape, which took them four more days and a great deal of fuel.</p></article></body></html>"""


def run(command, *args):
    return CliRunner().invoke(command.command, list(args), env={"COLUMNS": "80"}, catch_exceptions=False).output


@pytest.fixture(scope="module")
def audited(kit):
    return [
        audit(load(Input("a", text=TEXT)), kit),
        audit(load(Input("b", html=PAGE, url="https://ledger.example/a")), kit),
        audit(load(Input("c", text="Kort\nDer Kanal ist wieder offen.", url="https://ledger.example/c")), kit),
    ]


@pytest.fixture(scope="module")
def con(audited):
    con = memory()
    write(con, audited)
    return con


def test_records_keep_their_schema(audited, con):
    check = jsonschema.Draft202012Validator(record_schema())
    check.check_schema(record_schema())
    lines = json.loads(json.dumps([*records(con, audited), failed(Failure("d", "load", "empty", None))]))
    assert [e.message for line in lines for e in check.iter_errors(line)] == []
    assert [line["failure"] is None for line in lines] == [True, True, True, False]


def test_the_schema_refuses_what_is_no_record(audited, con):
    check = jsonschema.Draft202012Validator(record_schema())
    record = json.loads(json.dumps(records(con, audited)[0]))
    assert not check.is_valid(record | {"extra": 1})
    assert not check.is_valid({k: v for k, v in record.items() if k != "measure"})
    assert not check.is_valid(record | {"insertion": [{**record["insertion"][0], "role": "advert"}]})


@pytest.mark.slow
def test_the_codebook_is_current():
    """Regenerate it with: python -m audit schema --format markdown > docs/codebook.md."""
    assert (ROOT / "docs/codebook.md").read_text(encoding="utf-8") == codebook()


def test_every_cue_of_a_signal_is_explained():
    for key, cue in read_yaml(DATA / "notices.yaml")["rules"].items():
        (found,) = [e for e in explanation(key) if e.kind == "rule"]
        assert cue["signal"] in found.what
        assert found.examples


def test_every_table_and_view_is_in_the_codebook():
    text = codebook()
    for relation in relations():
        assert f"### {relation.name}\n" in text
        assert relation.title
    assert {name(t) for t in TABLES} <= {r.name for r in relations()}


def test_schema_shows_one_table_or_all():
    assert run(schema, "statement").startswith("statement (table)\n")
    assert "direct | mixed | indirect" in run(schema, "statement")
    assert {r["name"] for r in json.loads(run(schema, "--format", "json"))} >= {"insertion", "article", "measure"}
    assert json.loads(run(schema, "--record"))["title"] == "audit record"
    with pytest.raises(AuditError, match="nobody: not a table or view"):
        run(schema, "nobody")


def test_explanations_are_whole_and_of_a_known_kind():
    assert {e.kind for e in everything()} <= set(KINDS)
    for path in sorted((DATA / "explain").glob("*.yaml")):
        assert "not_infer" in path.read_text(encoding="utf-8"), path
    assert [e.name for e in everything() if not (e.title and e.what and e.how and e.not_infer)] == []


@pytest.mark.slow
def test_every_measure_is_explained(con):
    names = {n for (n,) in con.execute("SELECT DISTINCT name FROM measure").fetchall()}
    assert names
    assert sorted(names - {e.name for e in everything() if e.kind == "measure"}) == []


@pytest.mark.slow
def test_every_signal_is_explained(con):
    names = {n for (n,) in con.execute("SELECT DISTINCT signal FROM signal").fetchall()}
    assert names
    assert sorted(names - {e.name for e in everything() if e.kind == "signal"}) == []


@pytest.mark.slow
def test_every_kind_of_insertion_mark_and_link_is_explained(kit):
    marks = {e.category for found in kit.language.nearest(None).lexicons.words.values() for _, e in found}
    links = set(read_yaml(DATA / "link_classes.yaml")["classes"])
    kinds = {kind for some in ROLES.values() for kind in some}
    assert sorted((marks | links | kinds) - {e.name for e in everything() if e.kind == "kind"}) == []


def test_a_name_that_is_meant_opens_a_near_one_is_suggested_and_hyphens_do_not_matter():
    assert explanation("Outlet-Fact")[0].name == "outlet_fact"
    assert explanation("insrtion")[0].name == "insertion"
    assert explanation("Loaded sentences, own voice")[0].name == "loaded_rate"
    with pytest.raises(AuditError, match="did you mean"):
        explanation("loaded words")
    with pytest.raises(AuditError, match="author_count: a column of article"):
        run(explain, "author_count")
    with pytest.raises(AuditError, match="--list"):
        explanation("qqqqqq")


def test_explain_says_what_how_and_what_not_to_infer():
    text = run(explain, "also-on-host")
    assert [h for h in ("WHAT IT IS", "HOW IT IS FOUND", "DO NOT INFER", "EXAMPLES") if h not in text] == []
    assert max(map(len, text.splitlines())) <= 80
    assert json.loads(run(explain, "insertion", "--format", "json"))[0]["kind"] == "table"
    assert "outlet_fact" in run(explain, "--list")
    assert "also-on-host" in run(explain, "--kind", "rule")


@pytest.mark.parametrize(("columns", "longest"), [("0", 80), ("1", 20), ("12", 20), ("33", 33), ("900", 88), ("wide", 80)])
def test_a_terminal_of_any_width_shows_the_explanation(columns, longest):
    out = CliRunner().invoke(explain.command, ["loaded"], env={"COLUMNS": columns}, catch_exceptions=False).output
    lines = out.splitlines()
    assert "WHAT IT IS" in lines
    assert longest - 15 <= max(map(len, lines)) <= longest
