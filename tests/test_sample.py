"""The sample report: made from stories that were written for the project, and regenerated here."""

import csv
import json
import re
from pathlib import Path

import pytest
from blank import copied
from conftest import STORIES

from audit.kit import Kit

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "reports" / "sample"


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory, stories):
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(STORIES))
        import sample

        patch.setattr(sample, "database", lambda: copied(stories))
        assert sample.sample(folder) > 15
        assert sample.sample(folder) == 0
    return folder


def names(folder):
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}


def test_the_sample_has_the_files_that_are_made(rebuilt):
    assert names(SAMPLE) == names(rebuilt)


def test_the_sample_is_what_its_kit_makes(rebuilt):
    """The bytes are those of the kit named in the sample; another kit may find other things in the same stories."""
    made, kept = (json.loads((f / "2026-11" / "report.json").read_text(encoding="utf-8")) for f in (rebuilt, SAMPLE))
    assert made["vintage"][0]["articles"] == kept["vintage"][0]["articles"] == 79
    assert [o["outlet"] for o in made["outlets"]] == [o["outlet"] for o in kept["outlets"]]
    if kept["vintage"][0]["kits"] == Kit.load(sources=(STORIES / "outlets.yaml",)).fingerprint:
        assert {n for n in names(SAMPLE) if (SAMPLE / n).read_bytes() != (rebuilt / n).read_bytes()} == set()


def test_the_first_page_has_passages_of_every_kind_changes_and_a_trend(rebuilt):
    page = (rebuilt / "2026-11" / "index.html").read_text(encoding="utf-8")
    passages = re.search(r"Worth reading first.*?</ol>", page, re.DOTALL)[0]
    kinds = (
        "Strong words",
        "Promotion fused",
        "Anonymity without",
        "Changed without",
        "Headline against",
        "Told by several",
        "Norland Today",
        "The Beacon",
    )
    assert [k for k in kinds if k not in passages] == []
    assert json.loads((rebuilt / "2026-11" / "report.json").read_text(encoding="utf-8"))["changes"]
    trend = (rebuilt / "2026-11" / "trend.csv").read_text(encoding="utf-8")
    assert all(re.search(rf"beacon-example,{month},rate_flagged", trend) for month in ("2026-10", "2026-11"))


def test_sentences_shared_in_a_comparison_are_listed_under_their_own_account(rebuilt):
    page = (rebuilt / "compare-articles.html").read_text(encoding="utf-8")
    table = re.search(r'aria-label="Sentences".*?</table>', page, re.DOTALL)[0]
    rows = re.findall(r'<th scope="row">(\w+)</th>' + r'<td class="num">(\d+)</td>' * 3, table)
    shared = [name for name, _, everywhere, some in rows if int(everywhere) + int(some)]
    assert shared == ["A", "C"]
    assert re.findall(r"<summary>(\w+): \d+ sentences? that others carry too", page) == shared


def test_every_page_of_the_sample_can_be_reached_from_its_index(rebuilt):
    waiting, known = [rebuilt / "index.html"], set()
    while waiting:
        at = waiting.pop()
        known.add(at)
        if at.suffix == ".html":
            links = re.findall(r'href="([^"#:]+)(?:#[^"]*)?"', at.read_text(encoding="utf-8"))
            inner = {(at.parent / link).resolve() for link in links if not link.startswith("/")}
            assert {p for p in inner if not p.exists()} == set(), at
            waiting += sorted(inner - known - set(waiting))
    assert set(rebuilt.rglob("*.html")) - known == set()


def test_the_sample_has_stories_of_real_length(rebuilt):
    """At least twelve of 500 words and more; briefs are told by the others."""
    with (rebuilt / "2026-11" / "articles.csv").open(encoding="utf-8", newline="") as file:
        words = [int(row["words"]) for row in csv.DictReader(file)]
    assert len([n for n in words if n >= 500]) >= 12
    page = (rebuilt / "article-storm-live.html").read_text(encoding="utf-8")
    assert "more line inside the story: interface" not in page


def test_no_sample_page_names_a_real_outlet(rebuilt):
    hosts = {o["outlet"] for o in json.loads((rebuilt / "2026-11" / "report.json").read_text(encoding="utf-8"))["outlets"]}
    assert {h.endswith("-example") for h in hosts} == {True}
