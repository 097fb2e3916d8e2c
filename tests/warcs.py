"""Archives with every way to store a page: its coding, its framing, what the headers declare, and what is broken.

Nothing here reads an archive: what must come out is known from what went in.
"""

import gzip
import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from fastwarc.stream_io import BrotliWriter, ZstdWriter, zstd_train_dictionary_from_samples

CODINGS = ("gzip", "x-gzip", "deflate", "raw deflate", "br", "zstd")
LAYOUTS = ("warc", "gz", "gz of three", "gz of one", "zst", "zst of one", "zst dictionary", "zst packed dictionary")
BROKEN = ("long", "short", "typeless", "garbage", "no version", "no length")
SUFFIX = {"warc": ".warc", "gz": ".warc.gz", "zst": ".warc.zst"}


def words(i: int) -> str:
    """A sentence that no other page has."""
    return f"The walkout numbered {i} closed the grain quay of Norhaven on Monday, the harbour master said."


def page(i: int) -> bytes:
    """An invented page, long enough for a coding to be worth it."""
    rest = "".join(f"<p>Pier {n} stayed shut, and the {i}th convoy waited outside the lock.</p>" for n in range(12))
    return (
        f"<!doctype html><html><head><title>Walkout {i}</title></head><body><article><h1>Walkout {i}</h1>"
        f"<p>{words(i)}</p>{rest}</article></body></html>"
    ).encode()


def packed(body: bytes, coding: str | None) -> bytes:
    """A body in a content coding."""
    if coding is None:
        return body
    if coding in {"gzip", "x-gzip"}:
        return gzip.compress(body, mtime=0)
    if coding == "deflate":
        return zlib.compress(body)
    if coding == "raw deflate":
        pack = zlib.compressobj(wbits=-15)
        return pack.compress(body) + pack.flush()
    out = io.BytesIO()
    writer = {"br": BrotliWriter, "zstd": ZstdWriter}[coding](out)
    writer.write(body)
    writer.close()
    return out.getvalue()


