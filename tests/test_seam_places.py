"""Places where two texts may touch: the short patterns find what one alternative for each case finds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.extract.insertions.joined.cuts import TOUCH
from audit.extract.insertions.plain.seams import CANDIDATE, LOWER, RESUMING, UPPER, touching

CASES = (
    f"(?<=[{LOWER}0-9\u200b])(?=[{UPPER}])",
    f"(?<=[{LOWER}])(?=[0-9$€£@#(\\[—–•])",
    f"(?<=[{UPPER}])(?=[{UPPER}][{LOWER}])",
    f"(?<=[{UPPER}])(?=[AI] [{UPPER}{LOWER}0-9])",
    f"(?<=[{UPPER}])(?=[{UPPER}]\\.[{UPPER}])",
    r"(?<=[^\s(\[“‘«„])(?=[“‘«„»¿¡■•])(?!»(?:[\s.,;:!?)]|$))",
    f"(?<=[.!?…’”“‘\"'«»)\\]:;,%])(?=[{UPPER}])",
    f"(?<=[^\\W_])(?=[\"'][\\[{UPPER}])",
    '(?<=[.!?…’”"»)])(?=["\'\\d$€£@#(\\[—–•-])',
    r"(?<=[^\W_])(?=--? )",
)
"""Each way in which two texts touch, as an alternative of its own."""
FURTHER = (
    f"(?<=[^\\s(\\[“‘«„])(?=”[{UPPER}])",
    "(?<=[“\\]])(?=[\"'\\d$€£@#(\\[—–•-])",
    "(?<=[“”])(?=„)",
    f"(?<=[{UPPER}][{UPPER}])(?=[$€£#(\\[—–•])",
)
"""The same for a story that resumes after a cue."""
LETTERS = "AIÄŁÐΣЖaizßłδжªʰ日本09١ \n\t\u200b\u00a0.!?…’”“‘\"'«»)]:;,%$€£@#([—–•-_„¿¡■「」。|>▶"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=16) | st.text(max_size=8)


def places(cases, text, start, stop):
    return {m.start() for case in cases for m in re.compile(case).finditer(text, start, stop)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("travelAnkara", [6]),
        ("TREATYThe", [6]),
        ("TREATYA man", [6]),
        ("TREATYU.S. envoys", [6, 8]),
        ("travel?Ankara", [7]),
        ("travel“We", [6, 7]),
        ("travel-- We", [6]),
        ("travel Ankara", []),
    ],
)
def test_two_texts_touch(text, expected):
    assert touching(text, 0, len(text), (CANDIDATE,)) == expected


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, start=st.integers(0, 3), cut=st.integers(0, 3))
def test_the_patterns_find_the_places_of_each_case(text, start, cut):
    """Also at the ends of a line inside a text."""
    stop = max(start, len(text) - cut)
    assert places((CANDIDATE.pattern,), text, start, stop) == places(CASES, text, start, stop)
    assert set(touching(text, start, stop, (CANDIDATE, RESUMING))) == places((*CASES, *FURTHER), text, start, stop)
    assert set(touching(text, start, stop, (CANDIDATE, TOUCH))) == places((*CASES, TOUCH.pattern), text, start, stop)
