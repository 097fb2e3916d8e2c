"""The text of an article and its blocks, composed of the lines of its page, with their markup and boxes.

>>> tokens_of("relatedStories box-3 x"), TOKEN.findall("a1b22")
(('related', 'stories', 'box'), [])
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from audit.load.html.addresses import link_address
from audit.load.html.lines import Unit
from audit.load.page.main_text import KEPT
from audit.load.page.region import GAP, Region
from audit.text import Anchor, Block, Span

TOKEN = re.compile(r"[a-z]{2,24}")
"""One word of a class or id; numbers and generated names are ignored."""
LEVELS = 6
"""Number of elements, from the block's own upwards, whose classes and ids are kept."""
TOKENS = 32
"""Maximum tokens of a block."""
NAMING = ("class", "id", "role", "itemprop", "data-testid", "data-component")
"""Attributes whose words indicate the purpose of an element."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Word boundary in a class such as `relatedStories`."""
NONE = "display:none"
ROOTS = frozenset({"body", "html"})


def composed(
    found: Sequence[Unit], kept: Sequence[float], where: Region, title: str | None, base: str
) -> tuple[str, tuple[Block, ...], int]:
    """Compose the text of an article, its blocks and the start of its body.

    `kept` is the share that trafilatura keeps of each line; `title` is the headline when it is on no line; links are
    resolved against `base`.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    if where.headline is None and title:
        pieces, at = [title], len(title) + 1
        blocks.append(Block(0, len(title), "h1", "headline"))
    read = [(i, zone) for i, zone in zones(where) if i < len(found)]
    groups, cards = boxes([found[i].element for i, _ in read], where.container)
    body_start: int | None = None
    known: dict[HtmlElement, Above] = {}
    for (i, zone), group, card in zip(read, groups, cards, strict=True):
        unit = found[i]
        if body_start is None and zone != "headline":
            body_start = at
        tokens, path = markup_of(unit.element, known)
        links = tuple(Anchor(a.start + at, a.stop + at, link_address(base, a.href), a.rel) for a in unit.links)
        tag = str(unit.element.tag)
        blocks.append(
            Block(
                start=at,
                stop=at + len(unit.text),
                tag=tag,
                zone=zone,
                tokens=tokens,
                links=links,
                path=path,
                group=group,
                card=card,
                kept=round(kept[i], 2),
                struck=tuple(Span(s.start + at, s.stop + at) for s in unit.struck),
            )
        )
        pieces.append(unit.text)
        at += len(unit.text) + 1
    return "\n".join(pieces), tuple(blocks), at if body_start is None else body_start


def zones(where: Region) -> list[tuple[int, str]]:
    """Assign a zone to the index of each line that is read."""
    begin = where.first
    places = []
    if where.headline is not None:
        places.append((where.headline, "headline"))
        begin = max(where.headline + 1, where.first - GAP)
    places += [(i, "standfirst") for i in range(begin, where.first)]
    places += [(i, "body") for i in range(where.first, where.last + 1)]
    return places + [(i, "tail") for i in range(where.last + 1, where.stop)]


def is_story(block: Block) -> bool:
    """True when trafilatura keeps most of a block of standfirst or body."""
    return block.zone in {"standfirst", "body"} and (block.kept or 0) >= KEPT


def boxes(elements: Sequence[HtmlElement], container: HtmlElement) -> tuple[list[int], list[int]]:
    """Number, for each line's element, the part of the container around it, and the smallest box around it.

    The smallest box is the nearest element that contains another line; a line without one is its own box.
    """
    ends = {container, *container.iterancestors()}
    chains: list[list[HtmlElement]] = []
    held: Counter[HtmlElement] = Counter()
    for element in elements:
        chain = [element]
        while (above := chain[-1].getparent()) is not None and above not in ends:
            chain.append(above)
        held.update(chain)
        chains.append(chain)
    numbers: dict[HtmlElement, int] = {}
    groups = [numbers.setdefault(chain[-1], len(numbers)) for chain in chains]
    numbers = {}
    cards = [numbers.setdefault(next((e for e in chain if held[e] > 1), chain[0]), len(numbers)) for chain in chains]
    return groups, cards


class Above(NamedTuple):
    """What blocks with the same parent share: words of the elements from the parent upwards, and their tags."""

    tokens: tuple[str, ...]
    path: tuple[str, ...]


def markup_of(element: HtmlElement, known: dict[HtmlElement, Above]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Collect words of the classes, ids and tags of an element and its ancestors, nearest first, and the tags of its ancestors.

    `known` caches what is above, because blocks share parents.
    """
    tokens: dict[str, None] = {}
    inner = element
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]  # an element that wraps the whole line: strong, em, a, button
        if not isinstance(inner.tag, str):
            break
        tokens[inner.tag] = None
        tokens.update(dict.fromkeys(attribute_words(inner)))
    if element.tag in ROOTS:
        return tuple(tokens)[:TOKENS], ()
    parent = element.getparent()
    around = known.get(parent) if parent is not None else Above((), ())
    if around is None:
        around = known[parent] = above(parent)
    tokens.update(dict.fromkeys(attribute_words(element)))
    tokens.update(dict.fromkeys(around.tokens))
    return tuple(tokens)[:TOKENS], around.path


def above(parent: HtmlElement) -> Above:
    """Collect what is above a block, from its parent up to the body."""
    tokens: list[str] = []
    path: list[str] = []
    near: HtmlElement | None = parent
    while near is not None and near.tag not in ROOTS:
        if len(path) < LEVELS - 1:
            tokens += attribute_words(near)
        path.append(str(near.tag))
        near = near.getparent()
    return Above(tuple(tokens), tuple(path))


@lru_cache(maxsize=1 << 14)
def tokens_of(value: str) -> tuple[str, ...]:
    """Split the value of an attribute into words; cached, because the pages of an outlet repeat them."""
    return tuple(TOKEN.findall(CAMEL.sub(" ", value).lower()))


def attribute_words(element: HtmlElement) -> tuple[str, ...]:
    """Collect words of the class, id, role and the like of an element, and `hidden` for an invisible one."""
    if not (said := element.attrib):
        return ()
    words = [w for name in NAMING if (value := said.get(name)) for w in tokens_of(value)]
    if "hidden" in said or said.get("aria-hidden") == "true" or NONE in (said.get("style") or ""):
        words.append("hidden")
    return tuple(words)
