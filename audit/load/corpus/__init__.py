"""Corpora: folders, files, globs and standard input → inputs, in the order in which they stand.

What cannot be read is a `Failure` in its place, so that nothing is silently missing; what is no article by its kind (a
picture in a folder, a style sheet in a WARC) is `LeftOut`, which is counted by its reason.
"""

import gzip
import os
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, cast

from audit.errors import AuditError
from audit.load.corpus.json_lines import each, json_lines
from audit.load.corpus.one import of_bytes
from audit.load.input import LARGEST, Input, LeftOut
from audit.rows import Failure

Given = Input | Failure | LeftOut
"""What a corpus yields for each thing in it: an input, why it could not be read, or why it is left out."""

ARTICLES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".markdown", ".docx"})
TABLES = frozenset({".csv", ".tsv", ".parquet"})
DATABASES = frozenset({".duckdb", ".db", ".sqlite", ".sqlite3"})
LINES = re.compile(r"\.(?:jsonl|ndjson)(?:\.gz)?$", re.IGNORECASE)
WARC = re.compile(r"\.warc(?:\.gz|\.zst)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to read a corpus.

    `columns` by field and the `table` of a database; `hosts` that are wanted; files and folders that are none of it
    (`not_in`: what is being written).

    >>> Wanted(hosts=("ledger.example",)).host("news.ledger.example"), Wanted().host(None)
    (True, True)
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    hosts: tuple[str, ...] = ()
    not_in: tuple[Path, ...] = ()

    def host(self, host: str | None) -> bool:
        """Whether a host, or a domain above it, is wanted."""
        return not self.hosts or any(host == h or (host or "").endswith(f".{h}") for h in self.hosts)


def corpus(sources: Iterable[str], wanted: Wanted | None = None) -> Iterator[Given]:
    """The inputs of all sources. Raises `AuditError` for a source that is not there, before anything is read."""
    wanted = wanted or Wanted()
    found = [path for source in sources for path in expand(source)]
    for path in found:
        yield from inputs(path, wanted, inside=False)


def expand(source: str) -> list[Path]:
    """The paths that a source names: itself, or what a glob finds."""
    if source == "-" or Path(source).exists():
        return [Path(source)]
    paths = [Path(p) for p in sorted(glob(source, recursive=True))] if has_magic(source) else []  # noqa: PTH207 - as given
    if not paths:
        raise AuditError(f"{source}: no such file or folder", "check the path")
    return paths


def inputs(path: Path, wanted: Wanted, *, inside: bool = True) -> Iterator[Given]:
    """The inputs of a file or folder; `inside` a folder, files of other kinds are left out."""
    name, suffix = named(path), path.suffix.lower()
    if str(path) == "-":
        yield from standard_input(wanted)
    elif path.is_dir():
        yield from folder(path, wanted)
    elif LINES.search(path.name):
        yield from json_lines(path, name)
    elif WARC.search(path.name):
        from audit.load.corpus.warc import warc

        yield from warc(path, name, wanted.host)
    elif suffix in DATABASES and inside:
        yield LeftOut(name, "database")  # named alone, with its table and columns, it is read
    elif suffix in TABLES | DATABASES:
        from audit.load.corpus.tables import table

        yield from table(path, name, wanted.columns, wanted.table, inside=inside)
    elif suffix in ARTICLES or not inside:
        yield article(path, name)
    else:
        yield LeftOut(name, "file of another kind")


def named(path: Path) -> str:
    """A path as the id of its input; bytes that are not UTF-8 become marks."""
    return os.fsencode(path).decode("utf-8", "replace")


def folder(path: Path, wanted: Wanted) -> Iterator[Given]:
    """The inputs below a folder in the order of their names; hidden files are left out."""
    troubles: list[OSError] = []
    paths: list[Path] = []
    own = {p.resolve() for p in wanted.not_in}
    for where, folders, names in os.walk(path, onerror=troubles.append):
        folders[:] = [f for f in folders if not f.startswith(".") and (Path(where) / f).resolve() not in own]
        paths += [p for p in (Path(where) / name for name in names if not name.startswith(".")) if p.resolve() not in own]
    for e in troubles:
        yield Failure(named(Path(e.filename or path)), "read", (e.strerror or str(e)).lower(), None)
    for child in sorted(paths):
        yield from inputs(child, wanted)


def article(path: Path, name: str) -> Input | Failure:
    """The input of one file."""
    try:
        with path.open("rb") as f:
            return of_bytes(f.read(LARGEST + 1), name, path.name)
    except AuditError as e:
        return Failure(name, "read", str(e), None)
    except OSError as e:
        return Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def standard_input(wanted: Wanted) -> Iterator[Given]:
    """The inputs on standard input: JSON lines, a WARC, or one article."""
    stream = sys.stdin.buffer
    head = stream.peek(4096) if hasattr(stream, "peek") else b""
    packed = head.startswith(b"\x1f\x8b")
    with suppress(zlib.error):
        head = zlib.decompressobj(31).decompress(head) if packed else head
    if head.lstrip()[:1] == b"{":
        yield from each(cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream, "-")
    elif head.startswith(b"WARC/"):
        from audit.load.corpus.warc import whole

        with tempfile.TemporaryFile() as copy:  # a pipe cannot be sought in
            shutil.copyfileobj(stream, copy, 1 << 20)
            yield from whole(cast("BinaryIO", copy), "-", wanted.host)
    else:
        try:
            yield of_bytes(stream.read(LARGEST + 1), "-", "-")
        except AuditError as e:
            yield Failure("-", "read", str(e), None)
