"""Promotion fused with a story is found to the character, whatever the outlet and the headline."""

import pytest
from kits import shipped

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.lists import listed
from audit.extract.insertions.plain.split import Line
from audit.extract.insertions.settle import settle
from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document, Span

KIT = shipped()


def found(text: str) -> list[Insertion]:
    return list(audit(Document.of(text), KIT).of(Insertion))


STORY = """Norland tells Sudria that the canal treaty is a ‘closed book’
Norland’s trade minister Ada Quill has told Sudria’s envoy Jon McAllister that the treaty would stand.
{before}{promo}{resume} has repeatedly refused to reopen the talks, claiming that it was pushed into it by its neighbours.
The envoy left the capital on Monday without a further word to reporters.
{call}"""


@pytest.mark.parametrize("host", ["rt.com", "courier.example", "news.harbour-post.example"])
@pytest.mark.parametrize(
    "headline",
    [
        "Sudria must stop ‘playing for time’ Norland says, as it calls on league to allow barges toll-free passage",
        "McAllister: the iPhone deal that nobody wanted to sign",
        "Harbour town of Vell votes to keep its ferry",
    ],
)
@pytest.mark.parametrize("resume", ["Norland", "Quill", "The government in Vell"])
def test_a_fused_promo_ends_where_the_story_resumes(host, headline, resume):
    promo, call = f"Also on {host} {headline}", "Like this story? Share it with a friend!"
    text = STORY.format(before="", promo=promo, resume=resume, call=call)
    first, second = found(text)
    assert text[first.start : first.stop] == promo
    assert (first.role, first.kind, first.host, first.fused) == ("promo", "cross_promotion", host, True)
    assert text[first.headline_start : first.headline_stop] == headline
    assert text[second.start : second.stop] == call
    assert (second.role, second.kind, second.fused) == ("promo", "call_to_action", False)


def test_a_story_alone_has_no_insertion():
    assert found(STORY.format(before="", promo="", resume="Norland", call="").strip()) == []


def test_a_heading_glued_to_the_first_item_of_its_list_is_one_with_it():
    """A seam between cue and headline cuts the two, but they are still one promotion."""
    cue, title = "Related:", "Harbour workers disagree on exactly when to end the strike"
    text = cue + title
    heading = Found(0, len(cue), "promo", "cross_promotion", "bare-more", opens=True)
    (item,) = listed(
        text, (Line(0, len(cue), len(text), "body", 1), Line(len(cue), len(text), len(text), "body", 1)), (heading,)
    )
    (placed,) = settle(Document.of(text), (heading, item))
    assert text[placed.start : placed.stop] == text
    assert placed.headline == Span(len(cue), len(text))
