"""One shard: a handful of inputs audited and written by one function, whichever engine calls it.

A shard is named by the digest of its inputs and of what was asked, and by the kit. Its files appear under that name all at
once, so that a shard which is there is done, and one that was cut short leaves nothing.
"""

import os
import struct
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audit.errors import AuditError
from audit.farm.limits import OverTime, limited
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import Audit, audit
from audit.rows import Document, Failure, Sighting
from audit.text import digest

PROGRESS = struct.Struct("=qqd")
"""Process, number of the document, and the clock when it was begun."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of every shard: form (`rows` or `lines`), filters, limits, the run, and where shards are written.

    `seconds` is the longest time of a document; `again` sets a run apart that tries failures again.
    Days are inclusive, YYYY-MM-DD; languages are ISO 639-1.
    """

    place: str
    form: str
    run: str
    since: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()
    seconds: float = 60.0
    again: str = ""

    def filters(self) -> str:
        """The filters as text, for the name of a shard."""
        return repr((self.form, self.since, self.until, self.languages, self.again))


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be done. `poisoned` are places of inputs that killed a worker, with what is known about it."""

    name: str
    items: tuple[Input | Failure, ...]
    asked: Asked
    poisoned: tuple[tuple[int, str], ...] = ()
    watched: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A shard that is done: how many were audited, failed, and were left out by the filters."""

    name: str
    done: int
    failed: int
    left_out: int


def named(items: Sequence[Input | Failure], asked: Asked, kit: Kit) -> str:
    """The name of a shard."""
    ids = [item.sighting() if isinstance(item, Input) else item.sighting or "" for item in items]
    return f"{digest(asked.filters(), *ids)}-{kit.fingerprint}"


def work(task: Task, kit: Kit) -> Done:
    """Audit a shard and write it. Raises `AuditError` when it cannot be written."""
    poisoned = dict(task.poisoned)
    found: list[Audit | Failure] = []
    left_out = 0
    watch = os.open(task.watched, os.O_WRONLY | os.O_CREAT) if task.watched else None
    try:
        for i, item in enumerate(task.items):
            if watch is not None:
                os.pwrite(watch, PROGRESS.pack(os.getpid(), i, time.monotonic()), 0)
            one = item if isinstance(item, Failure) else attempt(item, kit, task.asked, poisoned.get(i))
            if one is None:
                left_out += 1
            else:
                found.append(one)
        if watch is not None:  # the writing may take as long as it needs
            os.pwrite(watch, PROGRESS.pack(os.getpid(), -1, time.monotonic()), 0)
    finally:
        if watch is not None:
            os.close(watch)
    failed = [replace(f, run=task.asked.run, kit=kit.fingerprint) for f in found if isinstance(f, Failure)]
    done = Done(task.name, len(found) - len(failed), len(failed), left_out)
    write(task, found, failed, done)
    return done


def attempt(given: Input, kit: Kit, asked: Asked, poison: str | None) -> Audit | Failure | None:
    """The audit of an input, why there is none, or None when the filters leave it out. A bug becomes a failure."""
    sighting, stage = given.sighting(), "load"
    try:
        if poison:
            stage = "audit"
            raise AuditError(f"{given.id}: {poison}")  # noqa: TRY301 - the same way out as every other failure
        with limited(asked.seconds):
            document = load(given)
            if asked.languages and document.lang and document.lang not in asked.languages:
                return None
            stage = "audit"
            return wanted(audit(document, kit), asked)
    except AuditError as e:
        error = str(e)
    except OverTime:
        error = f"{given.id}: took longer than {asked.seconds:g} s"
    except MemoryError:
        error = f"{given.id}: needs more memory than a worker may use"
    except Exception as e:  # noqa: BLE001 - the one place where a bug becomes a row
        error = " ".join(f"{type(e).__name__}: {e}".split())[:1000]
    return Failure(given.id, stage, error.encode("utf-8", "replace").decode(), asked.run, sighting, kit.fingerprint)


def wanted(found: Audit, asked: Asked) -> Audit | None:
    """An audit that the filters let through, its sighting signed with the run."""
    (sighting,) = found.of(Sighting)
    lang = found.of(Document)[0].lang
    if asked.languages and lang not in asked.languages:
        return None
    if (asked.since or asked.until) and not (asked.since or "") <= (sighting.day or "") <= (asked.until or "9999"):
        return None
    if sighting.day is None and (asked.since or asked.until):
        return None
    found.rows.replace(Sighting, [replace(sighting, run=asked.run)])
    return found


def write(task: Task, found: list[Audit | Failure], failed: list[Failure], done: Done) -> None:
    """The shard's files, all at once: a Parquet file a table that has rows, or one file of JSON lines."""
    from audit.farm.shard_files import lines, parquet

    def fill(folder: Path) -> None:
        if task.asked.form == "lines":
            lines(folder, found)
        else:
            parquet(folder, [a for a in found if isinstance(a, Audit)], failed)

    Place(task.asked.place).put(task.name, fill, f"{done.done} {done.failed} {done.left_out}")
