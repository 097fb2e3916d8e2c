"""Files that hold items of a feed, a mailbox or an agency: told by their content, whatever their name.

To add a format, write a reader that yields an input, a `Failure` or a `LeftOut` for each record of a stream, and add a line to
`READERS`, with what `recognised` says of it. XML and JSON of other kinds are no articles: a folder leaves them out, and a file that
is named alone gets one line that says so.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from audit.errors import AuditError
from audit.load.corpus.item import LARGEST_EXPORT, failed, too_large
from audit.load.corpus.safe_xml import MARKS, parse_xml, root_tag, xml_text
from audit.load.input import Input, LeftOut
from audit.rows import Failure

Record = Input | Failure | LeftOut
Reader = Callable[[BinaryIO, str], Iterator[Record]]
HEAD = 1 << 16
"""Bytes at the start of a file by which its format is told: a licence may stand before the root element."""
READERS = {
    "feed": "audit.load.corpus.feeds:feed",
    "nitf": "audit.load.corpus.nitf:nitf",
    "newsml-g2": "audit.load.corpus.newsml:newsml",
    "mbox": "audit.load.corpus.mailbox:mbox",
    "mail": "audit.load.corpus.mailbox:eml",
}
"""Formats and their readers; those of NITF and NewsML-G2 get the root element instead of a stream."""
ROOT_ELEMENTS = {
    **dict.fromkeys(("rss", "RDF", "feed"), "feed"),
    "nitf": "nitf",
    **dict.fromkeys(("newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"), "newsml-g2"),
}
"""Formats of XML by the root element; `html` is a page."""
MAIL_SUFFIXES = (".eml", ".mbox", ".mbx")
HEADERS = re.compile(rb"([!-9;-~]+):[ \t]", re.MULTILINE)
TRANSPORT = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to", b"dkim-signature"})
"""Headers that a mail has and a memo with `From:` and `Subject:` has not."""
ENVELOPE = frozenset({b"from", b"date", b"subject", b"to", b"sender"})
JSON_START = re.compile(r"\s*[\[{]")
JSON_MARKS = re.compile(r'"version"\s*:\s*"https?://jsonfeed\.org/|"(?:pub[Ss]tatus|versioncreated|versionCreated)"\s*:')
"""What JSON feeds and ninjs have near their beginning; by it they are told where no name says that they are JSON."""


def recognised(head: bytes, name: str) -> str | None:
    """The format of a file by its first bytes: one of `READERS`, `json`, or `xml` of a kind that is not read; None for no export.

    >>> recognised(b'<?xml version="1.0"?><rss version="2.0">', "a.html"), recognised(b"<!doctype html><html>", "a.xml")
    ('feed', None)
    >>> recognised(b"From: a@ledger.example\\nSubject: Strike\\nMIME-Version: 1.0\\n\\n", "a.txt")
    'mail'
    """
    suffix = Path(name).suffix.lower()
    if not head.strip():
        return None
    if head.startswith(b"From ") and looks_like_mbox(head):
        return "mbox"
    if suffix in MAIL_SUFFIXES:
        return "mail" if suffix == ".eml" or looks_like_mail(head) else "mbox"
    if looks_like_mail(head):
        return "mail"
    text = decoded_head(head).lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return xml_format(text, suffix)
    if JSON_START.match(text) and (suffix == ".json" or JSON_MARKS.search(text)):
        return "json"
    return None


def looks_like_mbox(head: bytes) -> bool:
    """True when a file begins with the line that opens a message."""
    from audit.load.corpus.mailbox import SEPARATOR

    return bool(SEPARATOR.match(head.partition(b"\n")[0] + b"\n"))


def looks_like_mail(head: bytes) -> bool:
    """True when a file begins with the header of a mail."""
    top = head.lstrip().replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if not HEADERS.match(top):
        return False
    names = {name.lower() for name in HEADERS.findall(top)}
    return bool(names & TRANSPORT) and len(names & ENVELOPE) > 1


def decoded_head(head: bytes) -> str:
    """The first characters of a file, for looking at only."""
    encoding = next((e for mark, e in MARKS if head.startswith(mark)), "utf-8")
    return head.decode(encoding, "replace")


def xml_format(text: str, suffix: str) -> str | None:
    """The format of XML by its root element; None for a page."""
    root = root_tag(text)
    if root is None or root[0].lower() == "html":
        return None
    if root[0] in ROOT_ELEMENTS:
        return ROOT_ELEMENTS[root[0]]
    return "xml" if text.startswith("<?xml") or suffix == ".xml" else None


def export_records(stream: BinaryIO, name: str, form: str, *, inside: bool = False) -> Iterator[Record]:
    """The records of a file of a recognised format; `inside` a folder, XML and JSON of other kinds are left out."""
    if form == "json":
        yield from json_records(stream, name, inside=inside)
    elif form in {"xml", "nitf", "newsml-g2"}:
        yield from xml_records(stream, name, form, inside=inside)
    else:
        yield from reader(form)(stream, name)


def reader(form: str) -> Callable[[Any, str], Iterator[Record]]:
    """The reader of a format; its module is imported here."""
    module, _, function = READERS[form].partition(":")
    found: Callable[[Any, str], Iterator[Record]] = getattr(import_module(module), function)
    return found


def xml_records(stream: BinaryIO, name: str, form: str, *, inside: bool) -> Iterator[Record]:
    """The items of an agency's XML."""
    raw = stream.read(LARGEST_EXPORT + 1)
    if len(raw) > LARGEST_EXPORT:
        yield too_large(name)
        return
    if form == "xml":
        root = root_tag(decoded_head(raw[:HEAD]))
        what = f"XML with the root element {root[0] if root else 'of no name'}, not an article"
        yield LeftOut(name, "XML of another kind") if inside else failed(name, f"{what}; feeds, NITF and NewsML-G2 are read")
        return
    try:
        tree = parse_xml(xml_text(raw, name))
    except AuditError as e:
        yield Failure(name, "read", str(e), None)
        return
    except etree.XMLSyntaxError as e:
        yield failed(name, f"{form} that is not well-formed XML ({e.msg})")
        return
    yield from reader(form)(tree, name)


