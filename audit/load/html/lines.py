"""The lines of a page in reading order, each with its element and its links.

A line ends around every block element, and around an inline element between blocks: `<a>` beside `<p>` is a line of its own, so
that a promoted headline never fuses with the sentence after it. White space is collapsed, `<br>` is a space (two of them end a
line), and the cells of a table row are joined by a tab. The walk is not recursive: nesting cannot exhaust the stack.
"""

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from lxml.html import HtmlElement

from audit.load.html.layout import BLOCK, between_blocks, boxed, is_row, nearest
from audit.text import Anchor, Span, trimmed

SKIPPED = frozenset(
    (  # noqa: SIM905 - words are read more easily as words
        "script style noscript template svg math head iframe object embed noembed select option datalist textarea "
        "canvas map frame noframes link meta base title input img picture source track param area amp-analytics "
        "amp-ad amp-sticky-ad amp-img amp-iframe amp-sidebar amp-consent amp-user-notification amp-video amp-pixel"
    ).split()
)
STRUCK = frozenset({"s", "del", "strike"})
"""Elements whose words are shown struck through; so are those of a `span` with the style `line-through`."""
MOST = 100_000
"""Maximum lines of one page that are walked; `bounds` chooses among them."""


class Unit(NamedTuple):
    """One line of a page: its text, its element, its links and what is struck through, with offsets from its start."""

    text: str
    element: HtmlElement
    links: tuple[Anchor, ...]
    struck: tuple[Span, ...] = ()


TIGHT = frozenset({"\t", "“", "‘"})
"""Last characters of a piece after which no space is written: the end of a cell, and the opening mark of a `<q>`."""
QUOTED = frozenset("“\"„«»‹›‘'‚「『")
"""Marks that a page may type itself at the start of a `<q>`; browsers draw none there when its style says so."""


class Line:
    """A line in progress: pieces of text with white space collapsed, its open links and open strikes."""

    __slots__ = ("at", "bare", "done", "open", "pieces", "space", "strikes", "struck")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.space = False
        self.bare = False
        self.open: list[tuple[int, str, str]] = []
        self.done: list[Anchor] = []
        self.strikes: list[int] = []
        self.struck: list[Span] = []

    def write(self, text: str) -> bool:
        """Add text, collapsing white space and dropping it at the start of a line; False for white space alone."""
        words = " ".join(text.split())
        if not words:
            self.space = self.at > 0
            return False
        if self.at and (self.space or text[0].isspace()) and self.pieces[-1][-1] not in TIGHT:
            words = " " + words
        self.pieces.append(words)
        self.at += len(words)
        self.space = text[-1].isspace()
        return True

    def tab(self) -> None:
        """End a cell of a table."""
        if self.at and self.pieces[-1] != "\t":
            self.pieces.append("\t")
            self.at += 1
        self.space = False

    def link(self, href: str, rel: str) -> None:
        """Open a link here."""
        self.open.append((self.at, href, rel))

    def unlink(self) -> None:
        """Close the innermost link."""
        start, href, rel = self.open.pop()
        if self.at > start:
            self.done.append(Anchor(start, self.at, href, rel))

    def strike(self) -> None:
        """Begin words that are struck through."""
        self.strikes.append(self.at)

    def unstrike(self) -> None:
        """End the innermost words that are struck through."""
        start = self.strikes.pop()
        if self.at > start and not self.strikes:
            self.struck.append(Span(start, self.at))

    def end(self, element: HtmlElement, out: list[Unit]) -> None:
        """Add the line to `out` if it has words; open links continue in the next one."""
        if not self.at:
            self.space = self.bare = False
            return
        text = "".join(self.pieces)
        for start, href, rel in self.open:
            if self.at > start:
                self.done.append(Anchor(start, self.at, href, rel))
        links: tuple[Anchor, ...] = ()
        if self.done:
            self.done.sort(key=lambda a: (a.start, a.stop))
            links = tuple(a for a in (trimmed_link(text, link) for link in self.done) if a)
        if self.open:
            self.open = [(0, href, rel) for _, href, rel in self.open]
        struck = self.cut_strikes(text) if self.strikes or self.struck else ()
        self.pieces, self.at, self.space, self.bare, self.done = [], 0, False, False, []
        text = text.rstrip("\t")
        if text:
            out.append(Unit(text, element, links, struck))

    def cut_strikes(self, text: str) -> tuple[Span, ...]:
        """Return what is struck through in the line that ends, without white space around; open strikes continue."""
        if self.strikes and self.at > self.strikes[0]:
            self.struck.append(Span(self.strikes[0], self.at))
        found = (trimmed(text, *span) for span in self.struck)
        self.strikes, self.struck = [0] * len(self.strikes), []
        return tuple(Span(start, stop) for start, stop in found if start < stop)


def trimmed_link(text: str, link: Anchor) -> Anchor | None:
    """Trim white space from a link; None when nothing is left."""
    if not text[link.start].isspace() and not text[link.stop - 1].isspace():
        return link
    start, stop = trimmed(text, link.start, link.stop)
    return Anchor(start, stop, link.href, link.rel) if start < stop else None


