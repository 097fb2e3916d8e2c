"""Words that a page strikes through are an insertion: in nobody's mouth, in no count, and still in the text."""

import pytest
from click.testing import CliRunner

from audit.cli.main import group
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Insertion, Sentence, Statement, Trait

PAGE = """<html lang=en><body><article><h1>Mayor of Vell leaves</h1>
<p>The council of Vell met on Monday for two hours to hear an inquiry into the sale of the harbour.</p>
{}<p>The inquiry lasted for two years, and its report has three hundred pages with forty names.</p></article></body></html>"""

STRUCK = {
    "<p>Bev Shaw said that <del>eleven</del> <ins>twelve</ins> people had died.</p>": ["eleven"],
    "<p>Bev Shaw said that <s>eleven </s>twelve people had <strike>never</strike> died.</p>": ["eleven", "never"],
    '<p>It was <span style="color: red; text-decoration: line-through">Monday</span> Tuesday.</p>': ["Monday"],
    "<p>It <del>was <b>the <s>last</s> dredger</b> of</del> left Vell.</p>": ["was the last dredger of"],
    "<del><p>Nobody was hurt when the crane fell on Monday.</p><p>A shed was crushed.</p></del>": [
        "Nobody was hurt when the crane fell on Monday.",
        "A shed was crushed.",
    ],
    "<p>The council published the <del><a href='/old'>old report</a></del> <a href='/new'>new report</a>.</p>": ["old report"],
}
KEPT = (
    "<p>Bev Shaw said that <ins>twelve</ins> people had died.</p>",
    "<p>A ticket costs <s>€ 9.50</s> € 7 in May.</p>",
    "<p>She wrote as <s>@</s><b>bevshaw</b> on Monday.</p>",
    '<p>It was <span style="text-decoration: underline">Monday</span> <del></del> at noon.</p>',
)


def struck(part: str, kit: Kit):
    found = audit(load(Input(id="a", html=PAGE.format(part))), kit)
    text = found.document.text
    return found, [text[i.start : i.stop] for i in found.of(Insertion) if i.kind == "struck_out"]


@pytest.mark.parametrize("part", STRUCK)
def test_struck_words_are_insertions(part, kit):
    assert struck(part, kit)[1] == STRUCK[part]


@pytest.mark.parametrize("part", KEPT)
def test_prices_handles_and_inserted_words_are_not_struck_out(part, kit):
    assert struck(part, kit)[1] == []


def test_struck_words_are_in_no_statement_and_no_mark(kit):
    part = "<p>Bev Shaw called it <del>a scandalous giveaway</del> <ins>a loan</ins> that <s>never</s> helped.</p>"
    found, words = struck(part, kit)
    assert words == ["a scandalous giveaway", "never"]
    gone = [(i.start, i.stop) for i in found.of(Insertion) if i.kind == "struck_out"]
    rows = [*found.of(Statement), *found.of(Trait), *found.of(Sentence)]
    assert rows
    assert not [r for r in rows for start, stop in gone if r.start < stop and start < r.stop]


def test_page_without_strikes_has_none(kit):
    assert all(not b.struck for b in struck("", kit)[0].document.blocks)


def test_struck_words_are_shown_struck(kit, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(PAGE.format("<p>It was <del>Monday</del> Tuesday.</p>"), encoding="utf-8")
    shown = CliRunner().invoke(group, ["article", str(page), "--format", "html"])
    assert '<s class="ins provenance">Monday</s>' in shown.output
