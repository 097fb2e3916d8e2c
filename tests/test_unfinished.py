"""Contents reach their ends where another statement is inside them, and hold neither hearer, court nor speaker."""

import pytest

from audit.kit import Kit
from audit.pipeline import audit
from audit.rows import Source, Statement
from audit.text import Document

SAID = {
    # what stays one statement
    "Holm said that the sister of the Vell envoy refused to sign the list.": [("Holm", "that the sister of the Vell envoy refused to sign the list")],
    "Brandt said the owners are now calling for a review of the fares.": [("Brandt", "the owners are now calling for a review of the fares")],
    # what ends before another clause or at the comma
    "Brandt said the crew had been asleep since noon, the jury was told.": [("Brandt", "the crew had been asleep since noon")],
    # who is accused speaks
    "A sailor accused of stealing a boat in Vell has told the court that he was framed.": [(None, "of stealing a boat in Vell"), ("A sailor", "that he was framed")],
    # no statement
    "The harbour firm appears to have the support of the council.": [],
    "The fare rose, as suggested by the clerks.": [],
    # who hears does not speak
    "Ann Lee met Mary Senn. “The pier is closed,” she told Senn.": [("Ann Lee", "“The pier is closed,”")],
}  # fmt: skip


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Kit.load()


@pytest.mark.parametrize("said", SAID)
def test_words_and_speaker(said, kit):
    found = audit(Document.of(f"The Norl quay\n\nAda Brandt and Eric Holm met the council of Norl on Monday.\n\n{said}\n"), kit)
    names = {s.n: s.name for s in found.of(Source)}
    shown = [(names.get(s.source), found.document.text[s.start : s.stop]) for s in found.of(Statement)]
    assert [(name and name.split()[-1], words) for name, words in shown] == [(n and n.split()[-1], w) for n, w in SAID[said]]


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Tory MP Jack Denby", "person", "Jack Denby"),
        ("Vell North MP Karen Orwin", "person", "Karen Orwin"),
        ("Tom Brack MP", "person", "Tom Brack"),
        ("Prosecutor Mona Frey KC", "person", "Mona Frey"),
        ("The Chief Pilotage Officer (CPO)", "person", "The Chief Pilotage Officer (CPO)"),
        ("The Commissioner of Police", "person", "The Commissioner of Police"),
        ("The Vell Secretary of State’s office", "organisation", "The Vell Secretary of State’s office"),
        ("The Department of Harbours (DOH)", "government", "The Department of Harbours (DOH)"),
        ("Te Vell pouwhakahaere Ann Lee", "person", "Ann Lee"),
        ("The Vell Ferry Board (VFB)", "organisation", "The Vell Ferry Board (VFB)"),
    ],
)
def test_offices_and_letters_around_a_name(name, kind, shown, kit):
    found = audit(Document.of(f"The Norl quay\n\nThe council met on Monday.\n\n{name} said that the pier was closed.\n"), kit)
    assert [(s.name, s.kind) for s in found.of(Source)] == [(shown, kind)]
