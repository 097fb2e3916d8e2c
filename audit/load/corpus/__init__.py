"""Corpora: folders, files, globs and standard input give inputs, in order.

Input that cannot be read gives a `Failure` in its place, so that nothing goes missing silently; a record that is no article by
its type (a picture in a folder, a style sheet in a WARC) gives `LeftOut`, which is counted by its reason. Formats are a table
in `audit.load.sniff`; feeds, mails and items of agencies are recognised by their content in `audit.load.corpus.recognise`.
Below a folder only regular files are opened (`audit.load.corpus.entries`); a pipe that is named itself is read as a stream.
"""

import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from audit.errors import AuditError
from audit.load.corpus.entries import Special, entry, folder_entries, path_id
from audit.load.corpus.one import contents, of_bytes
from audit.load.corpus.recognise import HEAD as EXPORT_HEAD
from audit.load.corpus.recognise import export_form, head_of
from audit.load.corpus.streams import with_head
from audit.load.corpus.wanted import Given, Wanted
from audit.load.file_starts import HEAD
from audit.load.input import Input, LeftOut
from audit.load.sniff import ARTICLES, CORPORA, SAVED, by_content, by_name, by_start
from audit.rows import Failure

__all__ = ["Given", "Wanted", "corpus"]

GZIP = b"\x1f\x8b"


def corpus(sources: Iterable[str], wanted: Wanted | None = None) -> Iterator[Given]:
    """Yield the inputs of all sources. Raises `AuditError` for a missing one, before anything is read."""
    wanted = wanted or Wanted()
    found = [named for source in sources for named in expand(source)]
    for path, literal in found:
        special = None if literal else entry(path)
        yield from given_by(special) if special else inputs(path, wanted, inside=False)


def expand(source: str) -> list[tuple[Path, bool]]:
    """The paths of a source, and whether each is named itself: a file of that name comes before the matches of a glob."""
    if source == "-" or Path(source).exists():
        return [(Path(source), True)]
    paths = [Path(p) for p in sorted(glob(source, recursive=True))] if has_magic(source) else []  # noqa: PTH207 - as given
    if not paths:
        raise AuditError(f"{source}: no such file or folder", "check the path")
    return [(path, False) for path in paths]


def given_by(special: Special) -> Iterator[Given]:
    """What an entry that is not read counts as."""
    name = path_id(special.path)
    yield Failure(name, "read", f"{name}: {special.what}", None) if special.failed else LeftOut(name, special.what)


def inputs(path: Path, wanted: Wanted, *, inside: bool = True) -> Iterator[Given]:
    """Yield the inputs of a file or folder; `inside` a folder, files of unknown formats are skipped."""
    if str(path) == "-":
        yield from stream_inputs(sys.stdin.buffer, "-", wanted)
    elif path.is_dir():
        yield from folder(path, wanted)
    elif not inside and not path.is_file():
        yield from piped(path, wanted)
    elif many := by_content(CORPORA, head := start_of(path)) or by_name(CORPORA, path.name):
        if many.alone and inside:
            yield LeftOut(path_id(path), "database")  # named alone, with its table and columns, it is read
        else:
            yield from many.read(path, path_id(path), wanted, inside)
    elif form := export_form(head_of(path), path.name):
        from audit.load.corpus.exports import export_file

        yield from export_file(path, path_id(path), form, inside=inside)
    elif not inside or by_name((*ARTICLES, *SAVED), path.name) or by_content(SAVED, head):
        yield one_article(path, path_id(path))
    else:
        yield LeftOut(path_id(path), "file of another format")


def start_of(path: Path) -> bytes:
    """The first bytes of a file; none of a pipe, and none where it cannot be read, which its reader will say."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as f:
            return f.read(HEAD)
    except OSError:
        return b""


def folder(path: Path, wanted: Wanted) -> Iterator[Given]:
    """Yield the inputs below a folder in the order of their names; hidden files are skipped."""
    for found in folder_entries(path, wanted.not_in):
        yield from given_by(found) if isinstance(found, Special) else inputs(found, wanted)


def one_article(path: Path, name: str) -> Input | Failure:
    """The input of a file that holds one article."""
    try:
        with path.open("rb") as f:
            return of_bytes(contents(f), name, path.name)
    except AuditError as e:
        return Failure(name, "read", str(e), None)
    except OSError as e:
        return Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def piped(path: Path, wanted: Wanted) -> Iterator[Given]:
    """Yield the inputs of a pipe or device that is named itself, such as the output of another program."""
    name = path_id(path)
    try:
        with path.open("rb") as stream:
            yield from stream_inputs(stream, name, wanted)
    except OSError as e:
        yield Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def stream_inputs(stream: BinaryIO, name: str, wanted: Wanted) -> Iterator[Given]:
    """Yield the inputs of a stream: a corpus known by its first bytes, gzipped or not, else one article."""
    stream = with_head(stream, EXPORT_HEAD)
    head = stream.head
    if packed := head.startswith(GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(31).decompress(head, HEAD)
    if form := None if packed else export_form(head, name):
        from audit.load.corpus.exports import export_records

        yield from export_records(stream, name, form)
        return
    if many := by_start(CORPORA, head):
        yield from many.read_stream(stream, name, wanted, packed)
        return
    try:
        yield of_bytes(contents(stream), name, name)
    except AuditError as e:
        yield Failure(name, "read", str(e), None)
