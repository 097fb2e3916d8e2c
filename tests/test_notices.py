"""Notices: each wording matches its hits and no miss; documents, figures and headlines are judged by their rules."""

import re

import pytest

from audit.extract.notices.judgements import FILE
from audit.extract.notices.signal_cues import load_cues
from audit.lang.pack import Packs
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Notice
from audit.text import Document

CUES = load_cues()
ENGLISH = Packs.load().by_code["en"].read(FILE)
FILLER = (
    "The canal was dug by hand and opened by a queen. It runs through the town. Ships wait at the locks. Divers work at night."
)


def found(text, kit, signal):
    result = audit(Document.of(text), kit)
    return [result.document.text[n.start : n.stop] for n in result.of(Notice) if n.signal == signal]


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.name)
def test_a_cue_finds_its_hits_and_no_miss(cue):
    def words(line):
        return [line[s.start : s.stop].strip(" .") for s in cue.spans(line)] if cue.wakes(line.lower()) else []

    for hit in cue.hits:
        marked = re.search(r"\[\[(.*?)\]\]", hit).group(1)
        assert words(hit.replace("[[", "").replace("]]", ""))[:1] == [marked.strip(" .")]
    assert cue.hits
    assert cue.misses
    assert [miss for miss in cue.misses if words(miss)] == []


def test_a_cue_is_named_for_its_language():
    """A wording in another language has the name of the English one followed by its code."""
    assert [c.name for c in CUES if c.lang != "en" and not c.name.endswith(f"-{c.lang}")] == []
    assert {c.signal for c in CUES if c.lang != "en"} <= {c.signal for c in CUES if c.lang == "en"}


@pytest.mark.parametrize("sentence", ENGLISH["documents"]["hits"])
def test_a_cited_document_is_noticed(sentence, kit):
    assert found(f"Canal shut\n{FILLER}\n{sentence}", kit, "document_cited")


@pytest.mark.parametrize("sentence", ENGLISH["documents"]["misses"])
def test_a_document_that_is_not_cited_is_not(sentence, kit):
    assert found(f"Canal shut\n{FILLER}\n{sentence}", kit, "document_cited") == []


@pytest.mark.parametrize("sentence", ENGLISH["numbers"]["hits"])
def test_a_figure_without_a_source_is_noticed(sentence, kit):
    assert found(f"Canal shut\n{FILLER}\n{sentence}", kit, "number_without_source")


@pytest.mark.parametrize("sentence", ENGLISH["numbers"]["misses"])
def test_a_figure_with_a_source_or_without_weight_is_not(sentence, kit):
    assert found(f"Canal shut\n{FILLER}\n{sentence}", kit, "number_without_source") == []


@pytest.mark.parametrize(
    ("headline", "lead", "rule"),
    [
        ("Canal repair to cost 900 lives", "Many will die during the repair of the canal.", "number-not-in-body"),
        ("Brandt calls canal deal ‘utter madness’", "Brandt criticised the canal deal on Monday.", "quotation-not-in-body"),
        ("Brandt sold canal locks abroad", "Brandt allegedly sold the canal locks abroad in spring.", "hedge-dropped"),
        ("Brandt ‘sold canal locks’ abroad", "Brandt allegedly sold canal locks abroad in spring.", None),
        ("Brandt says canal deal is done", "Brandt may say that the canal deal is done.", None),
    ],
)
def test_a_headline_that_says_more_than_its_text_is_noticed(headline, lead, rule, kit):
    result = audit(Document.of(f"{headline}\n{lead}\n{FILLER}"), kit)
    assert {n.rule for n in result.of(Notice) if n.signal == "headline_stronger"} == ({rule} if rule else set())


def test_a_link_near_the_citation_is_a_link_to_it(kit):
    body = f"<p>{FILLER}</p><p>{FILLER} {{}}</p><p>{FILLER}</p><p>{FILLER}</p>"
    cited = "A report published on Monday found cracks."
    for sentence, expected in ((cited, 1), (cited.replace("report", "<a href='/r'>report</a>"), 0)):
        page = f"<html><body><article><h1>Canal shut</h1>{body.format(sentence)}</article></body></html>"
        result = audit(load(Input("a", html=page, url="https://ledger.example/canal")), kit)
        assert len([n for n in result.of(Notice) if n.signal == "document_without_link"]) == expected


def test_cues_in_a_promotion_are_not_the_storys(kit):
    text = f"Canal shut\n{FILLER}\nREAD MORE: Bank declined to comment on the canal deal\n{FILLER}"
    assert found(text, kit, "right_of_reply") == []
