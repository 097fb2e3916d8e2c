"""Detect the encoding of a text file that is too large to hold: byte-order mark, UTF-8, then statistics.

A file of which a few lines are not UTF-8 is UTF-8 with broken lines, so that one broken row does not turn the letters of all
others into those of another encoding.
"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from audit.load.charsets import charset_of, marked
from audit.load.plain import SAMPLE

BLOCK = 1 << 20
"""Bytes read at once."""
HEAD = 4096
"""Bytes at the start that are searched for the zero bytes of UTF-16."""
ENOUGH = 100
"""Lines that are not UTF-8 after which the rest of the file is not searched for more."""
RATIO = 4
"""A file is UTF-8 when it has at most this many lines that are not UTF-8 for each line of UTF-8 beyond ASCII.

Lines of a few words in GBK can be UTF-8 by accident; lines of western encodings hardly are.
"""
UNDECODABLE = "undecodable"
"""Error handler of codecs: bytes that cannot be decoded become a lone surrogate, which no valid text holds."""
codecs.register_error(UNDECODABLE, lambda e: ("\udcff", e.end if isinstance(e, UnicodeDecodeError) else 0))


def encoding_of(path: Path) -> str | None:
    """Name of the encoding of a text file; None for an unknown one.

    Raises `OSError` when the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        if encoding := marked(head):
            return encoding
        if b"\0" in head:
            return by_zeros(head)
        file.seek(0)
        return by_lines(file)


def by_zeros(head: bytes) -> str | None:
    """UTF-16 without a byte-order mark, by the zero bytes of its spaces, digits and separators; None for other data.

    >>> by_zeros("id;text".encode("utf-16-le")), by_zeros("id;текст".encode("utf-16-be")), by_zeros(bytes(9))
    ('utf-16-le', 'utf-16-be', None)
    """
    high, low = head[1::2].count(0), head[::2].count(0)
    if high and not low:
        return "utf-16-le"
    return "utf-16-be" if low and not high else None


def by_lines(file: BinaryIO) -> str | None:
    """UTF-8 unless most lines beyond ASCII are something else, which is detected from these lines."""
    well = ill = size = 0
    others: list[bytes] = []
    for block in blocks(file):
        if block.isascii():
            continue
        for line in block.split(b"\n"):
            if line.isascii():
                continue
            try:
                line.decode()
                well += 1
            except UnicodeDecodeError:
                ill += 1
                if size < SAMPLE:
                    others.append(line)
                    size += len(line)
        if ill >= ENOUGH:
            break
    return "utf-8" if ill <= RATIO * well else charset_of(b"\n".join(others)[:SAMPLE])


def blocks(file: BinaryIO) -> Iterator[bytes]:
    """Yield whole lines of a file in large pieces."""
    while block := file.read(BLOCK):
        yield block + file.readline()
