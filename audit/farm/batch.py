"""Many inputs into one sink: `batch` plans shards, lets an engine do them, and brings them into the sink.

Shards lie beside the sink in `SINK.shards` until the sink has them. A run that is cut short, whatever cut it, goes on from
there when it is started again.
"""

import fcntl
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
from audit.farm.shard import Asked, Done, Task
from audit.farm.shard_store import Place
from audit.farm.sinks import Sink, sink_of
from audit.kit import Kit
from audit.load.corpus import Wanted, corpus
from audit.rows import Failure, Shard

AT_ONCE = 64
"""Shards that are brought into the sink together."""
TOLD = 10_000
"""Rows of failure that are written together."""
LONGEST = 120.0
"""Seconds after which shards that are done are brought in, even if they are few."""


class Engine(Protocol):
    """What does shards: a pool of processes, a cluster."""

    def run(self, tasks: Iterator[Task], kit: Kit) -> Iterator[Done]:
        """Do all shards and hand each on when it is done, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What `audit batch` was asked to do: sources, how to read them, filters and limits, and where shards are kept."""

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
        """What decides the rows, for the row of the run; engine, workers and limits do not."""
        return {
            "inputs": list(self.sources), "map": dict(self.wanted.columns), "table": self.wanted.table,
            "hosts": list(self.wanted.hosts), "since": self.since, "until": self.until, "languages": list(self.languages),
            "again": self.again,
        }  # fmt: skip


def batch(order: Order, engine: Engine, kit: Kit, tell: Callable[[Counts], None] | None = None) -> Counts:
    """Audit all inputs into the sink. `tell` hears how it goes after each shard.

    Raises `AuditError` when nothing can begin, and KeyboardInterrupt after what is done has been brought in.
    """
    folder = order.sink.with_name(f"{order.sink.name}.shards")
    given = corpus(order.sources, replace(order.wanted, not_in=(order.sink, folder)))
    counts = Counts()
    with alone(folder):
        run = run_row(folder / "run.json", kit, order.options())
        sink = sink_of(order.sink, folder, run, kit.registry.rows)
        known = sink.known(kit, again=order.again)
        place = Place(order.place or str(folder))
        asked = Asked(
            place.root, sink.form, run.id, order.since, order.until, order.languages, order.seconds,
            run.started if order.again else "",
        )  # fmt: skip
        tasks = shards(given, asked, kit, counts, known)
        ready: list[Done] = []
        under_way: dict[str, Task] = {}
        wrong: list[AuditError] = []
        last = time.monotonic()
        try:
            for done in through(tasks, engine, kit, place, sink, under_way, wrong):
                ready.append(done)
                counts.done += done.done
                counts.failed += done.failed
                counts.left_out += done.left_out
                if tell:
                    tell(counts)
                if sink.eager and (len(ready) >= AT_ONCE or time.monotonic() - last > LONGEST):
                    bring(sink, place, ready, folder)
                    last = time.monotonic()
            bring(sink, place, ready, folder)
            if not wrong:
                sink.finish(place)
                shutil.rmtree(folder, ignore_errors=True)
        except AuditError as e:  # what could be written is there, and the rest goes on from here
            counts.trouble = e
            with suppress(AuditError):  # shards that are brought in make room
                bring(sink, place, ready, folder)
            missed(counts, ready, chain(under_way.values(), tasks), sink, kit)
        except BaseException:
            # a shard may be done whose worker could not say so any more
            ready += [Done(name, *found) for name in under_way if (found := place.has(name))]
            with suppress(AuditError):  # what ended the run is the thing to tell
                bring(sink, place, ready, folder)
            raise
    if wrong:
        raise wrong[0]
    return counts


def through(
    tasks: Iterator[Task],
    engine: Engine,
    kit: Kit,
    place: Place,
    sink: Sink,
    under_way: dict[str, Task],
    wrong: list[AuditError],
) -> Iterator[Done]:
    """All shards, those that are written already and those that the engine does; `wrong` takes what ends the inputs.

    `under_way` holds what was handed out and has not come back.
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


def missed(counts: Counts, ready: list[Done], tasks: Iterator[Task], sink: Sink, kit: Kit) -> None:
    """Count what has no place in the sink or was not reached as failed, with a row of `failure` each where there is room."""
    for d in ready:  # audited, and kept as shards until the next run
        counts.done, counts.unwritten = counts.done - d.done, counts.unwritten + d.done
    error = f"not reached: {counts.trouble}"
    failures: list[Failure] = []
    with suppress(AuditError):  # reading the inputs may end as well
        for item in (item for task in tasks for item in task.items):
            counts.unwritten += 1
            one = item if isinstance(item, Failure) else Failure(item.id, "write", error, None, item.sighting())
            failures.append(replace(one, run=sink.run.id, kit=kit.fingerprint))
            if len(failures) == TOLD:
                sink.fail(failures)
                failures.clear()
    with suppress(AuditError):
        sink.fail(failures)
    counts.failed += counts.unwritten


def bring(sink: Sink, place: Place, ready: list[Done], folder: Path) -> None:
    """Bring shards into the sink and forget them."""
    if ready:
        rows = [Shard(d.name, sink.run.id, d.done, d.failed, d.left_out) for d in ready]
        sink.take(place, rows, folder / "copies")
        ready.clear()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """The folder of shards, for one run at a time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as e:
        raise AuditError(f"{folder}: {(e.strerror or str(e)).lower()}", "name a sink in a folder that may be written") from e
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            raise AuditError(f"{folder}: another audit batch is at it", "wait until it is done, or name another sink") from e
        yield
