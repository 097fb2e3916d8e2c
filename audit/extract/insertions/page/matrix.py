"""The blocks of a page as a matrix: one row per block, one column per trait."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from audit.extract.insertions.page.traits import (
    AROUND,
    BASE,
    CONTEXT,
    LONG,
    NEAR,
    PATH,
    PRICE,
    SHIFTS,
    TAG,
    TAGS,
    TRACKED,
    targets,
)
from audit.extract.insertions.vocabulary import Vocabulary
from audit.lang.prose import effective_words
from audit.outlets import registrable
from audit.text import Block, Document, ends_sentence

if TYPE_CHECKING:
    import numpy as np

HEAD, SOME = 200, 40
"""Characters, and words, at the start of a block in which digits, prices and capitals are counted."""
UNCOMMON = re.compile("[^\\W_a-zA-Z]")
"""Candidates for digits of any script: word characters except ASCII letters."""
CURRENCIES = ("$", "£", "€", "EUR", "USD", "kr")
"""Substrings of every price that `traits.PRICE` matches; searching them first is faster."""
QUOTES = frozenset("\"“”„«‘'")
SCALARS = BASE.index("price") + 1
"""Number of traits by words, links and place; those by markup follow."""
UNLED = (0.0,) * 11
"""Traits by links of a block that has none."""
KEPT, DENSITY, LINKS, CUE = (BASE.index(c) for c in ("kept", "link density", "links", "list heading"))


class Words(NamedTuple):
    """The words of a block: as written, in lower case, and split."""

    text: str
    low: str
    each: Sequence[str]


def worded(document: Document) -> list[Words]:
    """Split the words of every block."""
    texts = [document.text[b.start : b.stop] for b in document.blocks]
    return [Words(text, low := text.lower(), low.split()) for text in texts]


def matrix(
    document: Document, words: Sequence[Words], kinds: Sequence[Block], of: "np.ndarray", known: Vocabulary
) -> "np.ndarray":
    """Compute traits of every block, given their words and `styles`: a float32 array of shape (blocks, traits).

    `traits.columns` names the columns.
    """
    import numpy as np

    blocks = document.blocks
    own = registrable(document.host) if document.host else busiest(blocks)
    title = next((w.low for b, w in zip(blocks, words, strict=True) if b.zone == "headline"), "")
    said = set(title.split())
    seen: set[str] = set()
    alone = len(BASE) + len(known.families)
    before = alone + len(CONTEXT)
    x = np.empty((len(blocks), before + len(SHIFTS) * len(NEAR)), dtype=np.float32)
    x[:, :SCALARS] = [row(w, b, own, said, seen, known) for w, b in zip(words, blocks, strict=True)]
    x[:, SCALARS:alone] = marks(kinds, known).take(of, axis=0)
    x[:, alone:before] = context(blocks, x, kinds, of)
    edge = max(SHIFTS)
    near = np.full((len(blocks) + 2 * edge, len(NEAR)), -1, dtype=np.float32)
    near[edge:-edge] = x.take(NEAR, axis=1)
    for n, shift in enumerate(SHIFTS):
        at = before + n * len(NEAR)
        x[:, at : at + len(NEAR)] = near[edge + shift : edge + shift + len(blocks)]
    return x


def busiest(blocks: Sequence[Block]) -> str | None:
    """Return the site that most links lead to: the page's own, if its address is unknown."""
    hosts = Counter(a.href.split("/", 3)[2].lower() for b in blocks for a in b.links if a.href[:4] == "http" and "//" in a.href)
    return registrable(hosts.most_common(1)[0][0]) if hosts else None


def styles(blocks: Sequence[Block]) -> "tuple[list[Block], np.ndarray]":
    """Select one block of each style (tag, class names, elements around it), and map every block to its style."""
    import numpy as np

    places: dict[object, int] = {}
    kinds: list[Block] = []
    of = []
    for b in blocks:
        n = places.setdefault((b.tag, b.tokens, b.path), len(kinds))
        if n == len(kinds):
            kinds.append(b)
        of.append(n)
    return kinds, np.array(of)


def numbered(looks: Iterable[object]) -> "np.ndarray":
    """Number each value by its first occurrence among the distinct ones."""
    import numpy as np

    places: dict[object, int] = {}
    return np.array([places.setdefault(look, len(places)) for look in looks])


def row(words: Words, block: Block, own: str | None, title: set[str], seen: set[str], known: Vocabulary) -> tuple[float, ...]:
    """Compute traits of a block by its words, links and place."""
    text, low, each = words
    size = len(text)
    n = effective_words(len(each), size)
    head = text[:HEAD]
    numbers = digits(head)
    same = 0.0
    if len(each) <= 3 * len(title) and not title.isdisjoint(each):
        own_words = set(each)
        same = len(title & own_words) / len(title | own_words)
    again = low in seen
    seen.add(low)
    capitals = sum(map(str.istitle, text.split(None, SOME)[:SOME]))
    price = numbers > 0 and any(map(head.__contains__, CURRENCIES)) and PRICE.search(head) is not None
    *links, shop, social = led(block, size, n, own, known) if block.links else UNLED
    return (
        math.log1p(n), math.log1p(size), ends_sentence(text), text[0].islower(),
        numbers / len(head), capitals / min(n, SOME), text[0] in QUOTES, "?" in text, text[-1] == ":", text.count(",") / n,
        *links,
        block.kept or 0.0, len(block.path), same, again, n < LONG and known.heading.match(low) is not None,
        text[0] == "(" or "©" in text, "|" in text or "•" in text or "/" in text,
        text.isupper(), shop, social, price,
    )  # fmt: skip


