"""Write folders whole or not at all: they appear under their name only when complete. `audit.outputs` writes files."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audit.errors import AuditError


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Yield a new folder to write to. Raises `AuditError` when `path` exists and is not an empty folder."""
    if path.exists() and not (path.is_dir() and not any(path.iterdir())):
        raise AuditError(f"{path}: exists already", "name a new folder")
    part = path.with_name(f".{path.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        yield part
        part.replace(path)
    except OSError as e:
        raise unwritable(path) from e
    finally:
        shutil.rmtree(part, ignore_errors=True)


def unwritable(path: Path) -> AuditError:
    """The error for a place that cannot be written."""
    return AuditError(f"{path}: cannot be written", "check the folder and the room on its disk")
