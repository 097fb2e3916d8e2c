"""Files of feeds, mails, agencies and press databases: the table of their readers.

To add a format, write a reader that yields an input, a `Failure` or a `LeftOut` for each record of a stream, add a line to
`READERS`, and let `audit.load.corpus.recognise` know it. XML and JSON of other kinds hold no article: in a folder they are left
out, and a file that is named itself fails with one line.
"""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from audit.errors import AuditError
from audit.load.corpus.item import failed, too_large
from audit.load.corpus.recognise import HEAD, LARGEST_EXPORT, decoded_head, root_tag
from audit.load.corpus.safe_xml import parse_xml, xml_text
from audit.load.input import Input, LeftOut
from audit.rows import Failure

Record = Input | Failure | LeftOut
Reader = Callable[[BinaryIO, str], Iterator[Record]]
READERS = {
    "feed": "audit.load.corpus.feeds:feed",
    "nitf": "audit.load.corpus.nitf:nitf",
    "newsml-g2": "audit.load.corpus.newsml:newsml",
    "press-text": "audit.load.corpus.press_files:press_text",
    "press-page": "audit.load.corpus.press_files:press_page",
    "rtf": "audit.load.corpus.press_files:rtf_file",
    "docx": "audit.load.corpus.press_files:docx_file",
    "mbox": "audit.load.corpus.mailbox:mbox",
    "mail": "audit.load.corpus.mailbox:eml",
}
"""Formats and their readers; those of NITF and NewsML-G2 get the root element instead of a stream."""


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
        what = f"XML with the root element {root[0]}, not an article" if root else "not XML, as its name says"
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


def chosen_item(stream: BinaryIO, name: str, form: str, part: int | None) -> tuple[Input, int]:
    """One article of an export, the first unless `part` names another, and how many there are.

    Raises `AuditError` when there is none, or no such one.
    """
    chosen: Input | None = None
    count, reason = 0, ""
    for record in export_records(stream, name, form):
        if isinstance(record, Input):
            count += 1
            chosen = record if count == (part or 1) else chosen
        else:
            why = record.error.removeprefix(f"{record.input}: ") if isinstance(record, Failure) else record.reason
            reason = reason or why.removeprefix(f"{name}: ")
    if not count:
        raise AuditError(f"{name}: no article in it: {reason}", "give a file that holds an article")
    if chosen is None:
        raise AuditError(f"{name}: no article {part}: it holds {count}", f"give --part 1 to --part {count}")
    return chosen, count
