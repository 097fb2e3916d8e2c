"""Input formats: one table with the names and first bytes that identify each, and the function that reads it.

To add a format, write one module with a reader and add one line to the table here: to `ARTICLES` for a file with one article
(the reader gets the input and its content, and returns `Parsed`), to `SAVED` for a file in which a program saved a page (the
reader gets the bytes and the name, and returns the input), to `CORPORA` for a file with many articles (the reader gets the
path, its name, what is wanted, and whether the file was found in a folder; it yields an input, a `Failure` or a `LeftOut` for
each record). What `content` says of the first bytes goes before the suffix. The module is imported when a file of the format
is read. Other files are refused in one line: `MAGIC` names what they are, `WAYS_OUT` what to do.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple, cast

from audit.errors import AuditError
from audit.load.draft import Parsed
from audit.load.file_starts import ZIP, is_mhtml, is_open_text, is_wacz, is_warc, is_webarchive
from audit.load.input import Input

MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or a sound file"),
    (b"\x1f\x8b", "gzip data"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
)
"""First bytes of files that hold no article."""
PDF = b"%PDF-"
"""Mark of a PDF; readers look for it in the first 1024 bytes."""
OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
"""First bytes of an old Office file, and the name of the stream in which one with a password has its content."""
OUTLOOK = "__substg1.0_".encode("utf-16-le")
"""Name of a stream of a mail of Outlook."""
PACKAGES = (
    (re.compile(rb"mimetypeapplication/epub\+zip"), "an EPUB book"),
    (re.compile(rb"xl/(?:workbook|worksheets|_rels|styles|theme|sharedStrings)"), "an Excel workbook"),
    (re.compile(rb"ppt/(?:presentation|slides|_rels|theme)"), "a presentation"),
    (re.compile(rb"Index/(?:Document|CalculationEngine|Metadata)[\w-]*\.iwa|Index\.zip"), "a document of Apple's iWork"),
)
"""Names inside zip archives that are no articles, and what these are; else they are zip archives."""
PART = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:article|section|main|div|p|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
"""Start of a part of a page; Markdown may begin with it."""
WAYS_OUT = {
    "gzip data": "unpack it, or give .jsonl.gz or .warc.gz to audit batch",
    "an SQLite database": "give it to audit batch with --map",
    "a Parquet file": "give it to audit batch",
    "an old Office file (.doc, .xls)": "save it as .docx, without a password",
    "a mail of Outlook (.msg)": "save it as .eml",
    "an Excel workbook": "save its table as .csv",
    "a presentation": "save its words as .docx or .txt",
    "an EPUB book": "unpack it and give the folder of its pages to audit batch",
    "a document of Apple's iWork": "export it as .docx",
    "a zip archive": "unpack it and give the folder to audit batch",
}
"""Advice for some of them."""


class Format(NamedTuple):
    """A format: its name, the suffixes of its files in lower case, and the reader of a file, as `module:function`.

    `start` are the first bytes by which it is known on standard input, `stream` the reader of a stream. A format with
    `alone` is read only where it is named itself, and skipped in folders: it needs options of its own. `content` is true of the
    first bytes of files of the format, whatever their names.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: str
    start: bytes = b""
    stream: str = ""
    alone: bool = False
    content: Callable[[bytes], bool] | None = None

    def read(self, *given: Any) -> Any:
        """Call the reader of a file; its module is imported on first use."""
        return function(self.reader)(*given)

    def read_stream(self, *given: Any) -> Any:
        """Call the reader of a stream."""
        return function(self.stream)(*given)


