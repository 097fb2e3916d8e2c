"""Drafts that would unfold, nest or repeat without limit: one line, at once."""

import time

import pytest
from test_word import SPACES, draft, p, r

from audit.errors import AuditError
from audit.load import Input, load

UNFOLDING = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    "front",
    [
        UNFOLDING + "author: *h",
        "title: &t Talks\nauthor: *t",
        "author: " + "[" * 50_000,
        "author: " + "[" * 30 + "]" * 30,
        "author: " + "{a: " * 5000,
        "title: [",
        "<<: *none",
    ],
)
def test_front_matter_that_unfolds_is_refused(front):
    begun = time.process_time()
    with pytest.raises(AuditError, match="front matter"):
        load(Input("a.md", text=f"---\n{front}\n---\n# Talks resume\n\nMinisters met in Vell.", draft="markdown"))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("deep", ["- " * 5000 + "a", "- " * 60 + "a", "> " * 5000 + "a"])
def test_lists_without_end_are_refused_and_drop_no_text(deep):
    with pytest.raises(AuditError, match="nested too deep"):
        load(Input("a.md", text=f"---\n{deep}\n---\n# Talks resume\n\nMinisters met in Vell.", draft="markdown"))
    read = load(Input("a.md", text="- " * 30 + "a point\n\nMinisters met in Vell.", draft="markdown"))
    assert read.text == "a point\nMinisters met in Vell."


FRONTS = {
    "yaml": ("---\ntitle: Talks resume\nlayout: post\n---\n", True),
    "a comment, a space, dots": ("---  \n# ours\ntitle: Talks resume\n...\n", True),
    "toml": ("+++\ntitle = 'Talks resume'\ndate = 2026-11-03\n+++\n", True),
    "a break, a paragraph, a break": ("---\n\nNobody pays.\n\n---\n", False),
    "a colon": ("---\nThe canal opens: nobody pays.\n---\n", False),
    "a list": ("---\n- Nobody pays.\n---\n", False),
}


@pytest.mark.parametrize(("front", "is_front"), FRONTS.values(), ids=FRONTS)
def test_words_between_two_thematic_breaks_are_not_front_matter(front, is_front):
    read = load(Input("a.md", text=f"{front}Ministers met in Vell.", draft="markdown"))
    assert ("pays" in read.text) is not is_front
    assert ("Talks resume" in [s.value for s in read.said]) is is_front
    assert "layout" not in read.text


@pytest.mark.parametrize("front", ["+++\na = " + "[" * 5000 + "\n+++\n", "+++\na = \n+++\n"])
def test_toml_that_cannot_be_parsed_is_refused(front):
    with pytest.raises(AuditError, match="front matter"):
        load(Input("a.md", text=f"{front}Ministers met in Vell.", draft="markdown"))


@pytest.mark.parametrize("front", ["1: a\nauthor: Ada Brandt", "null: a\nauthor: [Ada Brandt]"])
def test_keys_that_are_no_words_are_passed_over(front):
    read = load(Input("a.md", text=f"---\n{front}\n---\n# Talks resume\n\nMinisters met in Vell.", draft="markdown"))
    assert [s.value for s in read.said if s.field == "author"] == ["Ada Brandt"]


def test_an_element_of_a_draft_has_a_bounded_number_of_attributes():
    many = " ".join(f'w:a{n}="1"' for n in range(5000))
    with pytest.raises(AuditError, match="attributes"):
        load(Input("a.docx", text=draft(f"<w:p {many}>{r('Talks resume')}</w:p>"), draft="docx"))
    few = " ".join(f'w:a{n}="1"' for n in range(500))
    assert load(Input("a.docx", text=draft(f"<w:p {few}>{r('Talks resume')}</w:p>" + p(r("Ministers met."))), draft="docx"))


def test_the_parts_of_a_draft_nest_to_a_bounded_depth():
    for name in SPACES:
        deep = f"<{name}:sdt>" * 5000 + r("A") + f"</{name}:sdt>" * 5000
        with pytest.raises(AuditError, match="damaged"):
            load(Input("a.docx", text=draft(deep), draft="docx"))


def test_an_element_of_a_page_with_very_many_attributes_takes_no_time():
    many = " ".join(f"a{n}={n}" for n in range(100_000))
    story = "<p>Ministers met in Vell on Monday to discuss the canal, officials said, and they will meet again.</p>" * 4
    begun = time.process_time()
    read = load(Input("a", html=f"<html><body><article><h1>Talks resume</h1><div {many}>{story}</div></article></body></html>"))
    assert time.process_time() - begun < 3
    assert "Ministers met" in read.text
