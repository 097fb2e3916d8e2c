"""Formats of feeds, mails, agencies and press databases, recognised by the first bytes of a file, whatever its name."""

import re
from pathlib import Path

from audit.load.charsets import marked
from audit.load.corpus.press_starts import is_europresse, is_factiva_page, layout
from audit.load.file_starts import is_open_text
from audit.load.input import LARGEST

HEAD = 1 << 16
"""Bytes at the start of a file from which its format is recognised: a long comment may stand before the root element."""
LARGEST_EXPORT = 4 * LARGEST
"""Maximum bytes of a file that is read as a whole, and of one mail with its attachments."""
PROLOG = re.compile(r"^(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
"""All that may come before the root element."""
START_TAG = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^<>]*)>?")
"""The start tag of the root: prefix, name, attributes."""
RTF, ZIP = b"{\\rtf", b"PK\x03\x04"
MARKDOWN = (".md", ".markdown")
PRESS = re.compile(
    r"^[ \t]*(?:HD\b|_{60}|\d[\d., \u00a0]{0,9}\w+[ \t\r]*$|[^\W\d_][\w -]{2,25}:|\w+ \d+ \w+ \d+|\d+ \w+ \d+ \w+)",
    re.MULTILINE,
)
"""A line that one of the exports has, and few articles: a code, a rule, a number of words, a label, a count of documents."""
MBOX_LINE = re.compile(rb"From \S.*\d{1,2}:\d{2}.*\d{4}[ \t]*(?:[+-]\d{4})?\r?\n?$")
"""First line of a message in an mbox: sender and date of delivery, as `asctime` writes it, in some files with an offset."""
ROOT_ELEMENTS = {
    **dict.fromkeys(("rss", "RDF", "feed"), "feed"),
    "nitf": "nitf",
    **dict.fromkeys(("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"), "newsml-g2"),
}
"""Formats of XML by the root element; `html` is a page."""
XML_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".rdf", ".nitf"})
MAIL_SUFFIXES = frozenset({".mbox", ".mbx"})
HEADERS = re.compile(rb"^([!-9;-~]+):[ \t]", re.MULTILINE)
"""Names of header lines (RFC 5322, section 2.2)."""
TRANSPORT = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"})
"""Headers that a mail has and a memo with `From:` and `Subject:` has not."""
ENVELOPE = frozenset({b"from", b"date", b"subject", b"to", b"sender"})
JSON_START = re.compile(r"\s*[\[{]")
"""The first character of JSON that holds anything."""
JSON_MARKS = re.compile(r'"version"\s*:\s*"https?://jsonfeed\.org/|"(?:pub[Ss]tatus|versioncreated|versionCreated)"\s*:')
"""Keys near the start of a JSON Feed or ninjs, by which they are recognised without the suffix `.json`."""
JSON_RECORD = re.compile(r'"(?:text|html)"\s*:')
"""Keys of a line of JSON lines."""


def recognised(head: bytes, name: str) -> str | None:
    """The format of a file by its first bytes; None for a page, a text or another kind.

    A key of `exports.READERS`, `json`, or `xml` for XML that is not read.

    >>> recognised(b'<?xml version="1.0"?><rss version="2.0">', "a.html"), recognised(b"<!doctype html><html>", "a.xml")
    ('feed', None)
    >>> recognised(b"From: a@ledger.example\\nSubject: Strike\\nMIME-Version: 1.0\\n\\n", "a.txt")
    'mail'
    """
    suffix = Path(name).suffix.lower()
    return (binary_form(head, suffix) or mail_form(head, suffix) or text_form(head, suffix)) if head.strip() else None


def export_form(head: bytes, name: str) -> str | None:
    """The format of an export; None for others, saved pages among them, which begin like mails."""
    from audit.load.sniff import SAVED, by_content

    return None if by_content(SAVED, head) or is_open_text(head) else recognised(head[:HEAD], name)


def binary_form(head: bytes, suffix: str) -> str | None:
    """`rtf` or `docx` by first bytes that no text has."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(RTF):
        return "rtf"
    return "docx" if head.startswith(ZIP) and (suffix == ".docx" or b"word/" in head[:4096]) else None


def mail_form(head: bytes, suffix: str) -> str | None:
    """`mail` or `mbox` by the first bytes, else by the suffix; None for neither."""
    if head.startswith(b"From ") and looks_like_mbox(head):
        return "mbox"
    if suffix == ".eml" or looks_like_mail(head):
        return "mail"
    return "mbox" if suffix in MAIL_SUFFIXES else None


def text_form(head: bytes, suffix: str) -> str | None:
    """The format of XML, a page, a text or JSON."""
    text = decoded_head(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<") or suffix in XML_SUFFIXES:
        return xml_format(text, suffix) or ("press-page" if is_press_page(text) else None)
    if suffix == ".json" or (JSON_START.match(text) and looks_like_export(text)):
        return "json"
    return "press-text" if suffix not in MARKDOWN and is_press_text(text) else None


def is_press_page(text: str) -> bool:
    """True for the beginning of a page that a press database exported."""
    return is_europresse(text) or is_factiva_page(text)


def is_press_text(text: str) -> bool:
    """True for the beginning of a text that a press database exported; most texts lack a line of `PRESS`."""
    return PRESS.search(text) is not None and layout(text) is not None


def looks_like_mbox(head: bytes) -> bool:
    """True when a file begins with the line that opens a message."""
    return bool(MBOX_LINE.match(head.partition(b"\n")[0] + b"\n"))


def looks_like_mail(head: bytes) -> bool:
    """True when a file begins with the header of a mail."""
    top = head.lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not HEADERS.match(top):
        return False
    names = {name.lower() for name in HEADERS.findall(top)}
    return bool(names & TRANSPORT) and len(names & ENVELOPE) > 1


def looks_like_export(text: str) -> bool:
    """True when JSON begins like a JSON Feed or ninjs, and its first line is not a record of JSON lines."""
    return bool(JSON_MARKS.search(text)) and not JSON_RECORD.search(text.partition("\n")[0])


def decoded_head(head: bytes) -> str:
    """The first characters of a file, for looking at only."""
    encoding = marked(head) or "utf-8"
    return head.decode(encoding, "replace")


def xml_format(text: str, suffix: str) -> str | None:
    """The format of XML by its root element; None for a page."""
    root = root_tag(text)
    if root and root[0].lower() == "html":
        return None
    if root and root[0] in ROOT_ELEMENTS:
        return ROOT_ELEMENTS[root[0]]
    page = suffix in {".html", ".htm", ".xhtml"}
    return "xml" if not page and (text.startswith("<?xml") or suffix in XML_SUFFIXES) else None


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read, which its reader says."""
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def root_tag(text: str) -> tuple[str, str] | None:
    """Local name and attributes of the root element, from the beginning of an XML text; None for what is no XML.

    >>> root_tag('<?xml version="1.0"?><!-- a --><n:nitf version="3">')
    ('nitf', ' version="3"')
    """
    prolog = PROLOG.match(text.lstrip("\ufeff"))
    rest = text.lstrip("\ufeff")[prolog.end() if prolog else 0 :]
    m = START_TAG.match(rest)
    return (m.group(2), m.group(3)) if m else None
