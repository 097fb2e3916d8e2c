"""Read records of a broken WARC: find each by its first line, and check its declared length.

fastwarc stops at the first record that is broken; from there this reader goes on until the next record that is whole. Every
broken record is one failure that says where it is and how much is lost.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from audit.load.corpus.members import Event, Hole, Member, unpacked
from audit.rows import Failure

START = re.compile(rb"(?<![^\n])WARC/\d\.\d{1,2}\r?\n(?=[A-Za-z])")
"""First line of a record and the first letter of its header."""
LENGTH = re.compile(rb"^Content-Length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
"""Declared bytes of a record's block; a record without it cannot be delimited."""
TYPE = re.compile(rb"^WARC-Type[ \t]*:[ \t]*\S", re.IGNORECASE | re.MULTILINE)
"""Header line that says what a record is; the standard demands it."""
ID = re.compile(rb"^WARC-Record-ID[ \t]*:[ \t]*<?([^>\s]{1,200})", re.IGNORECASE | re.MULTILINE)
"""A header line that every record has once: it counts the records in what is lost."""
HEAD_END = re.compile(rb"\r?\n\r?\n")
"""Empty line after a record's header; some writers end lines by a line feed alone."""
LONGEST_HEAD = 1 << 15
"""Maximum bytes of a record's header, as fastwarc has it."""
LONGEST = 1 << 26
"""Maximum bytes of a record that is held in memory; a longer one behind a broken place is a failure."""
AHEAD = 64
"""Bytes behind a record in which the next one must begin."""


@dataclass(slots=True)
class Plain:
    """The plain bytes of an archive as far as they were read: `buffer`, which begins at `at`.

    `members` are the plain and file places where members begin; `hole` is set where what follows cannot be unpacked, and
    `hole_at` is the plain place where its member begins.
    """

    events: Iterator[Event]
    buffer: bytearray = field(default_factory=bytearray)
    at: int = 0
    members: list[tuple[int, Member]] = field(default_factory=list)
    hole: Hole | None = None
    hole_at: int = 0

    def more(self) -> bool:
        """Read on; False at a hole and at the end."""
        while self.hole is None:
            event = next(self.events, None)
            if event is None:
                return False
            if isinstance(event, Hole):
                self.hole = event
                self.hole_at = next((p for p, m in reversed(self.members) if m.at == event.at), self.at + len(self.buffer))
            elif isinstance(event, Member):
                self.members.append((self.at + len(self.buffer), event))
            else:
                self.buffer += event
                return True
        return False

    def need(self, size: int) -> bool:
        """Read on until the buffer holds `size` bytes; False when there are not as many."""
        while len(self.buffer) < size:
            if not self.more():
                return False
        return True

    def drop(self, size: int) -> None:
        """Forget the first bytes of the buffer."""
        del self.buffer[:size]
        self.at += size
        while len(self.members) > 1 and self.members[1][0] <= self.at:
            del self.members[0]

    def place(self) -> int:
        """Where the buffer's first byte is in the file: itself, or the member that holds it."""
        plain, member = next(((p, m) for p, m in reversed(self.members) if p <= self.at), (0, Member(0)))
        return member.at + self.at - plain if member.whole else member.at

    def seekable(self) -> bool:
        """True when reading can go on at the buffer's first byte from the file."""
        return any(m.whole or p == self.at for p, m in self.members if p <= self.at)


