"""Marks of forty articles written for the project, judged with the tool's voice hidden: is the word loaded, and whose is it?

`judged/news.txt` and `judged/opinion.txt` hold thirty articles that two readers judged apart (`judged/marks.tsv` and
`judged/marks_second_reader.tsv`), `judged/further_news.txt` and `judged/further_opinion.txt` ten that one reader judged
(`judged/further_marks.tsv`). Each row is one mark of feature `loaded`; a mark that is not judged counts as wrong.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from audit.pipeline import audit
from audit.rows import Trait
from audit.text import Document

FOLDER = Path(__file__).parent / "judged"
THIRTY, FURTHER = ("news", "opinion"), ("further_news", "further_opinion")


def judgements(name):
    """Return {(kind, article, start): row} of one reader."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(r["kind"], r["article"], r["start"]): r for r in rows}


READERS = {name: judgements(name) for name in ("marks", "marks_second_reader", "further_marks")}


@pytest.fixture(scope="module")
def marks(kit):
    """Return {kind: [(key, voice given)]} of all marks of feature `loaded`."""
    out = defaultdict(list)
    for kind in THIRTY + FURTHER:
        for n, text in enumerate((FOLDER / f"{kind}.txt").read_text(encoding="utf-8").split("\n###\n")):
            for t in audit(Document.of(text.strip() + "\n"), kit).of(Trait):
                if t.feature == "loaded":
                    out[kind].append(((kind, str(n), str(t.start)), t.voice))
    return out


def right(marks, name, kinds, voice):
    """Return, for each mark that was given this voice, whether a reader finds word and voice right."""
    judged = READERS[name]
    keys = [key for kind in kinds for key, given in marks[kind] if given == voice]
    return [key in judged and judged[key]["word"] == "loaded" and judged[key]["voice"] == voice for key in keys]


@pytest.mark.parametrize(
    ("name", "kinds", "voice", "count", "least"),
    [
        ("marks", THIRTY, "outlet", 50, 0.83),
        ("marks", THIRTY, "paraphrase", 20, 0.87),
        ("marks", THIRTY, "quoted", 5, 0.71),
        ("marks_second_reader", THIRTY, "outlet", 50, 0.82),
        ("marks_second_reader", THIRTY, "paraphrase", 20, 0.83),
        ("marks_second_reader", THIRTY, "quoted", 5, 0.71),
        ("further_marks", FURTHER, "outlet", 40, 0.72),
        ("further_marks", FURTHER, "paraphrase", 15, 0.94),
        ("further_marks", FURTHER, "quoted", 4, 1.0),
    ],
)
def test_marks_have_the_right_word_and_voice(marks, name, kinds, voice, count, least):
    found = right(marks, name, kinds, voice)
    assert len(found) >= count
    assert sum(found) / len(found) >= least


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [("marks", "opinion", 46), ("marks_second_reader", "opinion", 45), ("further_marks", "further_opinion", 30)],
)
def test_opinion_is_marked_where_its_writer_judges(marks, name, kind, least):
    assert sum(right(marks, name, (kind,), "outlet")) >= least


@pytest.mark.parametrize(("column", "least", "kappa"), [("word", 0.97, 0.91), ("voice", 1.0, 1.0)])
def test_two_readers_agree(column, least, kappa):
    first, second = READERS["marks"], READERS["marks_second_reader"]
    pairs = [(first[key][column], row[column]) for key, row in second.items()]
    agreement = sum(a == b for a, b in pairs) / len(pairs)
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ones[value] * others[value] for value in ones) / len(pairs) ** 2
    assert len(pairs) >= 88
    assert agreement >= least
    assert (agreement - chance) / (1 - chance) >= kappa
