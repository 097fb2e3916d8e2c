"""Many inputs into one sink: `batch` plans shards, has an engine do them, and hands them to the sink.

Shards are kept beside the sink in `SINK.shards` until the sink has taken them. An interrupted run, whatever interrupted it,
resumes from there when started again.
"""

import fcntl
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from audit.errors import AuditError
from audit.farm.known import Counts
from audit.farm.plan import run_row, shards
from audit.farm.shard import TOLD, Asked, Done, Task
from audit.farm.shard_store import Place
from audit.farm.sinks import Sink, sink_type
from audit.kit import Kit
from audit.load.corpus import Wanted, corpus, expand
from audit.outputs import refuse_inputs
from audit.rows import Failure, Shard

AT_ONCE = 64
"""Maximum finished shards that the sink takes together."""
FAILURES = 10_000
"""Maximum rows of `failure` written together."""
INTERVAL = 120.0
"""Maximum seconds before the sink takes the finished shards, however few."""
KEPT = re.compile(
    r"run\.(?:json|\d+)|lock|copies|audit\.duckdb(?:\.wal|\.tmp)?|\.audit\.duckdb\.part(?:\.wal)?|\.?[0-9a-f]{8,}-\w+"
)
"""Names of what runs keep in a folder of shards; all else there is somebody's own."""


