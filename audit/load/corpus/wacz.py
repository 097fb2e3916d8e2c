"""WACZ files: a zip with WARC files, lists of pages and indexes.

Pages come from the WARC files, all of them: a page that no list names is read too. A list, an index or another file in the zip
holds no article of its own, and each is counted as left out.
"""

import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from audit.load.corpus.wanted import Given, Wanted
from audit.load.corpus.warc import whole
from audit.load.input import LeftOut
from audit.rows import Failure
from audit.text import storable

WARCS = (".warc", ".warc.gz", ".warc.zst")
REASONS = (
    ("pages/", "page list of a WACZ"),
    ("indexes/", "index of a WACZ"),
    ("datapackage", "description of a WACZ"),
    ("", "other file of a WACZ"),
)
"""Why a file of the zip is left out, by the start of its name."""
RATIO = 1_000
"""Maximum size of an unpacked file for each byte that it takes in the zip: a WARC is packed already."""
STEP = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, LookupError)
"""What the reader of a damaged zip raises: some fields are used before they are checked."""


def wacz(path: Path, name: str, wanted: Wanted, inside: bool) -> Iterator[Given]:
    """Yield the records of the WARC files in a WACZ, in order of their names, and what else it holds as left out."""
    try:
        archive = zipfile.ZipFile(path)
    except OSError as e:
        yield Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)
        return
    except BROKEN as e:
        reason = " ".join(str(e).lower().split()) or "it breaks off"
        yield Failure(name, "read", f"{name}: not a whole WACZ ({reason}): download or copy it again", None)
        return
    with archive:
        if not archive.infolist():
            yield Failure(name, "read", f"{name}: a zip without files: download or copy it again", None)
        for entry in sorted(archive.infolist(), key=lambda e: e.filename):
            if not entry.filename.endswith("/"):
                yield from entries(archive, entry, storable(f"{name}/{entry.filename}"), wanted)


def wacz_stream(stream: BinaryIO, name: str, wanted: Wanted, packed: bool) -> Iterator[Given]:
    """Yield the records of a WACZ on a stream; it is copied to a temporary file, since a zip is read from its end."""
    with tempfile.NamedTemporaryFile() as copy:
        while piece := stream.read(STEP):
            copy.write(piece)
        copy.flush()
        yield from wacz(Path(copy.name), name, wanted, inside=False)


def entries(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, wanted: Wanted) -> Iterator[Given]:
    """Yield the records of one file of the zip."""
    if not entry.filename.lower().endswith(WARCS):
        yield LeftOut(name, next(reason for start, reason in REASONS if entry.filename.startswith(start)))
        return
    if entry.flag_bits & 1:
        yield Failure(name, "read", f"{name}: protected by a password: unpack it and give the WARC files", None)
        return
    if entry.file_size > RATIO * (entry.compress_size + STEP):
        yield Failure(name, "read", f"{name}: unpacks to {entry.file_size:,} bytes, more than a WARC can", None)
        return
    with tempfile.TemporaryFile() as copy:
        trouble = unzip(archive, entry, cast("BinaryIO", copy))
        size = copy.tell()
        if size:
            yield from whole(cast("BinaryIO", copy), name, wanted)
        if trouble:
            yield Failure(
                name, "read", f"{name}: the zip is damaged, what it holds behind byte {size:,} is lost ({trouble})", None
            )


def unzip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, copy: BinaryIO) -> str | None:
    """Copy a file of the zip as far as it can be read; why it cannot be read to its end."""
    try:
        with archive.open(entry) as source:
            while piece := source.read(STEP):
                copy.write(piece)
    except (*BROKEN, OSError) as e:
        return " ".join(str(e).split()) or "it breaks off"
    return None