ARTICLES = (
    Format("html", (".html", ".htm", ".xhtml"), "audit.load.page:page"),
    Format("text", (".txt",), "audit.load.plain:plain"),
    Format("markdown", (".md", ".markdown"), "audit.load.markdown_draft:markdown"),
    Format("docx", (".docx",), "audit.load.word_draft:docx"),
    Format("odt", (".odt", ".fodt"), "audit.load.open_draft:odt"),
    Format("rtf", (".rtf",), "audit.load.rich_text:rich_text"),
    Format("pdf", (".pdf",), "audit.load.pdf:pdf"),
    Format("fragment", (), "audit.load.fragment:fragment"),  # an entry, a mail, an item of `audit.load.corpus.exports`
)
"""Formats of one article. A page is parsed by `audit.load.document.load` itself: it gives a document, not lines of text."""
SAVED = (
    Format("MHTML", (".mhtml", ".mht"), "audit.load.corpus.mhtml:mhtml", content=is_mhtml),
    Format("web archive", (".webarchive",), "audit.load.corpus.webarchive:webarchive", content=is_webarchive),
)
"""Formats in which programs save a page with its pictures."""
TABLES = "audit.load.corpus.tables:table"
"""Reader of all tables: it recognises a database by its first bytes."""
CORPORA = (
    Format(
        name="JSON lines",
        suffixes=(".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
        reader="audit.load.corpus.json_lines:json_lines",
        start=b"{",
        stream="audit.load.corpus.json_lines:json_stream",
    ),
    Format(
        name="WARC",
        suffixes=(".warc", ".warc.gz", ".warc.zst"),
        reader="audit.load.corpus.warc:warc",
        start=b"WARC/",
        stream="audit.load.corpus.warc:warc_stream",
        content=is_warc,
    ),
    Format(
        name="WACZ",
        suffixes=(".wacz",),
        reader="audit.load.corpus.wacz:wacz",
        stream="audit.load.corpus.wacz:wacz_stream",
        content=is_wacz,
    ),
    Format("table", (".csv", ".tsv", ".parquet"), TABLES),
    Format("database", (".duckdb", ".db", ".sqlite", ".sqlite3"), TABLES, alone=True),
)
"""Formats of many articles."""


BINARY = frozenset({"docx", "odt", "rtf", "pdf"})
"""Formats that only their first bytes tell: a file of another content with such a name is a text."""


def function(name: str) -> Callable[..., Any]:
    """Import the function named `module:function`."""
    module, _, inner = name.partition(":")
    return getattr(import_module(module), inner)  # type: ignore[no-any-return]


def parsed_text(given: Input, raw: bytes | str) -> Parsed:
    """Parse a plain text or a draft with the reader of its format. Raises `AuditError` when that fails."""
    found = next((f for f in ARTICLES[1:] if f.name == (given.draft or "text")), None)
    if found is None:
        known = ", ".join(f.name for f in ARTICLES[1:] if f.name != "text")
        raise AuditError(f"{given.id}: {given.draft} is no format of a draft", f"give one of {known}, or none for a plain text")
    return cast("Parsed", found.read(given, raw))


def by_name(formats: tuple[Format, ...], name: str) -> Format | None:
    """Find the format of a file by the suffix of its name; None for an unknown one.

    >>> by_name(CORPORA, "Crawl.WARC.gz").name, by_name(ARTICLES, "notes.doc")
    ('WARC', None)
    """
    low = name.lower()
    return next((f for f in formats if low.endswith(f.suffixes)), None)


def by_content(formats: tuple[Format, ...], head: bytes) -> Format | None:
    """Find the format of a file by its first bytes, whatever its name; None for an unknown one."""
    return next((f for f in formats if f.content and f.content(head)), None)


def by_start(formats: tuple[Format, ...], head: bytes) -> Format | None:
    """Find the format of a stream by its first bytes; None for an unknown one."""
    by_mark = next((f for f in formats if f.start and head.lstrip().startswith(f.start)), None)
    return by_mark or next((f for f in formats if f.stream and f.content and f.content(head)), None)


def kind(raw: bytes, name: str) -> str:
    """Name of the format of one article: `html`, `text`, `markdown`, `docx`, `odt`, `rtf` or `pdf`.

    Raises `AuditError` for a file without one, naming its type.

    >>> kind(b"<!doctype html><p>", "a.txt"), kind(b"# Title", "a.md"), kind(b"Title", "-")
    ('html', 'markdown', 'text')
    """
    if raw[8:12] == b"DUCK":
        raise AuditError(f"{name}: a DuckDB database, not an article", "ask it with audit query --database")
    if raw.startswith(OLE) and ENCRYPTED in raw:
        raise AuditError(f"{name}: a password-protected Office file", "save it without a password")
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise refused(name, "a mail of Outlook (.msg)" if magic == OLE and OUTLOOK in raw else what)
    known = by_name(ARTICLES, name)
    if marked := by_marks(raw, known.name if known else ""):
        return marked
    if raw.startswith(ZIP):
        raise refused(name, next((what for inner, what in PACKAGES if inner.search(raw)), "a zip archive"))
    if looks_like_html(raw) or (not (known and known.name == "markdown") and PART.match(raw)):
        return "html"
    return known.name if known and known.name not in BINARY else "text"


def refused(name: str, what: str) -> AuditError:
    """The error for a file that holds something else than an article."""
    return AuditError(f"{name}: {what}, not an article", WAYS_OUT.get(what, "give a text or a page"))


def by_marks(raw: bytes, known: str) -> str | None:
    """Name of the binary format that the bytes of a file have, or of the package that its name says; None for others."""
    if PDF in raw[:1024]:
        return "pdf"
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if is_open_text(raw):
        return "odt"
    if raw.startswith(ZIP):
        return known if known in {"docx", "odt"} else "docx" if b"word/" in raw[:4096] else None
    return None


def looks_like_html(raw: bytes) -> bool:
    """True when the first bytes are those of a page; JSON may hold one.

    >>> looks_like_html(b"<!-- saved --><html>"), looks_like_html(b'{"page": "<html>"}')
    (True, False)
    """
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    whole = head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml"))
    return whole or (b"<html" in head and not head.startswith((b"{", b"[")))
