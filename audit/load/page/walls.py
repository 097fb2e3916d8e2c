"""Walls: pages that break off before a paywall, and pages that are no article but a notice that asks for consent.

The wordings are data, `data/walls.yaml`, each with its own hits and misses.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from lxml.html import HtmlElement

from audit.files import DATA, read_yaml
from audit.text import Block, Said

STUB = 250
"""Words of story under which a text with a paywall right below it counts as cut off."""
NEAR = 12
"""Blocks under the last paragraph in which a paywall belongs to it."""
NOTICE = 220
"""Words of the longest text that can be nothing but a consent notice."""
TERMS = 3
"""Different terms of consent that make a short text a notice."""
SHARE = 0.4
"""Share of its lines that speak of consent."""
TEASERS = 5
BOX = 4
"""Blocks of the largest teaser."""
WHOLE = 0.8
"""Share of a line that a link must hold for the line to be a link."""
LINE = 120
"""Characters of story without which there is none."""
BANNER = re.compile(
    r"cookie[-_ ]?(?:banner|bar|consent|notice|policy|law|layer|modal|popup|wall)|consent|(?:^|[-_ ])cmp(?:$|[-_ ])|gdpr|"
    r"onetrust|didomi|cookiebot|cybot|sp_message|usercentrics|borlabs|iubenda|truste|klaro|cookielaw",
    re.IGNORECASE,
)
"""Classes and ids of boxes that ask for consent, of publishers' own and of the houses that sell them."""
SHELLS = 3
"""Levels under the body at which such a box stands."""
LARGEST = 6_000
"""Characters of the longest such box."""
GATES = frozenset({"paywall", "regwall", "piano", "subscriber", "subscribers", "premium", "paywalled", "registration"})


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The wording of one wall."""
    return re.compile("|".join(read_yaml(DATA / "walls.yaml")[name]["patterns"]), re.IGNORECASE)


def notice(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a text is a notice that asks for consent and no article."""
    lines = [text[b.start : b.stop] for b in blocks if b.zone in {"headline", "standfirst", "body"}]
    if sum(len(line.split()) for line in lines) > NOTICE:
        return False
    wanted = pattern("consent")
    terms = {m.group().lower() for line in lines for m in wanted.finditer(line)}
    about = sum(len(line) for line in lines if wanted.search(line))
    return len(terms) >= TERMS and about >= SHARE * sum(map(len, lines))


def banners(body: HtmlElement) -> list[HtmlElement]:
    """The boxes near the root of a page that ask for consent: by class or id, and by two terms of consent in few words."""
    found: list[HtmlElement] = []
    level = list(body)
    for _ in range(SHELLS):
        below: list[HtmlElement] = []
        for e in level:
            if banner(f"{e.get('id') or ''} {e.get('class') or ''}"[:300]) and asks(e):
                found.append(e)
            elif len(level) < 200:
                below += e
        level = below
    return found


@lru_cache(maxsize=1 << 13)
def banner(marks: str) -> bool:
    """Whether id and class name a box that asks for consent."""
    return bool(BANNER.search(marks))


def asks(box: HtmlElement) -> bool:
    """Whether a box is a short text that speaks of consent."""
    words = " ".join(box.itertext())
    return len(words) <= LARGEST and len({m.group().lower() for m in pattern("consent").finditer(words)}) >= TERMS - 1


def teasers(blocks: Sequence[Block]) -> bool:
    """Whether a page holds nothing but headlines that lead elsewhere, with or without a line of summary each.

    A teaser is a small box with a line that is one link, and a page of them has five at least; what lies in none, links left
    out, must be a tenth of the text and more than a line long, else there is no story.
    """
    body = [b for b in blocks if b.zone in {"standfirst", "body"} and (b.kept or 0) >= 0.5]  # most of it kept
    held = Counter(b.card for b in blocks)
    whole = [b for b in blocks if any(a.stop - a.start >= WHOLE * (b.stop - b.start) for a in b.links)]
    led = {b.card for b in whole if held[b.card] <= BOX}
    if len(led) < TEASERS:
        led = set()
    free = sum(b.stop - b.start - sum(a.stop - a.start for a in b.links) for b in body if b.card not in led)
    return free < LINE or free < sum(b.stop - b.start for b in body) / 10


def access(text: str, blocks: Sequence[Block]) -> list[Said]:
    """`stub` when the story is short and breaks off at a paywall, with the words that say so."""
    story = [n for n, b in enumerate(blocks) if b.zone in {"standfirst", "body"} and (b.kept or 0) >= 0.5]  # most of it kept
    if not story or sum(len(text[blocks[n].start : blocks[n].stop].split()) for n in story) > STUB:
        return []
    wall = pattern("paywall")
    for b in blocks[max(0, story[-1] - 3) : story[-1] + NEAR]:
        line = text[b.start : b.stop]
        if (m := wall.search(line)) and len(line.split()) <= 40:
            return [Said("access", "stub", "html", b.start + m.start(), b.start + m.end())]
    return [Said("access", "stub", "html") for b in blocks[story[-1] :] if GATES & set(b.tokens[:8])][:1]
