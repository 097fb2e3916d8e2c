"""A sentence cut by an insertion is one sentence: it is read and scored as if the insertion were absent."""

import random
import re

import pytest
from blank import memory

from audit.extract.statements import statements
from audit.pipeline import audit
from audit.rows import Insertion, Rows, Sentence, Source, Statement, Trait
from audit.score.house_style import evidence_ids
from audit.score.language import language
from audit.store.writing import write
from audit.text import Document

STORY = (
    "Canal treaty stands\n"
    "Norland’s trade minister Ada Quill has told Sudria’s envoy that the treaty would stand, swiftly dismissing an outrageous offer.\n"
    "“We will not sign this year,” she said after the talks, which lasted for three hours in the capital. Nobody else spoke.\n"
    "The council had rejected a so-called night plan, an idea that the port’s far-right owners slammed as a smear.\n"
    "According to the harbour office, the barges could pass at night. The owners refuse to pay for it."
)
PROMO = "Advertisement"
SOURCES = "Norland’s trade minister Ada Quill|The council|According to the harbour office|The owners"
GAPS = [
    m.start()
    for m in re.finditer(r"(?<=[\w,]) (?=[a-z])|(?<=,) | (?<=the )(?=\w)", STORY)
    if m.start() > STORY.index("\n") and not any(s.start() < m.start() < s.end() for s in re.finditer(SOURCES, STORY))
]
"""Spaces in sentences of the body that can be cut, but not inside the name of a source, whose columns hold one span."""


def rows_of(document, kit, *spans):
    """The rows of statements and of language for a document with these insertions."""
    rows = Rows(doc=document.id, sighting="", kit="")
    promo = ("promo", "sponsored", "by hand", True, "body", None, None, None, None, 1)
    rows.add(Insertion(document.id, "", a, b, *promo) for a, b in spans)
    for step, part in ((statements, kit.statements), (language, kit.language)):
        rows.add(step(document, part, rows))
    return rows


def joined(text, rows, table):
    """Join the pieces of each numbered row of a table, with its other columns."""
    skip = {
        "start",
        "stop",
        "doc",
        "kit",
        "words",
        "quoted",
        "cue_start",
        "cue_stop",
        "source_start",
        "source_stop",
        "source_p",
    }
    pieces = {}
    for r in rows.of(table):
        rest = tuple(getattr(r, f) for f in r.__slots__ if f not in skip)
        pieces.setdefault(rest, []).append(text[r.start : r.stop])
    return {rest: " ".join(words) for rest, words in pieces.items()}


@pytest.fixture(scope="module")
def plain(kit):
    return rows_of(Document.of(STORY), kit)


@pytest.mark.parametrize("gap", random.Random(7).sample(GAPS, 30))
def test_an_insertion_where_a_sentence_reads_on_changes_no_sentence_and_no_statement(gap, kit, plain):
    """Number, voice, probability and flag of every sentence stay, and source, act and mode of every statement."""
    text = f"{STORY[:gap]} {PROMO}{STORY[gap:]}"
    rows = rows_of(Document.of(text), kit, (gap + 1, gap + 1 + len(PROMO)))
    assert joined(text, rows, Sentence) == joined(STORY, plain, Sentence)
    assert joined(text, rows, Statement) == joined(STORY, plain, Statement)
    assert [s.name for s in rows.of(Source)] == [s.name for s in plain.of(Source)]
    assert sum(s.words for s in rows.of(Statement)) == sum(s.words for s in plain.of(Statement))
    for row in (*rows.of(Sentence), *rows.of(Statement), *rows.of(Trait)):
        assert PROMO not in text[row.start : row.stop]
        assert text[row.start : row.stop] == text[row.start : row.stop].strip() != ""
    assert [(t.feature, t.term, t.voice) for t in rows.of(Trait)] == [(t.feature, t.term, t.voice) for t in plain.of(Trait)]


def test_the_evidence_id_of_a_mark_outlives_an_insertion_in_its_sentence(kit, plain):
    gap = STORY.index(" dismissing")
    text = f"{STORY[:gap]} {PROMO}{STORY[gap:]}"
    rows = rows_of(document := Document.of(text), kit, (gap + 1, gap + 1 + len(PROMO)))
    ids = evidence_ids(document, rows.of(Trait), rows.of(Sentence))
    assert ids == evidence_ids(Document.of(STORY), plain.of(Trait), plain.of(Sentence))
    assert len(set(ids)) == len(ids) > 2


def test_a_sentence_between_two_insertions_is_no_piece_of_another(kit):
    text = "Canal shut\nIt closed. Advertisement The owners refuse to pay. Advertisement Nobody spoke."
    places = [(m.start(), m.end()) for m in re.finditer(PROMO, text)]
    rows = rows_of(Document.of(text), kit, *places)
    assert [(s.n, text[s.start : s.stop]) for s in rows.of(Sentence)] == [
        (0, "Canal shut"), (1, "It closed."), (2, "The owners refuse to pay."), (3, "Nobody spoke."),
    ]  # fmt: skip


def test_a_quotation_that_an_insertion_cuts_is_quoted_on_both_sides(kit):
    text = "Canal shut\n“We will not Advertisement open it before the summer,” said Ada Quill of Norland. It rained."
    at = text.index(PROMO)
    rows = rows_of(Document.of(text), kit, (at, at + len(PROMO)))
    said = [(s.n, s.mode, text[s.start : s.stop]) for s in rows.of(Statement)]
    assert said == [(0, "direct", "“We will not"), (0, "direct", "open it before the summer,”")]
    assert {text[s.source_start : s.source_stop] for s in rows.of(Statement)} == {"Ada Quill of Norland"}


def test_the_name_before_an_insertion_speaks_not_the_brackets_behind_it(kit):
    text = "Canal shut\nSen. Rand Quill Advertisement (R-Vell) said that the toll would hurt sailors. It rained."
    at = text.index(PROMO)
    (row,) = rows_of(Document.of(text), kit, (at, at + len(PROMO))).of(Statement)
    assert text[row.source_start : row.source_stop] == "Sen. Rand Quill"


def test_measures_count_a_cut_sentence_once(kit):
    """Rates over sentences are those of the text without the tooltip that cuts one of them into two rows."""
    story = "Canal treaty stands\nThe bill by Sen. Quill{} swiftly dismissed the outrageous offer.\n" + STORY.split("\n", 1)[1]
    tooltip = " Ada Maria QuillPoll: Most in Norland oppose the toll MORE"
    plain, cut = (audit(Document.of(story.format(words)), kit) for words in ("", tooltip))
    assert [cut.document.text[i.start : i.stop] for i in cut.of(Insertion)] == [tooltip.strip()]
    assert len(cut.of(Sentence)) == len(plain.of(Sentence)) + 1
    write(con := memory(), [plain, cut])
    asked = "SELECT name, value, n FROM measured WHERE doc = ? AND area IN ('language', 'balance') AND name NOT LIKE '%promo'"
    one, other = (con.execute(asked, [a.document.id]).fetchall() for a in (plain, cut))
    assert sorted(one) == sorted(other)
    own = {s.n for s in cut.of(Sentence) if (s.voice, s.field) == ("outlet", "body")}
    assert {name: n for name, _, n in one}["loaded_rate"] == len(own) > 1