def json_records(stream: BinaryIO, name: str, *, inside: bool) -> Iterator[Record]:
    """The items of a JSON Feed or of ninjs."""
    from audit.load.corpus.json_feed import is_json_feed, json_feed
    from audit.load.corpus.ninjs import is_ninjs, ninjs

    raw = stream.read(LARGEST_EXPORT + 1)
    if len(raw) > LARGEST_EXPORT:
        yield too_large(name)
        return
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as e:
        yield failed(name, f"not UTF-8 at byte {e.start}")
    except (ValueError, RecursionError) as e:
        yield failed(name, f"not JSON ({e}); JSON lines go into a file named .jsonl")
    else:
        if is_json_feed(value):
            yield from json_feed(value, name)
        elif is_ninjs(value):
            yield from ninjs(value, name)
        elif inside:
            yield LeftOut(name, "JSON of another kind")
        else:
            yield failed(
                name, "JSON, not an article; JSON Feed and ninjs are read, records of your own go into a file named .jsonl"
            )


def export_file(path: Path, name: str, form: str, *, inside: bool) -> Iterator[Record]:
    """The records of a file of a recognised format."""
    try:
        with path.open("rb") as stream:
            yield from export_records(stream, name, form, inside=inside)
    except OSError as e:
        yield failed(name, (e.strerror or str(e)).lower())


def head_of(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read, which its reader says."""
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def chosen_item(raw: bytes, name: str, form: str, part: int | None) -> tuple[Input, int, int]:
    """One article of an export, its number and how many there are; the first one unless `part` names another.

    Raises `AuditError` when there is none, or no such one.
    """
    records = list(export_records(io.BytesIO(raw), name, form))
    items = [r for r in records if isinstance(r, Input)]
    broken = [r for r in records if isinstance(r, Failure)]
    if not items:
        reasons = [r.error.removeprefix(f"{r.input}: ") for r in broken] or [
            r.reason for r in records if isinstance(r, LeftOut)
        ]
        raise AuditError(f"{name}: no article in it: {reasons[0] if reasons else 'empty'}", "give a file that holds an article")
    number = part or 1
    if not 1 <= number <= len(items):
        raise AuditError(f"{name}: no article {number}: it holds {len(items)}", f"say --part 1 to --part {len(items)}")
    return items[number - 1], number, len(items)
