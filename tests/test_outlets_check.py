"""`audit outlets`: findings of the check, statements of a card by source, and what is written to a user's file."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from audit.cli import batch
from audit.cli.outlets import command
from audit.errors import AuditError
from audit.files import parse_yaml, read_yaml
from audit.outlets import Registry
from audit.outlets.check import check

TODAY = date(2026, 11, 25)
FILE = """sources:
  imprint: {title: imprints, licence: a fact, grade: own_statement, as_of: '2026-11-01'}
outlets:
  - id: hill-post
    name: Hill Post
    aliases: [The Hill Post]
    hosts: [{host: hill-post.example, role: primary}]
    kind: newspaper
    ownership: [{owner: Hill Holding, stake_pct: 60, as_of: '2026-10', evidence: [imprint]}]
    affiliation:
      legal: {form: cooperative, statute: 'Register of cooperatives, no. 1', as_of: '2026-10', evidence: [imprint]}
      assessments: [{assessor: Media Watch, label: IP, as_of: '2026-10', evidence: [imprint]}]
    restrictions:
      - {authority: Valley Council, measure: distribution barred, instrument: Order 1, from: '2022-03-02', evidence: [imprint]}
    external_ids: {wikidata: Q5}
    evidence: [{fields: [hosts, aliases, kind, external_ids.wikidata], source: imprint}]
    as_of: '2026-11-22'
  - id: valley-echo
    name: Valley Echo
    hosts: [{host: valley-echo.example, role: primary}]
    ownership: [{owner: Hill Holding, as_of: '2026-10', evidence: [imprint]}]
    evidence: [{fields: [hosts], source: imprint}]
    as_of: '2026-11-22'
