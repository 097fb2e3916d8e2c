"""Lines of a page classified by shape, overriding the block models.

A link to the same site on a line of its own promotes another story when it is alone between two paragraphs, all in capitals, or
after a heading such as "Don't miss". On a page of offers, the offers are the story.

>>> from audit.extract.insertions.vocabulary import Vocabulary
>>> from audit.text import Anchor
>>> lines = ["They met on Monday and " * 4 + "went home.", "Harvest fails in the north", "Nobody spoke, and " * 6 + "all left."]
>>> text, blocks, at = "\\n".join(lines), [], 0
>>> for line in lines:
...     links = (Anchor(at, at + len(line), "/north"),) if line.startswith("Harvest") else ()
...     blocks.append(Block(at, at + len(line), "p", "body", (), links))
...     at += len(line) + 1
>>> leading(text, blocks, None, Vocabulary.load())
{1: 'link between paragraphs'}
"""

from collections.abc import Mapping, Sequence

from audit.extract.insertions.page.traits import LONG, PRICE, targets
from audit.extract.insertions.vocabulary import Vocabulary
from audit.lang.prose import effective_words, is_prose
from audit.text import Block, ends_sentence

FEWEST = 4
"""Minimum words of a promoted headline."""
MOSTLY, NEARLY, ALL = 0.6, 0.8, 0.85
"""Minimum share of a line covered by links to the same site: under a heading (kickers are beside it), in capitals, alone."""
PROSE = 16
"""Minimum words of a paragraph beside such a line."""
OFFERS, QUARTER = 10, 0.25
"""Minimum lines of the story that are offers, and their minimum share of it, on a page of offers."""
HEAD = 200
"""Characters of a line in which a price is searched."""


def leading(text: str, blocks: Sequence[Block], own: str | None, known: Vocabulary) -> Mapping[int, str]:
    """Map blocks that lead to another story of the site `own` to the name of their shape, by index."""
    shapes = {}
    for n, block in enumerate(blocks):
        if not block.links or block.zone != "body":
            continue
        words = text[block.start : block.stop]
        covered = sum(a.stop - a.start for a in block.links if targets(a.href, own) == 0) / len(words)
        if covered < MOSTLY or effective_words(len(words.split()), len(words)) < FEWEST:
            continue
        above, below = (text[b.start : b.stop] for b in (blocks[n - 1], blocks[min(n + 1, len(blocks) - 1)]))
        if shape := shape_of(words, covered, above, below, known):
            shapes[n] = shape
    return shapes


def shape_of(words: str, covered: float, above: str, below: str, known: Vocabulary) -> str | None:
    """Name the shape of a linked line between two others, None when it has none; `covered` is the share of own links.

    >>> from audit.extract.insertions.vocabulary import Vocabulary
    >>> known = Vocabulary.load()
    >>> shape_of("Grain ships wait off the coast", 0.7, "Don't miss", "", known)
    'link under a heading'
    >>> shape_of("GRAIN SHIPS WAIT OFF THE COAST", 1.0, "", "", known)
    'link in capitals'
    >>> shape_of("Grain ships wait off the coast", 0.7, "", "", known)
    """
    if known.heading.match(above.lower()) and effective_words(len(above.split()), len(above)) < LONG:
        return "link under a heading"
    if covered > NEARLY and words.isupper():
        return "link in capitals"
    beside = is_prose(above, least_words=PROSE) and is_prose(below, least_words=PROSE)
    return "link between paragraphs" if covered > ALL and beside and not ends_sentence(words) else None


def offers(text: str, blocks: Sequence[Block], own: str | None, known: Vocabulary) -> frozenset[int]:
    """List the blocks that offer something for sale, if there are enough for the page to be about them; else none."""
    body = [n for n, b in enumerate(blocks) if b.zone == "body"]
    found = [n for n in body if blocks[n].links and for_sale(text, blocks[n], own, known)]
    return frozenset(found) if len(found) >= max(OFFERS, QUARTER * len(body)) else frozenset()


def for_sale(text: str, block: Block, own: str | None, known: Vocabulary) -> bool:
    """True when a linked line leads to a shop or names a price.

    >>> from audit.extract.insertions.vocabulary import Vocabulary
    >>> known = Vocabulary.load()
    >>> [for_sale(t, Block(0, len(t), "p", "body"), None, known) for t in ("Kettle for $12.99", "Kettle on the hob")]
    [True, False]
    """
    if any(known.sells(a.href.lower()) and targets(a.href, own) == 1 for a in block.links):
        return True
    return PRICE.search(text[block.start : min(block.stop, block.start + HEAD)]) is not None
