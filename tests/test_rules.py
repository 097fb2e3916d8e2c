"""House rules: a newsroom's own words, allowed words, suppressed findings; each exception needs a reason."""

import pytest
from blank import memory

from audit.errors import AuditError
from audit.kit import Kit
from audit.pipeline import audit
from audit.rows import Sentence, Trait
from audit.score.house_style import House, evidence_ids, failing
from audit.text import Document

TEXT = "The mayor slammed the plan on Monday.\nThe cronies of the mayor blasted it.\nIt was an eleventh-hour deal."
RULES = """
words:
  - {forms: [eleventh-hour], reason: "A cliché; give the time."}
allow:
  - {forms: [slammed], reason: "By decision of the desk."}
fail_on: [house_style]
"""


def loaded(text, kit):
    found = audit(Document.of(text), kit)
    return [(t.term, t.category) for t in found.of(Trait) if t.feature == "loaded"], found


@pytest.fixture
def rules(tmp_path):
    def write(text):
        path = tmp_path / "house.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_words_are_marked_and_allowed_ones_are_not(kit, rules):
    plain, _ = loaded(TEXT, kit)
    house = Kit.load(rules=rules(RULES))
    styled, found = loaded(TEXT, house)
    assert "slammed" in dict(plain)
    assert "slammed" not in dict(styled)
    assert ("eleventh-hour", "house_style") in styled
    assert house.fingerprint != kit.fingerprint
    assert [t.term for t in failing(found.of(Trait), house.language.house.fail_on)] == ["eleventh-hour"]


def test_one_finding_is_suppressed_by_its_evidence_id_and_stays_so_when_other_lines_change(kit, rules):
    _, found = loaded(TEXT, kit)
    ids = evidence_ids(found.document, found.of(Trait), found.of(Sentence))
    by_term = dict(zip([t.term for t in found.of(Trait)], ids, strict=True))
    one = Kit.load(rules=rules(f'suppress:\n  - {{evidence: "{by_term["cronies"]}", reason: "A quotation from the play."}}'))
    assert "cronies" in dict(loaded(TEXT, kit)[0])
    assert "cronies" not in dict(loaded(TEXT, one)[0])
    assert "cronies" not in dict(loaded("It rained.\n" + TEXT, one)[0])
    assert "cronies" in dict(loaded("The cronies of the mayor met.\nIt rained.\nIt was late.\nThey left.", one)[0])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("suppress:\n  - {evidence: abc}", "reason is missing"),
        ("allow:\n  - {forms: [x]}", "reason is missing"),
        ("words:\n  - {forms: [x]}", "reason is missing"),
        ("words: x", "not a list"),
        ("wrods: []", "not a part"),
        ("suppress:\n  - {reason: because}", "evidence is missing"),
    ],
)
def test_a_rules_file_that_is_wrong_says_where(text, says, rules):
    with pytest.raises(AuditError, match=says):
        House.load(rules(text))


def test_the_page_shows_the_id_that_a_rules_file_suppresses(kit):
    from audit.report.article.page import article_page
    from audit.store import publish, write

    found = audit(Document.of(TEXT), kit)
    ids = evidence_ids(found.document, found.of(Trait), found.of(Sentence))
    con = memory()
    write(con, [found])
    publish(con, kit.registry.rows([]))
    page = article_page(con, found.rows.sighting)
    assert ids
    assert all(one in page for one in ids)
