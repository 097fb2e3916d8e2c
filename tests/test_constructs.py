"""Faulty and rare markup, against the tree of an HTML5 parser and in bounded time."""

import re
from functools import partial

import pytest
from clock import cpu_seconds
from constructs import CONSTRUCTS, SENTENCES, displayed, page

from audit.load import Input, load
from audit.load.html.lines import units
from audit.load.html.parse import tree_of
from audit.load.html.repair import mended

SWALLOWED = {"quote left open in an attribute"}
"""Constructs with which a browser, too, loses paragraphs."""


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_the_words_that_a_browser_shows(name):
    """The lines of a page are the words that an HTML5 parser shows, in the same order."""
    pytest.importorskip("selectolax")
    lines = " ".join(u.text for u in units(tree_of(CONSTRUCTS[name], name)))
    assert "".join(re.findall(r"\w", lines)) == "".join(displayed(CONSTRUCTS[name]))


@pytest.mark.parametrize("name", sorted(set(CONSTRUCTS) - SWALLOWED))
def test_the_story_of_a_faulty_page(name):
    """Every paragraph of the article is in its text, once and in order."""
    text = load(Input(name, html=CONSTRUCTS[name])).text
    places = [text.find(s) for s in SENTENCES]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(s) == 1 for s in SENTENCES)


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<noscript>", "<noscript><div>", "</body>", "<script>", "<noscript><p></b></noscript>", "<svg><p>", "</html><!--"],
)
def test_the_repair_is_linear(piece):
    """Twice the faults take twice the time."""
    small, large = (cpu_seconds(partial(mended, page(piece * n).encode())) for n in (20_000, 40_000))
    assert large < 4 * small + 0.02
