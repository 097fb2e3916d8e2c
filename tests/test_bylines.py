"""Classes of a page: the roles that they name, and the shortcut for classes that name none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.load.declared.bylines import BESIDE, BYLINE, IS_BESIDE, IS_BYLINE, IS_KICKER, IS_NAME, KICKER, roles_of


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("article__byline", IS_BYLINE),
        ("authorName meta", IS_BYLINE + IS_NAME),
        ("post-kicker", IS_KICKER),
        ("c-relatedStories", IS_BESIDE),
        ("recirculation box", IS_BESIDE),
        ("precirc", 0),
        ("recirc-list", IS_BESIDE),
        ("autorzeile klein", IS_BYLINE),
        ("c-dachzeile", IS_KICKER),
        ("most-read", IS_BESIDE),
        ("read", 0),
        ("flex px-4 mt-2", 0),
        ("", 0),
    ],
)
def test_a_class_names_the_role_of_its_element(marks, expected):
    """Bylines, kickers and boxes beside the story are recognised by whole words of a class."""
    assert roles_of(marks) == expected


@pytest.mark.parametrize(("pattern", "bit"), [(BYLINE, IS_BYLINE), (KICKER, IS_KICKER), (BESIDE, IS_BESIDE)])
@settings(max_examples=200, deadline=None)
@given(data=st.data(), before=st.sampled_from(["", "flex ", "mt-2 "]), after=st.sampled_from(["", " px-4", " wide"]))
def test_no_class_that_a_pattern_knows_is_skipped(pattern, bit, data, before, after):
    """The shortcut changes nothing: whatever a pattern matches has its bit."""
    marks = before + data.draw(st.from_regex(pattern.pattern, fullmatch=True)) + after
    assert bool(roles_of(marks) & bit) == bool(pattern.pattern.search(marks.lower()))
