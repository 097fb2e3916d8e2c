"""Classes of a page: what they say of an element, and the short cut past those that say nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.load.declared.bylines import BESIDE, BY, BYLINE, KICK, KICKER, NAME, SIDE, verdict


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("article__byline", BY),
        ("authorName meta", BY + NAME),
        ("post-kicker", KICK),
        ("c-relatedStories", BESIDE),
        ("recirculation box", BESIDE),
        ("precirc", 0),
        ("recirc-list", BESIDE),
        ("flex px-4 mt-2", 0),
        ("", 0),
    ],
)
def test_a_class_says_what_its_element_is(marks, said):
    """Bylines, kickers and boxes beside the story are told by whole words of a class."""
    assert verdict(marks) == said


@pytest.mark.parametrize(("pattern", "bit"), [(BYLINE, BY), (KICKER, KICK), (SIDE, BESIDE)])
@settings(max_examples=200, deadline=None)
@given(data=st.data(), before=st.sampled_from(["", "flex ", "mt-2 "]), after=st.sampled_from(["", " px-4", " wide"]))
def test_no_class_that_a_pattern_knows_is_passed_over(pattern, bit, data, before, after):
    """The short cut changes nothing: whatever a pattern matches has its bit."""
    marks = before + data.draw(st.from_regex(pattern, fullmatch=True)) + after
    assert bool(verdict(marks) & bit) == bool(pattern.search(marks.lower()))
