"""A pool of processes that survives the death of a worker.

When a worker dies, every shard that was under way is done again, each alone in a process of its own; an input that kills
its worker twice there becomes a failure, and the rest of its shard is audited. A worker that does not come back from a
document, in code that no signal reaches, is killed after more than twice its time, and the document is a failure.
"""

import multiprocessing
import os
import signal
import struct
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from audit.errors import AuditError
from audit.farm.limits import bound, trimmed
from audit.farm.shard import PROGRESS, Done, Task, work
from audit.kit import Kit

DEATHS = 2
"""Times that an input may kill its worker."""
RENEWED = 12
"""Shards of a worker after which all are replaced by new ones: memory of a process that works for hours creeps up."""
TICK = 0.5
"""Seconds between looks at what is under way."""

mine: list[Kit] = []  # the kit of this worker


def begin(kit: Kit, memory: int) -> None:
    """Make a worker ready: its kit, its memory, and no ear for Ctrl-C, which is for the main process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    mine.append(kit)
    if memory:
        bound(memory)


def job(task: Task) -> Done:
    """Do a shard with the kit of this worker."""
    try:
        return work(task, mine[0])
    finally:
        trimmed()


@dataclass(frozen=True, slots=True)
class Pool:
    """Processes of one machine: how many, and how many bytes a worker may take."""

    workers: int
    memory: int

    def executor(self, kit: Kit, workers: int) -> ProcessPoolExecutor:
        """A pool whose workers start from a server that has the modules already."""
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")  # a worker is one thread
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["audit.farm.pool", "audit.farm.shard_files", "audit.load.page"])
        return ProcessPoolExecutor(workers, mp_context=context, initializer=begin, initargs=(kit, self.memory))

    def run(self, tasks: Iterator[Task], kit: Kit) -> Iterator[Done]:
        """Do all shards and hand each on when it is done, in any order."""
        with tempfile.TemporaryDirectory() as folder:
            under_way: dict[Future[Done], Task] = {}
            late: dict[str, int] = {}
            rest = (replace(t, watched=f"{folder}/{t.name}") for t in tasks)
            pool, handed = self.executor(kit, self.workers), 0
            try:
                while True:
                    broken: list[Task] = []
                    if handed >= RENEWED * self.workers and not under_way:
                        stop(pool)
                        pool, handed = self.executor(kit, self.workers), 0
                    if handed < RENEWED * self.workers:
                        handed += self.feed(pool, rest, under_way, broken)
                    if not under_way and not broken:
                        return
                    finished, _ = wait(under_way, timeout=TICK, return_when=FIRST_COMPLETED)
                    for future in finished:
                        task = under_way.pop(future)
                        try:
                            yield future.result()
                        except BrokenProcessPool:
                            broken.append(task)
                    late |= watch(under_way.values())
                    if broken:
                        broken += under_way.values()
                        under_way.clear()
                        stop(pool)
                        for task in broken:
                            yield self.alone(poisoned(task, late), kit)
                        late.clear()
                        pool, handed = self.executor(kit, self.workers), 0
            finally:
                stop(pool)

    def feed(
        self, pool: ProcessPoolExecutor, rest: Iterator[Task], under_way: dict[Future[Done], Task], broken: list[Task]
    ) -> int:
        """Hand out shards until each worker has one to do and one to come; how many."""
        handed = 0
        while len(under_way) < self.workers * 2:
            task = next(rest, None)
            if task is None:
                break
            try:
                under_way[pool.submit(job, task)] = task
            except BrokenProcessPool:
                broken.append(task)
                break
            handed += 1
        return handed

    def alone(self, task: Task, kit: Kit) -> Done:
        """Do a shard in a process of its own, as often as it takes to find the inputs that kill it."""
        deaths: Counter[int] = Counter()
        while True:
            Path(task.watched or "").unlink(missing_ok=True)
            pool = self.executor(kit, 1)
            future = pool.submit(job, task)
            late: dict[str, int] = {}
            try:
                while not wait([future], timeout=TICK).done:
                    late |= watch([task])
                return future.result()
            except BrokenProcessPool as e:
                _, at, _ = looked(task) or (0, -1, 0.0)
                deaths[at] += 1
                if late:
                    task = poisoned(task, late)
                elif deaths[at] >= DEATHS:
                    if at < 0:
                        raise AuditError("workers die before or after a document", "give them more with --memory") from e
                    task = replace(task, poisoned=(*task.poisoned, (at, "killed its worker (out of memory?)")))
            finally:
                stop(pool)


def looked(task: Task) -> tuple[int, int, float] | None:
    """Process, number of the document and its start, as the worker of a shard wrote them."""
    try:
        return PROGRESS.unpack(Path(task.watched or "").read_bytes())
    except (OSError, struct.error):
        return None


def watch(tasks: Iterable[Task]) -> dict[str, int]:
    """Kill workers that do not come back from a document; which of which shard it was."""
    late: dict[str, int] = {}
    for task in tasks:
        process, at, begun = looked(task) or (0, -1, 0.0)
        if at >= 0 and time.monotonic() - begun > task.asked.seconds * 2 + 2:
            late[task.name] = at
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
    return late


def poisoned(task: Task, late: dict[str, int]) -> Task:
    """A shard that knows which of its documents never came back."""
    if task.name not in late:
        return task
    return replace(task, poisoned=(*task.poisoned, (late[task.name], f"did not end within {task.asked.seconds * 2:g} s")))


def stop(pool: ProcessPoolExecutor) -> None:
    """End a pool and its workers at once; what they were doing is done again."""
    for process in list((getattr(pool, "_processes", None) or {}).values()):
        with suppress(OSError):
            os.kill(process.pid, signal.SIGKILL)
    pool.shutdown(wait=False, cancel_futures=True)
