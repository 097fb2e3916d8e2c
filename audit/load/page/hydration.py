"""Markup of a story that a page contains only in a script, for the browser to render.

If the visible page has no story, its data is searched for one: a string of markup, a string of plain paragraphs, or a list of
paragraphs (`content_elements`, blocks of an editor, rich text, updates of a live blog). Of several, the one beside a declared
headline is preferred, then the longest. The markup is parsed like a page's own, so that offsets, links and insertions work
the same way. Names of keys and types are those of content management systems, which use English everywhere.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from audit.lang.prose import has_sentence, sentence_words
from audit.load.declared.jsonld import Node
from audit.load.page.main_text import words
from audit.load.page.scripts import STRINGS, Value

MOST = 40_000
"""Maximum values of all scripts that are searched."""
DEEPEST = 40
"""Maximum depth of a value."""
ITEMS = 2_000
"""Maximum items of a list."""
FEWEST = 80
"""Minimum words of a story; a summary has fewer."""
LEAST = 400
"""Minimum characters of the markup of a story."""
LARGEST = 2_000_000
"""Maximum characters of a string of markup."""
READ, CODED = 200_000, 20_000
"""Characters of markup in which sentences are counted, and which are searched for code."""
TITLE = 8
"""Minimum characters of a title that can identify a story."""
MARKUP = re.compile(r"<(?:p|br|div|h[2-6]|li|blockquote|section|article)\b", re.IGNORECASE)
"""Elements that occur only in texts of several parts."""
CODE = re.compile(r"(?:function\s*\(|=>|\bvar |\breturn |[{};]\s*[.#]?[\w-]+\s*[:{]|</?script)", re.IGNORECASE)
"""Signs of program code and style sheets, which contain stops and long words as well."""
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
PLACE = re.compile(r"\$\$\w{1,40}\$\$|\{\{[^{}<>]{1,80}\}\}|\[\[\w{1,40}\]\]")
"""A placeholder of an advertisement or a picture."""
KINDS = ("type", "_type", "nodeType", "__typename", "tag", "kind", "blockType")
"""Keys of the type of an item."""
TAG = re.compile(r"<[^<>]*>")  # one tag of markup
TAGS = frozenset(
    ("p", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "a", "em", "strong", "b", "i", "div", "tr", "td")
)
REFERENCE = re.compile(r"\$[A-Z]?([0-9a-f]{1,8})")
"""A reference to another row of a stream of React, such as `$24` or `$L5`."""


class Story(NamedTuple):
    """A story in a script: its markup, the script's name, and the headline of the page beside it."""

    markup: str
    script: str
    title: str | None


def story(data: Sequence[Value], declared: Sequence[str]) -> Story | None:
    """Find the story in the data of a page with these declared titles; None without one of at least `FEWEST` words.

    A story without a headline beside it counts if there is no other; one beside a different headline is another article.
    """
    wanted = [t for t in map(words, declared) if len("".join(t)) >= TITLE]
    best: tuple[tuple[bool, int], Story] | None = None
    left = MOST
    for script, value in data:
        search = Search(script, value, left)
        for markup, near in search.candidates():
            likeness, title = max(((alike(words(t), w), t) for t in near for w in wanted), default=(0.0, None))
            title = title if likeness else None
            if (near and not title) or (size := story_words(markup)) < FEWEST:
                continue
            if best is None or (title is not None, size) > best[0]:
                best = (title is not None, size), Story(PLACE.sub("", markup), script, title)
        left = search.left
    return best[1] if best else None


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Compute the likeness of the words of two titles, 0 to 1; 0 when they share less than most of the shorter one."""
    a, b = set(one), set(other)
    whole, part = sorted(("".join(one), "".join(other)), key=len, reverse=True)
    same = len(part) >= TITLE and part in whole
    if same or (len(a & b) >= 3 and len(a & b) >= 0.6 * min(len(a), len(b))):
        return max(len(a & b) / len(a | b), len(part) / len(whole) if same else 0.0)
    return 0.0


def story_words(markup: str) -> int:
    """Count the words of the sentences of a piece of markup; 0 for code."""
    text = TAG.sub(" ", markup)
    if len(CODE.findall(text[:CODED])) > 3 + len(text[:CODED]) / 2_000:
        return 0
    return sentence_words(text[:READ])


class Search:
    """A search through one script's value for markup that may be the story, with the titles beside it."""

    def __init__(self, script: str, root: Any, left: int) -> None:
        self.root = root
        self.left = left
        self.rows: Node = root if isinstance(root, dict) else {}
        self.flat: list[Any] = root if script == "__NUXT_DATA__" and isinstance(root, list) else []

    def candidates(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield every string of markup or paragraphs and every list of parts, top down."""
        todo: list[tuple[Any, tuple[str, ...], int, bool]] = [(self.flat[0] if self.flat else self.root, (), 0, False)]
        while todo and self.left > 0:
            self.left -= 1
            value, near, depth, posts = todo.pop()
            if isinstance(value, str):
                markup = fragment(value)
                if len(markup) > LEAST:
                    yield markup, near
            elif isinstance(value, list) and depth < DEEPEST:
                if len(value) > 1 and len(markup := self.parts(value, depth, posts=posts)) > LEAST:
                    yield markup, near
                todo += [(self.row(v), near, depth + 1, False) for v in reversed(value[:ITEMS])]
            elif isinstance(value, dict) and depth < DEEPEST:
                near = (*self.titles(value), *near)[:STRINGS]
                for key, inner in reversed(value.items()):
                    if not BESIDE.search(key):
                        todo.append((self.row(inner), near, depth + 1, bool(POSTS.search(key))))

    def row(self, value: Any) -> Any:
        """Resolve a reference (`$24` in a stream of React, `__ref` of Apollo, a number of Nuxt's list), or return the value."""
        if isinstance(value, str) and len(value) <= 10 and (m := REFERENCE.fullmatch(value)):
            return self.rows.get(m[1], value)
        if isinstance(value, dict) and isinstance(ref := value.get("__ref"), str):
            return self.rows.get(ref, value)
        if self.flat and isinstance(value, int) and 0 < value < len(self.flat):
            return self.flat[value]
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
        if isinstance(value, list):
            runs = [self.part(v, depth + 1) for v in value[:ITEMS]]
            if any(r.startswith(("<p", "<h", "<li", "<blockquote", "<div", "<ul")) for r in runs):
                return "".join(r if r.startswith("<") else f"<p>{r}</p>" for r in runs if r)
            return "".join(runs)
        return self.part(value, depth + 1) if isinstance(value, (dict, str)) else ""

    def drawn(self, item: list[Any], depth: int) -> str:
        """Render an element of React as markup: `["$", tag, key, {children}]`."""
        given = item[3] if len(item) > 3 and isinstance(item[3], dict) else {}
        tag = item[1] if len(item) > 1 and item[1] in TAGS else ""
        inner = self.inside(given.get("children"), depth)
        href = given.get("href")
        opened = f'<a href="{escape(href)}">' if tag == "a" and isinstance(href, str) else f"<{tag}>"
        return f"{opened}{inner}</{tag}>" if tag and inner else inner


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
    if len(text) > LARGEST or not text.strip() or text.startswith(("http://", "https://", "data:", "$", "#")):
        return ""
    if MARKUP.search(text):
        return text
    if not short and not has_sentence(text[:2_000]):
        return ""
    lines = [line.strip() for line in re.split(r"\n+|\\n", text) if line.strip()]
    if short and len(lines) < 2:
        return text if "</" in text else escape(text, quote=False)
    return "".join(f"<p>{line if '</' in line else escape(line, quote=False)}</p>" for line in lines)
