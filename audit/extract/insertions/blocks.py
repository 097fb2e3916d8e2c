"""The blocks of a page as a matrix: one row a block, one column a trait."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.extract.insertions.traits import (
    AROUND,
    BASE,
    CLOSERS,
    CONTEXT,
    FAMILY,
    LONG,
    NEAR,
    PATH,
    PRICE,
    SHIFTS,
    STOPS,
    TAG,
    TAGS,
    TRACKED,
    targets,
)  # fmt: skip
from audit.extract.insertions.vocabulary import FAMILIES, HEADING, SOCIAL, sells
from audit.outlets import registrable
from audit.text import Block, Document

if TYPE_CHECKING:
    import numpy as np

HEAD, SOME = 200, 40
"""Characters and words of a block in which digits, prices and capitals are counted."""
QUOTES = frozenset("\"“”„«‘'")
KEPT, DENSITY, LINKS, CUE = (BASE.index(c) for c in ("kept", "link density", "links", "list heading"))


def matrix(document: Document) -> "np.ndarray":
    """Traits of every block: a float32 array of shape (blocks, `traits.COLUMNS`)."""
    import numpy as np

    blocks, text = document.blocks, document.text
    own = registrable(document.host) if document.host else busiest(blocks)
    title = next((text[b.start : b.stop] for b in blocks if b.zone == "headline"), "")
    said = set(title.lower().split())
    seen: set[str] = set()
    kinds, of = styles(blocks)
    scalars = np.array([row(text[b.start : b.stop], b, own, said, seen) for b in blocks], dtype=np.float32)
    base = np.hstack([scalars, np.array([marks(b) for b in kinds], dtype=np.float32)[of]])
    size = np.array([b.stop - b.start for b in blocks], dtype=np.float32) / 6 + 1
    near = base[:, NEAR]
    shifted = []
    for shift in SHIFTS:
        moved = np.full_like(near, -1)
        if shift > 0:
            moved[:-shift] = near[shift:]
        else:
            moved[-shift:] = near[:shift]
        shifted.append(moved)
    return np.hstack([base, context(blocks, base, size), *shifted])


def busiest(blocks: Sequence[Block]) -> str | None:
    """The site that most links lead to, for a page whose own address is not known."""
    hosts = Counter(a.href.split("/", 3)[2].lower() for b in blocks for a in b.links if a.href[:4] == "http" and "//" in a.href)
    return registrable(hosts.most_common(1)[0][0]) if hosts else None


def styles(blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
    """One block of each style (tag, words of class, elements around it), and for every block the place of its style."""
    places: dict[object, int] = {}
    kinds: list[Block] = []
    of = []
    for b in blocks:
        key = b.tag, b.tokens, b.path
        if (n := places.get(key)) is None:
            n = places[key] = len(kinds)
            kinds.append(b)
        of.append(n)
    return kinds, of


def row(text: str, block: Block, own: str | None, title: set[str], seen: set[str]) -> tuple[float, ...]:
    """The traits that a block has by its words, links and place."""
    size = len(text)
    words = text.split()
    n = max(len(words), size // 8)  # Chinese and Japanese set no spaces
    linked, leads = 0, [0, 0, 0]
    tracked = whole = shop = social = False
    for a in block.links:
        linked += a.stop - a.start
        to = targets(a.href, own)
        leads[to] += 1
        if to == 1:
            shop = shop or sells(a.href)
            social = social or SOCIAL.search(a.href) is not None
        if "=" in a.href or "recirc" in a.href:
            tracked = tracked or TRACKED.search(a.href) is not None
        whole = whole or a.stop - a.start >= 0.9 * size
    lower, head = text.lower(), text[:HEAD]
    digits = sum(map(str.isdigit, head))
    same = 0.0
    if title and len(words) <= 3 * len(title):
        own_words = set(lower.split())
        same = len(title & own_words) / len(title | own_words)
    again = lower in seen
    seen.add(lower)
    return (
        math.log1p(n), math.log1p(size), text[-6:].rstrip(CLOSERS)[-1:] in STOPS, text[0].islower(),
        digits / len(head), sum(map(str.istitle, words[:SOME])) / min(n, SOME), text[0] in QUOTES, "?" in text,
        text[-1] == ":", text.count(",") / n,
        linked / size, min(len(block.links), 9), whole, leads[0] / n, leads[1] / n, leads[2] / n, tracked,
        bool(block.links) and block.links[0].start == block.start, bool(block.links) and block.links[-1].stop == block.stop,
        block.kept or 0.0, len(block.path), same, again, n < LONG and HEADING.match(text) is not None,
        text[0] == "(" or "©" in text, "|" in text or "•" in text or "/" in text,
        text.isupper(), shop, social, digits > 0 and PRICE.search(head) is not None,
    )  # fmt: skip


def marks(block: Block) -> list[float]:
    """The traits that a block has by its markup: its tag, the elements around it, the families of its class."""
    v = [0.0] * (len(TAGS) + len(AROUND) + len(FAMILIES))
    if (tag := TAG.get(block.tag)) is not None:
        v[tag] = 1
    at = len(TAGS)
    for name in block.path:
        if (n := PATH.get(name, -1)) >= 0:
            v[at + n] = 1
    at += len(AROUND)
    for token in block.tokens:
        if (n := FAMILY.get(token, -1)) >= 0:
            v[at + n] = 1
    return v


def context(blocks: Sequence[Block], base: "np.ndarray", size: "np.ndarray") -> "np.ndarray":
    """The traits that a block has by its place among the others: float32, shape (blocks, `traits.CONTEXT`)."""
    import numpy as np

    count = len(blocks)
    kept, density = base[:, KEPT], base[:, DENSITY]
    out = np.zeros((count, len(CONTEXT)), dtype=np.float32)
    at = np.arange(count)
    total = size.sum()
    before = np.cumsum(size) - size
    good = np.flatnonzero((kept >= 0.5) & (size > LONG))
    first, last = (good[0], good[-1]) if len(good) else (0, count - 1)
    weight = size * kept
    mass = weight.sum() or 1.0
    like: dict[object, float] = {}
    alike: dict[object, float] = {}
    looks = [(b.tag, len(b.path), b.path[:2]) for b in blocks]
    styles = [(b.tag, b.tokens[:6]) for b in blocks]
    for n in range(count):
        like[looks[n]] = like.get(looks[n], 0.0) + weight[n]
        alike[styles[n]] = alike.get(styles[n], 0.0) + weight[n]
    heads = np.where(base[:, CUE] > 0, at, -99)
    tags = [b.tag for b in blocks]
    same = np.array([a == b for a, b in pairwise(tags)], dtype=np.float32)
    out[:, 0] = at / count
    out[:, 1] = before / total
    out[:, 2] = np.log1p(total - before - size)
    out[:, 3] = np.clip(at - last, 0, 30)
    out[:, 4] = np.clip(first - at, 0, 30)
    out[:, 5] = [b.zone == "standfirst" for b in blocks]
    out[:, 6] = [b.zone == "tail" for b in blocks]
    out[:, 7] = np.array([like[k] for k in looks]) / mass
    out[:, 8] = np.array([alike[k] for k in styles]) / mass
    out[:, 9:14] = boxed([b.group for b in blocks], size, base)
    out[:, 14:19] = boxed([b.card for b in blocks], size, base)
    out[:, 19] = np.clip(at - np.maximum.accumulate(heads), 0, 12)
    out[1:, 20] = same
    out[:-1, 21] = same
    out[:, 22] = float((size * density).sum() / total)
    out[:, 23] = float(mass / total)
    groups = np.array([-1 if b.group is None else b.group for b in blocks])
    out[:, 24] = groups == groups[0]
    out[:, 25] = groups == groups[first]
    out[:, 26] = np.bincount(groups + 1, weight)[groups + 1] / mass
    return out


def boxed(numbers: Sequence[int | None], size: "np.ndarray", base: "np.ndarray") -> "np.ndarray":
    """Blocks, words, link density, kept share and links of the box that each block lies in: shape (blocks, 5)."""
    import numpy as np

    at = np.array([-1 if n is None else n for n in numbers]) + 1
    weigh = partial(np.bincount, at)
    held, mass = weigh()[at], weigh(size)[at]
    density, kept = weigh(size * base[:, DENSITY])[at] / mass, weigh(size * base[:, KEPT])[at] / mass
    links = weigh(base[:, LINKS])[at]
    return np.stack([np.minimum(held, 30), np.log1p(mass), density, kept, np.minimum(links, 30)], axis=1)
