"""Where audits go: a database, JSON lines in the order of the inputs, or a folder of Parquet."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from audit.errors import AuditError
from audit.farm.known import Known
from audit.farm.merge import Outlets, merge, unreached
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.rows import Failure, Run, Shard
from audit.store import open


class Sink(Protocol):
    """What takes shards: their form, whether they are taken as they come, and the row of the run."""

    form: str
    eager: bool
    run: Run

    def known(self, kit: Kit, *, again: bool) -> Known:
        """What it holds already."""
        ...

    def note(self, name: str) -> None:
        """Hear of a shard, in the order of the inputs."""
        ...

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Take shards that are written."""
        ...

    def fail(self, failures: Sequence[Failure]) -> None:
        """Take rows of inputs that were not reached, where it can hold them."""
        ...

    def finish(self, place: Place) -> None:
        """Make the sink whole; all shards are taken."""
        ...


def sink_of(path: Path, folder: Path, run: Run, outlets: Outlets) -> Sink:
    """The sink that a path names by its suffix. Raises `AuditError` when it cannot be written."""
    if path.suffix == ".jsonl":
        return Lines(path, run)
    if path.suffix == ".duckdb":
        return Database(path, run, outlets)
    if path.suffix in {"", ".parquet"}:
        from audit.farm.parquet_sink import Folder

        return Folder(path, folder, run, outlets)
    raise AuditError(f"{path}: no such sink", "name a .duckdb or .jsonl file, or a folder for Parquet")


class Database:
    """A DuckDB file. It is open only while shards are brought in."""

    form, eager = "rows", True

    def __init__(self, path: Path, run: Run, outlets: Outlets) -> None:
        self.path, self.run, self.outlets = path, run, outlets
        path.parent.mkdir(parents=True, exist_ok=True)
        open(path, write=True).close()  # says now, not after hours, when it is not ours or in use

    def known(self, kit: Kit, *, again: bool) -> Known:
        """Shards and sightings of this kit."""
        return Known.of(self.path, kit, again=again)

    def note(self, name: str) -> None:
        """The order of shards is nothing to a database."""

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Bring shards in, then take them away where they lay."""
        merge(self.path, [place.local(s.name, copies) for s in shards], shards, self.run, self.outlets)
        for s in shards:
            place.drop(s.name)
        shutil.rmtree(copies, ignore_errors=True)

    def fail(self, failures: Sequence[Failure]) -> None:
        """Write rows of inputs that were not reached; they are tried again by the next run."""
        unreached(self.path, failures, self.run, self.outlets)

    def finish(self, place: Place) -> None:
        """Nothing is left to do."""


class Lines:
    """A file of JSON lines, written when all shards are there, so that it keeps the order of the inputs."""

    form, eager = "lines", False

    def __init__(self, path: Path, run: Run) -> None:
        self.path, self.run = path, run
        self.order: list[str] = []

    def known(self, kit: Kit, *, again: bool) -> Known:
        """Nothing: the file is written anew."""
        return Known()

    def note(self, name: str) -> None:
        """Remember the order."""
        self.order.append(name)

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Shards stay where they are until the file is written."""

    def fail(self, failures: Sequence[Failure]) -> None:
        """The file is written when all is there, so there is no place for them; they are counted."""

    def finish(self, place: Place) -> None:
        """Write the file, whole or not at all."""
        copies = self.path.with_name(f"{self.path.name}.shards") / "copies"
        with whole(self.path) as out:
            for name in self.order:
                folder = place.local(name, copies)
                with (folder / "records.jsonl").open("rb") as lines:
                    shutil.copyfileobj(lines, out, 1 << 20)
        if place.remote:
            for name in set(self.order):
                place.drop(name)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file that appears under its name only when it is complete."""
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
