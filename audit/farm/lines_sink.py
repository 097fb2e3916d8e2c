"""A file of JSON lines as a sink, in the order of the inputs."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from audit.farm.known import Known
from audit.farm.merge import Outlets
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.outputs import check_output, whole_file
from audit.rows import Failure, Run, Shard
from audit.store.record import holds_records

ANNOTATION = b'{"@context":"http://www.w3.org/ns/anno.jsonld"'
"""First bytes of every line of a file of annotations."""


class Lines:
    """A file of JSON lines, written after the last shard because shards finish in any order."""

    form, eager = "lines", False

    def __init__(self, path: Path, folder: Path, run: Run, outlets: Outlets) -> None:
        self.path, self.copies, self.run = path, folder / "copies", run
        self.order: list[str] = []

    @staticmethod
    def refuse(path: Path) -> None:
        """Refuse a file that holds anything but records."""
        check_output(path, holds_records)

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
        """Concatenate all shards, whole or not at all."""
        with whole_file(self.path) as part, part.open("wb") as out:
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

    @staticmethod
    def refuse(path: Path) -> None:
        """Refuse a file that holds anything but annotations."""
        check_output(path, holds_annotations)


def holds_annotations(path: Path) -> bool:
    """True when every line of a file is an annotation, or says that an input failed."""
    with path.open("rb") as lines:
        return all(line.startswith(ANNOTATION) for line in lines)