@dataclass(slots=True)
class Salvage:
    """Reader of an archive from one of its members on; the first `skip` records were read before and are skipped."""

    name: str
    plain: Plain
    skip: int = 0
    trouble: str | None = None
    where: int = 0
    lost: int = 0
    ids: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, stream: BinaryIO, name: str, at: int, skip: int) -> "Salvage":
        """A reader of the records of a file from byte `at` on, where a member begins."""
        return cls(name, Plain(unpacked(stream, at)), skip)

    def records(self) -> Generator[Any, None, int | None]:
        """Yield whole records with their places, and failures; returns where fastwarc can read on, None at the end."""
        from fastwarc.warc import WarcRecord

        plain = self.plain
        good = False
        while True:
            if not self.to_start():
                yield from self.settled()
                if plain.hole is None:
                    return None
                plain.drop(len(plain.buffer))
                plain.hole = None
                continue
            yield from self.settled()
            if good and plain.seekable():
                return plain.place()
            size = self.checked()
            if size is None:
                continue
            if self.skip:
                self.skip -= 1
            else:
                place = plain.place()
                try:
                    one = place, WarcRecord.from_bytes(bytes(plain.buffer[:size]))
                except (OSError, ValueError, EOFError) as e:  # a header that only fastwarc finds wrong
                    yield self.failed(place, e)
                else:
                    good = True
                    yield one
            plain.drop(size)

    def failed(self, place: int, error: Exception) -> Failure:
        """The failure of a record that cannot be read."""
        return Failure(f"{self.name}:{place}", "read", f"{self.name}: broken in the record at byte {place} ({error})", None)

    def to_start(self) -> bool:
        """Skip to the start of the next record; False at a hole and at the end."""
        plain = self.plain
        while True:
            m = START.search(plain.buffer)
            stop = m.start() if m else plain.buffer.rfind(b"\n", 0, max(0, len(plain.buffer) - AHEAD)) + 1
            if m and m.end() >= len(plain.buffer) and plain.more():
                continue
            self.passed(stop)
            if m:
                return True
            if not plain.more():
                self.passed(len(plain.buffer))
                return False

    def passed(self, size: int) -> None:
        """Skip bytes outside any record and count them as lost, white space aside."""
        found = len(self.plain.buffer[:size].strip())
        if found and self.trouble is None:
            self.fails("what is there is not a record")
        self.lost += found
        self.ids += [m.group(1).decode("ascii", "replace") for m in ID.finditer(self.plain.buffer, 0, size)]
        self.plain.drop(size)

    def fails(self, trouble: str) -> None:
        """Note what is wrong with the bytes where the reader is; the failure follows when it is known what is lost."""
        self.trouble, self.where, self.lost, self.ids = trouble, self.plain.place(), 0, []

    def checked(self) -> int | None:
        """Bytes of the record at which the reader is, its end of line left out; None when it is broken."""
        plain = self.plain
        plain.need(LONGEST_HEAD)
        end = HEAD_END.search(plain.buffer, 0, LONGEST_HEAD)
        head = bytes(plain.buffer[: end.start()]) if end else b""
        length = LENGTH.search(head)
        if end is None or length is None:
            self.broken("its header does not end" if end is None else "it does not declare its length")
            return None
        body = int(length.group(1))
        size = end.end() + body
        if size > LONGEST:
            self.broken(f"it declares {body:,} bytes")
        elif not plain.need(size + AHEAD) and len(plain.buffer) < size:
            self.broken(f"cut off after {len(plain.buffer) - end.end():,} of {body:,} bytes")
        elif not self.followed(size):
            self.broken("its declared length is wrong")
        elif plain.hole is not None and plain.hole_at <= plain.at and not plain.buffer[size:].strip():
            self.unfit("the record is damaged", len(plain.buffer))
        elif TYPE.search(head) is None:
            self.unfit("the record has no type", size)
        else:
            return size
        return None

    def followed(self, size: int) -> bool:
        """True when after `size` bytes a record can end: an empty line, another record, or nothing."""
        rest = self.plain.buffer[size : size + AHEAD]
        return rest.startswith((b"\r\n\r\n", b"\n\n")) or not rest.strip() or bool(START.match(rest.lstrip()))

    def broken(self, trouble: str) -> None:
        """Note a broken record and step into it, so that a record which it swallowed is found."""
        self.fails(trouble)
        self.lost = 1
        self.plain.drop(1)

    def unfit(self, trouble: str, size: int) -> None:
        """Note a record that is whole and cannot be used, and pass over its `size` bytes."""
        self.fails(trouble)
        self.plain.drop(size)

    def settled(self) -> Iterator[Failure]:
        """The failure of what was noted, and of a hole at which the reader is, in one."""
        hole = self.plain.hole if not self.plain.buffer else None
        if self.trouble is None and hole is None:
            return
        where = self.where if self.trouble is not None else self.plain.place() if hole is None else hole.at
        if self.trouble is None:
            text = f"{self.name}: broken at byte {where}: {hole}"
        else:
            lost = f", {self.lost:,} bytes lost" if self.lost else ""
            text = f"{self.name}: broken in the record at byte {where}: {self.trouble}{lost}"
            text += f"; {hole}" if hole is not None else ""
        more = [(i, f"{self.name}: broken: the record {i}, in what is lost at byte {where}") for i in self.ids[1:]]
        self.trouble, self.lost, self.ids = None, 0, []
        for given, error in [(f"{self.name}:{where}", text), *more]:
            if self.skip:
                self.skip -= 1
            else:
                yield Failure(given, "read", error, None)
