"""Who calls something by a quotation: the verb is part of nobody's name, and what is called does not speak."""

import pytest
from kits import shipped

from audit.pipeline import audit
from audit.rows import Source, Statement
from audit.text import Document

KIT = shipped()
HEAD = "Council meets\nThe harbour council met in Vell on Monday. "


def said(text):
    """Return {words: name of the source}."""
    found = audit(Document.of(text), KIT)
    names = {s.n: s.name for s in found.of(Source)}
    return {text[s.start : s.stop]: names.get(s.source) for s in found.of(Statement)}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Union boss brands pay offer 'an insult'\nWorkers will vote on Friday.", "pay offer 'an insult'", "Union boss"),
        (
            "Bishop brands betting shops 'a plague'\nBetting shops were branded “a plague” by the bishop, Max Reel.",
            "betting shops 'a plague'",
            "Max Reel",
        ),
        (HEAD + "The dockers rejected the offer, which its leader Bev Shaw branded “an insult”.", "“an insult”", "Bev Shaw"),
        (HEAD + "The bill, branded “a snoopers’ charter” by Liberty Now, will return.", "“a snoopers’ charter”", "Liberty Now"),
        (HEAD + "The shops were branded “a plague upon us” by the bishop, Max Reel.", "“a plague upon us”", "Max Reel"),
        (HEAD + "Landlord Tom Reel was labelled “greedy” on Monday.", "“greedy”", None),
    ],
)
def test_who_calls_something_speaks(text, words, who):
    assert said(text)[words] == who


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "The bridge, known as “the Hump”, will close.",
        HEAD + "Her 30-second advert, called “Justice”, is out.",
    ],
)
def test_a_name_is_said_by_nobody(text):
    assert [words for words in said(text) if "“" in words] == []


def test_firms_that_make_brands_speak_themselves():
    assert set(said("Fashion brands launch 'cruel' line\nThe line is out.").values()) <= {"Fashion brands", None}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            HEAD + "Police and the clerk, who had opposed the appeal, said they would study it.",
            "they would study it",
            "Police and the clerk",
        ),
        (
            HEAD + "Norland’s president thanked Oslo and Brussels but said his country could cope.",
            "his country could cope",
            "president",
        ),
        (
            HEAD + "A clerk, speaking on condition of anonymity, said the rooms held hundreds.",
            "the rooms held hundreds",
            "clerk",
        ),
        (HEAD + "No doubt Ada Lund hopes that the pier will open.", "that the pier will open", "Ada Lund"),
    ],
)
def test_a_source_ends_before_another_clause(text, words, who):
    assert who in said(text)[words]
    assert "anonymity" not in said(text)[words]
    assert "thanked" not in said(text)[words]
