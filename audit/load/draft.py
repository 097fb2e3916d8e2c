"""Text and blocks of a draft as a reader parses it, line by line.

The text is the visible text of the draft: markup removed, one block per line, links with the offsets of their words.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.text import Anchor, Block, Said, can_be_headline, trimmed
from audit.text.invisible import without_invisible

SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
"""White space that is collapsed."""


class Parsed(NamedTuple):
    """Result of a reader: text, blocks, start of the body, claims, and the address where the input itself has it."""

    text: str
    blocks: tuple[Block, ...]
    body_start: int
    said: tuple[Said, ...] = ()
    url: str | None = None


@dataclass(slots=True)
class Lines:
    """Lines of a draft in progress, with tags and links."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    _start: int = 0
    _links: list[Anchor] = field(default_factory=list)

    def write(self, words: str) -> None:
        """Add words to the line, collapsing white space and dropping it at the start, without invisible characters."""
        words = SPACE.sub(" ", without_invisible(words))
        if self.text.endswith((" ", "\n", "\t")) or not self.text:
            words = words.removeprefix(" ")
        self.text += words

    def link(self, start: int, href: str) -> None:
        """Make the words since `start` a link."""
        start, stop = trimmed(self.text, start, len(self.text))
        if start < stop and href:
            self._links.append(Anchor(start, stop, href))

    def end(self, tag: str) -> None:
        """End the line; an empty one makes no block."""
        self.text = self.text.rstrip(" ")
        stop = len(self.text)
        if stop > self._start:
            self.blocks.append(Block(self._start, stop, tag, "body", links=tuple(self._links)))
            self.text += "\n"
        self._start, self._links = len(self.text), []

    def parsed(self, said: tuple[Said, ...] = ()) -> Parsed:
        """Return text, blocks with the headline marked, start of the body, and the claims `said`."""
        text = self.text.removesuffix("\n")
        if not self.blocks:
            return Parsed(text, (), 0, said)
        first, *rest = self.blocks
        if rest and (first.tag in {"h1", "h2"} or can_be_headline(text[first.start : first.stop])):
            head = Block(first.start, first.stop, "h1", "headline", links=first.links)
            return Parsed(text, (head, *rest), rest[0].start, said)
        return Parsed(text, tuple(self.blocks), first.start, said)
