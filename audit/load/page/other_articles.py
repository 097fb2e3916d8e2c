"""Pages that show several articles in full: the front of a blog, or a page that goes on with the next story as one scrolls.

The story of the page is the one whose heading says what the page declares as its title, or whose box carries the page's
address. The others are left out of the text and told by their headlines.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from audit.load.html.lines import Unit
from audit.load.page.main_text import is_paragraph, words
from audit.outlets.address import absolute_address, split_address

STORY = 500
"""Characters of paragraphs from which a box holds a story and no teaser."""
PARAGRAPHS = 2
SAME = 0.5
"""Share of words from which a heading says what a title says."""
ADDRESSES = (
    "data-url", "data-href", "data-permalink", "data-article-url", "data-canonical-url", "itemid", "data-share-url", "about",
)  # fmt: skip
"""Attributes in which a box carries its address."""


class Post(NamedTuple):
    """A box that holds a whole story: its lines, its heading, the level of that heading, and the address that it carries."""

    box: HtmlElement
    lines: tuple[int, ...]
    heading: str
    tag: str
    address: str | None


def several(
    tree: HtmlElement, found: Sequence[Unit], titles: Sequence[str], urls: Sequence[str], *, typed: bool = True
) -> tuple[list[Post], list[str]]:
    """The articles of a page that are not its own, to be left out, and the headlines of all that are told.

    When none of the articles is the page's own, nothing is left out, and all headlines are told. `typed` says whether the page
    names types or addresses of boxes at all.
    """
    posts = whole(tree, found, urls, typed=typed)
    if len(posts) < 2:
        return [], []
    here = {place(u) for u in urls if u} - {""}
    ranked = [(post.address in here, fit(post.heading, titles)) for post in posts]
    best = max(range(len(posts)), key=lambda i: ranked[i])
    own = posts[best]
    others = [p for i, p in enumerate(posts) if i != best and foreign(p, own, here)]
    if others and not (ranked[best][0] or ranked[best][1] >= SAME):
        return [], [p.heading for p in posts]
    return others, [p.heading for p in others]


def whole(tree: HtmlElement, found: Sequence[Unit], urls: Sequence[str], *, typed: bool) -> list[Post]:
    """The boxes of articles that hold a heading and a story each, the outermost ones unless one holds all the others."""
    boxes = {*tree.iter("article"), *(tree.xpath("/descendant::*[@itemtype or @data-article-url]") if typed else ())}
    large = [b for b in boxes if is_box(b) and len(list(islice(b.iter("p", "br"), PARAGRAPHS))) == PARAGRAPHS]
    large = [b for b in large if next(b.iter("h1", "h2"), None) is not None]
    if len(large) < 2:
        return []
    held: dict[HtmlElement, list[int]] = {box: [] for box in large}
    for i, unit in enumerate(found):
        for box in (unit.element, *unit.element.iterancestors()):
            if box in held:
                held[box].append(i)
    root = next((u for u in urls if u), "")
    posts = []
    for box, lines in held.items():
        told = [len(found[i].text) for i in lines if is_paragraph(found[i])]
        head = next((i for i in lines[:8] if level(found[i].element, box)), None)
        if head is not None and len(told) >= PARAGRAPHS and sum(told) >= STORY:
            address = carried(box, found[head], root)
            posts.append(Post(box, tuple(lines), found[head].text, level(found[head].element, box), address))
    posts.sort(key=lambda p: p.lines)
    all_boxes = {p.box for p in posts}
    outer = [p for p in posts if all_boxes.isdisjoint(p.box.iterancestors())]
    inner = [p for p in posts if not all_boxes.isdisjoint(p.box.iterancestors())]
    return inner if len(outer) < 2 <= len(inner) else outer


def is_box(element: Any) -> bool:
    """Whether an element calls itself an article."""
    if element.tag == "article":
        return True
    kind = (element.get("itemtype") or "").rsplit("/", 1)[-1]
    return kind.endswith(("Article", "BlogPosting")) or element.get("data-article-url") is not None


def level(element: HtmlElement, box: HtmlElement) -> str:
    """`h1` or `h2` when a line is a heading of that level inside a box, else nothing."""
    for near in (element, *element.iterancestors()):
        if near is box:
            break
        if near.tag in {"h1", "h2"}:
            return str(near.tag)
    return str(element.tag) if element.tag in {"h1", "h2"} else ""


def carried(box: HtmlElement, head: Unit, root: str) -> str | None:
    """The address that a box carries: its own attribute, or the one link that is its whole heading."""
    given = next((v for name in ADDRESSES if (v := box.get(name))), None)
    if given is None:
        given = next((a.href for a in head.links if a.stop - a.start >= 0.8 * len(head.text)), None)
    return place(absolute_address(root, given)) if given and not given.startswith("#") else None


def foreign(post: Post, own: Post, here: set[str]) -> bool:
    """Whether a post is an article of its own beside the page's: it carries another address, or an `h1` of its own."""
    if post.address:
        return post.address not in here and post.address != own.address
    return post.tag == own.tag == "h1" and post.heading != own.heading


def fit(heading: str, titles: Sequence[str]) -> float:
    """How much of its words a heading shares with one of the titles."""
    own = set(words(heading))
    wanted = [set(words(t)) for t in titles if t]
    return max((len(own & w) / len(own | w) for w in wanted if own | w), default=0.0)


def place(url: str) -> str:
    """An address without scheme, `www.`, query and fragment."""
    parts = split_address(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/") if parts else ""
