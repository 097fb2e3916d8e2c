"""Whose words they are decides the voice, not what they say."""

import pytest

from audit.pipeline import audit
from audit.rows import Insertion, Sentence, Trait
from audit.text import Document


def traits(text, kit, feature="loaded"):
    document = Document.of(text)
    return [(text[t.start : t.stop], t.voice) for t in audit(document, kit).of(Trait) if t.feature == feature]


def test_quoting_a_loaded_sentence_moves_its_marks(kit):
    said = "Norland swiftly dismissed the outrageous offer."
    own = traits(said, kit)
    assert {"swiftly", "outrageous"} <= {word for word, voice in own if voice == "outlet"}
    assert traits(f"“{said}” he said on Monday.", kit) == [(word, "quoted") for word, _ in own]


def test_the_cue_is_the_outlets(kit):
    assert ("claiming", "outlet") in traits("Norland left the talks, claiming that it was forced to go.", kit)


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The 'reform' will cost two million.", ["'reform'"]),
        ("The council’s “green plan” was voted down.", ["“green plan”"]),
        ("She called the plan “absurd” on Monday.", []),
        ("“Absurd,” she said.", []),
        ("It is the workers' own money.", []),
        ("He lived at the 'Hotel Astoria' for years.", []),
    ],
)
def test_scare_quotes_are_told_from_quotations(text, scare, kit):
    assert [word for word, _ in traits(text, kit, "scare_quote")] == scare


def test_names_are_never_marked(kit):
    text = "The Mob Museum and the band Toxic Thugs met Mr. Savage at Swiftly Inc on Monday. Then Thugs played."
    assert traits(text, kit) == []


def test_marks_of_insertions_are_of_promoted_headlines(kit):
    text = "Harbour strike ends\nThe strike ended.\nAlso on ledger.example Brandt slams outrageous plan\nIt was long."
    found = audit(Document.of(text), kit)
    for t in found.of(Trait):
        inside = any(i.start <= t.start < i.stop for i in found.of(Insertion))
        assert (t.voice == "promo") == inside


def test_a_sentence_has_the_voice_of_its_words(kit):
    text = "The harbour was closed on Monday. “We will not open it again before the summer, whatever they say,” she said."
    assert [s.voice for s in audit(Document.of(text), kit).of(Sentence)] == ["outlet", "quoted"]
