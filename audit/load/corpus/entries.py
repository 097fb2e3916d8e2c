"""Entries of a folder: regular files in the order of their paths, and what is not read, with the reason.

Opening a named pipe, a socket or a device may block for ever, so such entries are left out. So are symbolic links to folders:
the folder that they lead to is read where it lies, or when it is named itself, and no loop of links is entered.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

KINDS = {
    stat.S_IFIFO: "named pipe",
    stat.S_IFSOCK: "socket",
    stat.S_IFCHR: "device",
    stat.S_IFBLK: "device",
}
"""What is not read, by the type of its inode."""


class Special(NamedTuple):
    """An entry that is not read, and what it is; `failed` when it should have been."""

    path: Path
    what: str
    failed: bool = False


def folder_entries(folder: Path, not_in: Iterable[Path] = ()) -> Iterator[Path | Special]:
    """Yield the entries below a folder: what cannot be listed first, then all others in the order of their paths.

    Hidden entries, and the files and folders `not_in`, are skipped.
    """
    skipped = {os.path.realpath(p) for p in not_in}
    troubles: list[OSError] = []
    found: list[Path] = []
    links: list[Special] = []
    for where, folders, names in os.walk(folder, onerror=troubles.append):
        folders[:] = [f for f in folders if shown(Path(where) / f, skipped)]
        linked = [Path(where) / f for f in folders if (Path(where) / f).is_symlink()]
        links += [Special(p, "symbolic link to a folder") for p in linked]
        found += [p for p in (Path(where) / name for name in names) if shown(p, skipped)]
    yield from (Special(Path(e.filename or folder), (e.strerror or str(e)).lower(), failed=True) for e in troubles)
    yield from sorted([*links, *(entry(p) or p for p in found)], key=lambda one: one.path if isinstance(one, Special) else one)


def shown(path: Path, skipped: set[str]) -> bool:
    """True when an entry is neither hidden nor skipped."""
    return not path.name.startswith(".") and os.path.realpath(path) not in skipped


def entry(path: Path) -> Special | None:
    """Why an entry is not read; None for a regular file, a folder, and what its reader will complain about."""
    try:
        kind = stat.S_IFMT(path.stat().st_mode)
    except OSError:  # the target is missing, cannot be reached, or is the link again
        return Special(path, "symbolic link that leads nowhere") if path.is_symlink() else None
    return None if kind in {stat.S_IFREG, stat.S_IFDIR} else Special(path, KINDS.get(kind, "special file"))


def path_id(path: Path) -> str:
    """A path as the id of its input; bytes that are not UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")
