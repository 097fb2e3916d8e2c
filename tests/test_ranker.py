"""The ranker: candidates, wording, and a choice that only chooses among the noun phrases of the text."""

from dataclasses import replace

import numpy as np
import pytest

from audit.extract.statements import rules_alone
from audit.extract.statements.analysis import analyse
from audit.extract.statements.by_rule import rule_attributions
from audit.extract.statements.ranker import LEAST, choose_sources, weigh
from audit.extract.statements.ranker.clues import clues
from audit.extract.statements.ranker.features import Features
from audit.lang.attribution import Way
from audit.learn.statements.ranking import ranker_arrays
from audit.pipeline import audit
from audit.rows import Rows, Source, Statement
from audit.text import Document

TEXT = (
    "Der Hafen bleibt zu\n"
    "Die Ministerin Anna Lehn besuchte am Montag den Hafen. „Wir warten auf das Gutachten“, sagte Hafenchef Otto Brandt. "
    "Die Schleuse sei seit Jahren marode. Nach Angaben der Behörde dauern die Arbeiten sechs Wochen.\n"
    "Der Reeder Jan Voss kritisierte, dass niemand die Fischer gewarnt habe."
)


@pytest.fixture(scope="module")
def spoken(kit):
    return kit.statements.languages["de"]


def read(kit, text=TEXT):
    reading = analyse(replace(Document.of(text), lang="de"), kit.statements, Rows(doc="", sighting="", kit=""))
    return reading, rules_alone(reading, rule_attributions(reading))


def test_the_source_of_the_rule_is_a_candidate_and_candidates_are_in_the_text(kit, spoken):
    reading, found = read(kit)
    features = Features(reading, found, spoken.speakers)
    assert len(found) == 4
    for a, choice in zip(found, features.choices(range(len(found))), strict=True):
        assert a.source in choice.phrases
        assert choice.phrases == sorted(set(choice.phrases))
        assert all(0 <= first < stop <= len(reading.words) for first, stop in choice.phrases)
        assert choice.rows.shape == (len(choice.phrases), spoken.ranker.source.inner.shape[0])
        assert np.isfinite(choice.rows).all()


def test_wording_names_cue_mood_and_edges(kit):
    reading, found = read(kit)
    named = {a.way: set(clues(reading, a)) for a in found}
    assert {"cue sagen", "form past", "quoted 2 after"} <= named[Way.AFTER]
    assert {"no cue", "mood sei", "subjunctives 1"} <= named[Way.MOOD]
    assert {"cue nach", "head angaben"} <= named[Way.ACCORDING]


def test_a_source_is_one_of_the_candidates_and_its_probability_is_one(kit, spoken):
    reading, found = read(kit)
    before = [a.source for a in found]
    choose_sources(reading, found, spoken.ranker, spoken.speakers)
    weigh(reading, found, spoken.ranker)
    for a, rule in zip(found, before, strict=True):
        assert a.also == [rule]
        assert (a.source is None) or 0 <= a.p <= 1
        assert 0 <= a.agreed <= a.stated <= 1


def test_no_likely_candidate_names_nobody(kit, spoken):
    """The threshold of the choice is a probability: a network that says no to all leaves every attribution without a source."""
    net = spoken.ranker.source
    never = replace(spoken.ranker, source=net._replace(outer=np.zeros_like(net.outer), lift=np.array([9, -9], np.float32)))
    reading, found = read(kit)
    choose_sources(reading, found, never, spoken.speakers)
    assert [a.source for a in found] == [None] * len(found)
    assert max(a.rival for a in found) < LEAST


def test_the_outlet_and_other_paragraphs_change_no_choice(kit):
    def told(text, **more):
        found = audit(replace(Document.of(text), lang="de", **more), kit)
        names = {s.n: s.name for s in found.of(Source)}
        return [(names.get(s.source), found.document.text[s.start : s.stop]) for s in found.of(Statement)]

    assert told(TEXT) == told(TEXT + "\nDie Straße zum Hafen war an jenem Morgen nass.")


def test_a_model_is_read_as_it_was_written(spoken, tmp_path, monkeypatch):
    from audit.extract.statements.ranker import model

    class Pack:
        def model(self, _):
            return tmp_path / "ranker.npz"

    np.savez_compressed(tmp_path / "ranker.npz", allow_pickle=False, **ranker_arrays(spoken.ranker))
    again = model.Ranker.load(Pack())
    assert again.stated == spoken.ranker.stated
    assert again.right == spoken.ranker.right
    assert (again.source.inner == spoken.ranker.source.inner).all()
