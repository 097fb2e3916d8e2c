"""Every lexicon finds its own hits and none of its misses."""

import re
from dataclasses import replace

import pytest

from audit.files import read_yaml
from audit.lang.pack import FOLDER, Packs
from audit.report.reference.explain import everything
from audit.score.arrays import sentence_arrays
from audit.score.lexicons import Lexicons, read_entries
from audit.score.marks import CATEGORY, merged_marks
from audit.score.word_sets import Masks
from audit.score.word_table import Forms
from audit.text import Span

PACKS = Packs.load()
FILES = sorted(FOLDER.glob("*/lexicons/*.yaml"))
SHARED = {"loaded", "loaded_candidate"}
"""Features of several lexicons, explained in `data/explain`."""


def found(text, lexicons):
    (hits,) = sentence_arrays(text, [[Span(0, len(text))]], lexicons, Forms(Masks(frozenset(), frozenset()))).hits
    return [text[hit.start : hit.stop] for hit in hits]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_lexicon_finds_its_hits_and_not_its_misses(path):
    file, capitals = read_yaml(path), PACKS.by_code[path.parts[-3]].words["tags"]["capitals"] == "names"
    lexicons = replace(Lexicons.of(read_entries(path)), capitals=capitals)
    assert file["hits"]
    assert file["misses"]
    for hit in file["hits"]:
        assert found(re.sub(r"\[\[|\]\]", "", hit), lexicons) == re.findall(r"\[\[(.*?)\]\]", hit), hit
    for miss in file["misses"]:
        assert found(miss, lexicons) == [], miss


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_lexicon_explains_its_categories_and_features(path):
    """A new category of words is one file: `audit explain` and the codebook read it there."""
    entries = read_entries(path)
    own = {name for e in entries for name in (e.category, e.feature)} - SHARED
    assert set(read_yaml(path)["explained"]) == own
    known = {e.name: e for e in everything() if e.kind == "kind"}
    assert all(known[name].title and known[name].not_infer for name in own)


def test_categories_that_only_the_model_gives_are_explained():
    assert set(CATEGORY.values()) <= {e.name for e in everything() if e.kind == "kind"}


def test_a_form_stands_once_in_each_file():
    for path in FILES:
        forms = [form for entry in read_entries(path) for form in entry.forms]
        assert len(forms) == len(set(forms)), path
        assert all(form == form.lower() for form in forms), path


def test_in_the_name_of_a_thing_no_word_is_marked(kit):
    text = "They fired a machine gun at the hill."
    english = kit.language.nearest("en")
    s = sentence_arrays(text, [[Span(0, len(text))]], english.lexicons, Forms(Masks(frozenset(), frozenset())))
    sure = {i: 0.9 for i, w in enumerate(s.words(0)) if w.low in {"fired", "machine", "gun", "hill"}}
    assert [m.term for m in merged_marks(s.words(0), s.hits[0], sure, (0.5, 0.4), english.classes)] == ["fired", "hill"]
