"""The lines of a plain text, as a page of fixed width shows them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from audit.text.invisible import without_invisible
from audit.text.span import Span

PARAGRAPH = "\u2029"
"""Unicode's paragraph separator, worth an empty line."""
ENDS = f"\n\u2028\x85{PARAGRAPH}"
"""Line ends."""
LINE = re.compile(rf"\S(?:[^{ENDS}]*\S)?")
"""One non-empty line without the white space around it."""
TAB = 8
"""Columns of a tab, as an indent; programs that wrap count it as one character."""
QUOTE = re.compile(r"(?:>[ \t]?)+")
"""Marks of quoted mail at the start of a line (RFC 3676, section 4.5)."""
QUOTED = 20
"""Maximum characters of such marks."""
WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\U00020000-\U0003fffd]")
"""Characters two columns wide. A line may break after each of them."""


class Line(NamedTuple):
    """A non-empty line of a text.

    `first` is the start of its words after marks of quoted mail, `depth` their number; `words` have no invisible characters;
    `gap` counts the line ends up to the next line; `flows` is true of a line that ends in one space.
    """

    start: int
    stop: int
    first: int
    words: str
    indent: int
    columns: int
    depth: int
    gap: int
    flows: bool


def lines_of(text: str) -> list[Span]:
    """List the spans of the lines that have words.

    >>> [text[a:b] for text in ["> Talks failed. \\n>\\n\\u200b\\n Both left."] for a, b in lines_of(text)]
    ['> Talks failed.', 'Both left.']
    """
    spans = (Span(m.start(), m.end()) for m in LINE.finditer(text))
    return [s for s in spans if s.stop - s.start > QUOTED or has_words(text[s.start : s.stop])]


def has_words(line: str) -> bool:
    """True unless a line has only invisible characters, or only marks of quoted mail."""
    return bool(without_invisible(line).strip("> \t"))


def measured(text: str, spans: Sequence[Span]) -> Iterator[Line]:
    """Yield the lines at some spans of a text with their columns."""
    after = [*(b.start for b in spans[1:]), len(text)]
    for (start, stop), following in zip(spans, after, strict=True):
        begin = max(text.rfind(end, 0, start) for end in ENDS) + 1
        mark = QUOTE.match(text, start, stop)
        if mark and mark.end() < stop:
            begin = mark.end()
        words = text[begin:stop].lstrip()
        lead = text[begin : stop - len(words)]
        yield Line(
            start=start,
            stop=stop,
            first=stop - len(words),
            words=without_invisible(words),
            indent=len(lead.expandtabs(TAB)),
            columns=len(lead) + columns(words),
            depth=mark.group().count(">") if mark else 0,
            gap=sum(text.count(end, stop, following) for end in ENDS + PARAGRAPH),
            flows=text[stop : stop + 1] == " " and text[stop + 1 : stop + 2] in ENDS,
        )


def columns(words: str) -> int:
    """Columns that words take in a font of fixed width."""
    if words.isascii():
        return len(words)
    words = without_invisible(words)
    return len(words) + len(WIDE.findall(words))
