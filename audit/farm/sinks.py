"""Where audits go, by the suffix of the path; a new kind of sink is a module here and its line in `SINKS`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from audit.errors import AuditError
from audit.farm.database_sink import Database
from audit.farm.known import Known
from audit.farm.lines_sink import AnnotationLines, Lines
from audit.farm.merge import Outlets
from audit.farm.parquet_sink import ParquetFolder
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.rows import Failure, Run, Shard


class Sink(Protocol):
    """What takes shards.

    `form` names the files that it wants of a shard (`audit.farm.shard_files.WRITERS`); an `eager` sink takes shards while the
    run lasts, so that an interrupted run has stored what is done.
    """

    form: str
    eager: bool
    run: Run

    def __init__(self, path: Path, folder: Path, run: Run, outlets: Outlets) -> None:
        """Check that the sink at `path` can be written; `folder` holds the shards of the run."""
        ...

    @staticmethod
    def refuse(path: Path) -> None:
        """Raise `AuditError` when `path` holds something that the sink would overwrite."""
        ...

    def known(self, kit: Kit, *, again: bool) -> Known:
        """What the sink holds already."""
        ...

    def note(self, name: str) -> None:
        """Learn the name of the next shard in the order of the inputs."""
        ...

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Take shards that are written."""
        ...

    def fail(self, failures: Sequence[Failure]) -> None:
        """Store rows of inputs that were not reached, if the sink can hold them."""
        ...

    def finish(self, place: Place) -> None:
        """Complete the sink once it has taken all shards."""
        ...


SINKS: dict[str, type[Sink]] = {
    ".annotations.jsonl": AnnotationLines,
    ".duckdb": Database,
    ".jsonl": Lines,
    ".parquet": ParquetFolder,
    "": ParquetFolder,
}
"""The kind of sink for each ending of a path's name; the first that fits counts."""


def sink_type(path: Path) -> type[Sink]:
    """The kind of sink that a path names. Raises `AuditError` for an unknown suffix, and for standard output."""
    if str(path) == "-":
        raise AuditError(
            "-: standard output is no sink", "name a new .jsonl file; audit article --format json prints one record"
        )
    for suffix, kind in SINKS.items():
        if path.name.endswith(suffix) if suffix else not path.suffix:
            return kind
    suffixes = ", ".join(suffix for suffix in SINKS if suffix)
    raise AuditError(f"{path}: no such sink", f"name one of {suffixes}, or a folder for Parquet")
