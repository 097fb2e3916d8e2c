"""Which lines of a page are its article: trafilatura's judgment, laid over the lines by their words."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from copy import copy
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from audit.lang.prose import is_prose
from audit.load.html.lines import Unit

WORD = re.compile(r"\w+")
UNREAD = ("script", "style", "svg", "noscript", "template", "iframe", "link", "meta")
"""Elements that hold no words of the article; without them trafilatura's copies of the tree cost a third less."""
UNJUDGED = (
    "head", "img", "picture", "source", "video", "audio", "track", "canvas", "map", "area", "object", "embed", "applet",
    "param", "frame", "frameset", "aside", "nav", "footer", "menu", "dialog", "button", "label", "input", "select", "option",
    "textarea", "datalist", "fencedframe",
)  # fmt: skip
"""Elements that trafilatura takes out itself, after it has copied the tree several times and asked for their classes."""

PARAGRAPH = 80
"""Characters of a line that can be a paragraph where trafilatura finds none."""
LINKED = 0.35
LEAST = 0.3
"""Share of paragraphs under which what trafilatura keeps is a list of links, not an article."""


@lru_cache(maxsize=1 << 11)
def words(text: str) -> tuple[str, ...]:
    """Lower-case words, for comparing only; the lines of a page are asked for theirs several times."""
    return tuple(WORD.findall(text.lower()))


def judged(tree: HtmlElement, found: Sequence[Unit]) -> list[float]:
    """For each line of the page, the share of it that trafilatura keeps, 0 to 1. The tree is used up.

    Where that is no prose (menus, lists of links), the paragraphs of the part of the page that holds most of them.

    A line of three words and more counts its triples of words that stand in the extracted text; a shorter one must be a
    line of it.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    etree.strip_elements(tree, *UNREAD, with_tail=False)
    pruned = copy(tree)  # the tree itself says later where each line stands
    etree.strip_elements(pruned, *UNJUDGED, with_tail=False)
    result = trafilatura.bare_extraction(pruned, fast=True, include_comments=False)
    body = str(getattr(result, "text", None) or "")
    shares = laid(body, found)
    said = [i for i, s in enumerate(shares) if s >= 0.5]
    size = sum(len(found[i].text) for i in said)
    if size and sum(len(found[i].text) for i in said if is_paragraph(found[i])) >= LEAST * size:
        return shares
    told = prose(found)
    return [1.0 if i in told else share for i, share in enumerate(shares)] if told else shares


def is_paragraph(unit: Unit) -> bool:
    """True when a line reads as a paragraph: it is long, ends a sentence and holds few links."""
    if not is_prose(unit.text, least_characters=PARAGRAPH):
        return False
    return sum(a.stop - a.start for a in unit.links) < LINKED * len(unit.text)


def prose(found: Sequence[Unit]) -> set[int]:
    """The paragraphs of the part of the page that holds most of them."""
    told = {i: list(unit.element.iterancestors())[:3] for i, unit in enumerate(found) if is_paragraph(unit)}
    mass: Counter[HtmlElement] = Counter()
    for i, around in told.items():
        for above in around:
            mass[above] += len(found[i].text)
    if not mass:
        return set()
    most = max(mass.values())
    best = next(e for e, m in mass.items() if m == most)
    return {i for i, around in told.items() if best in around}


def laid(body: str, found: Sequence[Unit]) -> list[float]:
    """For each line of the page, the share of it that stands in an extracted text."""
    stream: list[str] = []
    whole = set()
    for line in body.split("\n"):
        w = words(line)
        whole.add(w)
        stream += w
    triples = set(zip(stream, stream[1:], stream[2:], strict=False))
    return [share(words(unit.text), triples, whole) for unit in found]


def share(w: tuple[str, ...], triples: set[tuple[str, str, str]], whole: set[tuple[str, ...]]) -> float:
    """Share of a line's triples that stand in the extracted text."""
    if len(w) < 3:
        return float(bool(w) and w in whole)
    found = [t in triples for t in zip(w, w[1:], w[2:], strict=False)]
    return sum(found) / len(found)
