"""A search through the data of a page's scripts for markup that may be its story.

A story is a string of markup, a string of plain paragraphs, a list of paragraphs (`content_elements`, blocks of an editor, rich
text, updates of a live blog), or an element of React. Names of keys and types are those of content management systems, which
use English everywhere.

>>> [REFERENCE.fullmatch(text) is not None for text in ("$24", "$L5", "$8:props:article", "$4 million")]
[True, True, True, False]
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from audit.lang.prose import has_sentence
from audit.load.declared.jsonld import Node
from audit.load.page.scripts import STRINGS

MOST = 40_000
"""Maximum values of all scripts that are searched."""
DEEPEST = 40
"""Maximum depth of a value."""
ITEMS = 2_000
"""Maximum items of a list."""
LEAST = 400
"""Minimum characters of the markup of a story."""
LARGEST = 2_000_000
"""Maximum characters of a string of markup."""
MARKUP = re.compile(r"<(?:p|br|div|h[2-6]|li|blockquote|section|article)\b", re.IGNORECASE)
"""Elements that occur only in texts of several parts."""
KEYS = (
    "articleBody", "contentHtml", "bodyHtml", "body_html", "html", "content", "body", "text", "value", "children", "blocks",
    "content_elements", "paragraphs", "elements", "items", "rendered", "data",
)  # fmt: skip
"""Keys of the text of a part of a story, best first."""
TITLES = ("headline", "title", "headlines", "heading", "webTitle", "seoTitle", "articleTitle")
"""Keys of titles."""
BESIDE = re.compile(
    r"comment|related|recommend|teaser|promo|footer|^nav|menu|sidebar|trending|popular|latest|message|transl|i18n|locale|config|"
    r"consent|cookie|legal|terms|privacy|author|writer|bio\b|caption|newsletter|subscri|breadcrumb",
    re.IGNORECASE,
)
"""Keys of data outside the page's story."""
POSTS = re.compile(r"live|update|post|entr|event", re.IGNORECASE)
"""Keys of lists whose items are parts of one story although they have titles of their own."""
PICTURES = re.compile(
    r"image|photo|picture|video|audio|gallery|embed|advert|^ads?$|promo|newsletter|related|script|media", re.IGNORECASE
)
"""Types of items that contain no text of the story."""
KINDS = ("type", "_type", "nodeType", "__typename", "tag", "kind", "blockType")
"""Keys of the type of an item."""
REFERENCE = re.compile(r"\$[A-Z@]?([0-9a-f]{1,8})((?::[\w-]{1,60}){0,12})")
"""A reference to another row of a stream of React, such as `$24` or `$L5`, perhaps to a part of it: `$24:props:article`."""
LONGEST_REFERENCE = 200
"""Maximum characters of a reference."""
SPECIAL = re.compile(r"\$(?:[A-Z@]?[0-9a-f]{0,8}(?::[\w:-]*)?|undefined|S[\w.]+|D\d{4}[\w:.+-]*|n-?\d+|NaN|-?Infinity)")
"""A value of a stream of React that is no text."""
TAG = re.compile(r"<[^<>]*>")  # one tag of markup
HEADING = re.compile(r"<h1\b[^<>]*>(.{1,600}?)</h1>", re.DOTALL)
"""The main heading of an element of React."""
TITLE = 8
"""Minimum characters of a title that can identify a story."""
NEAREST = 8
"""Maximum objects around a candidate that are kept."""
TAGS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "a", "em", "strong", "b", "i", "div", "tr", "td",
     "main", "article", "section", "header", "footer", "aside", "nav", "figure", "figcaption", "time", "span", "address",
     "table")
)  # fmt: skip
"""Elements of React that are drawn as such; of others, the content."""
ATTRIBUTES = {"className": "class", "dateTime": "datetime", "href": "href", "rel": "rel", "itemProp": "itemprop", "id": "id"}
"""Attributes of drawn elements, by their names in React."""
INNER = "dangerouslySetInnerHTML"
"""The property of an element of React with markup in it."""


class Candidate(NamedTuple):
    """Markup that may be the story, the titles beside it, and the objects around it, nearest first."""

    markup: str
    near: tuple[str, ...]
    nodes: tuple[Node, ...]


