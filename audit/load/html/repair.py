"""Faults of markup that HTML5 parsers repair and libxml2 does not, mended before and after parsing.

A browser goes on where it was after a stray `</body>` or `</html>`; libxml2 drops the rest of the article or puts it beside the
body. A browser that runs scripts reads `<noscript>` up to its end tag; libxml2 2.14 lets an `<iframe>` or comment that is left
open inside swallow the page. Paragraphs directly inside a table are displayed before it, those inside `<svg>` after it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from audit.load.html.scan import NOSCRIPT, Tags, scan

RAW = rb"script|style|textarea|title|iframe|xmp|noembed|noframes|noscript"
"""Elements whose content is raw text, closed only by their own end tag; `<noscript>` as in a browser that runs scripts."""
MARK = re.compile(rb"<!--|<(" + RAW + rb")\b|</(?:body|html)\b[^<>]*>")
"""What a scan for end tags must tell apart, in lower case."""
CLOSED = re.compile(rb"(?:</(?:body|html)\b[^<>]*>|\s)*", re.IGNORECASE)
"""The regular end of a page."""
TAGS = re.compile(rb"<(/?)([a-z][a-z0-9:-]*)\b[^<>]*>", re.IGNORECASE)
"""Tags inside a `<noscript>`."""
SWALLOWS = frozenset(RAW.split(b"|")) | {b"plaintext", b"select"}
VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag."""
BREAKING = frozenset({"p", "div", "h1", "h2", "h3", "ul", "ol", "blockquote", "table", "article", "section"})
"""HTML elements that end an `<svg>` or `<math>` that is left open."""
DRAWINGS = ("svg", "math")
TABULAR = ("table", "tbody", "thead", "tfoot", "tr")
TABLE = frozenset(
    {"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "script", "style", "template", "form", "input"}
)
"""Elements that may be children of a table and its rows."""


def mended(raw: bytes) -> bytes:
    """Remove stray end tags of `<body>` and `<html>`, and what would swallow the page from `<noscript>`.

    >>> mended(b"<body><p>a</p></body><p>b</p><script>'</body>'</script></body></html>")
    b"<body><p>a</p><p>b</p><script>'</body>'</script>"
    >>> mended(b"<noscript><iframe src=x></noscript><p>a</p>")
    b'<noscript></noscript><p>a</p>'
    """
    tags = scan(raw)
    if CLOSED.fullmatch(raw, tags.first_end) and all(balanced(inside) == inside for inside in in_noscripts(raw, tags)):
        return raw
    low = raw.lower()
    kept, at, done = [], 0, 0
    while mark := MARK.search(low, at):
        name = mark[1]
        if name == b"noscript":
            stop = low.find(b"</noscript", mark.end())
            if stop < 0:
                break
            inside = raw[mark.end() : stop]
            if (better := balanced(inside)) != inside:
                kept += [raw[done : mark.end()], better]
                done = stop
            at = stop + 1
        elif name or mark[0] == b"<!--":
            stop = low.find(b"</" + name if name else b"-->", mark.start() + 2)
            if stop < 0:
                break
            at = stop + 1
        else:
            kept.append(raw[done : mark.start()])
            at = done = mark.end()
    kept.append(raw[done:])
    return b"".join(kept)


def in_noscripts(raw: bytes, tags: Tags) -> Iterator[bytes]:
    """Yield the content of every `<noscript>` of a page, in scripts and comments too."""
    for at in tags.noscripts:
        following = bisect_left(tags.closing, at)
        if following < len(tags.closing):
            yield raw[at + len(NOSCRIPT) : tags.closing[following]]


def balanced(inside: bytes) -> bytes:
    """Close what is left open in the content of a `<noscript>`, and drop what would swallow or close what is around it.

    >>> balanced(b"<div><p>Turn on</p></section><textarea><!-- x"), balanced(b"<iframe src=x></iframe>")
    (b'<div><p>Turn on</p></div>', b'<iframe src=x></iframe>')
    """
    if b"<" not in inside:
        return inside
    head, mark, rest = inside.rpartition(b"<!--")
    if mark and b"-->" not in rest:
        inside = head
    around: list[tuple[bytes, int, int]] = []
    opened: Counter[bytes] = Counter()
    drop = []
    for m in TAGS.finditer(inside):
        name = m[2].lower()
        if not m[1] and name not in VOID:
            around.append((name, *m.span()))
            opened[name] += 1
        elif m[1] and not opened[name]:
            drop.append(m.span())
        while m[1] and opened[name] and around:
            inner = around.pop()[0]
            opened[inner] -= 1
            if inner == name:
                break
    drop += [(start, stop) for name, start, stop in around if name in SWALLOWS]
    ends = [b"</" + name + b">" for name, _, _ in reversed(around) if name not in SWALLOWS]
    kept, at = [], 0
    for start, stop in sorted(drop):
        kept.append(inside[at:start])
        at = stop
    return b"".join((*kept, inside[at:], *ends))


def reordered(tree: HtmlElement) -> None:
    """Move paragraphs that are directly inside a table before it, and open the `<svg>` and `<math>` that hold any.

    Readings above the line (`<rt>`) are dropped unless they are in brackets (`<rp>`): they would be fused with the words.

    >>> from lxml.html import fromstring, tostring
    >>> tree = fromstring("<div><table><tr><td>7</td></tr><p>Tide.</p></table><svg><p>Sand.</p></svg></div>")
    >>> reordered(tree)
    >>> tostring(tree)
    b'<div><p>Tide.</p><table><tr><td>7</td></tr></table><p>Sand.</p></div>'
    """
    found = list(tree.iter(*DRAWINGS, "rt", *TABULAR))
    for drawing in (e for e in found if e.tag in DRAWINGS):
        if any(e.tag in BREAKING and not foreign(e, drawing) for e in drawing.iter(*BREAKING)):
            drawing.drop_tag()
    for reading in (e for e in found if e.tag == "rt"):
        if next(reading.itersiblings("rp", preceding=True), None) is None:
            reading.drop_tree()
    for part in (e for e in found if e.tag in TABULAR):
        if any(child.tag not in TABLE for child in part):
            foster(part)


def foreign(element: HtmlElement, drawing: HtmlElement) -> bool:
    """True for HTML that a drawing embeds on purpose."""
    return any(a.tag in {"foreignobject", "desc", "annotation-xml"} for a in element.iterancestors() if a is not drawing)


def foster(part: HtmlElement) -> None:
    """Move the blocks that are directly inside a table or its rows before the table."""
    table = next((a for a in (part, *part.iterancestors()) if a.tag == "table"), None)
    if table is None or table.getparent() is None:
        return
    for child in list(part):
        if child.tag in BREAKING and next(child.iter("tr", "td", "th"), None) is None:
            tail, child.tail = child.tail, None
            table.addprevious(child)
            child.tail = tail
