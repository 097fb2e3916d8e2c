"""What a file is, told from its first bytes and its name, and how to say that it is not an article."""

from audit.errors import AuditError

MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a WebP image or a sound file"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "gzip data"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "rich text (.rtf)"),
)
WAYS_OUT = {
    "a PDF": "copy its text into a .txt file",
    "gzip data": "unpack it, or give .jsonl.gz or .warc.gz to audit batch",
    "an SQLite database": "give it to audit batch with --map",
    "a Parquet file": "give it to audit batch",
    "an old Office file (.doc, .xls)": "save it as .docx",
    "rich text (.rtf)": "save it as .docx or .txt",
}


def kind(raw: bytes, name: str) -> str:
    """`html`, `text`, `markdown` or `docx`. Raises `AuditError` for what is no article, naming what it is.

    >>> kind(b"<!doctype html><p>", "a.txt"), kind(b"# Title", "a.md"), kind(b"Title", "-")
    ('html', 'markdown', 'text')
    """
    if raw[8:12] == b"DUCK":
        raise AuditError(f"{name}: a DuckDB database, not an article", "ask it with audit query --database")
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise AuditError(f"{name}: {what}, not an article", WAYS_OUT.get(what, "give a text or a page"))
    suffix = name.lower().rpartition(".")[2]
    if raw.startswith(b"PK"):
        if suffix == "docx" or b"word/" in raw[:4096]:
            return "docx"
        raise AuditError(f"{name}: a zip archive, not an article", "unpack it and give the folder to audit batch")
    if suffix in {"html", "htm", "xhtml"} or looks_like_html(raw):
        return "html"
    return "markdown" if suffix in {"md", "markdown"} else "text"


def looks_like_html(raw: bytes) -> bool:
    """Whether bytes without a telling name are a page."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")) or b"<html" in head
