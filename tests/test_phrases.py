"""Every rule of `data/phrases.yaml` finds its own hits, exactly, and none of its misses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.extract.insertions.plain.split import lines
from audit.extract.insertions.wordings.match import folded, tried_on
from audit.files import DATA
from audit.kit import Kit
from audit.lang.literals import Literals
from audit.text import Document

KIT = Kit.load()
RULES = tuple(KIT.insertions.phrases.rules.values())


def marked(example: str) -> tuple[str, list[str]]:
    """The text of an example without its brackets, and the words between them."""
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


def found(rule, text: str) -> list[str]:
    document = Document.of(text)
    low = folded(text)
    spans = {
        (f.start, f.stop)
        for line in lines(document, KIT.insertions.seams)
        if any(literal in low[line.start : line.stop] for literal in rule.needs)
        for f in tried_on(text, line, rule, KIT.insertions.seams)
    }
    return [text[a:b] for a, b in sorted(spans)]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_finds_its_hits_and_no_miss(rule):
    assert rule.hits
    for example in rule.hits:
        text, wanted = marked(example)
        assert wanted
        assert found(rule, text) == wanted
    for text in rule.misses:
        assert found(rule, text) == []


@given(
    st.text(alphabet="by raed mo€日İ😀\n", max_size=60), st.sets(st.text(alphabet="by raed mo€日😀", min_size=1, max_size=7))
)
def test_one_pass_finds_every_place_that_a_search_finds(text, literals):
    """The table of hashes only saves comparisons; it neither hides a place nor makes one up."""
    searched = sorted((at, w) for w in literals for at in range(len(text)) if text.startswith(w, at))
    assert list(Literals.of(literals).places(text)) == searched


def test_no_rule_is_named_twice():
    """A mapping in YAML keeps the later of two entries of one name, and says nothing."""
    names = re.findall(r"^  ([\w-]+):\s*$", (DATA / "phrases.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) > 50
    assert sorted(set(names)) == sorted(names)
