"""Unpack an archive member by member, skipping what is damaged.

Used where an archive is broken: slower than fastwarc, but it knows where each gzip member or Zstandard frame begins, delivers
all bytes before a damaged place, and goes on at the next member.
"""

import io
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
SKIPPED = b"\x2a\x4d\x18"
"""Last three bytes of the mark of a skippable frame; the first one is 0x50 to 0x5f."""
RECORD = b"WARC/"
SYSTEMS = bytes([*range(14), 255])
"""Numbers of operating systems in the header of a gzip member (RFC 1952, section 2.3)."""
STEP = 1 << 16
SMALL = 512
"""Bytes that are unpacked at once; a step that fails is repeated byte by byte."""


class Member(NamedTuple):
    """A member begins at byte `at` of the file. `whole`: each place in it can be sought, as nothing is packed."""

    at: int
    whole: bool = False


class Hole(NamedTuple):
    """The member at byte `at` cannot be unpacked beyond the bytes before; reading goes on at byte `stop`, if at all."""

    at: int
    stop: int | None
    reason: str
    size: int

    def __str__(self) -> str:
        """Say what is lost."""
        until = self.size if self.stop is None else self.stop
        return f"{self.reason}: what the {until - self.at:,} packed bytes from byte {self.at} hold behind it is lost"


Event = Member | bytes | Hole


def unpacked(stream: BinaryIO, at: int) -> Iterator[Event]:
    """Yield the plain bytes of a file from byte `at`, where a member begins, with its members and holes."""
    packing = packed_by(stream)
    if packing == GZIP:
        yield from gzipped(stream, at)
    elif packing == ZSTD:
        yield from frames(stream, at)
    else:
        yield Member(at, whole=True)
        stream.seek(at)
        while piece := stream.read(STEP):
            yield piece


def packed_by(stream: BinaryIO) -> bytes:
    """The mark of the packing of a file, empty when it is not packed; where its first bytes are damaged, by those behind."""
    stream.seek(0)
    head = stream.read(len(RECORD))
    if head.startswith(GZIP[:2]):
        return GZIP
    if head.startswith(ZSTD) or is_skippable(head):
        return ZSTD
    if head == RECORD:
        return b""
    stream.seek(0)
    if GZIP + b"\0" in stream.read(1 << 20) and next_member(stream, 0) is not None:
        return GZIP
    return ZSTD if next_frame(stream, 0, None) is not None else b""


def size_of(stream: BinaryIO) -> int:
    """Bytes of a file."""
    return stream.seek(0, io.SEEK_END)


def gzipped(stream: BinaryIO, at: int) -> Iterator[Event]:
    """Yield the members of a gzip file."""
    place: int | None = at
    size = size_of(stream)
    while place is not None and place < size:
        yield Member(place)
        stop = yield from inflate(stream, place, size)
        if stop is None:
            after = next_member(stream, place + 1)
            yield Hole(place, after, "packed data are damaged or break off", size)
            stop = after
        elif not zeros(stream, stop):
            after = stop if begins(stream, stop, GZIP) else next_member(stream, stop)
            if after != stop:
                yield Hole(stop, after, "no packed data", size)
            stop = after
        else:
            stop = None
        place = stop


def inflate(stream: BinaryIO, at: int, size: int) -> Generator[bytes, None, int | None]:
    """Yield the bytes of one member; return its end, or None when it is damaged or breaks off."""
    stream.seek(at)
    unpack = zlib.decompressobj(31)
    while at < size:
        raw = stream.read(SMALL)
        if not raw:
            return None
        before = unpack.copy()
        try:
            piece = unpack.decompress(raw)
        except zlib.error:
            yield from salvage(before, raw)
            return None
        at += len(raw)
        if piece:
            yield piece
        if unpack.eof:
            return at - len(unpack.unused_data)
    return None


def salvage(unpack: "zlib._Decompress", raw: bytes) -> Iterator[bytes]:
    """Yield the output of `raw` up to the byte that fails."""
    for n in range(len(raw)):
        try:
            piece = unpack.decompress(raw[n : n + 1])
        except zlib.error:
            return
        if piece:
            yield piece


def begins(stream: BinaryIO, at: int, mark: bytes) -> bool:
    """True when the file has `mark` at a place."""
    stream.seek(at)
    return stream.read(len(mark)) == mark


def zeros(stream: BinaryIO, at: int) -> bool:
    """True when nothing but zeros (a tape's padding) follows."""
    stream.seek(at)
    while piece := stream.read(STEP):
        if piece.strip(b"\0"):
            return False
    return True