def framed(body: bytes, size: int = 700) -> bytes:
    """A body in chunks, the second with an extension as some servers send it."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    lines = [f"{len(p):x}{';x=1' if n == 1 else ''}\r\n".encode() + p + b"\r\n" for n, p in enumerate(pieces)]
    return b"".join(lines) + b"0\r\n\r\n"


@dataclass(frozen=True)
class Record:
    """One record: how its page is stored (`coding`, `chunked`), what its headers say of that, and how it is broken."""

    number: int
    kind: str = "response"
    coding: str | None = None
    chunked: bool = False
    says_coding: str | None = None
    says_chunked: bool = False
    media: str | None = "text/html; charset=utf-8"
    status: str = "200 OK"
    broken: str | None = None
    body: bytes | None = None

    def payload(self) -> bytes:
        body = packed(page(self.number) if self.body is None else self.body, self.coding)
        return framed(body) if self.chunked else body

    def block(self) -> bytes:
        """What follows the record's header."""
        if self.kind in {"warcinfo", "metadata"}:
            return b"software: a test\r\n"
        if self.kind == "request":
            return b"GET / HTTP/1.1\r\nHost: ledger.example\r\n\r\n"
        if self.kind == "resource":
            return self.payload()
        if self.kind == "conversion":
            return words(self.number).encode()
        body = self.payload() if self.kind == "response" else b""
        lines = [f"HTTP/1.1 {self.status}"]
        lines += [f"Content-Type: {self.media}"] if self.media is not None else []
        lines += [f"Content-Encoding: {self.says_coding.removeprefix('raw ')}"] if self.says_coding else []
        lines += ["Transfer-Encoding: chunked"] if self.says_chunked else [f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + body

    def raw(self) -> bytes:
        """The whole record."""
        block = self.block()
        fields = {
            "WARC-Type": self.kind,
            "WARC-Target-URI": f"https://ledger.example/2026/{self.number}",
            "WARC-Date": "2026-11-02T06:00:00Z",
            "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{self.number:012d}>",
            "Content-Type": {"resource": self.media or "", "warcinfo": "application/warc-fields"}.get(
                self.kind, f"application/http; msgtype={self.kind}"
            ),
            "Content-Length": str(len(block) + {"long": 300, "short": -300}.get(self.broken or "", 0)),
        }
        if self.broken == "typeless":
            fields["WARC-Ty"] = fields.pop("WARC-Type")
        if self.broken == "no length":
            del fields["Content-Length"]
        lines = "".join(f"{k}: {v}\r\n" for k, v in fields.items())
        head = f"WARC/1.0\r\n{lines}\r\n".encode()
        if self.broken == "garbage":
            head = bytes(40) + head[40:]
        if self.broken == "no version":
            head = head.removeprefix(b"WARC/1.0\r\n")
        return head + block + b"\r\n\r\n"


def stored() -> Iterator[Record]:
    """A page in every way to store it: each coding that is declared, used, both or neither, in chunks or not."""
    codings = [(None, None), *((c, c) for c in CODINGS), *((None, c) for c in CODINGS), *((c, None) for c in CODINGS)]
    for number, ((coding, says), chunked, says_chunked) in enumerate(product(codings, (False, True), (False, True)), 1):
        yield Record(number, coding=coding, says_coding=says, chunked=chunked, says_chunked=says_chunked)


def others(first: int) -> list[Record]:
    """Records that are no pages, and pages that are no plain responses."""
    return [
        Record(first, "warcinfo"),
        Record(first + 1, "request"),
        Record(first + 2, "revisit"),
        Record(first + 3, "metadata"),
        Record(first + 4, "conversion"),
        Record(first + 5, status="404 Not Found"),
        Record(first + 6, media="image/png", body=b"\x89PNG\r\n\x1a\n" + bytes(60)),
        Record(first + 7, "resource", media="text/css", body=b"p { margin: 0 }"),
    ]


def more_pages(first: int) -> list[Record]:
    """Pages that are no ordinary responses: saved files, and answers without a media type."""
    return [
        Record(first, "resource"),
        Record(first + 1, media=None),
        Record(first + 2, media=""),
        Record(first + 3, "resource", media=None),
        Record(first + 4, media="TEXT/HTML"),
        Record(first + 5, media="application/xhtml+xml"),
    ]


def archive(records: Iterable[Record], layout: str) -> bytes:
    """The bytes of an archive."""
    raw = [r.raw() for r in records]
    kind, _, how = layout.partition(" ")
    if kind == "warc":
        return b"".join(raw)
    if kind == "gz":
        step = {"": 1, "of three": 3, "of one": len(raw)}[how]
        return b"".join(gzip.compress(b"".join(raw[n : n + step]), mtime=0) for n in range(0, len(raw), step))
    return zstd(raw, how)


def zstd(raw: Sequence[bytes], how: str) -> bytes:
    """Records in frames of Zstandard, after a dictionary where one is asked for (IIPC's layout: a skippable frame)."""
    members = [b"".join(raw)] if how == "of one" else raw
    trained = None
    if "dictionary" in how:
        samples = [piece for r in raw for piece in (r[at : at + 400] for at in range(0, len(r), 200))]
        trained = zstd_train_dictionary_from_samples(samples * 3, 4096)
    out = io.BytesIO()
    if trained:
        head = packed(trained, "zstd") if "packed" in how else trained
        out.write(b"\x5d\x2a\x4d\x18" + len(head).to_bytes(4, "little") + head)
    for member in members:
        one = io.BytesIO()
        writer = ZstdWriter(one, dictionary=trained) if trained else ZstdWriter(one)
        writer.write(member)
        writer.close()
        frame = one.getvalue()
        if trained and frame.startswith(b"\x5d\x2a\x4d\x18"):  # the writer puts the dictionary before each
            frame = frame[8 + int.from_bytes(frame[4:8], "little") :]
        out.write(frame)
    return out.getvalue()


def with_broken(records: Sequence[Record], places: Iterable[int], how: str) -> list[Record]:
    """The records, those at `places` broken."""
    broken = set(places)
    return [replace(r, broken=how) if n in broken else r for n, r in enumerate(records)]


def suffix(layout: str) -> str:
    """The suffix of an archive's name."""
    return SUFFIX[layout.partition(" ")[0]]
