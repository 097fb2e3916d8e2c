"""Streams whose first bytes are looked at before they are read: standard input, pipes.

>>> stream = with_head(io.BytesIO(b"Talks failed."), 5)
>>> stream.head, stream.read()
(b'Talks', b'Talks failed.')
"""

import io
from typing import BinaryIO, cast

BUFFER = 1 << 20
"""Bytes read at once."""


class Headed(io.BufferedReader):
    """A stream with its first bytes in `head`; reading begins with them."""

    head: bytes = b""


class Chained(io.RawIOBase):
    """Bytes that were read already, then the rest of a stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        """Read `head`, then `rest`."""
        self._head = head
        self._read = getattr(rest, "read1", rest.read)  # what is there, without waiting for more

    def readable(self) -> bool:
        """True: it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer; returns how many bytes there were."""
        piece = self._head[: len(buffer)]
        self._head = self._head[len(piece) :]
        piece = piece or self._read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def with_head(stream: BinaryIO, size: int) -> Headed:
    """A stream of which `size` bytes, or all where there are fewer, have been looked at.

    A pipe hands out what its writer has written so far, so it is asked until there are enough.
    """
    pieces: list[bytes] = []
    left = size
    while left and (piece := stream.read(left)):
        pieces.append(piece)
        left -= len(piece)
    head = b"".join(pieces)
    found = Headed(cast("io.RawIOBase", Chained(head, stream)), BUFFER)
    found.head = head
    return found