"""


def faults(text):
    return [f"{f.problem.field}: {f.problem.says}" for f in check(parse_yaml(text), TODAY) if f.fault]


def run(*args, ok=True):
    result = CliRunner().invoke(command, list(args), env={"COLUMNS": "80", "NO_COLOR": "1"}, catch_exceptions=not ok)
    return result.output if ok else result


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_a_good_file_has_no_fault():
    assert faults(FILE) == []


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        (
            "host: valley-echo.example",
            "host: hill-post.example",
            "outlets[1].hosts[0].host: hill-post.example is also a host of",
        ),
        ("host: valley-echo.example", "host: substack.com", "substack.com is a public suffix or a platform"),
        ("host: valley-echo.example", "host: co.uk", "co.uk is a public suffix"),
        ("role: primary}]\n    kind", "role: mirror}]\n    kind", "no host has the role primary"),
        ("id: valley-echo", "id: hill-post", "'hill-post' is used twice"),
        ("[hosts, aliases, kind, ", "[hosts, aliases, ", "outlets[0].kind: has no evidence"),
        (", external_ids.wikidata]", "]", "outlets[0].external_ids.wikidata: has no evidence"),
        ("fields: [hosts], ", "fields: [name], ", "outlets[1].hosts[0]: has no evidence"),
        ("evidence: [imprint]}]\n    affil", "evidence: [nobody]}]\n    affil", "'nobody' is not a source"),
        ("fields: [hosts], ", "fields: [hosts, country], ", "'country' is not in the entry"),
        ("licence: a fact", "licence: CC BY-NC 4.0", "sources.imprint.licence: is non-commercial"),
        ("owner: Hill Holding, stake_pct: 60", "owner: Hill Post, stake_pct: 60", "leads back to the outlet itself"),
        (
            "{owner: Hill Holding, stake_pct: 60",
            ("{owner: B, stake_pct: 50, as_of: '2026', evidence: [imprint]}, {owner: Hill Holding, stake_pct: 60"),
            "add up to 110 %",
        ),
        ("kind: newspaper", "country: QQ\n    kind: newspaper", "outlets[0].country: 'QQ' is not a code of ISO 3166-1"),
        ("kind: newspaper", "kind: newspaper\n    successor: nobody", "'nobody' is not an outlet"),
        ("kind: newspaper", "kind: newspaper\n    cues: {promo: ['Also on (']}", "is not a valid pattern"),
    ],
)
def test_a_fault_is_named_with_its_place(was, now, says):
    assert was in FILE
    assert [f for f in faults(FILE.replace(was, now, 1)) if says in f]


def test_two_outlets_may_follow_each_other_on_one_host():
    later = FILE.replace("host: valley-echo.example, role: primary", "host: hill-post.example, role: primary, from: '2020'")
    assert len(faults(later)) == 1
    assert faults(later.replace("hill-post.example, role: primary}", "hill-post.example, role: primary, to: '2019'}")) == []


def test_old_facts_are_told_apart_from_faults():
    found = check(parse_yaml(FILE.replace("as_of: '2026-10'", "as_of: '2024-02'").replace("2026-11-01", "2024-02-01")), TODAY)
    assert [f.fault for f in found] == [False] * 4
    assert {f.problem.field for f in found} >= {"outlets[0].affiliation.assessments[0]", "outlets[0].restrictions[0]"}


def test_the_shipped_registry_has_no_fault():
    assert " 0 faults" in run("check")


def test_a_users_file_is_checked_with_its_lines(mine):
    mine.write_text(FILE.replace("kind: newspaper", "kind: paper"), encoding="utf-8")
    result = run("check", str(mine), ok=False)
    assert result.exit_code == 2
    assert "outlets[0].kind: 'paper' is not one of wire" in result.output
    assert "(line 8)" in result.output


def test_a_card_says_who_says_it_and_what_came_later(mine):
    now = run("show", "hill-post", "--sources", str(mine))
    assert "Media Watch (2026-10) codes it IP" in now
    assert "cooperative: Register of cooperatives, no. 1" in now
    assert "Sisters, by a shared owner: Valley Echo" in now
    assert "no source in the registry gives: country, languages, funding." in now
    assert "LATER" not in now
    then = run("show", "hill-post", "--sources", str(mine), "--date", "2021-03-20")
    assert then.index("RESTRICTIONS, LATER") < then.index("from 2022-03-02, Valley Council: distribution barred; Order 1")


def test_a_card_names_the_country():
    assert "  country      Norway" in run("show", "nrk")


def test_a_card_fits_eighty_columns_and_needs_no_colour():
    text = run("show", "rt")
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "State Media Monitor (2024-02-07) codes it SC: state-controlled media" in text


def test_no_card_calls_an_outlet_state_controlled_in_its_own_voice():
    assert all("codes it" in line for line in run("show", "rt").splitlines() if "state-controlled" in line)


def test_an_unknown_outlet_is_an_error_with_near_names():
    with pytest.raises(AuditError, match="washpost"):
        run("show", "washingtom post")


def test_a_name_of_several_outlets_names_them(mine):
    text = FILE.replace("name: Valley Echo", "name: Twin Peaks Post").replace("name: Hill Post", "name: The Twin Peaks Post")
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(AuditError, match="several outlets have that name; did you mean hill-post, valley-echo"):
        run("show", "Twin Peaks Post", "--sources", str(mine))


def test_find_lists_by_name_host_country_or_owner():
    assert run("find", "france médias monde").splitlines()[0].startswith("france24")
    assert [e["id"] for e in json.loads(run("find", "actualidad.rt.com", "--format", "json"))] == ["rt"]
    assert run("find", "zzz") == "no outlet of the registry matches\n"


def test_add_writes_a_valid_entry_once(tmp_path):
    path = tmp_path / "outlets.yaml"
    entry = [
        "add",
        "--host",
        "https://www.lake-news.example/a",
        "--name",
        "It's Lake News",
        "--source",
        "its imprint",
        "--country",
        "NO",
        "--language",
        "no",
        "--to",
        str(path),
    ]
    assert "added lake-news-example" in run(*entry)
    assert "added b" in run(*entry, "--id", "b", "--host", "b.example")
    assert " 2 outlets, 0 faults" in run("check", str(path))
    assert json.loads(run("show", "lake-news.example", "--sources", str(path), "--format", "json"))["origin"] == "user"
    before = path.read_text(encoding="utf-8")
    with pytest.raises(AuditError, match="already exists"):
        run(*entry)
    with pytest.raises(AuditError, match="country: 'american' is not a country"):
        run(*entry, "--id", "c", "--country", "american")
    assert path.read_text(encoding="utf-8") == before


def test_add_without_a_terminal_names_the_missing_option(tmp_path):
    with pytest.raises(AuditError, match="--name is missing"):
        run("add", "--host", "a.example", "--to", str(tmp_path / "o.yaml"))


@pytest.mark.slow
def test_a_batch_knows_the_outlets_of_a_users_file(mine, tmp_path):
    given, sink = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    line = {"id": "a", "url": "https://www.hill-post.example/1", "text": "Canal opens\nThe canal has opened, officials said."}
    given.write_text(json.dumps(line) + "\n", encoding="utf-8")
    result = CliRunner().invoke(batch.command, [str(given), "--to", str(sink), "--sources", str(mine), "--workers", "1"])
    assert result.exit_code == 0, result.output
    assert json.loads(sink.read_text(encoding="utf-8"))["sighting"]["outlet"] == "hill-post"


ADS = """# ads.txt
exchange.example, 12, DIRECT
OWNERDOMAIN=harbour.example  # since 2024
MANAGERDOMAIN=ads.example, NO
"""
TRUST = """belongto=https://www.press.example/
controlledby=https://harbour.example/
social=https://social.example/ledger
"""
SELLERS = '{"sellers": [{"domain": "Ledger.example", "name": "Harbour Trust", "seller_id": "1"}, {"domain": "b.example", "name": "B"}]}'


@pytest.mark.parametrize(
    ("name", "text", "owner", "note"),
    [
        ("ads.txt", ADS, "harbour.example", "manager ads.example"),
        ("ledger.example-trust.txt", TRUST, "harbour.example", "member of press.example"),
        ("sellers.json", SELLERS, "Harbour Trust", None),
    ],
)
def test_what_a_host_declares_is_added_with_its_day(run, tmp_path, name, text, owner, note):
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("outlets", "add", "--host", "ledger.example", "--from", name)
    assert done.returncode == 0, done.stderr
    (entry,) = read_yaml(tmp_path / "outlets.yaml")["outlets"]
    assert [row["owner"] for row in entry["ownership"]] == [owner]
    assert entry["ownership"][0]["as_of"]
    assert (note or "") in entry.get("note", "")
    assert entry["evidence"][0]["grade"] == "own_statement"
    assert run("outlets", "check", "outlets.yaml").returncode == 0


@pytest.mark.parametrize(
    ("name", "text"), [("ads.txt", "a, b, c\n"), ("robots.txt", ADS), ("sellers.json", "{"), ("ads.txt", None)]
)
def test_a_file_that_declares_nothing_is_refused(run, tmp_path, name, text):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("outlets", "add", "--host", "ledger.example", "--from", name)
    assert done.returncode == 2
    assert not (tmp_path / "outlets.yaml").exists()


def test_coverage_is_counted_by_country_and_kind(run):
    text = run("outlets", "check").stdout.decode()
    entries = Registry.load().entries.values()
    american = [e for e in entries if e.get("country") == "US"]
    assert f"US {sum('ownership' in e for e in american)} of {len(american)}" in text
    assert "owner known by kind: " in text


def test_sisters_are_in_the_same_words_in_database_and_card(run):
    registry = Registry.load()
    outlet = next(o for o in registry.entries if 1 < len(registry.sisters(o)) < 6)
    words = registry.sisters_in_words(outlet)
    rows = [r for r in registry.rows([outlet]) if getattr(r, "field", "") == "sisters"]
    assert [r.value for r in rows] == [words]
    shown = " ".join(run("outlets", "show", outlet, COLUMNS="400").stdout.decode().split())
    assert f"Sisters, by a shared owner: {words}" in shown