def is_struck(element: HtmlElement) -> bool:
    """True for an element whose words are shown struck through."""
    return element.tag in STRUCK or (element.tag == "span" and "line-through" in (element.get("style") or ""))


class Walk:
    """The state of a walk through a tree: the lines found, and the one that is being read."""

    __slots__ = ("broken", "found", "line", "marks", "owner", "row")

    def __init__(self, root: HtmlElement) -> None:
        self.line = Line()
        self.found: list[Unit] = []
        self.owner = root
        self.row: HtmlElement | None = None  # the data row that is being read: blocks inside it do not end the line
        self.broken = False  # the previous element was a <br>
        self.marks: list[str] = []  # closing marks of the open <q> elements, the innermost last

    def quote(self, element: HtmlElement) -> None:
        """Open a `<q>`: write the mark that a browser draws, single inside another one, unless the page types its own."""
        typed = (element.text or "").lstrip()[:1] in QUOTED
        opening, closing = ("", "") if typed else ("‘", "’") if any(self.marks) else ("“", "”")
        self.marks.append(closing)
        if opening:
            self.write(opening, bare=False)

    def unquote(self) -> None:
        """Close the innermost `<q>`."""
        if closing := self.marks.pop():
            self.line.space = False
            self.write(closing, bare=False)

    def enter(self, element: HtmlElement, tag: str) -> None:
        """Begin an element: end the line before a block, open a link, write its first text."""
        line = self.line
        block = tag in BLOCK and self.row is None
        if block:
            line.end(self.owner, self.found)
            self.owner = element
        elif self.row is None:
            self.begin_inline(element)
        elif tag in {"td", "th"}:
            line.tab()
        elif boxed(element, element.getprevious()):
            line.space = line.at > 0
        if opens := self.OPENS.get(tag):
            opens(self, element)
        elif tag == "br":
            if self.broken and self.row is None:
                line.end(self.owner, self.found)
            self.broken = not self.broken
            line.space = line.at > 0
            return
        elif tag == "tr" and self.row is None and is_row(element):
            self.row = element
        if text := element.text:
            self.write(text, bare=block)

    def begin_inline(self, element: HtmlElement) -> None:
        """Begin an inline element: between blocks it is a line of its own."""
        before = element.getprevious()
        if between_blocks(element, before):
            if not self.line.bare:
                self.line.end(self.owner, self.found)
                self.owner = element
        elif boxed(element, before):
            self.line.space = self.line.at > 0

    def link(self, element: HtmlElement) -> None:
        """Open a link."""
        self.line.link(element.get("href") or "", element.get("rel") or "")

    def strike(self, element: HtmlElement) -> None:
        """Begin words that are struck through."""
        if is_struck(element):
            self.line.strike()

    OPENS: ClassVar[dict[str, Callable[["Walk", HtmlElement], None]]] = {"a": link, "q": quote} | dict.fromkeys(
        (*STRUCK, "span"), strike
    )
    """What opens with an inline element."""

    def leave(self, element: HtmlElement, above: HtmlElement | None) -> None:
        """End an element: close its link, its line when it is a block, and write what follows it."""
        tag = element.tag
        if tag == "a":
            self.line.unlink()
        elif tag == "q":
            self.unquote()
        elif is_struck(element):
            self.line.unstrike()
        if element is self.row:
            self.row = None
        if tag in BLOCK and self.row is None:
            self.line.end(self.owner, self.found)
            self.owner = element if above is None else nearest(above)
        if above is not None:
            self.after(element, above)

    def after(self, element: HtmlElement, above: HtmlElement) -> None:
        """Write the text after an element."""
        if text := element.tail:
            self.write(text, bare=above.tag in BLOCK)

    def write(self, text: str, *, bare: bool) -> None:
        """Write text; `bare` text is directly in a block, not in an inline element."""
        line = self.line
        if line.write(text):
            self.broken = False
            if bare:
                line.bare = True


def units(tree: HtmlElement) -> list[Unit]:
    """Split a page into lines in reading order, at most `MOST`."""
    body = tree if tree.tag == "body" else tree.find(".//body")
    root: HtmlElement = tree if body is None else body
    walk = Walk(root)
    through(walk, root)
    return walk.found


def through(walk: Walk, root: HtmlElement) -> None:
    """Walk through the tree below `root` without recursion."""
    walk.enter(root, str(root.tag))
    around = [root]
    muted: set[HtmlElement] = set()  # elements that are not read and hold others
    for element in root.iterdescendants():
        above = element.getparent()
        if above in muted:
            muted.add(element)
            continue
        while around[-1] is not above:
            walk.leave(around.pop(), around[-1])
        tag = element.tag
        if tag in SKIPPED or not isinstance(tag, str):
            if len(element):
                muted.add(element)
            walk.after(element, above)
        else:
            walk.enter(element, tag)
            around.append(element)
        if len(walk.found) >= MOST:
            return
    while around:
        walk.leave(around.pop(), around[-1] if around else None)
