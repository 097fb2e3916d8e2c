"""Byline blocks and kickers, recognised by their classes; lists of other articles, comments and navigation are skipped.

The words of classes and paths are data (`data/page_words.yaml`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from audit.load.declared.byline_places import Places
from audit.load.declared.kickers import Headline
from audit.load.html.element import SKIP, text_of
from audit.load.page_words import alternatives, any_class, class_parts
from audit.outlets.address import absolute_address
from audit.text import Said

BYLINE, KICKER, BESIDE = (any_class(name) for name in ("bylines", "kickers", "beside"))
AUTHOR_PATH = re.compile(rf"/(?:{alternatives('author_paths')})/[^/?#]+|/@[\w.-]+(?=[/?#]|$)|[?&]author=", re.IGNORECASE)
"""Addresses of pages about an author; platforms of blogs have an account in them: "/@ada"."""
CREDIT = re.compile(rf"(?:{alternatives('credits')})\s*[:：]", re.IGNORECASE)
"""Start of a credit for something other than the words: "Photo: …"."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Word boundary in a class such as `articleByline`."""
IS_BYLINE, IS_KICKER, IS_BESIDE, IS_NAME = 1, 2, 4, 8
"""Roles of an element, as bits."""
MARKED = IS_BYLINE | IS_KICKER
ROLES = ((IS_BYLINE, BYLINE), (IS_KICKER, KICKER), (IS_BESIDE, BESIDE))
FIRSTS = BYLINE.firsts | KICKER.firsts | BESIDE.firsts
STEMS = (*BYLINE.stems, *KICKER.stems, *BESIDE.stems)
"""What the words of all roles begin with: most classes have none of it."""
NO_BLOCK = frozenset({"body", "html", "main", "article", "link", "meta", "img"})
"""Elements that are never a byline or kicker, whatever their classes."""
APART = frozenset({"nav", "footer", "aside", "figure", "figcaption"})
"""Elements whose words do not belong to the article."""
LONGEST_MARK = 400
"""Maximum characters of class and id that are read."""
DEEPEST = 14
"""Maximum levels above an element that are searched."""
BYLINES, KICKERS = 16, 4
"""Maximum bylines and kickers of a page."""
LONGEST_BYLINE, LONGEST_KICKER, LONGEST_NAME = 160, 40, 100
"""Maximum characters of each."""


@lru_cache(maxsize=1 << 15)
def roles_of(mark: str) -> int:
    """Find the roles named by class, id and test mark of an element, as bits; cached, because pages repeat them."""
    text = mark if mark.islower() else CAMEL.sub("-", mark).lower()
    found, parts = IS_NAME * ("author" in text), class_parts(text)
    if FIRSTS.isdisjoint(parts) and not any(stem in text for stem in STEMS):
        return found
    for role, words in ROLES:
        if words.among(parts, text) and words.pattern.search(text):
            found |= role
    return found


def roles(element: Any) -> int:
    """Return the roles of an element, as bits."""
    get = element.get
    own, name, test = get("class"), get("id"), get("data-testid")
    if name is None and test is None:
        return roles_of(own[:LONGEST_MARK]) if own else 0
    return roles_of(f"{own or ''} {name or ''} {test or ''}"[:LONGEST_MARK])


def beside_article(element: Any) -> bool:
    """True when an element is in a list of other articles, a comment, navigation or the footer."""
    for depth, above in enumerate(element.iterancestors()):
        if above.tag in {"body", "html", "main"} or depth > DEEPEST:
            return False
        if above.tag in APART or roles(above) & IS_BESIDE:
            return True
    return False


def marked_roles(marked: Iterable[Any], heading: Any) -> Iterator[tuple[Any, int]]:
    """Yield the elements whose marks name a byline or kicker, or with a relation, with their roles; and `heading`, if marked.

    The loop is the hottest of loading, so it reads no attribute twice.
    """
    known: dict[str, int] = {}  # by class alone, as most elements are marked
    for e in marked:
        get = e.get
        own, rel = get("class"), get("rel")
        if own and get("id") is None and get("data-testid") is None:
            role = known.get(own)
            if role is None:
                role = known[own] = roles_of(own[:LONGEST_MARK])
        else:
            role = roles(e)
        if role & MARKED or rel is not None or e is heading:
            yield e, role


def bylines_and_kickers(tree: Any, url: str | None, places: Places, marked: Sequence[Any]) -> Iterator[Said]:
    """Collect claims of byline blocks with the names in them, and of kickers, in page order; `places` gets the blocks.

    `marked` are the elements of the body with a class, a relation or a test mark.
    """
    bylines, kickers, taken = 0, 0, set[Any]()
    first, headline = next(tree.iter("h1"), None), Headline(tree)
    before = first is not None
    for e, role in marked_roles(marked, first):
        if e is first:
            before = False
        if bylines >= BYLINES and kickers >= KICKERS:
            break
        by = role & IS_BYLINE or is_author_link(e)
        if not (by or role & IS_KICKER) or e.tag in SKIP or e.tag in NO_BLOCK:
            continue
        if by and bylines < BYLINES:
            if words := byline_words(e, taken):
                taken.add(e)
                bylines += 1
                yield places.put(Said("byline", words, "html"), e)
                yield from (places.put(said, e) for said in linked_names(e, url))
        elif role & IS_KICKER and kickers < KICKERS and (before or e.tag in {"span", "div", "p", "a"}):
            words = text_of(e, 80)
            if words and len(words) <= LONGEST_KICKER and headline.beside(e) and not beside_article(e):
                kickers += 1
                yield Said("kicker", words, "html")


def hooked(tree: Any, places: Places) -> Iterator[Said]:
    """Claim the author of a post on Wix, whose classes say nothing and whose marks are in attributes of its own."""
    heading = next(tree.iter("h1"), None)
    if heading is not None and heading.get("data-hook"):
        for e in islice(tree.iterfind(".//*[@data-hook='user-name']"), 1):
            if words := byline_words(e, set()):
                yield places.put(Said("byline", words, "html"), e)


def is_author_link(element: Any) -> bool:
    """True for an element with `rel=author`."""
    rel = element.get("rel")
    return rel is not None and "author" in rel.split()


def byline_words(element: Any, taken: set[Any]) -> str | None:
    """Extract the words of a byline block; None inside another one, beside the article, for a credit and for long texts."""
    if any(above in taken for above in element.iterancestors()) or beside_article(element):
        return None
    words = text_of(element, 200, apart=True)
    return words if words and len(words) <= LONGEST_BYLINE and not CREDIT.match(words) else None


def linked_names(byline: Any, url: str | None) -> Iterator[Said]:
    """Collect claims of names in a byline block that link to a page about the person, or are marked as names."""
    for a in byline.xpath("descendant-or-self::a[@href]"):
        href = a.get("href")
        if is_author_link(a) or AUTHOR_PATH.search(href) or roles(a) & IS_NAME:
            words = text_of(a, 200, apart=True)
            if words and len(words) <= LONGEST_NAME:
                yield Said("author", words, "html")
                yield Said("author_url", absolute_address(url, href), "html")
    for e in byline.xpath("descendant-or-self::*[contains(@class, 'name')]"):
        words = text_of(e, 200)
        if words and len(words) <= LONGEST_NAME and e.tag != "a":
            yield Said("author", words, "html")
