"""Evidence that a page has no story: headlines that lead elsewhere, or a notice in place of a story.

A page is refused for what it shows, never for what is missing: a brief of one sentence, or a story above a gallery and a list
of other stories, is an article.
"""

import re
from collections import Counter
from collections.abc import Sequence

from audit.lang.prose import effective_words, has_sentence, is_prose
from audit.load.page.blocks import is_story
from audit.load.page.walls import wording
from audit.text import Block

SPACELESS = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""A letter of Thai, Lao, Khmer, Japanese or Chinese."""
TEASERS = 5
"""Minimum teasers of a page without a story."""
BOX = 4
"""Maximum blocks of a teaser."""
WHOLE = 0.8
"""Minimum share of a line that a link must cover for the line to be a link."""
TITLE = 3
"""Minimum words of the headline of a teaser; shorter links are controls ("Enlarge", "Photo: 3")."""
ALIKE = 3
"""Minimum links of one shape, outside headings, that are teasers."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
LINE = 120
"""Minimum characters of a story among teasers."""
TENTH = 10
"""Maximum ratio of a text to the story in it."""
SENTENCE = 40
"""Minimum characters of a paragraph that is a story of its own below a headline of at least `NEWS` words."""
NEWS = 5
"""Minimum words of a headline, unlike the name of a section ("World", "Latest from the region")."""
LOOSE = 12
"""Minimum characters outside links on a page with few links."""
SAID = 60
"""Maximum words of a text that consists of an error message or a request to turn scripts on."""
PIECES, WORDS = 2, 8
"""Minimum lines, and words of all lines, of a text without a sentence below a headline: captions, formulas, a list."""


def only_teasers(text: str, blocks: Sequence[Block]) -> bool:
    """True for a page of headlines that lead elsewhere, each with or without a line of summary.

    Among `TEASERS` of them the words outside, without links, must be a tenth of all and longer than a line, or a paragraph
    below the page's own headline.
    """
    body = [(n, b) for n, b in enumerate(blocks) if is_story(b)]
    lines, teasers = teaser_lines(text, blocks)
    outside = [b for n, b in body if n not in lines]
    free = sum(loose(b) for b in outside)
    if teasers < TEASERS:
        return free < LOOSE
    if free >= LINE and free >= sum(b.stop - b.start for _, b in body) / TENTH:
        return False
    return not (has_news_headline(text, blocks) and any(is_sentence(text, b) for b in outside))


def teaser_lines(text: str, blocks: Sequence[Block]) -> tuple[set[int], int]:
    """List the blocks that are teasers of other stories, by index, and count the teasers.

    A teaser is a small box, a paragraph that begins with a linked headline, or a linked line of a list with the line below it.
    """
    boxes = teaser_boxes(text, blocks)
    lines = {n for n, b in enumerate(blocks) if b.card in boxes}
    begun = [n for n, b in enumerate(blocks) if n not in lines and begins_linked(text, b)]
    begun = begun if len(begun) >= TEASERS else []
    linked = [n for n, b in enumerate(blocks) if covered(b) and counted_words(text, b) >= TITLE]
    alike = Counter((blocks[n].tag, blocks[n].path) for n in linked)
    listed = {n for n in linked if alike[blocks[n].tag, blocks[n].path] >= TEASERS}
    below = {n + 1 for n in listed if n + 1 not in listed and (n + 2 in listed or n == max(listed))}
    below.discard(len(blocks))
    return lines | {*begun, *listed, *below}, len(boxes) + len(begun) + len(listed - lines)


def begins_linked(text: str, block: Block) -> bool:
    """True for a line that begins with a link of the words of a headline, and goes on."""
    first = block.links[0] if block.links and not covered(block) else None
    return first is not None and first.start <= block.start + 1 and len(text[first.start : first.stop].split()) >= TITLE


def teaser_boxes(text: str, blocks: Sequence[Block]) -> set[int | None]:
    """Find the boxes that are teasers: a line is a link with the words of a headline, at most one other line is a paragraph.

    The link is a heading, or looks like those of other boxes: a control beside a story is neither.
    """
    held = Counter(b.card for b in blocks)
    linked = [b for b in blocks if covered(b) and counted_words(text, b) >= TITLE and held[b.card] <= BOX]
    shapes = Counter((b.tag, b.path) for b in linked)
    titled = {b.card for b in linked if not HEADINGS.isdisjoint((b.tag, *b.path)) or shapes[b.tag, b.path] >= ALIKE}
    inside = {id(b) for b in linked}
    prose = Counter(b.card for b in blocks if id(b) not in inside and is_sentence(text, b))
    return {card for card in titled if prose[card] <= 1}


def is_sentence(text: str, block: Block) -> bool:
    """True for a line of at least one sentence; in a script without spaces for a long one, whatever its last mark."""
    line = text[block.start : block.stop]
    return is_prose(line, least_characters=SENTENCE) or (not block.links and len(SPACELESS.findall(line)) >= SENTENCE // 2)


def covered(block: Block) -> bool:
    """True when one link covers a line."""
    return any(a.stop - a.start >= WHOLE * (block.stop - block.start) for a in block.links)


def loose(block: Block) -> int:
    """Count the characters of a line outside links."""
    return block.stop - block.start - sum(a.stop - a.start for a in block.links)


def counted_words(text: str, block: Block) -> int:
    """Count the words of a line; two characters of a script without spaces are one.

    >>> [counted_words(t, Block(0, len(t), "p", "body")) for t in ("港湾局が運航を再開", "Ferry sails again")]
    [4, 3]
    """
    line = text[block.start : block.stop]
    return len(line.split()) if line.isascii() else max(len(line.split()), len(SPACELESS.findall(line)) // 2)


def has_news_headline(text: str, blocks: Sequence[Block]) -> bool:
    """True when a page's headline is longer than the name of a section."""
    return blocks[0].zone == "headline" and counted_words(text, blocks[0]) >= NEWS


def is_brief(text: str, blocks: Sequence[Block]) -> bool:
    """True when a text of a few words is an article: a sentence, or several lines below a headline, and not a notice."""
    lines = [text[b.start : b.stop] for b in blocks if is_story(b) and not covered(b)]
    whole = "\n".join(lines)
    if not lines or (len(whole.split()) <= SAID and wording("absent").search(text)):
        return False
    return has_sentence(whole) or (len(lines) >= PIECES and effective_words(len(whole.split()), len(whole)) >= WORDS)
