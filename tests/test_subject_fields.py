"""A harsh word is plain where it is the term of what the text is about, and loaded where it persuades."""

import re

import pytest
from subjects import LOADED, LOADED_AFTER, PLAIN, PLAIN_AFTER
from subjects_fresh import LOADED_FRESH, PLAIN_FRESH, PLAIN_LAST, PLAIN_SCORN

from audit.files import read_yaml
from audit.lang.pack import FOLDER
from audit.pipeline import audit
from audit.rows import Trait
from audit.score.arrays import sentence_arrays
from audit.score.subject_fields import WordPatterns
from audit.score.subjects import subjects
from audit.text import Document, Span

FILES = sorted(FOLDER.glob("*/fields/*.yaml"))


def plain_in(text, kit):
    english = kit.language.nearest("en")
    s = sentence_arrays(text, [[Span(0, len(text))]], english.lexicons, english.forms)
    about = subjects(s)
    assert about is not None
    return {s.words(0)[i].text for i in about.plain_words(s, 0)}


def terms_of(file):
    return WordPatterns.of(file.get("terms", ""))


def own_marks(text, kit):
    return [t for t in audit(Document.of(text), kit).of(Trait) if t.feature == "loaded" and t.voice == "outlet"]


def articles(paragraphs):
    """Join the paragraphs of each field to an article with a headline."""
    return ["Notes of the week\n" + "\n".join(some) for some in paragraphs.values()]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_a_field_holds_its_terms_plain_and_nothing_in_its_misses(path, kit):
    file = read_yaml(path)
    assert file["misses"]
    for hit in file["hits"]:
        terms = set(re.findall(r"\[\[(.*?)\]\]", hit))
        assert terms <= plain_in(re.sub(r"\[\[|\]\]", "", hit), kit), hit
    for miss in file["misses"]:
        assert {w for w in plain_in(miss, kit) if w in terms_of(file)} == set(), miss


@pytest.mark.parametrize(
    ("paragraphs", "most"),
    [(PLAIN, 1.0), (PLAIN_AFTER, 1.0), (PLAIN_FRESH, 1.0), (PLAIN_SCORN, 21.0), (PLAIN_LAST, 3.0)],
    ids=["before", "after", "fresh", "scorn", "last"],
)
def test_plain_prose_of_other_fields_has_few_marks_in_articles(kit, paragraphs, most):
    """Without fields and public life they have 66, 88, 45, 127 and 68 marks in 1,000 words."""
    texts = articles(paragraphs)
    marks = sum(len(own_marks(text, kit)) for text in texts)
    assert 1000 * marks / sum(len(text.split()) for text in texts) <= most


@pytest.mark.parametrize("paragraphs", [LOADED, LOADED_AFTER], ids=["before", "after"])
def test_loaded_prose_of_the_same_fields_keeps_its_marks(kit, paragraphs):
    for some in paragraphs.values():
        for text in some:
            assert own_marks(text, kit), text
    texts = articles(paragraphs)
    assert sum(len(own_marks(text, kit)) for text in texts) >= 0.22 * sum(len(text.split()) for text in texts)


def test_loaded_news_prose_of_the_same_fields_is_found(kit):
    """Nine paragraphs in ten have a mark in the outlet's voice."""
    texts = [text for some in LOADED_FRESH.values() for text in some]
    marks = [len(own_marks(f"Notes of the week\n{text}", kit)) for text in texts]
    assert sum(n > 0 for n in marks) >= 0.9 * len(texts)
    assert sum(marks) >= 0.1 * sum(len(text.split()) for text in texts)


def test_a_harsh_word_is_marked_where_a_text_shows_public_life(kit):
    """The same sentence describes a dragon in a review and persuades in politics."""
    said = "The reckless, cowardly beast destroyed everything it touched."
    game = f"Caverns of Vell\n{said} Players hide behind a rock, wait for its breath attack and strike at the boss from below."
    vote = (
        f"Senate votes\n{said} Voters rejected the minister and his party, and the government lost the election in the capital."
    )
    assert own_marks(game, kit) == []
    assert {"reckless", "cowardly"} <= {word for t in own_marks(vote, kit) for word in t.term.split()}


@pytest.mark.parametrize("verb", ["sneered", "scoffed", "ranted"])
def test_a_loaded_verb_that_reports_a_statement_is_marked_in_every_field(kit, verb):
    """In a report of ferries, gardens or cells too; as a verb that reports nothing it needs the support of the text."""
    text = (
        "Repotting the lilies\nThe lilies are repotted in May, when the roots have filled the pot and the days are warm.\n"
        f"“Tap water will do for any lily,” Jo Senn {verb} in the spring issue. The bulbs are set a hand deep, in loose soil."
    )
    marks = [text[t.start : t.stop] for t in audit(Document.of(text), kit).of(Trait) if t.feature == "loaded"]
    assert marks == [verb]
    idle = text.replace("“Tap water will do for any lily,” Jo Senn", "The wind from the north")
    assert [t for t in audit(Document.of(idle), kit).of(Trait) if t.feature == "loaded"] == []


def test_a_newsroom_s_own_word_is_marked_in_every_field(tmp_path):
    from kits import shipped

    from audit.kit import Kit

    path = tmp_path / "rules.yaml"
    path.write_text("words:\n  - {forms: [aggressive], reason: 'We write fast-growing.'}\n", encoding="utf-8")
    text = "New test finds tumours\nThe aggressive tumour had spread to the liver, and surgeons removed it."
    assert own_marks(text, shipped()) == []
    assert [t.term for t in own_marks(text, Kit.load(rules=path))] == ["aggressive"]


def test_plain_terms_stay_candidates(kit):
    """SQL still has them; no page shows a candidate."""
    text = "Surgeons remove tumour\nThe toxic infection had spread to the lungs, and the brutal fever rose."
    assert {t.feature for t in audit(Document.of(text), kit).of(Trait) if t.term in {"toxic", "brutal"}} <= {"loaded_candidate"}
