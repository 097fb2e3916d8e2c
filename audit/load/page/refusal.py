"""Evidence that a page has no story: headlines that lead elsewhere, or a notice in place of a story.

A page is refused for what it shows, never for what is missing: a brief of one sentence, or a story above a gallery and a list
of other stories, is an article.
"""

from collections import Counter
from collections.abc import Sequence

from audit.lang.prose import effective_words, has_sentence, is_prose
from audit.load.page.blocks import is_story
from audit.load.page.walls import wording
from audit.text import Block

TEASERS = 5
"""Minimum teasers of a page without a story."""
BOX = 4
"""Maximum blocks of a teaser."""
WHOLE = 0.8
"""Minimum share of a line that a link must cover for the line to be a link."""
TITLE = 3
"""Minimum words of the headline of a teaser; shorter links are controls ("Enlarge", "Photo: 3")."""
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

    A teaser is a small box with a line that is one link, and at most one paragraph. Among `TEASERS` of them the words outside,
    without links, must be a tenth of all and longer than a line, or a paragraph right below the page's own headline.
    """
    body = [b for b in blocks if is_story(b)]
    boxes = teaser_boxes(text, blocks)
    outside = [b for b in body if b.card not in boxes]
    free = sum(loose(b) for b in outside)
    if len(boxes) < TEASERS:
        return free < LOOSE
    if free >= LINE and free >= sum(b.stop - b.start for b in body) / TENTH:
        return False
    return not (
        has_news_headline(text, blocks) and any(is_prose(text[b.start : b.stop], least_characters=SENTENCE) for b in outside)
    )


def teaser_boxes(text: str, blocks: Sequence[Block]) -> set[int | None]:
    """Find the boxes that are teasers: one line is a link with the words of a headline, at most one other is a paragraph."""
    held = Counter(b.card for b in blocks)
    linked = [b for b in blocks if covered(b)]
    titled = {b.card for b in linked if counted_words(text, b) >= TITLE}
    inside = {id(b) for b in linked}
    prose = Counter(
        b.card for b in blocks if id(b) not in inside and is_prose(text[b.start : b.stop], least_characters=SENTENCE)
    )
    return {card for card in titled if held[card] <= BOX and prose[card] <= 1}


def is_sentence(text: str, block: Block) -> bool:
    """True for a line of at least one sentence."""
    return is_prose(text[block.start : block.stop], least_characters=SENTENCE)


def covered(block: Block) -> bool:
    """True when one link covers a line."""
    return any(a.stop - a.start >= WHOLE * (block.stop - block.start) for a in block.links)


def loose(block: Block) -> int:
    """Count the characters of a line outside links."""
    return block.stop - block.start - sum(a.stop - a.start for a in block.links)


def counted_words(text: str, block: Block) -> int:
    """Count the words of a line, in any script."""
    line = text[block.start : block.stop]
    return effective_words(len(line.split()), len(line))


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
