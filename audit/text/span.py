"""Spans of a text, and the marks that end its sentences."""

from typing import NamedTuple

STOPS = frozenset(".!?…。！？।؟")
"""Marks that end a sentence, in all scripts that use one."""
CLOSERS = "\"'”’»“)]」』"
"""Marks that may close after a stop."""


class Span(NamedTuple):
    """A span of a document's text: `text[start:stop]`, in code points."""

    start: int
    stop: int


def ends_sentence(text: str) -> bool:
    """True when the last mark of a text ends a sentence, ignoring closing quotation marks and brackets.

    >>> ends_sentence("“It is over.”"), ends_sentence("Ministers meet"), ends_sentence("終わった。」")
    (True, False, True)
    """
    return text[-6:].rstrip(CLOSERS)[-1:] in STOPS
