"""Rows of a text file with separated cells (CSV, TSV): encoding, separator and quoting are detected.

Each row is read or is one failure. A quotation mark that is not closed would make one cell of all rows that follow: its row is
the failure, with the lines that belong to it, and reading goes on with the next line that begins a row.
"""

import csv
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from audit.errors import AuditError
from audit.load.corpus.encodings import UNDECODABLE, encoding_of
from audit.load.input import LARGEST

LONGEST = 4 * LARGEST
"""Maximum characters of one row; what is longer is a quotation mark that is not closed."""
HEAD = 1 << 18
"""Characters at the start of a file from which separator and quoting are detected."""
NOTHING = "\x1f"
"""A separator that no text has: each line is one cell."""
SEPARATORS = (",", ";", "\t", "|", NOTHING)
"""Separators in the order in which they win when they fit alike."""
MOST = 2 / 3
"""Share of the first cells of rows whose form is expected of the others."""
ANY = re.compile(r"(?s:.*)")
"""The form of first cells that have nothing in common."""
ADVICE = re.compile(r"sep=(.)\r?\n?")
"""First line by which spreadsheets name the separator: "sep=;"."""
LONE = re.compile(r"[\ud800-\udfff]")
"""What stands for bytes that could not be decoded."""


class Quoting(NamedTuple):
    """Separator and quoting of a file. `escape` is the character before a quotation mark inside a cell, if not another one."""

    separator: str
    quoted: bool = True
    escape: str | None = None
    spaced: bool = False

    def reader(self, lines: Iterable[str]) -> Iterator[list[str]]:
        """Parse the rows of lines."""
        return csv.reader(
            lines,
            delimiter=self.separator,
            quoting=csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE,
            escapechar=self.escape,
            skipinitialspace=self.spaced,
            strict=True,
        )


class Rows(NamedTuple):
    """Names of the columns, and the rows behind them: cells, or the reason why they cannot be read."""

    names: list[str]
    rows: Iterator[list[str] | str]


def delimited(path: Path, name: str, fields: Iterable[str]) -> Rows:
    """Open a file; columns named as one of `fields` decide on the separator. Raises `AuditError` when it has no table."""
    try:
        encoding = encoding_of(path)
    except OSError as e:
        raise AuditError(f"{name}: {(e.strerror or str(e)).lower()}", "check its permissions") from e
    if encoding is None:
        raise AuditError(f"{name}: a table in an unknown encoding", "save it as UTF-8")
    with path.open(encoding=encoding, errors=UNDECODABLE, newline="") as file:
        head = file.read(HEAD)
    advice = ADVICE.match(head)
    head = head[advice.end() :] if advice else head
    if not head.strip():
        raise AuditError(f"{name}: empty", "give a table with a line of names")
    given = (advice.group(1),) if advice else ("\t", *SEPARATORS) if path.suffix.lower() == ".tsv" else SEPARATORS
    lines = list(StringIO(head, newline=""))  # as a file gives them: lines end nowhere else
    if len(head) == HEAD and len(lines) > 1:
        lines.pop()  # its end is missing
    quoting = quoting_of(lines, given, frozenset(fields))
    key = key_of(islice(whole_rows(iter(lines), quoting), 1, None))
    rows = whole_rows(lines_of(path, encoding, 1 if advice else 0), quoting, key)
    names = next(rows, "empty")
    if isinstance(names, str):
        raise AuditError(f"{name}: {names}", "give a table with a line of names")
    return Rows([n.strip() for n in names], rows)


def lines_of(path: Path, encoding: str, skipped: int) -> Iterator[str]:
    """Yield the lines of a file, with their ends."""
    with path.open(encoding=encoding, errors=UNDECODABLE, newline="") as lines:
        for i, line in enumerate(lines):
            if i >= skipped:
                yield line


def quoting_of(lines: list[str], separators: Iterable[str], fields: frozenset[str]) -> Quoting:
    """The separator and quoting by which lines have most names of fields, and then most rows of one width.

    >>> quoting_of(['id;text', '1;"One, two, three"'], SEPARATORS, frozenset({"id", "text"}))
    Quoting(separator=';', quoted=True, escape=None, spaced=False)
    >>> quoting_of(["text", "One, two", "Three"], SEPARATORS, frozenset({"text"})) == Quoting(NOTHING)
    True
    """
    plain = [Quoting(s) for s in separators]
    found = [*plain, *(q._replace(spaced=True) for q in plain), *(q._replace(escape="\\") for q in plain)]
    return max([*found, Quoting("\t", quoted=False)], key=lambda quoting: fit(lines, quoting, fields))


