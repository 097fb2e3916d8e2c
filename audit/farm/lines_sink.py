"""A file of JSON lines as a sink, in the order of the inputs."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from audit.errors import AuditError
from audit.farm.known import Known
from audit.farm.merge import Outlets
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.rows import Failure, Run, Shard


class Lines:
    """A file of JSON lines, written after the last shard because shards finish in any order."""

    form, eager = "lines", False

    def __init__(self, path: Path, folder: Path, run: Run, outlets: Outlets) -> None:
        self.path, self.copies, self.run = path, folder / "copies", run
        self.order: list[str] = []

    def known(self, kit: Kit, *, again: bool) -> Known:
        """Return nothing: the file is always rewritten."""
        return Known()

    def note(self, name: str) -> None:
        """Remember the order of shards."""
        self.order.append(name)

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Do nothing: shards stay where they are until the file is written."""

    def fail(self, failures: Sequence[Failure]) -> None:
        """Do nothing: the file is written only when no input is missing."""

    def finish(self, place: Place) -> None:
        """Concatenate all shards, atomically."""
        with written_whole(self.path) as out:
            for name in self.order:
                folder = place.local(name, self.copies)
                with (folder / "records.jsonl").open("rb") as lines:
                    shutil.copyfileobj(lines, out, 1 << 20)
        if place.remote:
            for name in set(self.order):
                place.drop(name)


class AnnotationLines(Lines):
    """A file of W3C Web Annotations, one a line: every span of every article, and a line for each failure."""

    form = "annotations"


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that appears under its name only when complete."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as e:
        raise AuditError(f"{path}: {(e.strerror or str(e)).lower()}", "make room, then run this again to go on") from e
    finally:
        part.unlink(missing_ok=True)
