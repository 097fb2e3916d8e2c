"""Sources that the tagger finds with words around them keep those of the speaker, and a dash names who spoke before it."""

from dataclasses import replace

import pytest

from audit.extract.statements.analysis import analyse
from audit.extract.statements.source_ends import cut_sources
from audit.kit import Kit
from audit.lang.attribution import Attribution
from audit.pipeline import audit
from audit.rows import Rows, Source, Statement
from audit.text import Document

REVIEW = """What the papers write about the dam

The dam at Norl will be pulled down next year.

“The first step is needed here.” — Gordon G. Chang, Norl News

“I would keep the wall and lose the road.”
— Jana Frey, Vellmar Herald

“Nobody below it is any safer.” — Alaina E. Roberts, Norl Post

The word “LLC” — Lund Motors was founded in Vell.

“Leave the river alone, and the fish will come.”

The county could still change its mind.
"""


CUT = {
    "⟨The council last week⟩ said that it was late.": "The council",
    "⟨A poll released last year⟩ showed that it was late.": "A poll",
    "⟨First she⟩ said that it was late.": "she",
    "They learned of ⟨the four lessons she⟩ repeated there.": "she",
    "They read ⟨the letter the council⟩ approved.": "the council",
    "⟨The harbour firm wouldn’t⟩ say when.": "The harbour firm",
    "It is ⟨a letter that⟩ says so.": "a letter",
    "⟨The harbour board also⟩ warned of it.": "The harbour board",
    "⟨They straddle⟩ said that it was late.": "They",
    "Say ⟨Something, a charity,⟩ said that it was late.": "Say Something, a charity,",
    "In a talk with ⟨the Norl Post Ann Lee⟩ said so.": "Ann Lee",
    "⟨His last⟩ said that it was late.": "",
    "⟨Placing the whole affair⟩ was said to be late.": "",
    "⟨About those⟩ said that it was late.": "",
    "⟨Two dock unions Friday⟩ said that it was late.": "Two dock unions",
    "⟨The harbour bloc yesterday (19)⟩ said that it was late.": "The harbour bloc",
    "⟨Mr Senn late⟩ said that it was late.": "Mr Senn",
    "They met a clerk, ⟨who for weeks⟩ said that it was late.": "who",
    "They met the clerks ⟨who Ann Lee⟩ said were late.": "Ann Lee",
    "⟨May 19 a week before⟩ said that it was late.": "",
    "⟨The harbour board in March⟩ said that it was late.": "The harbour board",
    "⟨Two unions over the weekend⟩ said that it was late.": "Two unions",
    "⟨Hours before Quill⟩ announced the end of it.": "Quill",
    "⟨A pilot from Lower Norl Janet Orvik⟩ said that it was late.": "Janet Orvik",
    "⟨late Wednesday Quill⟩ said that it was late.": "Quill",
    "now ⟨then the harbour board⟩ said that it was late.": "the harbour board",
    "⟨The last deal foundered with owners and crews and Quill⟩ said that it was late.": "Quill",
    "⟨The most recent⟩ announced closure was in May.": "",
    "⟨Senator Quill Issues⟩ said that it was late.": "Senator Quill",
}
KEPT = (
    "⟨Supporters of the WHO⟩ said that it was late.",
    "⟨Norl’s This Week⟩ reported it.",
    "⟨All the ministers⟩ said so.",
    "⟨The captain of the Maud⟩ said so.",
    "⟨She and he⟩ said so.",
    "⟨Everyone I⟩ interviewed said so.",
    "⟨Ann Lee, who left last year,⟩ said so.",
    "⟨The accused⟩ said so.",
    "⟨About 40 of them⟩ said so.",
    "⟨Leading lawyers⟩ said so.",
    "⟨Sheffield Wednesday⟩ said so.",
    "⟨A man who left⟩ said so.",
    "⟨Most⟩ said so.",
    "⟨The people in power⟩ said so.",
    "⟨A woman who fled in March⟩ said so.",
    "⟨The bishop from Saint Norl⟩ said so.",
    "⟨The man in the moon⟩ said so.",
    "⟨The ministers who met with Quill and Orvik⟩ said so.",
    "⟨Orvik and Quill⟩ said so.",
)
"""A source in marks, and the words of its speaker."""