def fit(lines: list[str], quoting: Quoting, fields: frozenset[str]) -> tuple[int, bool, int, bool]:
    """How well quoting fits lines, for comparison.

    Compared are, in this order: fields that the first row names, and whether it names any or has several cells; rows of its
    width less other ones; whether a single column is read without a separator.
    """
    rows = whole_rows(iter(lines), quoting)
    first = next(rows, "")
    if isinstance(first, str):
        return 0, False, -1, False
    good = bad = 0
    for row in rows:
        good, bad = good + isinstance(row, list), bad + isinstance(row, str)
    named = len(fields & {name.strip().lower() for name in first})
    return named, named > 0 or len(first) > 1, good - bad, quoting.separator == NOTHING


class Rewindable:
    """Lines of which those of the last row can be read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        """Read from `lines`."""
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        """Itself: an iterator."""
        return self

    def __next__(self) -> str:
        """The next line. Raises `csv.Error` when the row becomes longer than one can be."""
        if self._size > LONGEST:
            raise csv.Error("more than a row can hold")
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._size += len(line)
        return line

    def begin(self) -> None:
        """Begin a row."""
        self.taken, self._size = [], 0

    def rewind(self, kept: int) -> None:
        """Give back the lines of the row but the first `kept`."""
        self._again.extendleft(reversed(self.taken[kept:]))
        self.begin()


def whole_rows(lines: Iterator[str], quoting: Quoting, key: re.Pattern[str] = ANY) -> Iterator[list[str] | str]:
    """Yield the rows with as many cells as the first one, and for each other row the reason; empty lines are skipped.

    After a quotation mark that is not closed, `key` is the form of the first cell of the next row.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    source = Rewindable(lines)
    reader = quoting.reader(source)
    width = 0
    while True:
        source.begin()
        try:
            row = next(reader, None)
        except csv.Error as e:
            source.rewind(1)
            more = skip(source, quoting, width, key)
            yield f"{trouble(e)}, so {more} lines behind it are not read either" if more else trouble(e)
            continue
        if row is None:
            return
        if not row:
            continue
        if (width and any(row[width:])) or len(row) < width:
            yield f"{len(row)} cells where {width} are named"
        elif any(map(LONE.search, row)):
            yield "bytes that are not of the file's encoding"
        else:
            width = width or len(row)
            yield row[:width]


def trouble(error: csv.Error) -> str:
    """What is wrong with a row, in the words of this program."""
    said = str(error)
    if "unexpected end" in said or "can hold" in said:
        return "a quotation mark that is not closed"
    return "a quotation mark that is not closed, or words behind a closing one" if "expected after" in said else said


def key_of(rows: Iterable[list[str] | str]) -> re.Pattern[str]:
    """What the first cells of most rows have in common: only digits, no white space, or nothing.

    What comes behind a row that cannot be read may be the rest of it.

    >>> [key_of([[cell] for cell in cells]).pattern for cells in (["1", "2", "A b"], ["a1", "b2"], ["One two", "Three four"])]
    ['\\\\d+', '\\\\S+', '(?s:.*)']
    """
    found = list(rows)
    behind_good = [row for before, row in zip(found[:1] + found, found, strict=False) if isinstance(before, list)]
    cells = [row[0].strip() for row in behind_good if isinstance(row, list)]
    for form in (r"\d+", r"\S+"):
        if sum(bool(re.fullmatch(form, cell)) for cell in cells) >= MOST * len(cells):
            return re.compile(form)
    return ANY


def skip(source: Rewindable, quoting: Quoting, width: int, key: re.Pattern[str]) -> int:
    """Skip the lines that belong to a broken row; return how many they are."""
    skipped = 0
    while True:
        source.begin()
        line = next(source, None)
        if line is None:
            return skipped
        cells = line.split(quoting.separator)
        if len(cells) >= width and key.fullmatch(cells[0].strip().strip('"')):
            source.rewind(0)
            return skipped
        skipped += 1
