"""Corpora: folders, files, globs and standard input give inputs, in order.

Input that cannot be read gives a `Failure` in its place, so that nothing goes missing silently; a record that is no article by
its type (a picture in a folder, a style sheet in a WARC) gives `LeftOut`, which is counted by its reason. Formats are a table
in `audit.load.sniff`; feeds, mails and items of agencies are recognised by their content in `audit.load.corpus.recognise`.
"""

import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO, cast

from audit.errors import AuditError
from audit.load.corpus.one import contents, of_bytes
from audit.load.corpus.recognise import export_form, head_of
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
    found = [path for source in sources for path in expand(source)]
    for path in found:
        yield from inputs(path, wanted, inside=False)


def expand(source: str) -> list[Path]:
    """The paths of a source: itself, or the matches of a glob."""
    if source == "-" or Path(source).exists():
        return [Path(source)]
    paths = [Path(p) for p in sorted(glob(source, recursive=True))] if has_magic(source) else []  # noqa: PTH207 - as given
    if not paths:
        raise AuditError(f"{source}: no such file or folder", "check the path")
    return paths


def inputs(path: Path, wanted: Wanted, *, inside: bool = True) -> Iterator[Given]:
    """Yield the inputs of a file or folder; `inside` a folder, files of unknown formats are skipped."""
    if str(path) == "-":
        yield from standard_input(wanted)
    elif path.is_dir():
        yield from folder(path, wanted)
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


def path_id(path: Path) -> str:
    """A path as the id of its input; bytes that are not UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def folder(path: Path, wanted: Wanted) -> Iterator[Given]:
    """Yield the inputs below a folder in the order of their names; hidden files are skipped."""
    troubles: list[OSError] = []
    paths: list[Path] = []
    skipped = {p.resolve() for p in wanted.not_in}
    for where, folders, names in os.walk(path, onerror=troubles.append):
        folders[:] = [f for f in folders if not f.startswith(".") and (Path(where) / f).resolve() not in skipped]
        paths += [p for p in (Path(where) / name for name in names if not name.startswith(".")) if p.resolve() not in skipped]
    for e in troubles:
        yield Failure(path_id(Path(e.filename or path)), "read", (e.strerror or str(e)).lower(), None)
    for child in sorted(paths):
        yield from inputs(child, wanted)


def one_article(path: Path, name: str) -> Input | Failure:
    """The input of a file that holds one article."""
    try:
        with path.open("rb") as f:
            return of_bytes(contents(f), name, path.name)
    except AuditError as e:
        return Failure(name, "read", str(e), None)
    except OSError as e:
        return Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def standard_input(wanted: Wanted) -> Iterator[Given]:
    """Yield the inputs on standard input: a corpus known by its first bytes, gzipped or not, else one article."""
    stream = sys.stdin.buffer
    head = stream.peek(4096) if hasattr(stream, "peek") else b""
    if packed := head.startswith(GZIP):
        with suppress(zlib.error):
            head = zlib.decompressobj(31).decompress(head)
    if form := None if packed else export_form(head, "-"):
        from audit.load.corpus.exports import export_records

        yield from export_records(cast("BinaryIO", stream), "-", form)
        return
    if many := by_start(CORPORA, head):
        yield from many.read_stream(stream, "-", wanted, packed)
        return
    try:
        yield of_bytes(contents(stream), "-", "-")
    except AuditError as e:
        yield Failure("-", "read", str(e), None)
