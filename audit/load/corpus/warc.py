"""WARC files: an input for each page with status 200, with its address and the time of its fetch.

fastwarc reads and decodes. A broken record is a failure that names its place in the file, and reading resumes at the next
readable record.
"""

import shutil
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from audit.load.corpus.json_lines import clean
from audit.load.corpus.wanted import Given, Wanted
from audit.load.input import LARGEST, Input
from audit.outlets import host_of
from audit.rows import Failure

PAGES = frozenset({"text/html", "application/xhtml+xml"})
"""Media types of pages."""
STARTS = (b"\x1f\x8b\x08", b"WARC/1.")
"""First bytes of a record, gzipped or not."""
CHUNK = 1 << 20
"""Number of bytes that are read at once when looking for the next record."""


def warc(path: Path, name: str, wanted: Wanted, inside: bool) -> Iterator[Given]:
    """Yield the pages of a WARC file, gzipped or not."""
    try:
        with path.open("rb") as stream:
            yield from pages(stream, name, wanted)
    except OSError as e:
        yield Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def warc_stream(stream: BinaryIO, name: str, wanted: Wanted, packed: bool) -> Iterator[Given]:
    """Yield the pages of a stream; it is copied to a temporary file, since reading resumes by seeking."""
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, CHUNK)
        yield from pages(cast("BinaryIO", copy), name, wanted)


def pages(stream: BinaryIO, name: str, wanted: Wanted) -> Iterator[Given]:
    """Yield the pages of a seekable stream from its beginning, skipping what is broken."""
    at: int | None = 0
    while at is not None:
        stream.seek(at)
        broken = yield from records(stream, name, wanted, at)
        at = None if broken is None else after(stream, broken)


def records(stream: BinaryIO, name: str, wanted: Wanted, base: int = 0) -> Generator[Given, None, int | None]:
    """Yield the pages of a stream from `base`; return where to look for the next record when one is broken."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    at, good = base, False  # where the next record starts, as far as known
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
            at, good = base + record.stream_pos, False
            if record.record_type == WarcRecordType.response:
                record.parse_http(auto_decode="all")
                yield page_of(record, f"{name}:{at}", wanted)
            elif record.headers.get("WARC-Type") is None:  # what a broken header leaves
                yield Failure(f"{name}:{at}", "read", f"{name}: the record at byte {at} has no type", None)
            good = True
    except BaseException as e:
        if not isinstance(e, (OSError, ValueError, EOFError)) and type(e).__name__ != "PanicException":
            raise
        place = f"{'after' if good else 'in'} the record at byte {at}"
        yield Failure(f"{name}:{at}", "read", f"{name}: broken {place} ({e})", None)
        return at + 1
    return None


def page_of(record: Any, where: str, wanted: Wanted) -> Given:
    """The input of one record; None when it is no page, or its host is not wanted."""
    http = record.http_headers
    if http is None or http.status_code != 200 or (record.http_content_type or "").lower() not in PAGES:
        return None
    url = clean(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    if not wanted.host(host_of(url)):
        return None
    length, encoded = record.content_length, http.get("Content-Encoding") or http.get("Transfer-Encoding")
    body = record.reader.read(LARGEST + 1)
    name = clean(record.record_id or "").strip("<> ") or where
    if not encoded and len(body) < min(length, LARGEST):
        return Failure(name, "read", f"{where}: cut off after {len(body)} of {length} bytes", None)
    if not body.strip():
        return Failure(name, "read", f"{where}: empty", None)
    return Input(name, html=body, url=url, fetched=record.headers.get("WARC-Date"), charset=record.http_charset)


def after(stream: BinaryIO, at: int) -> int | None:
    """Where the next record of a file may start, from `at` on; None at the end of the file."""
    stream.seek(0)
    start = STARTS[0] if stream.read(3) == STARTS[0] else STARTS[1]
    stream.seek(at)
    kept = b""
    while more := stream.read(CHUNK):
        found = (kept + more).find(start)
        if found >= 0:
            return at - len(kept) + found
        at += len(more)
        kept = more[-len(start) :]
    return None
