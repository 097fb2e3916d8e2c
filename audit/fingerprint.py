"""Fingerprint of a kit: digest of the code that makes rows and of the data files that this code reads.

Changing a detector, a lexicon or a model changes the fingerprint, so a batch audits its inputs again. Rewording an explanation,
a model card or a report, or releasing a version that makes the same rows, leaves it alone.
"""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

PACKAGE = Path(__file__).parent

CODE = (
    "frozen.py",
    "files.py",
    "parts.py",
    "snapshot.py",
    "text",
    "rows",
    "models",
    "outlets",
    "lang",
    "load",
    "extract",
    "score",
    "kit.py",
    "pipeline.py",
)
"""Modules and rooms whose source makes rows; a test compares this with what loading and auditing import.

Left out: `errors` and `version`, which decide no row, and everything that comes after the rows (store, farm, report, cli) or
before the data (learn).
"""

DATA_ROOMS = (*CODE, "data")
"""Folders of data files: the common one, and those inside rooms."""

DATA_SUFFIXES = (".csv", ".json", ".npz", ".txt", ".yaml")
"""Suffixes of data files; model cards (`.md`) and licence notes (`.license`) make no rows."""

NO_DATA = ("explain", "sources.json")
"""Folders and files that make no rows; the compiled registry `sources.json` enters by its own digest."""

EXPLAINED = b"\nexplained:"
"""Last key of a lexicon: explanations of its categories, for readers."""

PACKED = Path("data", "source.digest")
"""File that holds `source_digest` in a wheel, so that an installed package is identified without its `.py` files."""


def fingerprint(registry: str, package: Path = PACKAGE) -> str:
    """Twelve hexadecimal digits over source, data files and `registry`, the digest of outlets and house rules."""
    packed = package / PACKED
    source = packed.read_text(encoding="ascii").strip() if packed.exists() else source_digest(package)
    h = blake2b(f"{source} {registry}".encode(), digest_size=6)
    for path in files(package, DATA_ROOMS, DATA_SUFFIXES, NO_DATA):
        feed(h, package, path)
    return h.hexdigest()


def manifest(registry: str, package: Path = PACKAGE) -> bytes:
    """List names, sizes, times and numbers of the files that `fingerprint` reads, as git's index does.

    As long as these are the same, so is the fingerprint; it takes six times as long.
    """
    found = [f"{package} {registry}"]
    for path in files(package, DATA_ROOMS, (*DATA_SUFFIXES, ".py", PACKED.suffix), NO_DATA):
        s = os.stat(f"{package}{os.sep}{path}")  # noqa: PTH116 - as in `feed`
        found.append(f"{path} {s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino}")
    return "\n".join(found).encode("utf-8", "surrogateescape")


def source_digest(package: Path = PACKAGE) -> str:
    """Digest of the source of all rooms in `CODE`; takes 4 ms, so a checkout computes it at each start."""
    h = blake2b(digest_size=16)
    for path in files(package, CODE, (".py",)):
        feed(h, package, path)
    return h.hexdigest()


def feed(h: blake2b, package: Path, path: str) -> None:
    """Add a file's path within the package, its length and its bytes to a digest; explanations in a lexicon are left out."""
    with open(f"{package}{os.sep}{path}", "rb", buffering=0) as file:  # noqa: PTH123 - a path object takes longer than its file
        data = file.read()
    if "/lexicons/" in path:
        data = data.partition(EXPLAINED)[0]
    h.update(f"{path}\0{len(data)}\0".encode())
    h.update(data)


def files(package: Path, rooms: tuple[str, ...], suffixes: tuple[str, ...], but: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the files of some rooms as sorted paths within the package; names in `but` are skipped with all below them."""
    found: list[str] = []
    for room in rooms:
        if room.endswith(suffixes) and (package / room).exists():
            found.append(room)
        for folder, inner, names in os.walk(f"{package}{os.sep}{room}"):
            inner[:] = [name for name in inner if name not in but and name != "__pycache__"]
            inside = folder[len(f"{package}{os.sep}") :].replace(os.sep, "/")
            found += [f"{inside}/{name}" for name in names if name.endswith(suffixes) and name not in but]
    yield from sorted(found)
