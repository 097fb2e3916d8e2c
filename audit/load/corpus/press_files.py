"""Files of press databases: text, rich text, Word and pages, recognised by their content; else each is one article.

A database exports one layout in several formats, so the readers of text, rich text and Word give lines, and the layout is read
from those.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from audit.errors import AuditError
from audit.load.corpus.europresse import europresse
from audit.load.corpus.factiva import factiva
from audit.load.corpus.factiva_page import factiva_page
from audit.load.corpus.item import too_large
from audit.load.corpus.nexis import nexis
from audit.load.corpus.press import PressDocument, press_records
from audit.load.corpus.press_starts import is_europresse, is_factiva_page, layout
from audit.load.corpus.proquest import proquest
from audit.load.corpus.recognise import LARGEST_EXPORT
from audit.load.html.parse import decode as decode_page
from audit.load.html.parse import tree_of
from audit.load.input import LARGEST, Input, LeftOut
from audit.load.plain import decode
from audit.load.rtf import CELL, rich_paragraphs
from audit.load.word_draft import docx
from audit.load.word_package import opening
from audit.rows import Failure

Record = Input | Failure | LeftOut
SAMPLE = 1 << 17
"""Characters at the start of a text from which the layout of a database is recognised."""
PAGE_END = re.compile(r"</html\s*>\s*$", re.IGNORECASE)  # of a page that is there to its end


def whole_file(stream: BinaryIO, name: str, read: Callable[[bytes, str], Iterator[Record]]) -> Iterator[Record]:
    """The records of a file that is read as a whole."""
    raw = stream.read(LARGEST_EXPORT + 1)
    if len(raw) > LARGEST_EXPORT:
        yield too_large(name)
    else:
        yield from read(raw, name)


def press_text(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The documents of a text."""
    return whole_file(stream, name, text_records)


def rtf_file(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The documents of a rich text, or its article."""
    return whole_file(stream, name, rtf_records)


def docx_file(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The documents of a Word file, or its article."""
    return whole_file(stream, name, docx_records)


def press_page(stream: BinaryIO, name: str) -> Iterator[Record]:
    """The documents of a page."""
    return whole_file(stream, name, page_records)


def text_records(raw: bytes, name: str) -> Iterator[Record]:
    """The documents of a text, else its article."""
    try:
        text = decode(raw, name)
    except AuditError as e:
        yield Failure(name, "read", str(e), None)
        return
    yield from of_lines(text.split("\n"), name, wrapped=True) or [Input(name, text=raw)]


def rtf_records(raw: bytes, name: str) -> Iterator[Record]:
    """The documents of a rich text, else its article."""
    given = Input(name, text=raw, draft="rtf")
    if len(raw) <= LARGEST_EXPORT:
        try:
            found = rich_paragraphs(raw, name)
        except AuditError as e:
            yield Failure(name, "read", str(e), None)
            return
        lines = [line for p in found.paragraphs for line in p.text.replace(CELL, "\t").split("\n")]
        yield from of_lines(lines, name, wrapped=False) or [given]


def docx_records(raw: bytes, name: str) -> Iterator[Record]:
    """The documents of a Word file, else its article, which is parsed when it is loaded, where it says what prevents that."""
    given = Input(name, text=raw, draft="docx")
    if not layout(opening(raw)[:SAMPLE]):
        yield given
        return
    try:
        lines = docx(given, raw).text.split("\n") if len(raw) <= LARGEST else []
    except AuditError:
        lines = []
    yield from of_lines(lines, name, wrapped=False) or [given]


def page_records(raw: bytes, name: str) -> Iterator[Record]:
    """The documents of a page, else its article."""
    markup = decode_page(raw)
    try:
        tree = tree_of(markup, name)
    except AuditError as e:
        yield Failure(name, "read", str(e), None)
        return
    found = europresse(tree) if is_europresse(markup) else factiva_page(tree) if is_factiva_page(markup) else []
    if not found:
        yield Input(name, html=raw)
        return
    if cut := "<html" in markup[:SAMPLE].lower() and not PAGE_END.search(markup[-200:]):
        found[-1] = found[-1]._replace(whole=False)
    yield from press_records(found, name, marked=cut)


def of_lines(lines: Sequence[str], name: str, *, wrapped: bool) -> list[Record]:
    """The documents of lines in the layout of a database; none for other lines."""
    form = layout("\n".join(lines)[:SAMPLE])
    found: list[PressDocument]
    missing, marked = 0, False
    if form == "nexis":
        found, missing, marked = nexis(lines, wrapped=wrapped)
    elif form:
        reader: dict[str, Callable[..., list[PressDocument]]] = {"factiva": factiva, "proquest": proquest}
        found = reader[form](lines, wrapped=wrapped)
    else:
        found = []
    return list(press_records(found, name, missing=missing, marked=marked))