def speaker_of(marked: str, kit: Kit) -> str:
    """Return the words left of the source in marks before the first reporting verb behind it."""
    text = marked.replace("⟨", "").replace("⟩", "")
    r = analyse(replace(Document.of(text), lang="en"), kit.statements, Rows(doc="", sighting="", kit=""))
    begins, ends = marked.index("⟨"), marked.index("⟩") - 1
    first = next(k for k, at in enumerate(r.words.start) if at >= begins)
    stop = next(k for k, at in enumerate(r.words.start) if at >= ends)
    cue = next(k for k in range(stop, len(r.tags)) if r.tags[k].startswith("VB"))
    found = Attribution([(cue + 1, len(r.tags))], (cue, cue + 1), (first, stop), model=True)
    cut_sources(r, [found], kit.statements.nearest("en").speakers)
    span = r.words.span(*found.source) if found.source else None
    return text[span.start : span.stop] if span else ""


@pytest.mark.parametrize("marked", CUT)
def test_words_of_the_verb_and_of_another_clause_are_cut(marked, kit):
    assert speaker_of(marked, kit) == CUT[marked]


@pytest.mark.parametrize("marked", KEPT)
def test_other_sources_are_kept(marked, kit):
    assert speaker_of(marked, kit) == marked.partition("⟨")[2].partition("⟩")[0]


def test_a_dash_names_the_speaker_of_its_line_alone(kit):
    found = audit(Document.of(REVIEW), kit)
    names = {s.n: s.name for s in found.of(Source)}
    said = [(found.document.text[s.start : s.stop], names.get(s.source)) for s in found.of(Statement) if s.mode == "direct"]
    assert said == [
        ("“The first step is needed here.”", "Gordon G. Chang"),
        ("“I would keep the wall and lose the road.”", "Jana Frey"),
        ("“Nobody below it is any safer.”", "Alaina E. Roberts"),
        ("“Leave the river alone, and the fish will come.”", None),
    ]
    assert all(s.source_p >= 0.9 for s in found.of(Statement) if s.source is not None and s.mode == "direct")


NAMED = {
    "In a letter to the mayor of Vell, three of the dockers said that they would not come.": "three of the dockers",
    "On the eve of the vote, which is likely to end in a defeat of the bill, two judges said the court must stay fair.": "two judges",
    "Justices Ada Holm and Eric Lund said that the act was late.": "Ada Holm and Eric Lund",
    "Sen. Bea Moss, D-Ohio, and Sen. Jo Senn, R-Iowa, said the act was late.": "Bea Moss and Jo Senn",
    "Sens. Bea Moss (D-Ohio) and Jo Senn (R-Iowa) said the act was late.": "Bea Moss and Jo Senn",
    "You could hurt the appeal of a judge, above all of someone who boasts that the court is fair.": "someone",
}


@pytest.mark.parametrize("sentence", NAMED)
def test_the_speaker_is_named_in_full_and_alone(sentence, kit):
    found = audit(Document.of(f"The Harbour Act of Vell\n\nThe council met on Monday.\n\n{sentence}\n"), kit)
    names = {s.n: s.name for s in found.of(Source)}
    assert [names.get(s.source) for s in found.of(Statement)] == [NAMED[sentence]]


@pytest.mark.parametrize("verb", ["underscores", "proves", "demonstrates", "confirms"])
def test_a_thing_that_is_evidence_states_nothing(verb, kit):
    said = "The Harbour Act of Vell\n\nThe council met on Monday.\n\n{} {} what the council promised in May.\n"
    assert not audit(Document.of(said.format("The long delay", verb)), kit).of(Statement)
    assert len(audit(Document.of(said.format("The new report", verb)), kit).of(Statement)) == 1
