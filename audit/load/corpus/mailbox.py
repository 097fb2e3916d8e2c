"""Files of mails: `.eml` holds one, `.mbox` many, which are read one after the other in bounded memory.

A line of an mbox that begins with `From `, ends in a year, and follows an empty line opens a message. In a body such lines are
written with `>` before them, which is taken away again (mboxrd).
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from audit.load.corpus.item import failed, too_large
from audit.load.corpus.mail import mail
from audit.load.corpus.recognise import LARGEST_EXPORT, MBOX_LINE
from audit.load.input import Input, LeftOut
from audit.rows import Failure

QUOTED = re.compile(rb">+From ")
"""A line of a body that begins with `From `, quoted."""
LINE = 1 << 16
"""Maximum bytes of a line that are looked at together; longer ones go on in the next piece."""


def eml(stream: BinaryIO, name: str) -> Iterator[Input | Failure | LeftOut]:
    """The mail of a file."""
    raw = stream.read(LARGEST_EXPORT + 1)
    if len(raw) > LARGEST_EXPORT:
        yield too_large(name)
    elif not raw.strip():
        yield failed(name, "empty")
    else:
        yield from mail(raw, name)


def mbox(stream: BinaryIO, name: str) -> Iterator[Input | Failure | LeftOut]:
    """The mails of an mbox file."""
    number = 0
    for number, raw in enumerate(messages(stream), 1):
        where = f"{name}:{number}"
        if raw is None:
            yield too_large(where)
        elif not raw.strip():
            yield failed(where, "an empty message")
        else:
            yield from mail(raw, where)
    if not number:
        yield failed(name, "no mail in it: no line that begins with From")


def messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages of an mbox, unescaped; None for one that is too large to be read."""
    pieces: list[bytes] | None = None
    size, empty, whole = 0, True, True  # the line before was empty; the piece before was a whole line
    while piece := stream.readline(LINE):
        if whole and empty and MBOX_LINE.match(piece):
            if pieces is not None:
                yield None if size > LARGEST_EXPORT else b"".join(pieces)
            pieces, size = [], 0
        elif pieces is not None:
            size += len(piece)
            if size <= LARGEST_EXPORT:
                pieces.append(piece[1:] if whole and QUOTED.match(piece) else piece)
            else:
                pieces.clear()
        empty, whole = whole and not piece.strip(), piece.endswith(b"\n")
    if pieces is not None:
        yield None if size > LARGEST_EXPORT else b"".join(pieces)
