"""Outputs of the command line: refused before anything is read where they would overwrite what is not ours, and written whole.

An output may replace what an earlier run of the same command wrote, which is known by its content, and nothing else: no input,
whatever links lead to it, and no file or folder of somebody else.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from audit.errors import AuditError

WAY_OUT = "give a new name"


def check_output(path: Path, ours: Callable[[Path], bool], inputs: Iterable[Path] = ()) -> None:
    """Raise `AuditError` unless a file can be written at `path` without loss; `ours` is true of a file that may be replaced.

    Pipes and devices, such as /dev/stdout, hold nothing that could be lost.
    """
    refuse_inputs(path, inputs)
    if path.is_dir():
        raise AuditError(f"{path}: a folder", "name a file in it")
    try:
        foreign = path.is_file() and path.stat().st_size and not ours(path)
    except OSError as e:
        raise AuditError(f"{path}: {(e.strerror or str(e)).lower()}", WAY_OUT) from e
    if foreign:
        raise AuditError(f"{path}: exists, and is not an output of this command", WAY_OUT)


def refuse_inputs(output: Path, inputs: Iterable[Path]) -> None:
    """Raise `AuditError` when an output is an input, by its path or a link, or is a folder that an input lies in.

    A plain path in an input folder is allowed: it is not read.
    """
    real = Path(os.path.realpath(output))
    for given in inputs:
        source = Path(os.path.realpath(given))
        if real == source or same_file(output, given):
            raise AuditError(f"{output}: is the input {given}", WAY_OUT)
        if output.is_dir() and source.is_relative_to(real):
            raise AuditError(f"{output}: holds the input {given}", WAY_OUT)
        if source.is_dir() and (found := linked_file(output, source)):
            raise AuditError(f"{output}: is the input {found}", WAY_OUT)


def same_file(a: Path, b: Path) -> bool:
    """True when two paths lead to the same file or folder, hard links included; `-` is standard input."""
    try:
        return os.path.samestat(a.stat(), os.fstat(0) if str(b) == "-" else b.stat())
    except OSError:
        return False


def linked_file(output: Path, folder: Path) -> Path | None:
    """The file below an input folder that an output is a symbolic or hard link to."""
    real = Path(os.path.realpath(output))
    if output.is_symlink() and real.is_relative_to(folder):
        return real
    if not output.is_file() or output.stat().st_nlink < 2:
        return None
    for where, _, names in os.walk(folder):
        for path in (Path(where) / name for name in names):
            if path != real and same_file(output, path):
                return path
    return None


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yield a path to write to, beside `path`, which its file replaces when the block ends without an error.

    Pipes and devices are written to directly. Raises `AuditError` when nothing can be written.
    """
    direct = path.exists() and not path.is_file()
    part = path if direct else path.with_name(f".{path.name}.part")
    try:
        yield part
        if not direct:
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(path)
    except OSError as e:
        problem = (e.strerror or "cannot be written").lower()
        raise AuditError(f"{path}: {problem}", "check the folder and the room on its disk") from e
    finally:
        if not direct:
            part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write a text as UTF-8, whole or not at all."""
    with whole_file(path) as part:
        part.write_bytes(text.encode("utf-8", "replace"))