class Search:
    """A search through one script's value for markup that may be the story, with the titles beside it."""

    def __init__(self, script: str, root: Any, left: int) -> None:
        self.root = root
        self.left = left
        self.rows: Node = root if isinstance(root, dict) else {}
        self.flat: list[Any] = root if script == "__NUXT_DATA__" and isinstance(root, list) else []

    def candidates(self) -> Iterator[Candidate]:
        """Yield every string of markup or paragraphs, every list of parts and every element, top down."""
        todo: list[tuple[Any, Candidate, int, bool]] = [
            (self.flat[0] if self.flat else self.root, Candidate("", (), ()), 0, False)
        ]
        while todo and self.left > 0:
            self.left -= 1
            value, around, depth, posts = todo.pop()
            if isinstance(value, str):
                markup = fragment(value)
                if len(markup) > LEAST:
                    yield around._replace(markup=markup)
            elif isinstance(value, list) and depth < DEEPEST:
                if value[:1] == ["$"] and len(markup := self.drawn(value, depth)) > LEAST:
                    headings = [TAG.sub("", h) for h in HEADING.findall(markup)]
                    yield around._replace(markup=markup, near=(*headings, *around.near))
                elif len(value) > 1 and value[0] != "$" and len(markup := self.parts(value, depth, posts=posts)) > LEAST:
                    yield around._replace(markup=markup)
                todo += [(self.row(v), around, depth + 1, False) for v in reversed(value[:ITEMS])]
            elif isinstance(value, dict) and depth < DEEPEST:
                near = (*self.titles(value), *around.near)[:STRINGS]
                around = Candidate("", near, (value, *around.nodes)[:NEAREST])
                for key, inner in reversed(value.items()):
                    if not BESIDE.search(key):
                        todo.append((self.row(inner), around, depth + 1, bool(POSTS.search(key))))

    def row(self, value: Any) -> Any:
        """Resolve a reference (`$24` in a stream of React, `__ref` of Apollo, a number of Nuxt's list), or return the value."""
        if isinstance(value, str) and value[:1] == "$" and len(value) <= LONGEST_REFERENCE:
            m = REFERENCE.fullmatch(value)
            return value if m is None else self.part_of(self.rows.get(m[1], value), m[2].split(":")[1:])
        if isinstance(value, dict) and isinstance(ref := value.get("__ref"), str):
            return self.rows.get(ref, value)
        if self.flat and isinstance(value, int) and 0 < value < len(self.flat):
            return self.flat[value]
        return value

    def part_of(self, value: Any, path: Sequence[str]) -> Any:
        """Return the part of a row that a path names; None for one that is not there."""
        for key in path:
            if isinstance(value, list):
                number = 3 if key == "props" else int(key) if key.isdigit() else len(value)
                value = value[number] if number < len(value) else None
            else:
                value = value.get(key) if isinstance(value, dict) else None
        return value

    def titles(self, node: Node) -> list[str]:
        """Collect the titles of an object."""
        found = []
        for key in TITLES:
            value = self.row(node.get(key))
            if isinstance(value, dict):  # headlines: {basic: …}; title: {rendered: …}
                value = next((v for k in ("basic", "rendered", "default") if isinstance(v := value.get(k), str)), None)
            given = value if isinstance(value, list) else [value]
            found += [TAG.sub("", t) for t in given if isinstance(t, str) and TITLE < len(t) <= 400]
        return found

    def parts(self, items: list[Any], depth: int, *, posts: bool = False) -> str:
        """Render a list whose items are parts of a story as markup."""
        found = [self.part(item, depth + 1, posts=posts) for item in items[:ITEMS]]
        return "".join(f if f.startswith("<") else f"<p>{f}</p>" for f in found if f)

    def part(self, item: Any, depth: int, *, posts: bool = False) -> str:
        """Render one part as markup: a paragraph, a heading, an item of a list, a link.

        Empty for a picture, for a part without text, and for one with a title of its own, unless the list is one of `posts`.
        """
        self.left -= 1
        item = self.row(item)
        if isinstance(item, str):
            return fragment(item, short=True)
        if depth > DEEPEST or self.left <= 0 or not isinstance(item, (dict, list)):
            return ""
        if isinstance(item, list):
            return self.drawn(item, depth) if item[:1] == ["$"] else self.parts(item, depth)
        kind = str(next((v for k in KINDS if (v := self.row(item.get(k)))), ""))
        heading = next(iter(self.titles(item)), "")
        if PICTURES.search(kind) or (heading and not posts):
            return ""
        inner = next((t for key in KEYS if (t := self.inside(self.row(item.get(key)), depth))), "")
        return (f"<h2>{escape(heading)}</h2>" if heading else "") + framed(inner, kind, item)

    def inside(self, value: Any, depth: int) -> str:
        """Render a part's text as markup: a string, runs of text in one paragraph, or several parts."""
        if isinstance(value, list) and value[:1] != ["$"]:
            runs = [self.part(v, depth + 1) for v in value[:ITEMS]]
            if any(r.startswith(("<p", "<h", "<li", "<blockquote", "<div", "<ul")) for r in runs):
                return "".join(r if r.startswith("<") else f"<p>{r}</p>" for r in runs if r)
            return "".join(runs)
        return self.part(value, depth + 1) if isinstance(value, (dict, str, list)) else ""

    def drawn(self, item: list[Any], depth: int) -> str:
        """Render an element of React as markup: `["$", tag, key, {children}]`; of a component, the text in its properties."""
        given = item[3] if len(item) > 3 and isinstance(item[3], dict) else {}
        tag = item[1] if len(item) > 1 and item[1] in TAGS else ""
        inner = self.content(given, depth)
        if not inner and not tag and not self.titles(given):
            inner = next((t for key in KEYS if (t := self.inside(self.row(given.get(key)), depth))), "")
        if not tag or not inner:
            return f"<p>{inner}</p>" if inner and "<" not in inner and has_sentence(inner) else inner
        marks = ((name, given.get(key)) for key, name in ATTRIBUTES.items())
        written = "".join(f' {name}="{escape(value)}"' for name, value in marks if isinstance(value, str))
        return f"<{tag}{written}>{inner}</{tag}>"

    def content(self, given: Node, depth: int) -> str:
        """Render what is in an element of React: markup, or its children."""
        markup = self.row(given.get(INNER))
        if isinstance(markup, dict) and isinstance(text := self.row(markup.get("__html")), str):
            return text[:LARGEST]
        children = self.row(given.get("children"))
        if isinstance(children, list) and children[:1] != ["$"]:
            return "".join(self.part(child, depth + 1) for child in children[:ITEMS])
        return self.part(children, depth + 1)


