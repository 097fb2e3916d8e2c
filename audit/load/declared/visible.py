"""Claims visible on a page outside head and scripts: title, first headings, byline, kicker, footer links.

Words of policies are data (`data/policies.yaml`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from audit.files import DATA, read_yaml
from audit.lang.titles import PART
from audit.load.declared.byline_places import Places
from audit.load.declared.bylines import IS_KICKER, bylines_and_kickers, hooked, roles
from audit.load.html.element import SKIP, text_of
from audit.load.html.layout import nearest
from audit.load.html.lines import Unit
from audit.load.page_words import any_word
from audit.outlets.address import absolute_address
from audit.text import Said

LAST = 150
"""Links at the end of a page that are searched for those of its footer."""
HEADINGS = 5
"""Maximum headings that are read."""
LONGEST_HEADING = 400
"""Maximum characters of a heading."""
SHORTEST_HEADING = 12
"""Minimum characters of what is left of a heading without a kicker."""
PRINTED = any_word("print_views")
"""What a view for printers says of itself."""
MARKS = " |:·•–—-"
"""Marks between a kicker and a headline."""
SIGNS = ("©", "opyright", "OPYRIGHT")
SIGN = re.compile(r"©|\(c\)\s|\bcopyright\b|&copy;", re.IGNORECASE)
"""Copyright sign as footers write it, with entities escaped once too often."""


def visible_claims(tree: Any, url: str | None, found: Sequence[Unit], places: Places, marked: Sequence[Any]) -> Iterator[Said]:
    """Collect claims of the visible page with the lines `found` and the elements `marked`; `places` gets those of bylines."""
    title = next((t for t in tree.iter("title") if any(a.tag == "head" for a in t.iterancestors()) or bare(t)), None)
    if words := text_of(title) if title is not None else None:
        yield Said("page_title", words, "html")
    yield from (Said("headline", words, "html") for words in headings(tree, words or ""))
    yield from hooked(tree, places)
    yield from bylines_and_kickers(tree, url, places, marked)
    yield from holders(found)
    yield from policies(tree, url)


def headings(tree: Any, title: str) -> list[str]:
    """List the words of the first headings; on a page for printers, whose heading says so, the second level has the headline.

    >>> from lxml.html import fromstring
    >>> headings(fromstring("<body><h1>Print this page</h1><h2>Ferries return</h2></body>"), "Harbour Post")
    ['Ferries return']
    """
    found = [words for h in islice(tree.iter("h1"), HEADINGS) if (words := heading_words(h)) and len(words) <= LONGEST_HEADING]
    own = [words for words in found if not PRINTED.fullmatch(words)]
    if own or not (found or any(PRINTED.fullmatch(part) for part in PART.split(title))):
        return own
    below = (heading_words(h) for h in islice(tree.iter("h2"), 1))
    return [words for words in below if words and len(words) <= LONGEST_HEADING]


def heading_words(heading: Any) -> str | None:
    """Extract the words of a heading without a kicker or a remark in small print at its ends.

    >>> from lxml.html import fromstring
    >>> heading_words(fromstring("<h1><small>Vell</small><br>Ferries return to the pier <small>| 4 May</small></h1>"))
    'Ferries return to the pier'
    >>> heading_words(fromstring("<h1>Live <small>Ferries return</small></h1>"))
    'Live Ferries return'
    """
    words = text_of(heading)
    for e in heading.iterdescendants() if words and len(heading) else ():
        side = text_of(e) if e.tag == "small" or roles(e) & IS_KICKER else None
        rest = words.removeprefix(side).removesuffix(side).strip(MARKS) if words and side else ""
        if side and len(rest) >= max(SHORTEST_HEADING, len(side)) and " " in rest:
            words = rest
    return words


def bare(title: Any) -> bool:
    """True when a title belongs to the page and not to an image."""
    above = title.getparent()
    return above is not None and above.tag in {"html", "body"}


def holders(found: Sequence[Unit]) -> Iterator[Said]:
    """Claim the last line with a copyright sign, which is the footer's."""
    for unit in reversed(found):
        if any(sign in unit.text for sign in SIGNS) and (words := held(nearest(unit.element))):
            yield Said("copyright", words[:300], "html")
            return


def held(element: Any) -> str | None:
    """Extract the last words of an element that contain a copyright sign."""
    found = None
    for text in element.xpath(".//text()[contains(., '©') or contains(., 'opyright') or contains(., 'OPYRIGHT')]"):
        parent = text.getparent()
        if parent is None or parent.tag in SKIP or len(text) > 2_000 or not SIGN.search(text):
            continue
        words = " ".join(text.split())
        if len(re.sub(r"[\W\d_]|opyright", "", words)) < 4:  # the sign alone: the words around it name the holder
            around = parent.getparent() if text.is_tail and parent.getparent() is not None else parent
            words = text_of(around, 300) or words
            words = words[words.find("©") :] if "©" in words else words
        found = words or found
    return found


Pattern = re.Pattern[str]


@cache
def policy_words() -> tuple[Pattern, Pattern, tuple[tuple[str, Pattern, Pattern], ...]]:
    """Load patterns for the words of a link and for the end of its address: of any policy, then of each policy by field."""
    rows = read_yaml(DATA / "policies.yaml")["policies"].items()
    last = r"/(?:{})/?(?:\.\w+)?"
    parts = [(field, "|".join(v["words"]), last.format("|".join(v["paths"]))) for field, v in rows]
    each = tuple((field, re.compile(words, re.IGNORECASE), re.compile(path)) for field, words, path in parts)
    any_words = re.compile("|".join(words for _, words, _ in parts), re.IGNORECASE)
    return any_words, re.compile("|".join(path for _, _, path in parts)), each


@lru_cache(maxsize=1 << 14)
def policy_of(words: str, href: str) -> tuple[str, ...]:
    """Find the policies that a link names by its words or the last part of its address; cached, because pages repeat them."""
    last = "/" + href.partition("?")[0].partition("#")[0].lower().rstrip("/").rpartition("/")[2]
    any_words, any_path, each = policy_words()
    if not any_words.fullmatch(words) and not any_path.fullmatch(last):
        return ()
    return tuple(f for f, said, where in each if said.fullmatch(words) or where.fullmatch(last))


def policies(tree: Any, url: str | None) -> Iterator[Said]:
    """Collect claims of links to pages about how the outlet works: corrections, ethics, ownership, imprint, contact."""
    seen: set[str] = set()
    for a in [a for a in tree.iter("a") if a.get("href") is not None][-LAST:]:
        href = a.get("href").strip()
        if len(href) > 200 or href.startswith(("#", "javascript")):
            continue
        words = (a.text or "").strip()
        if not words and len(a):
            words = text_of(a, 80) or ""
        if len(words) > 60:
            continue
        for field in policy_of(words, href):
            if field not in seen:
                seen.add(field)
                yield Said(field, absolute_address(url, href), "html")
