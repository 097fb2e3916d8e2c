"""Every lexicon finds its own hits and none of its misses."""

import re

import pytest

from audit.files import read_yaml
from audit.lang.pack import FOLDER
from audit.score.arrays import read
from audit.score.lexicons import Lexicons, entries
from audit.score.marks import found_in
from audit.score.word_table import Forms, Masks
from audit.text import Span

FILES = sorted(FOLDER.glob("*/lexicons/*.yaml"))


def found(text, lexicons):
    (marks,) = read(text, [[Span(0, len(text))]], lexicons, Forms(Masks(frozenset(), frozenset()))).marks
    return [text[m.start : m.stop] for m in marks]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_lexicon_finds_its_hits_and_not_its_misses(path):
    file, lexicons = read_yaml(path), Lexicons.of(entries(path))
    assert file["hits"]
    assert file["misses"]
    for hit in file["hits"]:
        assert found(re.sub(r"\[\[|\]\]", "", hit), lexicons) == re.findall(r"\[\[(.*?)\]\]", hit), hit
    for miss in file["misses"]:
        assert found(miss, lexicons) == [], miss


def test_a_form_stands_once_in_each_file():
    for path in FILES:
        forms = [form for entry in entries(path) for form in entry.forms]
        assert len(forms) == len(set(forms)), path
        assert all(form == form.lower() for form in forms), path


def test_in_the_name_of_a_thing_no_word_is_marked(kit):
    text = "They fired a machine gun at the hill."
    r = read(text, [[Span(0, len(text))]], kit.language.lexicons, Forms(Masks(frozenset(), frozenset())))
    sure = {i: 0.9 for i, w in enumerate(r.words(0)) if w.low in {"fired", "machine", "gun", "hill"}}
    assert [f.term for f in found_in(r.words(0), r.marks[0], sure, (0.5, 0.4), kit.language.tags)] == ["fired", "hill"]
