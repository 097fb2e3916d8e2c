"""One shard: a batch of inputs, audited and written by one function, whichever engine calls it.

Its name is a digest of its inputs and options, then the kit. Its files appear under that name all at once, so an existing shard
is complete and an interrupted one leaves nothing.
"""

import os
import struct
import time
from collections import deque
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
from audit.text import digest, without_userinfo

PROGRESS = struct.Struct("=qqd")
"""Progress of a worker: process id, index of the document (-1 while writing), and the clock at its start."""
TOLD = 3
"""Failed inputs that a run names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Options of every shard: form (a key of `WRITERS`), filters, limits, the run, and where shards are written.

    `seconds` is the maximum processor time of a document; `again` distinguishes a run that retries failures.
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
        """Filters as text, for the name of a shard."""
        return repr((self.form, self.since, self.until, self.languages, self.again))


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to do; `watched` is its progress file, `poisoned` lists indexes of inputs that killed a worker, with reasons."""

    name: str
    items: tuple[Input | Failure, ...]
    asked: Asked
    poisoned: tuple[tuple[int, str], ...] = ()
    watched: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A finished shard: inputs audited, failed, and left out by the filters; `errors` are the reasons of the first `TOLD`."""

    name: str
    done: int
    failed: int
    left_out: int
    errors: tuple[str, ...] = ()


def shard_name(items: Sequence[Input | Failure], asked: Asked, kit: Kit) -> str:
    """Name a shard: digest of filters and inputs, then the kit."""
    ids = [item.sighting() if isinstance(item, Input) else item.sighting or "" for item in items]
    return f"{digest(asked.filters(), *ids)}-{kit.fingerprint}"


def work(task: Task, kit: Kit) -> Done:
    """Audit a shard and write it. Raises `AuditError` when it cannot be written.

    An input that nobody else holds is let go once it is audited: the pages of a shard take as much memory as its audits.
    """
    poisoned, items = dict(task.poisoned), deque(task.items)
    task = replace(task, items=())
    found: list[Audit | Failure] = []
    left_out = 0
    watch = os.open(task.watched, os.O_WRONLY | os.O_CREAT) if task.watched else None
    try:
        for i in range(len(items)):
            item = items.popleft()
            if watch is not None:
                os.pwrite(watch, PROGRESS.pack(os.getpid(), i, time.monotonic()), 0)
            one = item if isinstance(item, Failure) else attempt(item, kit, task.asked, poisoned.get(i))
            if one is None:
                left_out += 1
            else:
                found.append(one)
        if watch is not None:  # no time limit for writing
            os.pwrite(watch, PROGRESS.pack(os.getpid(), -1, time.monotonic()), 0)
    finally:
        if watch is not None:
            os.close(watch)
    found = [replace(f, run=task.asked.run, kit=kit.fingerprint) if isinstance(f, Failure) else f for f in found]
    errors = [f.error for f in found if isinstance(f, Failure)]
    done = Done(task.name, len(found) - len(errors), len(errors), left_out, tuple(errors[:TOLD]))
    write_shard(task, found, done)
    return done


def attempt(given: Input, kit: Kit, asked: Asked, poison: str | None) -> Audit | Failure | None:
    """Audit an input; None when the filters leave it out, a failure when it cannot be audited or meets a bug."""
    sighting, stage = given.sighting(), "load"
    try:
        if poison:
            stage = "audit"
            raise AuditError(f"{given.id}: {poison}")  # noqa: TRY301 - handled like every other failure
        with limited(asked.seconds):
            document = load(given)
            if asked.languages and document.lang and document.lang not in asked.languages:
                return None
            stage = "audit"
            return filtered(audit(document, kit), asked)
    except AuditError as e:
        error = str(e)
    except OverTime:
        error = f"{given.id}: took longer than {asked.seconds:g} s"
    except MemoryError:
        error = f"{given.id}: needs more memory than a worker may use"
    except Exception as e:  # noqa: BLE001 - the one place where a bug becomes a row
        error = " ".join(f"{type(e).__name__}: {e}".split())[:1000]
    return Failure(
        input=given.id,
        stage=stage,
        error=without_userinfo(given.placed(error).encode("utf-8", "replace").decode()),
        run=asked.run,
        sighting=sighting,
        kit=kit.fingerprint,
    )


def filtered(found: Audit, asked: Asked) -> Audit | None:
    """The audit with its run set, or None when the filters leave it out."""
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


def write_shard(task: Task, found: list[Audit | Failure], done: Done) -> None:
    """Write the files of a shard, all at once, in the form that the sink wants."""
    from audit.farm.shard_files import WRITERS

    def fill(folder: Path) -> None:
        WRITERS[task.asked.form](folder, found)

    Place(task.asked.place).put(task.name, fill, f"{done.done} {done.failed} {done.left_out}")
