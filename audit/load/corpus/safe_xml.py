"""XML from anywhere, read without danger: no entities, no network, no huge trees.

Names are compared without their namespace prefix: providers bind the same vocabulary to many. A document type that declares
entities of its own is refused, because what they hide would otherwise be lost or expanded without limit. HTML's named
characters (`&nbsp;`), which XML does not know and feeds use all the same, are replaced before parsing.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from typing import Any

from lxml import etree

from audit.errors import AuditError
from audit.load.charsets import marked
from audit.load.corpus.recognise import PROLOG

DECLARED = re.compile(r"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{2,40})["'][^>]*\?>""")
"""The encoding that an XML declaration names."""
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
"""The XML declaration."""
ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
"""A declaration of an entity."""
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
"""A character written as HTML's name for it."""
PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
"""Named characters of XML itself."""


def xml_text(raw: bytes, name: str) -> str:
    """The characters of an XML file: byte-order mark, then declared encoding, then UTF-8. Raises `AuditError`.

    Bytes that do not fit become lone surrogates, which no XML parser takes: the part of the file that holds them fails alone.
    """
    encoding = marked(raw)
    if encoding is None:
        declared = DECLARED.match(raw[:400].decode("latin-1"))
        encoding = declared.group(1) if declared else "utf-8"
    try:
        text = raw.decode(encoding, "surrogateescape")
    except (UnicodeDecodeError, LookupError) as e:
        raise AuditError(f"{name}: XML that is not {encoding}, as it declares", "save it again in UTF-8") from e
    prolog = PROLOG.match(text)
    if ENTITY.search(text[: prolog.end() if prolog else 0]) or ENTITY.search(text[:4096]):
        raise AuditError(f"{name}: XML that declares entities of its own", "save it without a document type")
    return NAMED.sub(character, DECLARATION.sub("", text, count=1))


def character(m: re.Match[str]) -> str:
    """The character of an HTML name; XML's own names and unknown ones stay."""
    found = unescape(m.group()) if m.group(1) not in PREDEFINED else m.group()
    return found if found != m.group() and found not in "<>&\"'" else m.group()


def parse_xml(text: str) -> Any:
    """The root of an XML text. Raises `etree.XMLSyntaxError` when it is not well formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_pis=True)
    return etree.fromstring(text.encode("utf-8", "surrogatepass"), parser)


def local(element: Any) -> str:
    """Name of an element without its namespace; empty for comments."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The child elements that have one of these local names."""
    return (e for e in element if local(e) in names)


def child(element: Any, *path: str) -> Any:
    """The first element at a path of local names; None when there is none."""
    for name in path:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def descendants(element: Any, *names: str) -> Iterator[Any]:
    """The elements below that have one of these local names, in order."""
    return (e for e in element.iterdescendants() if local(e) in names)


def words_of(element: Any) -> str:
    """Words of an element, those inside inline markup included, white space collapsed; empty for None."""
    if element is None:
        return ""
    parts: list[str] = []
    for event, e in etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "start":
            parts.append(e.text or "")
        if event != "start" and e is not element:
            parts.append(e.tail or "")
        if event == "start" and local(e) in {"br", "p", "hl2"}:
            parts.append(" ")
    return " ".join("".join(parts).split())


def inner_html(element: Any, rename: dict[str, str] | None = None) -> str:
    """The content of an element as HTML: names without namespace, some of them renamed."""
    copy = parse_xml(etree.tostring(element, encoding="unicode", with_tail=False))
    for e in copy.iter():
        if isinstance(e.tag, str):
            e.tag = (rename or {}).get(local(e), local(e))
    etree.cleanup_namespaces(copy)
    inside = "".join(etree.tostring(e, method="html", encoding="unicode") for e in copy)
    return escape(copy.text or "", quote=False) + inside
