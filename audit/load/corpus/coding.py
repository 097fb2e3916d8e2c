"""Decode bodies of HTTP answers: join chunks and undo content codings, whatever the headers declare.

Archives store bodies as sent, decoded, or half decoded with the headers of the original, so a declared coding is a hint: the
bytes decide. Nothing unpacks to more than `LARGEST` bytes and one more, which says that there was more.
"""

import io
import re
import zlib
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from audit.load.input import LARGEST

CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
"""Size line of a chunk, with its extensions (RFC 9112, section 7.1)."""
STEP = 1 << 16
ZSTD = b"\x28\xb5\x2f\xfd"
MARKUP = re.compile(rb"<(?:!doctype|!--|\?xml|html|head|body|title|meta|article|div|script|p|h1)\b", re.IGNORECASE)
"""Tags near the start of a page, as a browser looks for them when no media type is declared."""
LOOKED = 2048
"""Maximum bytes at the start of a body that are searched for a tag."""


class Readable(Protocol):
    """A decoder of fastwarc."""

    def read(self, size: int = ...) -> bytes:
        """Read up to `size` bytes."""
        ...


class Body(NamedTuple):
    """A decoded body, and why it ends too early where it does."""

    raw: bytes
    cut: str | None = None


def decoded(raw: bytes, declared: Iterable[str]) -> Body:
    """Decode a body. `declared` are its codings in the order in which they were applied, `chunked` among them.

    A declared coding that the bytes do not have was undone when the body was stored; one that they have without its being
    declared is undone as well.

    >>> import gzip
    >>> decoded(gzip.compress(b"<p>One.</p>"), ["gzip"]), decoded(b"<p>One.</p>", ["gzip", "chunked"]).raw
    (Body(raw=b'<p>One.</p>', cut=None), b'<p>One.</p>')
    >>> decoded(b"4\\r\\n<p>O\\r\\n", ["chunked"])
    Body(raw=b'<p>O', cut='the last chunk is missing')
    """
    body = Body(raw)
    codings = [c.strip().lower() for c in declared]
    body = joined(body, declared="chunked" in codings)
    for coding in reversed([c for c in codings if c in CODINGS]):
        body = undone(body, coding)
    if not looks_like_markup(body.raw):
        body = undeclared(body)
    return body


def joined(body: Body, *, declared: bool) -> Body:
    """Join the chunks of a body; a body that is not in chunks stays as it is.

    Undeclared chunks must be whole, so that text that begins with a number is not taken for them.
    """
    pieces: list[bytes] = []
    raw, at, size = body.raw, 0, -1
    while m := CHUNK.match(raw, at):
        size = int(m.group(1), 16)
        if size == 0:
            return Body(b"".join(pieces), body.cut)
        pieces.append(raw[m.end() : m.end() + size])
        at = m.end() + size
        if raw[at : at + 2] == b"\r\n":
            at += 2
        elif raw[at : at + 1] == b"\n":
            at += 1
        elif at < len(raw):
            return body  # the size was no size
    if not pieces or not declared or (at < len(raw) and not re.fullmatch(rb"[0-9A-Fa-f]{0,8}\r?", raw[at:])):
        return body
    return Body(b"".join(pieces), "the last chunk is missing")


def undone(body: Body, coding: str) -> Body:
    """Undo a coding, or return the body as it is where it does not have it."""
    found = CODINGS[coding](body.raw)
    if found is None or (found.cut and not found.raw):
        return body
    return Body(found.raw, body.cut or found.cut)


def undeclared(body: Body) -> Body:
    """Undo a coding that no header declares, when what comes out is whole and looks like a page."""
    if not body.raw or not binary(body.raw):
        return body
    for coding in ("gzip", "zstd", "deflate", "br"):
        found = undone(body, coding)
        if found is not body and not found.cut and looks_like_markup(found.raw):
            return found
    return body


