"""Every rule of `data/phrases.yaml` finds its own hits, exactly, and none of its misses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits import shipped

from audit.errors import AuditError
from audit.extract.insertions.plain.split import lines
from audit.extract.insertions.wordings.match import folded, tried_on
from audit.extract.insertions.wordings.rules import FIELDS, compiled, parse_rule
from audit.files import DATA, read_yaml
from audit.lang.literals import Literals
from audit.text import Document

KIT = shipped()
RULES = tuple(KIT.insertions.phrases.rules.values())
DATA_FILE = read_yaml(DATA / "phrases.yaml")
ENTRIES = DATA_FILE["rules"]
BLOCKS = [(rule, wording) for rule in RULES for wording in rule.wordings]


def marked(example: str) -> tuple[str, list[str]]:
    """The text of an example without its brackets, and the words between them."""
    return re.sub(r"\[\[|\]\]", "", example), re.findall(r"\[\[(.*?)\]\]", example)


def found(rule, wordings, text: str) -> list[str]:
    """Return what a rule finds with its wordings in the languages whose literals the line contains."""
    document = Document.of(text)
    low = folded(text)
    spans = set()
    for line in lines(document, KIT.insertions.seams):
        woken = [w for w in wordings if any(literal in low[line.start : line.stop] for literal in w.needs)]
        finds = tried_on(text, line, rule, compiled(tuple(woken)), KIT.insertions.seams, KIT.insertions.vocabulary.asked)
        spans |= {(f.start, f.stop) for f in finds}
    return [text[a:b] for a, b in sorted(spans)]


@pytest.mark.parametrize(("rule", "wording"), BLOCKS, ids=[f"{r.name}-{w.lang}" for r, w in BLOCKS])
def test_each_language_of_a_rule_finds_its_hits_and_the_rule_no_miss(rule, wording):
    """A hit is found by the words of its own language, and no other language of the rule interferes."""
    entry = {key: value for key, value in ENTRIES[rule.name].items() if key in FIELDS or key == wording.lang}
    alone = parse_rule(rule.name, entry, DATA_FILE["marks"])
    assert wording.hits
    for example in wording.hits:
        text, wanted = marked(example)
        assert wanted
        assert found(alone, alone.wordings, text) == wanted
        assert found(rule, rule.wordings, text) == wanted
    for text in wording.misses:
        assert found(rule, rule.wordings, text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_has_misses(rule):
    assert any(wording.misses for wording in rule.wordings)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "byline"}, "promo has no kind byline"),
        ({"at": "middle"}, "no place is called middle"),
        ({"neds": ["more"]}, "neds is neither a field nor a language"),
        ({"de": {"pattern": ["mehr"], "hits": ["mehr"]}}, "'needs' is missing or unknown"),
    ],
)
def test_a_malformed_rule_is_named(change, message):
    entry = {"role": "promo", "kind": "appeal", "says": "An invented one.", "en": {"needs": ["more"], "hits": ["[[more]]"]}}
    with pytest.raises(AuditError, match=f"phrases: invented: {message}"):
        parse_rule("invented", {**entry, **change}, {})


def test_the_words_of_each_language_fill_the_frame():
    needs = {"needs": ["more"], "hits": ["[[more]]"]}
    entry = {"role": "promo", "kind": "appeal", "says": "An invented one.", "frame": "(?:{words}){tail}"}
    english, german = {**needs, "words": ["more", "next"]}, {**needs, "words": ["mehr"], "pattern": ["weiter{tail}"]}
    made = parse_rule("invented", {**entry, "en": english, "de": german}, {"tail": "!*"})
    assert [w.patterns for w in made.wordings] == [("(?:more|next|mehr)!*",), ("(?:more|next|mehr)!*", "weiter!*")]


@given(
    st.text(alphabet="by raed mo€日İ😀\n", max_size=60), st.sets(st.text(alphabet="by raed mo€日😀", min_size=1, max_size=7))
)
def test_one_pass_finds_every_place_that_a_search_finds(text, literals):
    """The hash table only saves comparisons; it neither hides a match nor invents one."""
    searched = sorted((at, w) for w in literals for at in range(len(text)) if text.startswith(w, at))
    assert list(Literals.of(literals).places(text)) == searched


def test_no_rule_is_named_twice():
    """YAML silently keeps the later of two entries with one name."""
    names = re.findall(r"^  ([\w-]+):\s*$", (DATA / "phrases.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) > 50
    assert sorted(set(names)) == sorted(names)
