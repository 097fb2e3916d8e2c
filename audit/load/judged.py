"""Which lines of a page are its article: trafilatura's judgment, laid over the lines by their words."""

import logging
import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from audit.load.units import Unit

WORD = re.compile(r"\w+")
UNREAD = ("script", "style", "svg", "noscript", "template", "iframe", "link", "meta")
"""Elements that hold no words of the article; without them trafilatura's copies of the tree cost a third less."""


def words(text: str) -> list[str]:
    """Lower-case words, for comparing only."""
    return WORD.findall(text.lower())


def judged(tree: HtmlElement, found: Sequence[Unit]) -> list[float]:
    """For each line of the page, the share of it that trafilatura keeps, 0 to 1. The tree is used up.

    A line of three words and more counts its triples of words that stand in the extracted text; a shorter one must be a
    line of it.
    """
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    etree.strip_elements(tree, *UNREAD, with_tail=False)
    result = trafilatura.bare_extraction(tree, fast=True, include_comments=False)
    body = getattr(result, "text", None) if result is not None else None
    if not body:
        return [0.0] * len(found)
    stream: list[str] = []
    whole = set()
    for line in body.split("\n"):
        w = words(line)
        whole.add(tuple(w))
        stream += w
    triples = set(zip(stream, stream[1:], stream[2:], strict=False))
    return [share(words(unit.text), triples, whole) for unit in found]


def share(w: list[str], triples: set[tuple[str, str, str]], whole: set[tuple[str, ...]]) -> float:
    """Share of a line's triples that stand in the extracted text."""
    if len(w) < 3:
        return float(bool(w) and tuple(w) in whole)
    found = [t in triples for t in zip(w, w[1:], w[2:], strict=False)]
    return sum(found) / len(found)
