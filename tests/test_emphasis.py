"""Stress by type: words in capitals and exclamation marks, features of their own."""

import pytest

from audit.pipeline import audit
from audit.rows import Trait
from audit.text import Document


def emphasis(text, kit, feature):
    return [(text[t.start : t.stop], t.voice) for t in audit(Document.of(text), kit).of(Trait) if t.feature == feature]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The board raised the toll for the THIRD time this year.", [("THIRD", "outlet")]),
        ("The toll was NEVER meant to pay for the bridge.", [("NEVER", "outlet")]),
        ("“They are ALL thieves,” Mr Lund said of the harbour board.", [("ALL", "quoted")]),
        ("The bridge will cost two million. SCANDAL! The board hid the bill.", [("SCANDAL", "outlet")]),
        ("The WHO and NATO met in Vell, and the AIDS fund gave its report.", []),
        ("LONDON — The harbour board met on Monday.", []),
        ("WATCH: The harbour board meets.", []),
        ("THE MAYOR of Vell has resigned, the council said.", []),
        ("BOARD RAISES TOLL AGAIN", []),
        ("King Carl XVI opened the bridge under Title VII of the act.", []),
        ("Read the full story HERE.", []),
        ("The RAFT programme (RAFT) ends in May, and a raft of bills is ready.", []),
    ],
)
def test_a_word_in_capitals_is_shouted_unless_it_abbreviates_or_opens_its_line(text, found, kit):
    assert emphasis(f"Harbour notes\n{text}", kit, "shouted_word") == found


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("And the board paid nothing!", ["outlet"]),
        ("What a night!!! The board met again.", ["outlet"]),
        ("“Never again!” Mr Lund said.", ["quoted"]),
        ("Yahoo! reported sales of two million.", []),
        ("The board paid nothing.", []),
    ],
)
def test_an_exclamation_mark_counts_once_where_it_ends_a_sentence(text, voices, kit):
    assert [voice for _, voice in emphasis(f"Harbour notes\n{text}", kit, "exclamation")] == voices


def test_emphasis_makes_no_word_loaded(kit):
    text = "Harbour notes\nThe board raised the toll for the THIRD time!"
    assert [t for t in audit(Document.of(text), kit).of(Trait) if t.feature == "loaded"] == []