def binary(raw: bytes) -> bool:
    """True when bytes are not text in a one-byte encoding or UTF-8: they hold control characters, and no mark of UTF-16."""
    return not raw.startswith((b"\xff\xfe", b"\xfe\xff")) and bool(re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", raw[:LOOKED]))


def looks_like_markup(raw: bytes) -> bool:
    """True when a body begins like a page; NULs are passed over, as UTF-16 has them.

    >>> looks_like_markup(b"\\n<!DOCTYPE html><p>"), looks_like_markup("<html>".encode("utf-16")), looks_like_markup(b"{}")
    (True, True, False)
    """
    return bool(MARKUP.search(raw[:LOOKED].replace(b"\0", b"")))


def inflated(raw: bytes, wbits: int) -> Body | None:
    """Inflate all members of a body; None when it does not begin with one."""
    out: list[bytes] = []
    size = 0
    while raw and size <= LARGEST:
        unpack = zlib.decompressobj(wbits)
        try:
            piece = unpack.decompress(raw, LARGEST + 1 - size)
        except zlib.error:
            if out and not raw.startswith(b"\x1f\x8b"):
                break  # padding behind the last member, as gzip itself ignores it
            piece = salvaged(raw, wbits)
            if not piece and not out:
                return None
            return Body(b"".join([*out, piece]), "its packed data are damaged")
        out.append(piece)
        size += len(piece)
        if not unpack.eof:
            return Body(b"".join(out), None if size > LARGEST else "its packed data break off")
        raw = unpack.unused_data
    return Body(b"".join(out))


def salvaged(raw: bytes, wbits: int) -> bytes:
    """What can be inflated before the place where it fails."""
    unpack, out, size = zlib.decompressobj(wbits), [], 0
    try:
        for at in range(0, len(raw), 64):
            out.append(unpack.decompress(raw[at : at + 64], LARGEST + 1))
            size += len(out[-1])
            if size > LARGEST:
                break
    except zlib.error:
        pass
    return b"".join(out)


def ungzipped(raw: bytes) -> Body | None:
    """Undo gzip.

    fastwarc is quicker than zlib, but silent where data break off, so its result counts where the length at the end is right.
    """
    from fastwarc.stream_io import GzipReader

    if not raw.startswith(b"\x1f\x8b"):
        return None
    try:
        found: bytes = GzipReader(io.BytesIO(raw), buffer_size=len(raw)).read(LARGEST + 1)
    except (OSError, ValueError, EOFError):
        found = b""
    if len(found) == int.from_bytes(raw[-4:], "little"):
        return Body(found)
    return inflated(raw, 31)


def undeflated(raw: bytes) -> Body | None:
    """Undo deflate: with the header of zlib as RFC 9110 has it, or without as some servers send it."""
    if len(raw) > 1 and raw[0] & 15 == 8 and int.from_bytes(raw[:2], "big") % 31 == 0:
        return inflated(raw, 15)
    found = None if looks_like_markup(raw) else inflated(raw, -15)
    return found if found and not (found.cut and binary(found.raw)) else None


def unbrotlied(raw: bytes) -> Body | None:
    """Undo Brotli, which has no mark of its own: what looks like a page is not tried."""
    from fastwarc.stream_io import BrotliReader

    return None if looks_like_markup(raw) else streamed(BrotliReader(io.BytesIO(raw)))


def unzstd(raw: bytes) -> Body | None:
    """Undo Zstandard."""
    from fastwarc.stream_io import ZstdReader

    return streamed(ZstdReader(io.BytesIO(raw))) if raw.startswith(ZSTD) else None


def streamed(reader: "Readable") -> Body | None:
    """Read a decoder to its end; None when nothing comes."""
    out: list[bytes] = []
    size = 0
    cut = None
    try:
        while size <= LARGEST and (piece := reader.read(min(STEP, LARGEST + 1 - size))):
            out.append(piece)
            size += len(piece)
    except (OSError, ValueError, EOFError) as e:
        cut = f"its packed data are damaged ({e})"
    return Body(b"".join(out), cut) if out else None


CODINGS: dict[str, Callable[[bytes], Body | None]] = {
    "gzip": ungzipped,
    "x-gzip": ungzipped,
    "deflate": undeflated,
    "br": unbrotlied,
    "zstd": unzstd,
}
"""How each content coding is undone."""
