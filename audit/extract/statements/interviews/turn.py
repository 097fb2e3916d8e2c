"""One turn of an interview or transcript: whose words it is, and the lines without labels and a transcriber's notes."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from audit.text import Span, cut, trimmed

NOTE = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]")
"""Words in brackets, which can be a transcriber's note."""

QUESTION = ("?", "？", "؟")
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
"""Tags of headings inside an article."""


class Turn(NamedTuple):
    """A turn: spans of the words spoken, span of its label, and its speaker.

    `name` is the speaker as named in the text, None where nobody is; `office` the words beside the name. `asks` is True for the
    interviewer. `p` is the probability that the speaker is right.
    """

    lines: tuple[Span, ...]
    label: Span | None
    name: str | None
    office: str | None
    asks: bool
    p: float


def asks(words: str) -> bool:
    """True for words that end with a question mark, closing marks left out.

    >>> asks("“Why?” "), asks("“Why?” she asked.")
    (True, False)
    """
    return words.rstrip('"”’»)] ').endswith(QUESTION)


def without_notes(text: str, spans: Iterable[Span], notes: frozenset[str]) -> tuple[Span, ...]:
    """Cut notes such as "[laughs]" and "(APPLAUSE)" out of spans.

    >>> text = "It is. [laughs] We go (APPLAUSE)"
    >>> [text[a:b] for a, b in without_notes(text, [Span(0, len(text))], frozenset({"laughs"}))]
    ['It is.', 'We go']
    """
    out: list[Span] = []
    for span in spans:
        holes = [Span(*m.span()) for m in NOTE.finditer(text, *span) if is_note(m[1], notes)]
        parts = (trimmed(text, *part) for part in cut(span, holes))
        out += [part for part in parts if any(c.isalnum() for c in text[part.start : part.stop])]
    return tuple(out)


def is_note(words: str, notes: frozenset[str]) -> bool:
    """True for a known note and for words in capitals that are not one short name ("NATO")."""
    plain = words.strip().lower()
    return plain in notes or plain.split()[0] in notes or (words.isupper() and (len(words) > SHORT or " " in words))


SHORT = 6
"""Maximum letters of an abbreviation in brackets that a speaker's words explain."""
