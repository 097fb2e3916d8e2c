"""Walls: stories cut off at a paywall, and pages that consist of a request for consent.

The wordings are data (`data/walls.yaml`), with hits and misses.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any

from lxml.html import HtmlElement

from audit.files import DATA, read_yaml
from audit.load.page.blocks import is_story
from audit.text import Block, Said, counted

STUB = 250
"""Maximum words of a story that is cut off by a paywall just below it."""
NEAR = 12
"""Maximum blocks between the last paragraph and its paywall."""
NOTICE = 220
"""Maximum words of a text that consists of a consent request."""
TERMS = 3
"""Minimum different consent terms in such a text."""
SHARE = 0.4
"""Minimum share of its characters in lines with such terms."""
LONGEST_WALL = 40
"""Maximum words of a paywall's line."""
SHELLS = 3
"""Levels below the body that are searched for consent banners."""
LEVEL = 200
"""Maximum elements of a level whose children are searched."""
LARGEST = 6_000
"""Maximum characters of such a banner."""
TOKENS = 8
"""Tokens, from a block's own upwards, that can name the box of a paywall."""


@cache
def walls() -> dict[str, Any]:
    """Load the wordings of all walls."""
    return dict(read_yaml(DATA / "walls.yaml"))


@cache
def wording(name: str) -> re.Pattern[str]:
    """Return the pattern of one wall: `paywall`, `consent`, `banners` or `absent`."""
    return re.compile("|".join(walls()[name]["patterns"]), re.IGNORECASE)


def notice(text: str, blocks: Sequence[Block]) -> bool:
    """True for a text that is a consent request rather than an article."""
    lines = [text[b.start : b.stop] for b in blocks if b.zone in {"headline", "standfirst", "body"}]
    if is_longer(lines, NOTICE):
        return False
    wanted = wording("consent")
    terms = {m.group().lower() for line in lines for m in wanted.finditer(line)}
    about = sum(len(line) for line in lines if wanted.search(line))
    return len(terms) >= TERMS and about >= SHARE * sum(map(len, lines))


def is_longer(lines: Iterable[str], most: int) -> bool:
    """True when lines have more than `most` words; counting stops there.

    >>> is_longer(["They met", "on Monday."], 4), is_longer(["They met", "on Monday."], 3)
    (False, True)
    """
    return any(words > most for words in accumulate(map(counted, lines)))


def banners(body: HtmlElement) -> list[HtmlElement]:
    """Find the consent banners near the root of a page, by class or id, and by two consent terms in a short text."""
    found: list[HtmlElement] = []
    level = list(body)
    for _ in range(SHELLS):
        below: list[HtmlElement] = []
        for e in level:
            if is_banner(f"{e.get('id') or ''} {e.get('class') or ''}"[:300]) and asks(e):
                found.append(e)
            elif len(level) < LEVEL:
                below += e
        level = below
    return found


@lru_cache(maxsize=1 << 13)
def is_banner(marks: str) -> bool:
    """True when id and class name a consent banner; cached, because pages repeat them."""
    return bool(wording("banners").search(marks))


def asks(box: HtmlElement) -> bool:
    """True for a box with a short text about consent."""
    size, parts = 0, []
    for text in box.itertext():
        parts.append(text)
        size += len(text) + 1
        if size > LARGEST + 1:
            return False
    words = " ".join(parts)
    return len({m.group().lower() for m in wording("consent").finditer(words)}) >= TERMS - 1


def access(text: str, blocks: Sequence[Block]) -> list[Said]:
    """Claim `stub` for a short story cut off at a paywall, with the words of the paywall."""
    story = [n for n, b in enumerate(blocks) if is_story(b)]
    if not story or is_longer((text[blocks[n].start : blocks[n].stop] for n in story), STUB):
        return []
    wall = wording("paywall")
    for b in blocks[max(0, story[-1] - 3) : story[-1] + NEAR]:
        line = text[b.start : b.stop]
        if (m := wall.search(line)) and counted(line) <= LONGEST_WALL:
            return [Said("access", "stub", "html", b.start + m.start(), b.start + m.end())]
    gates = frozenset(walls()["gates"])
    return [Said("access", "stub", "html") for b in blocks[story[-1] :] if not gates.isdisjoint(b.tokens[:TOKENS])][:1]
