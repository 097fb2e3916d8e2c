"""Lines of a page whose shape tells what they are, however the models judge them.

A link to the same site that is a line of its own promotes another story when it stands alone between two paragraphs, is written
all in capitals, or follows a heading such as "Don't miss". On a page of offers, the offers are the story.

>>> from audit.text import Anchor
>>> lines = ["They met on Monday and " * 4 + "went home.", "Harvest fails in the north", "Nobody spoke, and " * 6 + "all left."]
>>> text, blocks, at = "\\n".join(lines), [], 0
>>> for line in lines:
...     links = (Anchor(at, at + len(line), "/north"),) if line.startswith("Harvest") else ()
...     blocks.append(Block(at, at + len(line), "p", "body", (), links))
...     at += len(line) + 1
>>> leading(text, blocks, None)
{1: 'link between paragraphs'}
"""

from collections.abc import Mapping, Sequence

from audit.extract.insertions.page.traits import CLOSERS, LONG, PRICE, STOPS, targets
from audit.extract.insertions.vocabulary import HEADING, sells
from audit.text import Block

FEWEST = 4
"""Words of a promoted headline."""
MOSTLY, NEARLY, ALL = 0.6, 0.8, 0.85
"""Share of a line that links to the same site cover: under a heading (kickers stand beside them), in capitals, alone."""
PROSE = 15
"""Words of a paragraph that such a line stands between."""
OFFERS, QUARTER = 10, 0.25
"""Lines of the story that are offers, and their share of it, from which a page is one of offers."""
HEAD = 200
"""Characters of a line in which a price is looked for."""


def leading(text: str, blocks: Sequence[Block], own: str | None) -> Mapping[int, str]:
    """Places of the blocks that lead to another story of the site, each with the name of the shape that tells it."""
    told = {}
    for n, b in enumerate(blocks):
        if not b.links or b.zone != "body":
            continue
        words = text[b.start : b.stop]
        covered = sum(a.stop - a.start for a in b.links if targets(a.href, own) == 0) / len(words)
        if covered < MOSTLY or count(words) < FEWEST:
            continue
        above, below = (text[c.start : c.stop] for c in (blocks[n - 1], blocks[min(n + 1, len(blocks) - 1)]))
        if HEADING.match(above.lower()) and count(above) < LONG:
            told[n] = "link under a heading"
        elif covered > NEARLY and words.isupper():
            told[n] = "link in capitals"
        elif covered > ALL and not ends(words) and prose(above) and prose(below):
            told[n] = "link between paragraphs"
    return told


def offers(text: str, blocks: Sequence[Block], own: str | None) -> frozenset[int]:
    """Places of the blocks that offer something for sale, where so many do that the page is about them; else none."""
    body = [n for n, b in enumerate(blocks) if b.zone == "body"]
    found = [n for n in body if blocks[n].links and for_sale(text, blocks[n], own)]
    return frozenset(found) if len(found) >= max(OFFERS, QUARTER * len(body)) else frozenset()


def for_sale(text: str, block: Block, own: str | None) -> bool:
    """Whether a linked line leads to a shop or names a price."""
    if any(sells(a.href.lower()) and targets(a.href, own) == 1 for a in block.links):
        return True
    return PRICE.search(text[block.start : min(block.stop, block.start + HEAD)]) is not None


def count(words: str) -> int:
    """Words of a line; Chinese and Japanese set no spaces."""
    return max(len(words.split()), len(words) // 8)


def ends(words: str) -> bool:
    """Whether a line ends a sentence."""
    return words[-6:].rstrip(CLOSERS)[-1:] in STOPS


def prose(words: str) -> bool:
    """Whether a line is a paragraph."""
    return ends(words) and count(words) > PROSE
