"""Tooltips that a scraper fused into a sentence are found with both ends, whatever the person and the headlines."""

import random

from kits import shipped

from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document

KIT = shipped()

FIRST = ("Ada", "Jon", "Élodie", "Mary-Ann", "William (Bill)", "Robert (“Rob”)", "J.B.", "Søren", "Katherine Anne", "T.", "Ivo")
MIDDLE = ("", "Maria ", "J. ", "Fitzgerald ", "Lee Ann ", "(Mac) ", "de la ", "Øst ")
LAST = ("Quill", "McVell", "O'Harra", "Ocasio-Lund", "MacBride", "DeWinter", "Lund", "Kjær", "Vance-Holm", "St. Clair", "LaRue")
TITLE = ("President ", "Sen. ", "Rep. ", "former Secretary of State ", "", "Gov. ")
HEADLINES = (
    "Senators balk at lengthy canal trial",
    "GOP envoys leave Vell over ‘closed book’ remark",
    "‘Closed book’ treaty divides the harbour",
    "5 takeaways from the canal debate",
    "$2 billion barge deal in doubt",
    "The Memo: Who owns the lighthouse?",
    "McAllister: The iPhone tax won't pass",
    "HARBOUR WATCH LIVE: Votes are counted",
    '"Enough is enough," envoy tells NATO',
    "Poll: Most in Norland oppose the toll",
)
AFTER = (
    " announced the plan on Monday.",
    "'s office said no.",
    " (N-Vell) said more was to come.",
    ", who left early,",
    "s and others said so.",
    ".",
)
BEFORE = ("On Monday ", "The bill by ", "Critics of ", "“It is over,” said ", "In MORE than one letter ", "")


def example(seed: int) -> tuple[str, str]:
    """A sentence with one fused tooltip, and the tooltip."""
    pick = random.Random(seed)
    last = pick.choice(LAST)
    surname = last.rsplit(" ", 1)[-1]
    possessive = pick.choice(("", "", "", "'s", "’s"))
    full = f"{pick.choice(FIRST)} {pick.choice(MIDDLE)}{last}"
    promo = full + " ".join(pick.sample(HEADLINES, pick.randint(1, 3))) + " MORE"
    named = pick.choice(("", f"{pick.choice(FIRST).split()[0]} ")) + surname
    return f"{pick.choice(BEFORE)}{pick.choice(TITLE)}{named}{possessive} {promo}{pick.choice(AFTER)}", promo


def test_both_ends_of_a_tooltip():
    wrong = []
    for seed in range(600):
        text, promo = example(seed)
        rows = audit(Document.of(text), KIT).of(Insertion)
        if [(text[r.start : r.stop], r.kind, r.fused) for r in rows] != [(promo, "cross_promotion", True)]:
            wrong.append((text, [text[r.start : r.stop] for r in rows]))
    assert len(wrong) <= 0.02 * 600, wrong[:5]


def test_two_tooltips_in_one_sentence():
    text = "Sens. Quill Ada QuillVote is near MORE and Lund Bo (Bobby) LundHarbour closes MORE (N-Vell) agreed."
    rows = audit(Document.of(text), KIT).of(Insertion)
    assert [text[r.start : r.stop] for r in rows] == ["Ada QuillVote is near MORE", "Bo (Bobby) LundHarbour closes MORE"]
    assert [text[r.headline_start : r.headline_stop] for r in rows] == ["Vote is near", "Harbour closes"]


def test_more_in_capitals_alone_is_no_tooltip():
    for text in (
        "McVell said that McVell wanted MORE of it.",
        "President Quill asked for MORE. “MORE,” said Quill.",
        "Quill Ada Quill wants MORE",
        "The iPhone and the iPad cost MORE this year.",
    ):
        assert list(audit(Document.of(text), KIT).of(Insertion)) == [], text
