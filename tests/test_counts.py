"""Words are counted by one function, and the iteration order of sets changes no row."""

import os
import subprocess
import sys
from pathlib import Path

from audit.pipeline import audit
from audit.rows import Insertion, Source, Statement
from audit.text import Document, counted

HERE = Path(__file__).parents[1]
TEXT = """Ferries stand still in Quarrow

Sign up for our newsletter and never miss a story.

“Nobody asked us,” said Ada Corrigan, who heads the union. The harbour board called the strike “not serious” on Monday.

A deputy of the harbour board, who asked not to be named because he was not authorised to speak, said that talks had failed."""


def test_words_of_rows_are_counted_in_one_way(kit):
    result = audit(Document.of(TEXT), kit)
    rows = [*result.of(Insertion), *result.of(Statement)]
    assert {type(r) for r in rows} == {Insertion, Statement}
    assert [r.words for r in rows] == [counted(TEXT[r.start : r.stop]) for r in rows]


def test_words_in_quotation_marks_are_those_between_them(kit):
    of = {TEXT[s.start : s.stop]: (s.mode, s.words, s.quoted) for s in audit(Document.of(TEXT), kit).of(Statement)}
    assert of["“Nobody asked us,”"] == ("direct", 3, 3)
    assert all(quoted == {"direct": words, "indirect": 0}.get(mode, quoted) for mode, words, quoted in of.values())
    assert [quoted for mode, _, quoted in of.values() if mode == "mixed"] == [2]


def test_the_reason_for_anonymity_follows_the_first_wording_that_grants_it(kit):
    (deputy,) = [s for s in audit(Document.of(TEXT), kit).of(Source) if s.identity == "granted_anonymity"]
    assert deputy.reason_given == "because he was not authorised to speak"


def test_the_order_of_sets_changes_no_row(tmp_path):
    """Each process iterates sets of strings in another order."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "audit", "article", str(path), "--format", "json"]
    made = {
        subprocess.run(command, check=True, capture_output=True, cwd=HERE, env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(made) == 1
