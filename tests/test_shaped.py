"""Lines of a page classified by shape: links on lines of their own, and the offers of a page of offers."""

import pytest

from audit.extract.insertions.page.shapes import leading, offers
from audit.extract.insertions.vocabulary import Vocabulary
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Insertion

KNOWN = Vocabulary.load()
PROSE = (
    "The harbour board met on Tuesday to weigh the second offer from Castel, and it put off its answer for another week at least.",
    "Two members of the board told reporters that the price was too low, and that the sheds by the river were not for sale.",
    "The company has until Friday to say whether it will pay more, or withdraw, which most people in the town expect it to do.",
)


def read(*lines):
    """The document of a page with these pieces of markup between two paragraphs and before a third."""
    story = [f"<p>{line}</p>" for line in PROSE]
    body = "".join((*story[:2], *lines, *story[2:], *story[:1]))
    html = f"<html><body><main><h1>Board puts off its answer to Castel</h1>{body}</main></body></html>"
    return load(Input("a page", html=html, url="https://harbour.example/news/1"))


def shapes(document):
    """Lines classified by a shape, with its name."""
    told = leading(document.text, document.blocks, "harbour.example", KNOWN)
    return {document.text[document.blocks[n].start : document.blocks[n].stop]: name for n, name in told.items()}


def promoted(document, kit):
    """Lines that are promotion in an audit."""
    return {document.text[i.start : i.stop] for i in audit(document, kit).of(Insertion) if i.role == "promo"}


@pytest.mark.parametrize(
    ("markup", "line", "name"),
    [
        (
            "<p><a href='/news/7'>Grain ships wait off the coast</a></p>",
            "Grain ships wait off the coast",
            "link between paragraphs",
        ),
        ("<p><a href='/news/7'>GRAIN SHIPS WAIT OFF THE COAST</a></p>", "GRAIN SHIPS WAIT OFF THE COAST", "link in capitals"),
        (
            "<p>Don't miss</p><p><a href='/7'>Grain ships wait off the coast</a> [PICTURES] <a href='/8'>Sheds to be sold</a></p>",
            "Grain ships wait off the coast [PICTURES] Sheds to be sold",
            "link under a heading",
        ),
    ],
)
def test_a_link_that_is_a_line_of_its_own_promotes_another_story(markup, line, name, kit):
    """The row names the shape, and the line is promotion in the audit, whatever the models find."""
    document = read(markup)
    assert shapes(document)[line] == name
    assert line in promoted(document, kit)


@pytest.mark.parametrize(
    "markup",
    [
        "<p><a href='https://elsewhere.example/7'>Grain ships wait off the coast</a></p>",
        "<p><a href='#sheds'>Grain ships wait off the coast</a></p>",
        "<p><a href='/news/7'>Grain ships</a></p>",
        "<p><a href='/news/7'>Grain ships wait off the coast</a>, and have done so since the spring</p>",
        "<h2>Grain ships wait off the coast</h2>",
        "<p>GRAIN SHIPS WAIT OFF THE COAST</p>",
    ],
)
def test_other_lines_have_no_such_shape(markup):
    """A link elsewhere, within the page, of a few words or inside a sentence, a heading, and capitals without a link."""
    assert not shapes(read(markup))


def deals(count):
    """Lines of a shopping list, each with a price and the link of a shop."""
    goods = ("kettle", "lamp", "radio", "chair", "clock", "drill", "coat", "tent", "saw", "bell", "mixer", "rug")
    return [
        f"<li><a href='https://amzn.to/{n}'>Get the {good} for ${n + 10}.99</a></li>" for n, good in enumerate(goods[:count])
    ]


def test_on_a_page_of_offers_the_offers_are_the_story(kit):
    """Twelve offers on a page of sixteen lines are its subject; three of them are not."""
    many, few = read("<ul>", *deals(12), "</ul>"), read("<ul>", *deals(3), "</ul>")
    assert len(offers(many.text, many.blocks, "harbour.example", KNOWN)) == 12
    assert not offers(few.text, few.blocks, "harbour.example", KNOWN)
    assert not [line for line in promoted(many, kit) if line.startswith("Get the")]
