"""Bytes or a string of HTML → one lxml tree, repaired, in bounded time and memory.

Nothing is fetched and no entity beyond HTML's own is expanded: the HTML parser of libxml2 reads no document type. Nesting
deeper than the parser's limit is flattened by it, so that no later step can run out of stack.
"""

import re

from lxml.html import HtmlElement

from audit.errors import AuditError

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ALIASES = dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii"), "cp1252") | {"gb2312": "gb18030", "gbk": "gb18030"}
"""What browsers read under these names (WHATWG Encoding, section 4.2)."""


def decode(raw: bytes | str, charset: str | None = None) -> str:
    """The characters of a page: a byte-order mark decides, then UTF-8 where it fits, then declared, then detected charset.

    >>> decode("<meta charset=latin1>caf\\xe9".encode("latin-1"))
    '<meta charset=latin1>café'
    """
    if isinstance(raw, str):
        return raw
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    found = CHARSET.search(raw[:4096])
    for name in ("utf-8", charset, found.group(1).decode("ascii") if found else None):
        if name:
            try:
                return raw.decode(ALIASES.get(name.lower(), name))
            except (UnicodeDecodeError, LookupError):
                continue
    if b"\0" not in raw[:4096]:
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:100_000], cp_exclusion=["utf_7"]).best()
        if best is not None:
            return raw.decode(best.encoding, "replace")
    return raw.decode("utf-8", "replace")


def tree_of(text: str, name: str) -> HtmlElement:
    """The tree of a page's characters. Raises `AuditError` for what is no HTML."""
    from trafilatura.utils import load_html

    if not text.strip():
        raise AuditError(f"{name}: empty", "give a page that holds an article")
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no place in a tree
    tree = load_html(f"<html><body>{text}</body></html>" if "<html" not in text[:20_000].lower() else text)
    if tree is None or (tree.find(".//body") is None and tree.tag != "body" and not len(tree)):
        raise AuditError(f"{name}: no article in it: not a page", "give the page's HTML, or its text")
    return tree