class Engine(Protocol):
    """An engine that does the work: a pool of processes, or a cluster."""

    def run(self, tasks: Iterator[Task], kit: Kit) -> Iterator[Done]:
        """Do all shards; yield each as it finishes, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """Options of `audit batch`: sources, how to read them, filters, limits, and where shards are kept."""

    sources: tuple[str, ...]
    sink: Path
    wanted: Wanted
    since: str | None = None
    until: str | None = None
    languages: tuple[str, ...] = ()
    seconds: float = 60.0
    again: bool = False
    place: str | None = None

    def options(self) -> dict[str, object]:
        """Options that decide the rows, for the row of the run; engine, workers and limits do not."""
        return {
            "inputs": list(self.sources),
            "map": dict(self.wanted.columns),
            "table": self.wanted.table,
            "hosts": list(self.wanted.hosts),
            "since": self.since,
            "until": self.until,
            "languages": list(self.languages),
            "again": self.again,
        }


def batch(order: Order, engine: Engine, kit: Kit, tell: Callable[[Counts], None] | None = None) -> Counts:
    """Audit all inputs into the sink; `tell` is called with the counts after each shard.

    Raises `AuditError` when the run cannot start, and KeyboardInterrupt after the sink has taken all finished shards.
    """
    folder = order.sink.with_name(f"{order.sink.name}.shards")
    refuse_inputs(order.sink, [path for source in order.sources for path, _ in expand(source)])
    sink_type(order.sink).refuse(order.sink)
    given = corpus(order.sources, replace(order.wanted, not_in=(order.sink, folder)))
    counts = Counts()
    with exclusive(folder):
        run = run_row(folder / "run.json", kit, order.options())
        sink = sink_type(order.sink)(order.sink, folder, run, kit.registry.rows)
        known = sink.known(kit, again=order.again)
        place = Place(order.place or str(folder))
        asked = Asked(
            place=place.root,
            form=sink.form,
            run=run.id,
            since=order.since,
            until=order.until,
            languages=order.languages,
            seconds=order.seconds,
            again=run.started if order.again else "",
        )
        tasks = shards(given, asked, kit, counts, known)
        ready: list[Done] = []
        under_way: dict[str, Task] = {}
        wrong: list[AuditError] = []
        last = time.monotonic()
        try:
            for done in finished(tasks, engine, kit, place, sink, under_way, wrong):
                ready.append(done)
                counts.done += done.done
                counts.failed += done.failed
                counts.errors = [*counts.errors, *done.errors][:TOLD]
                counts.left_out += done.left_out
                if tell:
                    tell(counts)
                if sink.eager and (len(ready) >= AT_ONCE or time.monotonic() - last > INTERVAL):
                    hand_over(sink, place, ready, folder)
                    last = time.monotonic()
            hand_over(sink, place, ready, folder)
            if not wrong:
                sink.finish(place)
                clear(folder)
        except AuditError as e:  # keep what could be written; the next run resumes here
            counts.trouble = e
            with suppress(AuditError):  # merging shards frees disk space
                hand_over(sink, place, ready, folder)
            count_missed(counts, ready, chain(under_way.values(), tasks), sink, kit)
        except BaseException:
            # a shard may be finished although its worker could not report it
            ready += [Done(name, *found) for name in under_way if (found := place.has(name))]
            with suppress(AuditError):  # report what ended the run instead
                hand_over(sink, place, ready, folder)
            raise
    if wrong:
        raise wrong[0]
    return counts


def finished(
    tasks: Iterator[Task],
    engine: Engine,
    kit: Kit,
    place: Place,
    sink: Sink,
    under_way: dict[str, Task],
    wrong: list[AuditError],
) -> Iterator[Done]:
    """Yield all shards: those written before and those that the engine finishes.

    `under_way` holds the shards submitted and not finished; `wrong` takes the error that ends the inputs.
    """
    written: list[Done] = []

    def missing() -> Iterator[Task]:
        try:
            for task in tasks:
                sink.note(task.name)
                found = place.has(task.name)
                if found:
                    written.append(Done(task.name, *found))
                else:
                    under_way[task.name] = task
                    yield task
        except AuditError as e:
            wrong.append(e)

    for done in engine.run(missing(), kit):
        under_way.pop(done.name, None)
        yield done
        while written:
            yield written.pop()
    yield from written


def count_missed(counts: Counts, ready: list[Done], tasks: Iterator[Task], sink: Sink, kit: Kit) -> None:
    """Count inputs not stored or not reached as failed; write a row of `failure` for each while there is room."""
    for d in ready:  # audited, kept as shards for the next run
        counts.done, counts.unwritten = counts.done - d.done, counts.unwritten + d.done
    error = f"not reached: {counts.trouble}"
    failures: list[Failure] = []
    with suppress(AuditError):  # reading the inputs may fail as well
        for item in (item for task in tasks for item in task.items):
            counts.unwritten += 1
            failure = (
                replace(item, run=sink.run.id, kit=kit.fingerprint)
                if isinstance(item, Failure)
                else Failure(
                    input=item.id,
                    stage="write",
                    error=item.placed(error),
                    run=sink.run.id,
                    sighting=item.sighting(),
                    kit=kit.fingerprint,
                )
            )
            failures.append(failure)
            if len(failures) == FAILURES:
                sink.fail(failures)
                failures.clear()
    with suppress(AuditError):
        sink.fail(failures)
    counts.failed += counts.unwritten


def hand_over(sink: Sink, place: Place, ready: list[Done], folder: Path) -> None:
    """Hand the finished shards to the sink, and clear the list."""
    if ready:
        rows = [Shard(d.name, sink.run.id, d.done, d.failed, d.left_out) for d in ready]
        sink.take(place, rows, folder / "copies")
        ready.clear()


def holds_shards(folder: Path) -> bool:
    """True when all in a folder is what runs keep there, or it is empty."""
    return all(KEPT.fullmatch(child.name) for child in folder.iterdir())


def clear(folder: Path) -> None:
    """Delete what runs keep in a folder of shards, and the folder when nothing else is in it."""
    with suppress(OSError):
        for child in folder.iterdir():
            if child.is_dir() and KEPT.fullmatch(child.name):
                shutil.rmtree(child, ignore_errors=True)
            elif KEPT.fullmatch(child.name):
                child.unlink(missing_ok=True)
        folder.rmdir()


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Create and lock the folder of shards, for one run at a time."""
    try:
        if folder.exists() and not holds_shards(folder):
            raise AuditError(f"{folder}: holds something else, and shards would be kept there", "name another sink")
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as e:
        raise AuditError(f"{folder}: {(e.strerror or str(e)).lower()}", "name a sink in a folder that may be written") from e
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            raise AuditError(f"{folder}: another audit batch is using it", "wait until it is done, or name another sink") from e
        yield
