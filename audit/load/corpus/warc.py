"""WARC → inputs: pages that were answered with 200, and saved pages, with their address and the time when they were fetched.

fastwarc reads; bodies are decoded by `coding`, whatever their headers declare. From a record that is broken, `salvage` reads on
to the next whole one. Every record is an input, a failure that says where it is, or left out with a reason.
"""

import gzip
import re
import shutil
import tempfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from audit.load.corpus.coding import binary, decoded, looks_like_markup
from audit.load.corpus.members import GZIP, RECORD, Hole, Member, begins, unpacked
from audit.load.corpus.salvage import Salvage
from audit.load.corpus.wanted import Given, Wanted
from audit.load.input import LARGEST, Input, LeftOut
from audit.outlets import host_of
from audit.rows import Failure
from audit.text import Said, storable

PAGES = frozenset({"text/html", "application/xhtml+xml"})
UNSAID = frozenset({"", "unknown/unknown", "application/unknown", "*/*"})
"""Media types that say nothing: browsers look at the bytes then (WHATWG MIME Sniffing, section 5)."""
KINDS = frozenset({"warcinfo", "request", "metadata", "revisit", "conversion", "continuation"})

END_ID = "<urn:audit:end>"
END = gzip.compress(
    f"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: {END_ID}\r\nContent-Length: 0\r\n\r\n\r\n\r\n".encode(), mtime=0
)
HEAD = 1 << 13
"""Bytes of a record's header in which its id is looked for."""


class Stored(NamedTuple):
    """A page's bytes as they are stored, its media type and charset, and the codings that are declared for it."""

    raw: bytes
    media: str
    charset: str | None
    codings: tuple[str, ...]
    length: int | None = None


@dataclass(slots=True)
class Ended:
    """A file that notes when its end is reached, a gzip file with one more member behind its end.

    fastwarc ends without a word where a gzip member breaks off: then that member is not found.
    """

    stream: BinaryIO
    packed: bool
    ended: bool = False

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes."""
        piece = self.stream.read(size)
        if piece or self.ended:
            return piece
        self.ended = True
        return END if self.packed else b""

    def tell(self) -> int:
        """The place in the file."""
        return self.stream.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place of the file."""
        return self.stream.seek(offset, whence)

    def close(self) -> None:
        """Leave the file open: it belongs to the caller."""


@dataclass(slots=True)
class Held:
    """A record that is not handed on yet: its place, its id, and what it is."""

    at: int
    key: str | None
    found: Given | None = None


class Broken(Exception):  # noqa: N818 - it never leaves this module
    """A record that fastwarc reads and that is broken all the same."""


def warc(path: Path, name: str, wanted: Wanted, inside: bool) -> Iterator[Given]:
    """Yield the records of a WARC file: gzipped, Zstandard or neither."""
    try:
        with path.open("rb") as stream:
            yield from whole(stream, name, wanted)
    except OSError as e:
        yield Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def warc_stream(stream: BinaryIO, name: str, wanted: Wanted, packed: bool) -> Iterator[Given]:
    """Yield the records of a stream; it is copied to a temporary file, since reading around what is broken seeks."""
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy, 1 << 20)
        yield from whole(cast("BinaryIO", copy), name, wanted)


def whole(stream: BinaryIO, name: str, wanted: Wanted) -> Iterator[Given]:
    """Yield the records of a stream that can be sought in, from its beginning, around what is broken in it."""
    at: int | None = 0
    empty = True
    while at is not None:
        begin, at = at, None
        read = yield from records(stream, name, wanted, begin)
        if read is not None:
            at = yield from repaired(stream, name, wanted, *read)
        empty = empty and read == (0, 0) and at is None
    if empty and all(isinstance(event, Member) for event in unpacked(stream, 0)):
        yield Failure(name, "read", f"{name}: empty", None)


