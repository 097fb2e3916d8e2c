"""Parse HTML into one lxml tree, repaired, in bounded time and memory.

Nothing is fetched and only HTML's own entities are expanded: the HTML parser of libxml2 reads no document type. It flattens
nesting beyond its limit, so that no later step can exhaust the stack. Before parsing, the same faults are repaired as in
trafilatura: control characters, document types with a slash in them, and `<html/>`. Characters that nobody sees, such as soft
hyphens, are dropped from the tree.
"""

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, fromstring

from audit.errors import AuditError
from audit.load.charsets import ALIASES, charset_of, marked
from audit.load.html.repair import mended, reordered
from audit.text.invisible import JOINING, REFERENCE, may_hold, unseen_in, without_invisible

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
"""Charset declared by a meta element."""
HEAD = 20_000
"""Bytes at the start of a page that contain its `<html>`."""
CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r"))
"""Control characters, which no tree may contain."""
START = 4096
"""Characters, or bytes, at the start of a page from which binary data and a charset are detected."""
SAMPLE = 100_000
"""Bytes of words from which an undeclared charset is detected."""
NO_WORDS = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
"""Markup, whose ASCII says nothing about the charset of the words."""
DEBRIS = [chr(n) for n in (*range(9), *range(14, 32), 0xFFFD)]
"""Characters that result from decoding binary data as text."""
SHORTEST = 64
"""Minimum characters for the detection of binary data."""
BINARY = 0.02
"""Maximum share of control characters in text; above it, data without a tag are binary."""
TAG = re.compile(r"<(?:!doctype|html|head|body|title|meta|div|article)\b", re.IGNORECASE)
"""A tag that a page has near its start."""
NONCHARACTERS = ("\ufffe", "\uffff")
"""Characters that XML forbids."""
DOCTYPE = re.compile(rb"<\s?!\s?doctype[^>]*/[^<>]*>", re.IGNORECASE)
"""A document type with a slash, after which the parser of libxml2 drops the page."""
FAULTY = re.compile(rb"(<html[^<>]*?)\s*/>", re.IGNORECASE)
"""A self-closing `<html/>`, after which it drops the page as well."""
LONG = 8000
LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}" % LONG)
"""A tag that may have thousands of attributes: the parser compares each with all before it."""
ATTRIBUTE = re.compile(rb"""[^\s"'=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
"""An attribute with or without a value."""
TRIED = 200
"""Maximum invisible characters whose places are looked up before parsing."""
ATTRIBUTES = 1000
"""Maximum attributes of an element that are read."""
PARSER = HTMLParser(collect_ids=False, encoding="utf-8", remove_comments=True, remove_pis=True)
PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
"""The only parser. All elements are of one class: lxml's own lookup calls a Python function for each of them."""


def decode(raw: bytes | str, charset: str | None = None) -> str:
    """Decode a page by its byte-order mark, else as UTF-8 where that fits, else by the declared, then a detected charset.

    >>> decode("<meta charset=latin1>caf\\xe9".encode("latin-1"))
    '<meta charset=latin1>café'
    """
    if isinstance(raw, str):
        return raw
    if encoding := marked(raw):
        return raw.decode(encoding, "replace")
    found = CHARSET.search(raw[:START])
    for name in ("utf-8", charset, found.group(1).decode("ascii") if found else None):
        if name:
            try:
                return raw.decode(ALIASES.get(name.lower(), name))
            except (ValueError, LookupError):  # the name of a charset may contain a NUL
                continue
    if b"\0" not in raw[:START]:
        best = charset_of(NO_WORDS.sub(b" ", raw[: 4 * SAMPLE])[:SAMPLE])
        if best is not None:
            return raw.decode(best, "replace")
    return raw.decode("utf-8", "replace")


def tree_of(text: str, name: str) -> HtmlElement:
    """Parse a page into a tree. Raises `AuditError` for data that is not HTML."""
    start = text[:START]
    if len(start) > SHORTEST and not TAG.search(start) and sum(map(start.count, DEBRIS)) > BINARY * len(start):
        raise AuditError(f"{name}: binary data, not a page", "give a page (.html), a text or a draft (.docx, .md)")
    if not text or text.isspace():
        raise AuditError(f"{name}: empty", "give a page that holds an article")
    raw, mixed = as_bytes(text)
    raw = mended(LONG_TAG.sub(with_fewer_attributes, raw) if has_long_tag(raw) else raw)
    head = raw[:HEAD].lower()
    if b"<html" not in head:
        raw = b"<html><body>" + raw + b"</body></html>"
    elif b"<!doctype" in head or b"/>" in head:
        start_of = raw[:HEAD]
        better = FAULTY.sub(rb"\1>", DOCTYPE.sub(b"", start_of, count=1), count=1)
        raw = raw if better == start_of else better + raw[HEAD:]
    try:
        tree: HtmlElement = fromstring(raw, parser=PARSER)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise AuditError(f"{name}: no article in it: not a page", "give the page's HTML, or its text") from None
    if tree.find(".//body") is None and tree.tag != "body" and not len(tree):
        raise AuditError(f"{name}: no article in it: not a page", "give the page's HTML, or its text")
    if mixed or REFERENCE.search(raw):
        show_all(tree)
    reordered(tree)
    return tree


def as_bytes(text: str) -> tuple[bytes, bool]:
    """Encode a page without the characters that no tree may contain; True where invisible ones are still in it."""
    raw = text.encode("utf-8", "replace").translate(None, CONTROL)  # no tree may contain lone surrogates
    for noncharacter in NONCHARACTERS:
        if may_hold(raw, noncharacter):
            raw = raw.replace(noncharacter.encode(), b"")
    unseen = unseen_in(text, raw)
    if not only_outside_tags(raw, unseen):
        return raw, True
    for character in unseen:
        raw = raw.replace(character.encode(), b"")
    return raw, False


def has_long_tag(raw: bytes) -> bool:
    """True when `LONG_TAG` may match: such a tag covers a whole half of `LONG`, counted from the start of the page.

    >>> has_long_tag(b"<p>" + b"a" * 20_000), has_long_tag(b"<p " + b"a " * 10_000 + b">")
    (False, True)
    """
    half = LONG // 2
    bare = (at for at in range(0, len(raw), half) if raw.find(b">", at, at + half) < 0 and raw.find(b"<", at, at + half) < 0)
    return any(raw.rfind(b"<", 0, at) > raw.rfind(b">", 0, at) for at in bare)


def with_fewer_attributes(tag: re.Match[bytes]) -> bytes:
    """Cut a tag after `ATTRIBUTES` attributes."""
    last = next(islice(ATTRIBUTE.finditer(tag.group()), ATTRIBUTES, None), None)
    return tag.group()[: last.end()] if last else tag.group()


def only_outside_tags(raw: bytes, characters: str) -> bool:
    """True when characters are in no tag, so that they can be dropped before parsing; False when that takes long to find out.

    >>> only_outside_tags("<p>bal\u00adlot</p>".encode(), "\u00ad"), only_outside_tags("<a href=/\u00ad>".encode(), "\u00ad")
    (True, False)
    """
    left = TRIED
    for character in characters:
        at, wanted = -1, character.encode()
        while (at := raw.find(wanted, at + 1)) >= 0:
            left -= 1
            if not left or character in JOINING or raw.rfind(b"<", 0, at) > raw.rfind(b">", 0, at):
                return False
    return True


def show_all(tree: HtmlElement) -> None:
    """Drop invisible characters from the texts of a tree, and from the content of its meta elements; not from addresses."""
    for element in tree.iter():
        if (text := element.text) and not text.isascii():
            shown(element, "text", text)
        if (text := element.tail) and not text.isascii():
            shown(element, "tail", text)
        if (text := element.get("content")) and not text.isascii():
            element.set("content", without_invisible(text))


def shown(element: HtmlElement, name: str, text: str) -> None:
    """Set the text or tail of an element without invisible characters."""
    if (better := without_invisible(text)) != text:
        setattr(element, name, better)
