"""The lines of a page's story: by the model alone where it is sure, else by trafilatura."""

import pytest
import trafilatura

from audit.load import Input, load
from audit.load.html.bounds import container
from audit.load.html.lines import units
from audit.load.html.parse import tree_of
from audit.load.page.line_traits import columns, line_matrix
from audit.load.page.story_lines import story_lines
from audit.load.page_words import any_class

PARAGRAPHS = [
    "The ferries to Holm stay in port until Friday, the harbour office said on Monday, because the crews found no replacement.",
    "Passengers with a ticket can return it at any counter in the town, or use it on the first boat after the strike is over.",
    "“We have waited for two years,” said Ida Torv, who speaks for the crews, “and nobody has answered a single letter of ours.”",
    "The owners answered that a new contract was offered in March, and that the crews had walked out of the talks without a word.",
    "Half of the island's shops had no bread on Tuesday, and the school stayed closed for lack of oil, teachers told the council.",
    "The mayor, Jon Riis, asked both sides to meet in the town hall, and offered to pay for the hall and for a mediator himself.",
    "A first meeting is planned for Thursday at noon, but neither side would say who is coming, or how long the talks may last.",
    "Until then, two fishing boats carry the mail and whatever fits beside it, at no cost to the islanders, their skippers said.",
    "The last strike on this line lasted nine days and ended with a raise of four per cent, paid for by a higher price of tickets.",
]
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>{n}</a></li>" for n in ("Home", "Sport", "Weather", "Letters")) + "</ul></nav>"


def page(*middle):
    """A page with a headline, some elements under it, and a menu."""
    story = f"<h1>Ferries stay in port</h1><div class=article-body>{''.join(middle)}</div>"
    body = f"{MENU}<main><article class=article>{story}</article></main><footer><p>About us</p></footer>"
    return f"<html lang=en><head><title>Ferries stay in port</title></head><body>{body}</body></html>"


CLEAR = page(*(f"<p>{p}</p>" for p in PARAGRAPHS))


@pytest.fixture
def asked(monkeypatch):
    """Pages that trafilatura is asked for."""
    pages = []
    extract = trafilatura.bare_extraction
    monkeypatch.setattr(trafilatura, "bare_extraction", lambda tree, **given: pages.append(tree) or extract(tree, **given))
    return pages


def test_a_clear_page_is_read_without_trafilatura(asked):
    found = load(Input("a", html=CLEAR, url="https://harbour.example/news/ferries"))
    assert [found.text[b.start : b.stop] for b in found.blocks if b.zone == "body"] == PARAGRAPHS
    assert all((b.kept or 0) > 0.5 for b in found.blocks if b.zone == "body")
    assert asked == []


@pytest.mark.parametrize(
    "html",
    [
        page(f"<p>{PARAGRAPHS[0]}</p>"),
        page(*(f"<p>{p[:70]}</p>" for p in PARAGRAPHS)),
    ],
    ids=["one paragraph", "lines that end no sentence"],
)
def test_trafilatura_is_asked_for_doubtful_pages(html, asked):
    assert PARAGRAPHS[0][:60] in load(Input("a", html=html)).text
    assert len(asked) >= 1


def test_a_judge_can_leave_every_page_to_trafilatura(asked):
    from audit.load.page import page as read

    assert read(Input("a", html=CLEAR), [], lambda _: None).text.count("\n") == len(PARAGRAPHS)
    assert len(asked) == 1


def test_the_matrix_has_the_columns_of_the_model():
    lines = line_matrix(units(tree_of(CLEAR, "a")))
    assert lines.traits.shape[1] == len(columns()) > story_lines().forest.trait.max()
    assert len(lines.traits) >= len(PARAGRAPHS)


def test_a_page_without_a_paragraph_has_no_row():
    assert len(line_matrix(units(tree_of(page("<p>Closed</p>"), "a"))).traits) == 0


@pytest.mark.parametrize("name", ["bylines", "kickers", "beside", "dates", "comments", "bars"])
def test_words_of_classes_are_found_as_by_their_pattern(name):
    words = any_class(name)
    marks = [
        "c-byline__name",
        "recirculation",
        "precirc",
        "by-line",
        "post by line",
        "site-header",
        "standby",
        "a_comments b",
        "",
    ]
    assert [bool(words.search(m)) for m in marks] == [bool(words.pattern.search(m)) for m in marks]


def test_the_container_of_elements_is_the_nearest():
    tree = tree_of("<body><main><div id=a><p>1</p><p><b>2</b></p></div><p>3</p></main><p>4</p>", "a")
    one, two, three, four = tree.iter("p").__next__(), tree.find(".//b"), tree.findall(".//p")[2], tree.findall(".//p")[3]
    assert container([one]) is one
    assert container([one, two]).get("id") == "a"
    assert container([two, three]).tag == "main"
    assert container([three, one, four]).tag == "body"


def test_a_line_in_a_box_named_after_comments_is_in_doubt(asked):
    boxes = (f"<section class=CommentPanel open><h4>Posted by deckhand</h4><p>{p} {p}</p></section>" for p in PARAGRAPHS[:2])
    read = load(Input("a", html=page(*(f"<p>{p}</p>" for p in PARAGRAPHS[2:]), *boxes)))
    assert PARAGRAPHS[2] in read.text
    assert len(asked) == 1 or f"{PARAGRAPHS[0]} {PARAGRAPHS[0]}" not in read.text
