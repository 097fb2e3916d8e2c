"""Pages: what is read from HTML, and where each link's words stand."""

import pytest

from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Insertion

STORY = (
    "Ministers from nine countries met on Monday to talk about the <a href='/grain'>price\n of grain</a>, a spokesman said.",
    "The talks in the old customs house lasted four hours and ended without a paper that all of them could sign.",
    "Nobody expects a second meeting before the harvest is in, two people who were in the room told the paper.",
)


def page(*inside: str, head: str = "<title>Ministers meet again | The Paper</title>") -> str:
    """A page whose article has these pieces of markup below its headline."""
    article = "<h1>Ministers meet again</h1>" + "".join(inside)
    body = f"<nav><a href='/'>Home</a></nav><article>{article}</article><footer>About us</footer>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def paragraphs(*pieces: str) -> str:
    """Pieces of markup as paragraphs."""
    return "".join(f"<p>{piece}</p>" for piece in pieces)


def lines(html: str | bytes, **given: str) -> list[str]:
    """The lines of the text that a page gives."""
    document = load(Input("a page", html=html, **given))
    for block in document.blocks:
        assert document.text[block.start : block.stop].strip() == document.text[block.start : block.stop] != ""
    return document.text.split("\n")


def test_a_page_is_its_headline_and_its_lines():
    """Headline, then one line a block; the navigation and the footer are no part of it."""
    assert lines(page(paragraphs(*STORY))) == [
        "Ministers meet again",
        "Ministers from nine countries met on Monday to talk about the price of grain, a spokesman said.",
        *STORY[1:],
    ]


def test_links_stand_where_their_words_are():
    """A link's span cuts its anchor text, and its address is absolute."""
    document = load(Input("a page", html=page(paragraphs(*STORY)), url="https://paper.example/1"))
    links = [a for b in document.blocks for a in b.links]
    assert [(document.text[a.start : a.stop], a.href) for a in links] == [("price of grain", "https://paper.example/grain")]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        ("<p>One&nbsp;word<br>two \n words</p>", "One word two words"),
        ("<a href='/x'><span>Also on paper.example</span><span>Turkey said</span></a>", "Also on paper.example Turkey said"),
        ("<table><tr><td>Grain</td><td><p>9</p></td></tr></table>", "Grain\t9"),
        ("<ul><li>First <b>point</b></li></ul>", "First point"),
        ("<p>S<span>plit</span> word</p>", "Split word"),
        ("<p>She said <q>we will <em>not</em> pay</q>.</p>", "She said “we will not pay”."),
        (
            "<p>He said <q>she told me <q> pay up </q> at noon</q> and left.</p>",
            "He said “she told me ‘pay up’ at noon” and left.",
        ),
        ("<p>She said <q>“Not this year”</q> and left.</p>", "She said “Not this year” and left."),
        ("<div>Loose <a href='/y'>words</a> here<p>Then a paragraph.</p></div>", "Loose words here"),
    ],
)
def test_one_line_a_block(markup, line):
    """The line made from a piece of markup between two paragraphs."""
    assert line in lines(page(paragraphs(*STORY[:2]), markup, paragraphs(STORY[2])))


def test_a_page_without_an_article_says_so():
    """A page of links has no story."""
    with pytest.raises(AuditError, match="no article in it"):
        load(Input("a page", html="<html><body><ul><li><a href='/1'>One</a></li><li><a href='/2'>Two</a></li></ul>"))


RELATED = "".join(f"<li><a href='/story/{n}'>{line}</a></li>" for n, line in enumerate((
    "Harvest fails in the north", "Customs house to be sold", "Spokesman of the ministry resigns",
)))  # fmt: skip


def test_a_box_of_other_stories_is_promotion(kit):
    """Links to other stories under a heading are promotion, and say where they lead; the paragraphs around them stay."""
    html = page(
        paragraphs(*STORY), f"<aside class='related'><h3>Related stories</h3><ul>{RELATED}</ul></aside>", paragraphs(*STORY[:1])
    )
    found = audit(load(Input("a page", html=html, url="https://paper.example/1")), kit)
    text = found.document.text
    promos = {text[i.start : i.stop]: i for i in found.of(Insertion) if i.role == "promo"}
    assert set(promos) >= {"Harvest fails in the north", "Customs house to be sold", "Spokesman of the ministry resigns"}
    row = promos["Harvest fails in the north"]
    assert (row.kind, row.href, row.host) == ("cross_promotion", "https://paper.example/story/0", "paper.example")
    assert row.rule.startswith("block model: ")
    assert row.rule.count(",") == 2
    assert not any(line in promos for line in text.split("\n") if line.startswith(("The talks", "Nobody")))


def test_a_page_of_pure_story_has_no_insertions(kit):
    """Nothing is set aside in a page that holds a story only."""
    assert not audit(load(Input("a page", html=page(paragraphs(*STORY)))), kit).of(Insertion)


def test_a_table_of_contents_promotes_nothing(kit):
    """Links to places on the same page lead nowhere else, written as a fragment or in full."""
    entries = "<ul><li><a href='#a'>What the ministers want now</a></li><li><a href='https://paper.example/1#b'>Who pays for it</a></li></ul>"
    html = page(paragraphs(STORY[0]), entries, paragraphs(*STORY[1:]))
    found = audit(load(Input("a page", html=html, url="https://paper.example/1")), kit)
    assert [a.href for b in found.document.blocks for a in b.links][1:] == ["#a", "#b"]
    assert not [i for i in found.of(Insertion) if i.role == "promo"]
