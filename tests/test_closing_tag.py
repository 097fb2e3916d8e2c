"""A speaker behind the whole sentence owns all of it, also what it attributes to others: "Ministers believed it, Shaw said"."""

import pytest

from audit.kit import Kit
from audit.pipeline import audit
from audit.rows import Source, Statement
from audit.text import Document

BEFORE = "Council of Vell meets\n\nThe council of Vell met on Monday. Bev Shaw, the mayor, came late.\n\n"

OWNED = {
    "Ministers believed the plan would fail, Shaw said.": "Ministers believed the plan would fail",
    "The company denied the report and promised a review, Shaw said on Monday.": (
        "The company denied the report and promised a review"
    ),
    "The union said that it had rejected the offer, Shaw told reporters in Vell.": "The union said that it had rejected the offer",
    "The crew never knew of the leak, Shaw added.": "The crew never knew of the leak",
    "In the old hall, the dockers discussed a plan to feed the crews, Shaw said.": (
        "In the old hall, the dockers discussed a plan to feed the crews"
    ),
}
BY_OTHERS = {
    "One firm decided to move its ships, two people familiar with the plans said.": "two people familiar with the plans",
    "After the meeting, the dockers agreed to return, participants said.": "participants",
    "The harbour board rejected the offer, an official briefed on the talks said.": "an official briefed on the talks",
}
OTHERS = {
    "The union said the plan was late, but Shaw said the bridge was closed.": ["the plan was late", "the bridge was closed"],
    "The union denied that Shaw, who left early, said a word.": None,
    "When the union demanded an answer, Shaw said.": None,
}


def said(sentence: str, kit: Kit) -> list[tuple[str, str | None]]:
    found = audit(Document.of(BEFORE + sentence + "\n"), kit)
    names = {s.n: s.name for s in found.of(Source)}
    return [(found.document.text[s.start : s.stop], names.get(s.source)) for s in found.of(Statement)]


@pytest.mark.parametrize("sentence", OWNED)
def test_the_last_speaker_owns_the_sentence(sentence, kit):
    assert said(sentence, kit) == [(OWNED[sentence], "Bev Shaw")]


@pytest.mark.parametrize("sentence", BY_OTHERS)
def test_a_speaker_without_a_name_owns_the_sentence(sentence, kit):
    assert said(sentence, kit) == [(sentence[: sentence.index(BY_OTHERS[sentence]) - 2], BY_OTHERS[sentence])]


@pytest.mark.parametrize("sentence", OTHERS)
def test_other_speakers_keep_their_words(sentence, kit):
    words = [w for w, _ in said(sentence, kit)]
    assert sentence.split(", Shaw")[0] not in words
    if OTHERS[sentence] is not None:
        assert words == OTHERS[sentence]
