"""Readers' comments and their forms below a story: found by markup or heading, and removed before the page is read.

A comment is nobody's reporting, its writer is no author, and a form's labels promote nothing. Wordings and words of markup are
data (`data/page_words.yaml`, `data/walls.yaml`). Nothing that holds the headline or the first paragraph is removed.

>>> [named(marks) for marks in ("disqus_thread", "post comments-area", "commentary")]
[True, True, False]
>>> bool(ONE.search("comment-12")), bool(ONE.search("tone-comment--main"))
(True, False)
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from lxml.html import HtmlElement

from audit.lang.prose import has_sentence
from audit.load.html.bounds import is_paragraph, unknown_above
from audit.load.html.lines import Unit
from audit.load.page.walls import wording
from audit.load.page_words import ClassWords, any_class

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MENUS = frozenset({"nav", "menu", "header", "footer", "dialog", "aside"})
LONGEST = 60
"""Maximum characters of the heading over comments, without the quoted title of the story."""
ONE = re.compile(r"(?:^|[\s_-])comment(?:[_-]?\d+)?(?:$|\s)")
"""Class or id of one comment ("comment-1204", "comment odd alt"), as blog software writes them."""
ONE_COMMENT, THREAD = 1, 2
"""Kinds of boxes of comments."""
QUOTED = re.compile(r"[“\"«„].*[”\"»“]")
"""The title of the story in such a heading ("4 responses to “Port Amber”")."""


def without_comments(found: list[Unit]) -> tuple[list[Unit], int]:
    """Remove the comments below a story from its tree and from its lines, and count the lines removed."""
    story = next((n for n, u in enumerate(found) if is_paragraph(u) and not in_menu(u.element)), None)
    if story is None:
        return found, 0
    above = {found[story].element, *found[story].element.iterancestors()}
    below = found[story + 1 :]
    known: dict[HtmlElement, HtmlElement | None] = dict.fromkeys(above)
    listed: set[HtmlElement] = set()  # what follows a heading without a box of its own, the heading included
    for before, unit in zip(found[story:], below, strict=False):
        if is_heading(unit):
            covered = under(unit.element, {*above, before.element, *before.element.iterancestors()})
            known |= {e: e for e in covered}
            listed |= set(covered if len(covered) > 1 else ())
    gone = [boxed(unit.element, known) for unit in below]
    held: dict[HtmlElement, list[Unit]] = {}
    for unit, box in zip(below, gone, strict=True):
        if box is not None and next(box.iter("h1"), None) is None:
            held.setdefault(box, []).append(unit)
    boxes = {box for box, lines in held.items() if box in listed or speaks(box, lines)}
    if not boxes:
        return found, 0
    kept = found[: story + 1] + [u for u, box in zip(below, gone, strict=True) if box not in boxes]
    for box in boxes:
        if box.getparent() is not None:
            box.drop_tree()
    return kept, len(found) - len(kept)


def in_menu(element: HtmlElement) -> bool:
    """True for an element of the site's head, menus or dialogs, which may hold a paragraph ("Register for free")."""
    return any(e.tag in MENUS for e in (element, *element.iterancestors()))


def boxed(element: HtmlElement, known: dict[HtmlElement, HtmlElement | None]) -> HtmlElement | None:
    """Find the outermost box of comments around an element; `known` caches the answers."""
    chain, near = unknown_above(element, known)
    box = known[near] if near is not None else None
    for e in reversed(chain):
        if box is None and holds_comments(e):
            box = e
        known[e] = box
    return box


def holds_comments(element: HtmlElement) -> bool:
    """True for the box of comments, or of one comment that has another beside it."""
    own, name = element.get("class"), element.get("id")
    if own is None and name is None:
        return False
    marks = f"{name or ''} {own or ''}"[:300]
    if not (kind := kind_of(marks)):
        return False
    return kind == THREAD or any(
        beside is not None and one(f"{beside.get('id') or ''} {beside.get('class') or ''}"[:300])
        for beside in (element.getprevious(), element.getnext())
    )


@lru_cache(maxsize=1 << 14)
def kind_of(marks: str) -> int:
    """Return `THREAD` where id and class name comments, `ONE_COMMENT` where they may name one, else 0; cached."""
    return THREAD if named(marks) else ONE_COMMENT * one(marks)


@lru_cache(maxsize=1 << 13)
def named(marks: str) -> bool:
    """True when id and class name a thread or form of comments; cached, because pages repeat them."""
    return bool(pattern_of_boxes().search(marks.lower()))


@cache
def pattern_of_boxes() -> ClassWords:
    """Build the pattern of the words of such boxes on first use."""
    return any_class("comments")


@lru_cache(maxsize=1 << 13)
def one(marks: str) -> bool:
    """True when id or class name one comment."""
    return bool(ONE.search(marks.lower()))


def is_heading(unit: Unit) -> bool:
    """True for the heading of comments or of their form: "3 comments", "Leave a reply"."""
    if len(unit.text) > 4 * LONGEST:
        return False
    quoted = len(unit.text) > LONGEST or '"' in unit.text or not unit.text.isascii()
    text = (QUOTED.sub("", unit.text) if quoted else unit.text).strip(" :–—-")
    return len(text) <= LONGEST and wording("comments").fullmatch(text) is not None


def under(heading: HtmlElement, above: set[HtmlElement]) -> Sequence[HtmlElement]:
    """List the elements under a heading of comments: the box that it begins, else what follows it up to the next heading.

    A label that is not marked up as a heading, such as a button that counts comments, covers nothing.
    """
    if not any(e.tag in HEADINGS for e in (heading, *heading.iterancestors()) if e not in above):
        return []
    box = heading
    while (parent := box.getparent()) is not None and parent not in above:
        box = parent
    if box is not heading and len(list(box.iter())) > len(list(heading.iter())) + 1:
        return [box]
    covered = [heading]
    for e in box.itersiblings():
        if e.tag in HEADINGS or e.tag == "footer":
            break
        covered.append(e)
    return covered if len(covered) > 1 else []


def speaks(box: HtmlElement, lines: Sequence[Unit]) -> bool:
    """True when a box holds a sentence or a form, unlike a button that counts comments."""
    return box.tag == "form" or next(box.iter("form", "textarea"), None) is not None or any(has_sentence(u.text) for u in lines)
