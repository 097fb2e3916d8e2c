"""Readers' comments below a story in plain text: all lines under a heading that is plainly theirs."""

import re
from collections.abc import Iterator, Sequence

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.plain.split import Line
from audit.text import ends_sentence

STORY = 40
"""Minimum words before the heading."""
LONGER = 4
"""Maximum length of comments that begin with who comments, in lengths of the story."""
NAMED = 8
"""Maximum words of the line that names who comments."""
DATED = re.compile(r"(?i)\b(?:says?|sagt|schrieb|wrote|writes|reply|antworten|ago)\b:?$|\d{1,2}:\d\d|\b(?:19|20)\d\d\b")
"""What ends or dates the line of a comment: "Jo Lee says:", "June 3, 2020 at 4:15 pm"."""


def comments(text: str, lines: Sequence[Line], so_far: Sequence[Found]) -> Iterator[Found]:
    """Yield the lines below the heading of comments if they begin with who comments.

    A heading is a find of furniture that `opens` a list; below one with the title of the story, lines no longer than the story
    need no name.

    >>> text = "The quay is shut. " * 12 + "\\n2 comments\\nJo Lee says:\\nIt was late, the mayor said."
    >>> at, name, said = text.index("2 c"), text.index("Jo"), text.index("It")
    >>> lines = [Line(0, at - 1, at - 1, "body"), Line(at, at + 10, at + 10, "body")]
    >>> lines += [Line(name, said - 1, said - 1, "body"), Line(said, len(text), len(text), "body")]
    >>> heading = Found(at, at + 10, "furniture", "interface", "comment-headings", opens=True)
    >>> [text[f.start : f.stop] for f in comments(text, lines, [heading])]
    ['Jo Lee says:', 'It was late, the mayor said.']
    """
    opened = [f for f in so_far if f.opens and f.role == "furniture"]
    for heading in sorted(opened, key=lambda f: f.start):
        below = [line for line in lines if line.start >= heading.stop]
        told = len(text[: heading.start].split())
        if told < STORY or not below:
            continue
        rest = len(text[heading.stop :].split())
        titled = rest <= told and any(mark in text[heading.start : heading.stop] for mark in '“"«„')
        if titled or (rest <= told * LONGER and names(text, below)):
            known = {f.start for f in so_far}
            yield from (Found(b.start, b.stop, "furniture", "interface", "comments") for b in below if b.start not in known)
            return


def names(text: str, below: Sequence[Line]) -> bool:
    """True when the first line below a heading is short, no sentence, and that of somebody who comments on a day."""
    first, second = text[below[0].start : below[0].stop], text[below[1].start : below[1].stop] if len(below) > 1 else ""
    short = len(first.split()) <= NAMED and not ends_sentence(first)
    return short and bool(DATED.search(first) or (len(second.split()) <= NAMED and DATED.search(second)))
