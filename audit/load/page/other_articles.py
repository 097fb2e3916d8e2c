"""Pages with several complete articles: the front page of a blog, or a page that loads the next story as the reader scrolls.

The page's own story is the one whose heading matches a declared title, or whose box has the page's address. The others are
excluded from the text; their headlines become claims.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from audit.files import DATA, read_yaml
from audit.load.html.attributes import Attributes, attributes_of
from audit.load.html.bounds import is_paragraph
from audit.load.html.lines import Unit
from audit.load.page.main_text import words
from audit.load.page_words import ClassWords, any_class
from audit.outlets.address import absolute_address, split_address

STORY = 500
"""Minimum characters of the paragraphs of a story; a teaser has fewer."""
PARAGRAPHS = 2
"""Minimum paragraphs of a story."""
SAME = 0.5
"""Minimum share of common words (Jaccard index) of a heading that matches a title."""
HEADING = 8
"""Number of lines at the start of a box that may be its heading."""
WHOLE = 0.8
"""Minimum share of a heading that its link covers."""
SIGNATURE = 80
"""Maximum characters of a byline."""
ADDRESSES = (
    "data-url",
    "data-href",
    "data-permalink",
    "data-article-url",
    "data-canonical-url",
    "itemid",
    "data-share-url",
    "about",
)
"""Attributes that hold the address of a box."""


class Post(NamedTuple):
    """A box with a complete story: indexes of its lines, its heading, the heading's tag, the box's address, if it is signed."""

    box: HtmlElement
    lines: tuple[int, ...]
    heading: str
    tag: str
    address: str | None
    signed: bool = False


def several(
    tree: HtmlElement,
    found: Sequence[Unit],
    titles: Sequence[str],
    urls: Sequence[str],
    attributes: Attributes | None = None,
) -> tuple[list[Post], list[str]]:
    """Find the articles of a page that are not its own, and their headlines; `attributes` are the page's, if already read.

    When none of the articles is the page's own, none is excluded, and all headlines are returned.
    """
    typed = (attributes_of(tree) if attributes is None else attributes).typed
    posts = whole([*tree.iter("article"), *typed], found, titles, urls)
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


def whole(boxes: Sequence[HtmlElement], found: Sequence[Unit], titles: Sequence[str], urls: Sequence[str]) -> list[Post]:
    """Find among boxes those with a heading and a story each: the outermost ones, unless one contains all the others.

    Where one is the page's own, whose heading matches a title, all can be short.
    """
    large = [b for b in dict.fromkeys(boxes) if is_box(b) and len(list(islice(b.iter("p", "br"), PARAGRAPHS))) == PARAGRAPHS]
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
    sized: dict[HtmlElement, int] = {}
    for box, lines in held.items():
        sizes = [len(found[i].text) for i in lines if is_paragraph(found[i])]
        head = next((i for i in lines[:HEADING] if level(found[i].element, box)), None)
        if head is None or len(sizes) < PARAGRAPHS:
            continue
        address = carried(box, found[head], root)
        signed = any(is_signature(found[i]) for i in lines if head < i <= head + HEADING)
        posts.append(Post(box, tuple(lines), found[head].text, level(found[head].element, box), address, signed))
        sized[box] = sum(sizes)
    if not any(fit(post.heading, titles) >= SAME for post in posts):
        posts = [post for post in posts if sized[post.box] >= STORY]
    posts.sort(key=lambda p: p.lines)
    all_boxes = {p.box for p in posts}
    outer = [p for p in posts if all_boxes.isdisjoint(p.box.iterancestors())]
    inner = [p for p in posts if not all_boxes.isdisjoint(p.box.iterancestors())]
    return inner if len(outer) < 2 <= len(inner) else outer


def is_box(element: Any) -> bool:
    """True when an element declares itself an article."""
    if element.tag == "article":
        return True
    kind = (element.get("itemtype") or "").rsplit("/", 1)[-1]
    return kind.endswith(("Article", "BlogPosting")) or element.get("data-article-url") is not None


def level(element: HtmlElement, box: HtmlElement) -> str:
    """Return `h1` or `h2` for a line in such a heading inside a box, else an empty string."""
    for near in (element, *element.iterancestors()):
        if near is box:
            break
        if near.tag in {"h1", "h2"}:
            return str(near.tag)
    return str(element.tag) if element.tag in {"h1", "h2"} else ""


def carried(box: HtmlElement, head: Unit, root: str) -> str | None:
    """Return the address of a box: from an attribute, or from the one link that covers its heading."""
    given = next((v for name in ADDRESSES if (v := box.get(name))), None)
    if given is None:
        given = next((a.href for a in head.links if a.stop - a.start >= WHOLE * len(head.text)), None)
    return place(absolute_address(root, given)) if given and not given.startswith("#") else None


def is_signature(unit: Unit) -> bool:
    """True for a byline by its class or its first word."""
    if len(unit.text) > SIGNATURE:
        return False
    marks = f"{unit.element.get('class') or ''} {unit.element.get('rel') or ''}".lower()
    return bool(byline_class().search(marks)) or unit.text.partition(" ")[0] in byline_words()


@cache
def byline_class() -> ClassWords:
    """Build the pattern of classes of bylines on first use."""
    return any_class("bylines")


@cache
def byline_words() -> frozenset[str]:
    """Load the first words of bylines ("By", "Von")."""
    return frozenset(word for words in read_yaml(DATA / "bylines.yaml")["lines"].values() for word in words)


def foreign(post: Post, own: Post, here: set[str]) -> bool:
    """True when a post is not the page's own article: it has another address, an `h1` or a signature of its own."""
    if post.address:
        return post.address not in here and post.address != own.address
    apart = post.tag == "h1" or post.signed
    return post.heading != own.heading and apart and (own.tag == "h1" or own.signed)


def fit(heading: str, titles: Sequence[str]) -> float:
    """Compute the highest Jaccard index of the words of a heading and a title."""
    own = set(words(heading))
    wanted = [set(words(t)) for t in titles if t]
    return max((len(own & w) / len(own | w) for w in wanted if own | w), default=0.0)


def place(url: str) -> str:
    """Normalise an address: no scheme, `www.`, query and fragment; empty for a malformed one."""
    parts = split_address(url)
    return f"{parts.netloc.removeprefix('www.')}{parts.path}".rstrip("/") if parts else ""