def framed(inner: str, kind: str, item: Node) -> str:
    """Wrap text in the element that its type names."""
    kind = kind.lower()
    if not inner or inner.startswith(("<p", "<h", "<li", "<blockquote", "<div", "<ul", "<ol")):
        return inner
    if "head" in kind:
        return f"<h2>{inner}</h2>"
    if "quote" in kind:
        return f"<blockquote>{inner}</blockquote>"
    if "list-item" in kind or "listitem" in kind or "list_item" in kind:
        return f"<li>{inner}</li>"
    given = item.get("data")
    address = item.get("url") or item.get("href") or (given.get("uri") if isinstance(given, dict) else None)
    if "link" in kind and isinstance(address, str):
        return f'<a href="{escape(address)}">{inner}</a>'
    return f"<p>{inner}</p>" if kind in {"paragraph", "p", "block"} and has_sentence(inner) else inner


def fragment(text: str, *, short: bool = False) -> str:
    """Return the markup of a string: as written, or a paragraph per line; empty for one that is not text."""
    if len(text) > LARGEST or not text.strip() or text.startswith(("http://", "https://", "data:", "#")):
        return ""
    if text[0] == "$":
        if SPECIAL.fullmatch(text):
            return ""
        text = text.removeprefix("$") if text.startswith("$$") else text
    if MARKUP.search(text):
        return text
    if not short and not has_sentence(text[:2_000]):
        return ""
    lines = [line.strip() for line in re.split(r"\n+|\\n", text) if line.strip()]
    if short and len(lines) < 2:
        return text if "</" in text else escape(text, quote=False)
    return "".join(f"<p>{line if '</' in line else escape(line, quote=False)}</p>" for line in lines)