def records(stream: BinaryIO, name: str, wanted: Wanted, begin: int) -> Generator[Given, None, tuple[int, int] | None]:
    """The records from byte `begin` on, as fastwarc reads them.

    A record is handed on when the next one has been found: only then is its length known to be right. Those after the last
    byte of the file was read wait for its end. Returns None at the end; at a broken record, the byte at which `salvage` begins
    and the number of records behind it that were handed on.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    given = Ended(stream, packed=begins(stream, 0, GZIP))
    stream.seek(begin)
    count = 0
    held: list[Held] = []
    try:
        for record in ArchiveIterator(given, record_types=WarcRecordType.any_type, parse_http=False):
            last = record.record_id == END_ID
            if last or not given.ended:
                count += len(held)
                yield from (h.found for h in held if h.found)
                held.clear()
            if last:
                return None
            held.append(Held(record.stream_pos, record.record_id))
            held[-1].found = checked(record, f"{name}:{held[-1].at}", wanted)
    except BaseException as e:
        if not isinstance(e, (OSError, ValueError, EOFError, Broken)) and type(e).__name__ != "PanicException":
            raise
        return back(stream, held) or (begin, count)
    if not held or given.packed:  # empty, or it breaks off
        return back(stream, held) or (begin, count)
    yield from (h.found for h in held if h.found)
    return None


def back(stream: BinaryIO, held: list[Held]) -> tuple[int, int] | None:
    """The place of the first record that was not handed on, when it can be read from there.

    fastwarc gives the records of one gzip member the place of the next member.
    """
    if not held or held[0].key is None:
        return None
    at, key = held[0].at, held[0].key
    head = b""
    for event in unpacked(stream, at):
        if isinstance(event, Hole):
            break
        head += event if isinstance(event, bytes) else b""
        if len(head) > HEAD:
            break
    return (at, 0) if head.startswith(RECORD) and key.encode() in head.partition(b"\r\n\r\n")[0] else None


def repaired(stream: BinaryIO, name: str, wanted: Wanted, at: int, skip: int) -> Generator[Given, None, int | None]:
    """The records from byte `at` on around what is broken, the first `skip` left out; returns where fastwarc can read on."""
    reader = Salvage.of(stream, name, at, skip).records()
    while True:
        try:
            one = next(reader)
        except StopIteration as e:
            place: int | None = e.value
            return place
        if isinstance(one, Failure):
            yield one
            continue
        place, record = one
        try:
            yield found(record, f"{name}:{place}", wanted)
        except BaseException as e:
            if not isinstance(e, (OSError, ValueError, EOFError)) and type(e).__name__ != "PanicException":
                raise
            yield Failure(f"{name}:{place}", "read", f"{name}: broken in the record at byte {place} ({e})", None)


def checked(record: Any, where: str, wanted: Wanted) -> Given:
    """What a record is. Raises `Broken` when it has no type or ends before its declared length."""
    if record.headers.get("WARC-Type") is None:
        raise Broken
    one = found(record, where, wanted)
    record.reader.consume()
    if record.reader.tell() < record.content_length:
        raise Broken
    return one


def found(record: Any, where: str, wanted: Wanted) -> Given:
    """The input of a record; a reason when it is no page, or of no host that is wanted."""
    kind = str(record.record_type)
    name = storable(record.record_id or "").strip("<> ") or where
    if kind == "response":
        record.parse_http()
        return placed(answer(record, where, name, wanted), where)
    if kind == "resource":
        media, charset = media_of(record.headers.get("Content-Type") or "")
        stored = Stored(record.reader.read(LARGEST + 1), media, charset, ())
        return placed(page(record, name, wanted, stored), where)
    return LeftOut(name, f"{kind} record" if kind in KINDS else "record of an unknown type")


def placed(one: Given, where: str) -> Given:
    """An input or failure with its place, where its id is the record's own."""
    if isinstance(one, Failure):
        return replace(one, error=f"{where}: {one.error.removeprefix(f'{one.input}: ')}")
    return replace(one, where=where) if isinstance(one, Input) and one.id != where else one


def answer(record: Any, where: str, name: str, wanted: Wanted) -> Given:
    """The input of a response."""
    http = record.http_headers
    if http is None:
        return LeftOut(name, "response of another protocol than HTTP")
    if http.status_code != 200:
        return LeftOut(name, "answer without a page" if http.status_code else "answer without a status")
    media, charset = media_of(http.get("Content-Type") or "")
    if media not in PAGES | UNSAID:
        return LeftOut(name, "answer of a media type other than a page's")
    sent = [*http.get_multiple("Content-Encoding"), *http.get_multiple("Transfer-Encoding")]
    codings = tuple(coding for value in sent for coding in value.split(","))
    length = http.get("Content-Length") or ""
    declared = int(length) if not codings and re.fullmatch("[0-9]{1,15}", length) else None
    return page(record, name, wanted, Stored(record.reader.read(LARGEST + 1), media, charset, codings, declared))


def media_of(value: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type.

    >>> media_of('Text/HTML; Charset="UTF-8"'), media_of("")
    (('text/html', 'UTF-8'), ('', None))
    """
    media, _, rest = value.partition(";")
    charset = rest[rest.lower().find("charset=") + 8 :] if "charset=" in rest.lower() else ""
    return media.strip().lower(), charset.partition(";")[0].strip(" \"'") or None


def page(record: Any, name: str, wanted: Wanted, stored: Stored) -> Given:
    """The input of a page, or why it is left out."""
    url = storable(record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    if not wanted.host(host_of(url)):
        return LeftOut(name, "host that was not asked for")
    if stored.media not in PAGES | UNSAID:
        return LeftOut(name, "resource of a media type other than a page's")
    body = decoded(stored.raw, stored.codings)
    if stored.media in UNSAID and not looks_like_markup(body.raw):
        return LeftOut(name, "record without a media type that is not a page")
    if not body.raw.strip():
        return Failure(name, "read", f"{name}: empty", None)
    if binary(body.raw) and not looks_like_markup(body.raw):
        said_so = f" ({', '.join(stored.codings)} is declared)" if stored.codings else ""
        return Failure(name, "read", f"{name}: a body of binary data that cannot be decoded{said_so}", None)
    cut = body.cut or record.headers.get("WARC-Truncated")
    if cut is None and stored.length and len(stored.raw) < min(stored.length, LARGEST):
        cut = f"{len(stored.raw)} of {stored.length} bytes"
    # a text that is cut counts in no rate; the claim beside it says by what
    said = (Said("access", "partial", "archive"), Said("breaks_off", storable(cut), "archive")) if cut else ()
    return Input(name, html=body.raw, url=url, fetched=record.headers.get("WARC-Date"), charset=stored.charset, said=said)
