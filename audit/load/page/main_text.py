"""Which lines of a page are its article: the text that trafilatura extracts, matched to the lines by their words.

>>> words("Ministers meet: “No toll!”")
('ministers', 'meet', 'no', 'toll')
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from audit.load.html.bounds import is_paragraph
from audit.load.html.lines import Unit
from audit.load.page.extractor import UNREAD, extracted

WORD = re.compile(r"\w+")
"""One word, for comparing texts."""
ELEMENTS = 150_000
"""Maximum elements of a page that trafilatura reads: it takes minutes and gigabytes for more, and no page of news has half."""
LEAST = 0.3
"""Minimum share of paragraphs in an article; below it, trafilatura has extracted a list of links."""
FEWEST, LONG, FRACTION = 3, 1_000, 0.3
"""Minimum paragraphs and characters of the densest part of a page, and minimum share of it that a plausible extraction has."""
KEPT = 0.5
"""Minimum share of a line that trafilatura keeps for the line to count as kept."""


@lru_cache(maxsize=1 << 11)
def words(text: str) -> tuple[str, ...]:
    """Split a text into lower-case words, for comparison; cached, because the lines of a page are compared several times."""
    return tuple(WORD.findall(text.lower()))


def kept_shares(tree: HtmlElement, found: Sequence[Unit]) -> list[float]:
    """Compute for each line of a page the share that trafilatura keeps, 0 to 1. The tree is consumed.

    Where trafilatura keeps no prose (menus, lists of links), or a fraction of it, the paragraphs in the part of the page with
    most of them count.
    """
    etree.strip_elements(tree, *UNREAD, with_tail=False)
    if next(islice(tree.iter(), ELEMENTS, None), None) is not None:
        dense = densest_paragraphs(found)
        return [float(i in dense) for i in range(len(found))]
    shares = laid(extracted(tree), found)
    if mostly_prose(found, shares) and not is_fraction(found, shares, paragraphs_of(found)):
        return shares  # the densest part has at most all paragraphs
    dense = densest_paragraphs(found)
    if dense and (not mostly_prose(found, shares) or is_fraction(found, shares, dense)):
        return [1.0 if i in dense else share for i, share in enumerate(shares)]
    return shares


def mostly_prose(found: Sequence[Unit], shares: Sequence[float]) -> bool:
    """True when enough of the kept lines are paragraphs: menus and lists of links are not."""
    kept = [unit for unit, share in zip(found, shares, strict=True) if share >= KEPT]
    size = sum(len(unit.text) for unit in kept)
    return bool(size) and sum(len(unit.text) for unit in kept if is_paragraph(unit)) >= LEAST * size


def is_fraction(found: Sequence[Unit], shares: Sequence[float], dense: set[int]) -> bool:
    """True when trafilatura keeps a fraction of a long story: far less than the paragraphs of one part of the page."""
    size = sum(len(found[i].text) for i in dense)
    if len(dense) < FEWEST or size < LONG:
        return False
    return sum(len(u.text) for u, share in zip(found, shares, strict=True) if share >= KEPT) < FRACTION * size


def paragraphs_of(found: Sequence[Unit]) -> set[int]:
    """Return the indexes of all paragraphs of a page."""
    return {i for i, unit in enumerate(found) if is_paragraph(unit)}


def densest_paragraphs(found: Sequence[Unit]) -> set[int]:
    """Find the paragraphs in the part of the page with most characters of them."""
    paragraphs = {i: list(unit.element.iterancestors())[:3] for i, unit in enumerate(found) if is_paragraph(unit)}
    mass: Counter[HtmlElement] = Counter()
    for i, around in paragraphs.items():
        for above in around:
            mass[above] += len(found[i].text)
    if not mass:
        return set()
    most = max(mass.values())
    best = next(e for e, m in mass.items() if m == most)
    return {i for i, around in paragraphs.items() if best in around}


def laid(body: str, found: Sequence[Unit]) -> list[float]:
    """Compute for each line of a page the share that an extracted text contains."""
    stream: list[str] = []
    whole = set()
    lines = body.split("\n")
    for line in lines:
        w = words(line)
        whole.add(w)
        stream += w
    same = {line for line in lines if any(map(str.isalnum, line))}
    triples = set(zip(stream, stream[1:], stream[2:], strict=False))
    return [1.0 if unit.text in same else share(words(unit.text), triples, whole) for unit in found]


def share(w: tuple[str, ...], triples: set[tuple[str, str, str]], whole: set[tuple[str, ...]]) -> float:
    """Compute the share of a line's word triples in the extracted text, 1 for one of its lines; shorter lines must be one."""
    if len(w) < 3 or w in whole:
        return float(bool(w) and w in whole)
    return sum(map(triples.__contains__, zip(w, w[1:], w[2:], strict=False))) / (len(w) - 2)
