"""Lines above the story that the page itself declares: its description is a standfirst, the name of its author a byline."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from audit.lang.titles import title_words
from audit.load.declared.bylines import AUTHOR_PATH
from audit.text import Block, Said, ends_sentence

ALIKE = 8
"""Minimum words of the shorter of a line and a description, with which the longer begins."""
NAME, FEW, SIGNATURE = 4, 8, 14
"""Maximum words of a name, of a line that only names authors, and of one that also says when or where."""
ABOVE = 24
"""Maximum blocks below the headline that are compared."""
PARAGRAPH = 120
"""Minimum characters of a paragraph, and of a standfirst that tells the story: shorter ones are taglines. The block after the
first paragraph is compared too."""
CUT = re.compile(r"\S*(?:…|\.\.\.)$")
"""End of a description that was cut."""
NO_NAME = re.compile(r"\d|\s[a-zß-ÿ]\w{3,}")
"""What no name of an author has: a number, a word in small letters ("View author archive")."""
SIGNED = frozenset({"author", "byline"})
"""Fields that name the author."""


def declared_lines(text: str, blocks: Sequence[Block], said: Iterable[Said]) -> Iterator[Block]:
    """Yield the blocks; those above the story have the field of the claim that says the same.

    It is `standfirst`, `author` or, for a line with more than an author's name, `byline`.
    """
    described = [title_words(CUT.sub("", s.value)) for s in said if s.field == "standfirst"]
    authors = {title_words(s.value) for s in said if s.field in SIGNED} - {()}
    names = {" ".join(name) for name in authors if 1 < len(name) <= NAME}
    top = max((n for n, b in enumerate(blocks) if b.zone == "headline"), default=0)
    below = next((n for n, b in enumerate(blocks) if n > top and b.stop - b.start >= PARAGRAPH), len(blocks))
    for n, block in enumerate(blocks):
        if not top < n <= min(top + ABOVE, below + 1) or block.zone not in {"standfirst", "body"}:
            yield block
            continue
        line = text[block.start : block.stop]
        words = title_words(line)
        field = None
        linked = len(words) > 1 and is_author_link(block)
        if len(words) <= FEW and (words in authors or linked) and not NO_NAME.search(line):
            field = "author"
        elif len(words) <= SIGNATURE and not ends_sentence(line) and any(name in line.lower() for name in names):
            field = "byline"
        prose = len(line) >= PARAGRAPH and ends_sentence(line) and not mostly_links(block)
        if prose and any(begins(words, d) for d in described):
            field = "standfirst"
        yield replace(block, declared=field) if field else block


def is_author_link(block: Block) -> bool:
    """True when a block is links to pages about authors."""
    return mostly_links(block) and all(AUTHOR_PATH.search(a.href) for a in block.links)


def mostly_links(block: Block) -> bool:
    """True when links cover most of a block."""
    return 2 * sum(a.stop - a.start for a in block.links) > block.stop - block.start


def begins(a: Sequence[str], b: Sequence[str]) -> bool:
    """True when one of two lines begins with the other.

    >>> nine = "the lock of vell stays shut for the winter".split()
    >>> begins(nine, [*nine, "says", "the", "mayor"]), begins(nine[:4], nine)
    (True, False)
    """
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= ALIKE and list(longer[: len(shorter)]) == list(shorter)
