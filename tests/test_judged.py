"""Marks of thirty articles written for the project, judged once with the tool's voice hidden: is the word loaded, and whose is it?

`judged/news.txt` and `judged/opinion.txt` hold the articles, `judged/marks.tsv` the judgements. Each row is one mark of
feature `loaded`; a mark that is not judged counts as wrong.
"""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from audit.pipeline import audit
from audit.rows import Trait
from audit.text import Document

FOLDER = Path(__file__).parent / "judged"


@pytest.fixture(scope="module")
def found(kit):
    """Return, by kind of article and voice given, for each mark whether its word and voice are right."""
    with (FOLDER / "marks.tsv").open(encoding="utf-8") as lines:
        judged = {
            (r["kind"], r["article"], r["start"]): r for r in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        }
    out = defaultdict(list)
    for kind in ("news", "opinion"):
        for n, text in enumerate((FOLDER / f"{kind}.txt").read_text(encoding="utf-8").split("\n###\n")):
            for t in audit(Document.of(text.strip() + "\n"), kit).of(Trait):
                if t.feature == "loaded":
                    row = judged.get((kind, str(n), str(t.start)))
                    out[kind, t.voice].append(row is not None and row["word"] == "loaded" and row["voice"] == t.voice)
    return out


@pytest.mark.parametrize(("voice", "least"), [("outlet", 0.82), ("paraphrase", 0.85), ("quoted", 0.7)])
def test_marks_have_the_right_word_and_voice(found, voice, least):
    marks = found["news", voice] + found["opinion", voice]
    assert len(marks) >= 5
    assert sum(marks) / len(marks) >= least


def test_opinion_is_marked_where_its_writer_judges(found):
    assert sum(found["opinion", "outlet"]) >= 46
