"""Statements inside statements: their sources, that they are inside the outer one, and that nothing is counted twice."""

import pytest
from blank import memory

from audit.pipeline import audit
from audit.rows import Reported, Source, Statement
from audit.store import write
from audit.text import Document

HITS = [
    (
        "Ada Quill, the trade minister, said on Monday that Sudria had refused to sign the canal treaty.",
        ("Ada Quill, the trade minister", "Sudria", "deed", "to sign the canal treaty"),
    ),
    (
        "The council said Jon Holt told reporters that the port would close in May.",
        ("The council", "Jon Holt", "speech", "that the port would close in May"),
    ),
    (
        "Norland rejected Sudria’s request for it to cancel the purchase of two ferries.",
        ("Norland", "Sudria’s", "want", "for it to cancel the purchase of two ferries"),
    ),
    (
        "Ada Quill claimed that Holt’s plan to close the port would cost two million.",
        ("Ada Quill", "Holt’s", "want", "to close the port"),
    ),
    (
        "The envoy told them that Marit Lund had warned that the barges were unsafe.",
        ("The envoy", "Marit Lund", "speech", "that the barges were unsafe"),
    ),
    (
        "The harbour office announced that Norland has vowed to pay for both locks.",
        ("The harbour office", "Norland", "speech", "to pay for both locks"),
    ),
]
MISSES = [
    "Ada Quill said that she wanted to sign the treaty.",  # the same voice
    "Ada Quill said that somebody had refused to sign the treaty.",  # nobody is named
    "“Sudria has said that it will not sign,” Ada Quill told reporters.",  # quoted words are hers as written
    "Ada Quill said that the treaty would stand, and Norland agreed.",  # beside it, not within
    "Sudria had refused to sign the treaty, which Norland regretted.",
    "Ada Quill said that Norland supports the treaty.",  # no words of a statement follow
]


def rows(text, kit):
    return audit(Document.of(f"Talks on the canal go on\n{text}\nIt rained in the harbour all day."), kit)


@pytest.mark.parametrize(("text", "expected"), HITS)
def test_a_statement_inside_a_statement_has_its_own_source(text, expected, kit):
    found = rows(text, kit)
    cut = found.document.text.__getitem__
    (r,) = found.of(Reported)
    outer = [s for s in found.of(Statement) if s.n == r.statement]
    named = {cut(slice(s.source_start, s.source_stop)) for s in outer}
    assert (*named, cut(slice(r.source_start, r.source_stop)), r.act, cut(slice(r.start, r.stop))) == expected


@pytest.mark.parametrize("text", MISSES)
def test_what_nobody_else_is_named_for_is_no_statement_of_its_own(text, kit):
    assert list(rows(text, kit).of(Reported)) == []


@pytest.mark.parametrize(("text", "expected"), HITS)
def test_it_lies_within_the_outer_one_and_changes_no_other_row(text, expected, kit):
    """Content, cue and source are inside the outer content, and the inner source alone is not a voice of the article."""
    found = rows(text, kit)
    outer = [(s.start, s.stop) for s in found.of(Statement)]
    for r in found.of(Reported):
        for a, b in ((r.start, r.stop), (r.cue_start, r.cue_stop), (r.source_start, r.source_stop)):
            assert any(start <= a < b <= stop for start, stop in outer)
    assert len(found.of(Source)) == len({s.source for s in found.of(Statement)})


def test_speaking_time_is_that_of_the_outer_statement(kit):
    found = rows(HITS[1][0], kit)
    write(con := memory(), [found])
    (said,) = found.of(Statement)
    ((words,),) = con.execute("SELECT sum(words) FROM source_share").fetchall()
    assert words == said.words
    ((names, shares),) = con.execute("SELECT list(name), sum(share) FROM source_share").fetchall()
    assert (names, shares) == (["The council"], 1.0)


def test_the_page_shows_it_beside_the_outer_one(kit):
    from audit.report.article.page import article_page

    found = rows(HITS[1][0], kit)
    write(con := memory(), [found])
    page = article_page(con, found.rows.sighting)
    assert 'Within it <q dir="auto">Jon Holt</q>' in page
    assert f"reported/{found.of(Reported)[0].start}-" in page