def digits(text: str) -> int:
    """Count the digits of any script in a text; counting bytes is faster than testing each character.

    >>> digits("12 of 13"), digits("№ 12²")
    (4, 3)
    """
    if text.isascii():
        return len(text) - len(text.encode().translate(None, b"0123456789"))
    return sum(map(str.isdigit, UNCOMMON.findall(text)))


def led(block: Block, size: int, n: int, own: str | None, known: Vocabulary) -> tuple[float, ...]:
    """Compute traits of a block of `size` characters and `n` words by its links."""
    links = block.links
    linked, leads = 0, [0, 0, 0]
    tracked = whole = False
    away = []
    for a in links:
        linked += a.stop - a.start
        to = targets(a.href, own)
        leads[to] += 1
        if to == 1:
            away.append(a.href)
        if "=" in a.href or "recirc" in a.href:
            tracked = tracked or TRACKED.search(a.href) is not None
        whole = whole or a.stop - a.start >= 0.9 * size
    outside = " ".join(away).lower()
    return (
        linked / size, min(len(links), 9), whole, leads[0] / n, leads[1] / n, leads[2] / n, tracked,
        links[0].start == block.start, links[-1].stop == block.stop,
        bool(away) and known.sells(outside), bool(away) and known.social.search(outside) is not None,
    )  # fmt: skip


def marks(kinds: Sequence[Block], known: Vocabulary) -> "np.ndarray":
    """Compute traits of a block of each style by markup: its tag, the elements around it, the families of its class names."""
    import numpy as np

    width = len(BASE) - SCALARS + len(known.families)
    x = np.zeros((len(kinds), width), dtype=np.float32)
    places = []
    for n, b in enumerate(kinds):
        at = n * width
        if b.tag in TAG:
            places.append(at + TAG[b.tag])
        at += len(TAGS)
        places += [at + PATH[name] for name in b.path if name in PATH]
        at += len(AROUND)
        places += [at + known.family[token] for token in b.tokens if token in known.family]
    x.put(places, 1)
    return x


def context(blocks: Sequence[Block], base: "np.ndarray", kinds: Sequence[Block], of: "np.ndarray") -> "np.ndarray":
    """Compute traits of each block by its position among the others: float32, shape (blocks, `traits.CONTEXT`).

    `base` begins with the traits of the block alone; `kinds` and `of` are the styles.
    """
    import numpy as np

    count = len(blocks)
    size = np.array([b.stop - b.start for b in blocks], dtype=np.float32) / 6 + 1
    kept, density = base[:, KEPT], base[:, DENSITY]
    out = np.zeros((len(CONTEXT), count), dtype=np.float32)
    at = np.arange(count)
    total = size.sum()
    before = size.cumsum() - size
    good = ((kept >= 0.5) & (size > LONG)).nonzero()[0]
    first, last = (good[0], good[-1]) if len(good) else (0, count - 1)
    weight = size * kept
    mass = weight.sum() or 1.0
    tags = numbered(b.tag for b in kinds).take(of)
    heads = np.where(base[:, CUE] > 0, at, -99)
    groups = np.array([0 if b.group is None else b.group + 1 for b in blocks])
    cards = np.array([0 if b.card is None else b.card + 1 for b in blocks])
    out[0] = at / count
    out[1] = before / total
    out[2] = np.log1p(total - before - size)
    out[3] = np.minimum(np.maximum(at - last, 0), 30)
    out[4] = np.minimum(np.maximum(first - at, 0), 30)
    out[5] = [b.zone == "standfirst" for b in blocks]
    out[6] = [b.zone == "tail" for b in blocks]
    out[7] = shared(numbered((b.tag, len(b.path), b.path[:2]) for b in kinds).take(of), weight) / mass
    out[8] = shared(numbered((b.tag, b.tokens[:6]) for b in kinds).take(of), weight) / mass
    out[9:19] = boxed(groups, cards, size, base)
    out[19] = np.minimum(at - np.maximum.accumulate(heads), 12)
    out[20, 1:] = out[21, :-1] = tags[1:] == tags[:-1]
    out[22] = (size * density).sum() / total
    out[23] = mass / total
    out[24] = groups == groups[0]
    out[25] = groups == groups[first]
    out[26] = np.bincount(groups, weight).take(groups) / mass
    return out.T


def shared(of: "np.ndarray", weight: "np.ndarray") -> "np.ndarray":
    """Sum, for each block, the weight of all blocks of its group."""
    import numpy as np

    total = np.zeros(len(of), dtype=np.float32)
    np.add.at(total, of, weight)
    return total.take(of)


def boxed(groups: "np.ndarray", cards: "np.ndarray", size: "np.ndarray", base: "np.ndarray") -> "np.ndarray":
    """Measure the two boxes around each block: blocks, words, link density, kept share and links, shape (10, blocks)."""
    import numpy as np

    at = np.concatenate([groups, cards + groups.max() + 1])
    twice = np.tile([size, size * base[:, DENSITY], size * base[:, KEPT], base[:, LINKS]], 2)
    mass, linked, kept, links = (np.bincount(at, weight).take(at) for weight in twice)
    held = np.bincount(at).take(at)
    out = np.array([np.minimum(held, 30), np.log1p(mass), linked / mass, kept / mass, np.minimum(links, 30)])
    return out.reshape(5, 2, -1).swapaxes(0, 1).reshape(10, -1)