def next_member(stream: BinaryIO, at: int) -> int | None:
    """Offset of the next member: one with a record, or one whose first bytes are damaged themselves.

    What unpacks to something else is a body in gzip that was stored as it is.
    """
    for place in places(stream, at, GZIP):
        stream.seek(place)
        raw = stream.read(STEP)
        try:
            head = zlib.decompressobj(31).decompress(raw, len(RECORD))
        except zlib.error:
            if raw[3:4] < b"\x20" and raw[8:9] in b"\0\2\4" and raw[9:10] in SYSTEMS:
                return place
            continue
        if head == RECORD:
            return place
    return None


def places(stream: BinaryIO, at: int, mark: bytes) -> Iterator[int]:
    """Yield the offsets of `mark` in a file, from byte `at` on."""
    kept = b""
    while True:
        stream.seek(at)
        more = stream.read(1 << 20)
        if not more:
            return
        both = kept + more
        found = both.find(mark)
        while found >= 0:
            yield at - len(kept) + found
            found = both.find(mark, found + 1)
        at += len(more)
        kept = both[1 - len(mark) :]


def is_skippable(head: bytes) -> bool:
    """True for the mark of a skippable frame."""
    return head[1:4] == SKIPPED and 0x50 <= head[0] <= 0x5F


def frames(stream: BinaryIO, at: int) -> Iterator[Event]:
    """Yield the frames of a Zstandard file, unpacked with its dictionary where it has one."""
    words = dictionary(stream)
    size = size_of(stream)
    place: int | None = at
    while place is not None and place < size:
        stream.seek(place)
        head = stream.read(8)
        if is_skippable(head[:4]):
            place += 8 + int.from_bytes(head[4:8], "little")
            continue
        stop = frame_end(stream, place)
        yield Member(place)
        good = False
        if stop is not None:
            good = yield from unpack_frame(Window(stream, place, stop), words)
        if not good:
            stop = next_frame(stream, place + 1, words)
            yield Hole(place, stop, "packed data are damaged or break off", size)
        place = stop


def frame_end(stream: BinaryIO, at: int) -> int | None:
    """Offset of the end of a frame, by the sizes of its blocks (RFC 8878, section 3.1.1); None for a damaged one."""
    stream.seek(at)
    head = stream.read(5)
    if head[:4] != ZSTD or len(head) < 5:
        return None
    flags = head[4]
    single = flags >> 5 & 1
    at += 5 + (1 - single) + (0, 1, 2, 4)[flags & 3] + (single, 2, 4, 8)[flags >> 6]
    last = 0
    size = size_of(stream)
    while not last:
        stream.seek(at)
        block = stream.read(3)
        number = int.from_bytes(block, "little")
        last, kind = number & 1, number >> 1 & 3
        if len(block) < 3 or kind == 3:
            return None
        at += 3 + (1 if kind == 1 else number >> 3)
    at += 4 * (flags >> 2 & 1)
    return at if at <= size else None


def unpack_frame(window: "Window", words: bytes | None, step: int = SMALL) -> Generator[bytes, None, bool]:
    """Yield the bytes of one frame; return True when it is whole."""
    from fastwarc.stream_io import ZstdReader

    reader = ZstdReader(window, dictionary=words)
    try:
        while piece := reader.read(step):
            yield piece
    except (OSError, ValueError, EOFError):
        return False
    return True


def next_frame(stream: BinaryIO, at: int, words: bytes | None) -> int | None:
    """Offset of the next frame: one with a record, or one that is damaged itself."""
    for place in places(stream, at, ZSTD):
        stop = frame_end(stream, place)
        if stop is None or next(unpack_frame(Window(stream, place, stop), words, len(RECORD)), b"") in {RECORD, b""}:
            return place
    return None


def dictionary(stream: BinaryIO) -> bytes | None:
    """The dictionary in the first frame of a file, packed or not (IIPC, WARC with Zstandard)."""
    from fastwarc.stream_io import ZstdReader

    stream.seek(0)
    head = stream.read(8)
    if head[:4] != b"\x5d" + SKIPPED:
        return None
    words = stream.read(min(int.from_bytes(head[4:8], "little"), 1 << 27))
    return ZstdReader(io.BytesIO(words)).read() if words.startswith(ZSTD) else words


@dataclass(slots=True)
class Window:
    """A part of a file, read like a file."""

    stream: BinaryIO
    at: int
    stop: int

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes."""
        left = self.stop - self.at
        self.stream.seek(self.at)
        piece = self.stream.read(left if size < 0 else min(size, left))
        self.at += len(piece)
        return piece

    def tell(self) -> int:
        """The place in the file."""
        return self.at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place of the file."""
        self.at = offset if whence == 0 else self.at + offset if whence == 1 else self.stop + offset
        return self.at

    def close(self) -> None:
        """Leave the file open: it belongs to the caller."""
