"""A pool of processes that survives the death of a worker.

When a worker dies, every shard under way is redone alone in a new process; an input that kills its worker twice there becomes a
failure, and the rest of its shard is audited. A worker stuck in a document, in code that no signal interrupts, is killed after
more than twice its time limit, and the document becomes a failure.
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
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.farm import warm
from audit.farm.limits import collect_rarely, release_memory, text_caches
from audit.farm.shard import PROGRESS, Done, Task, work
from audit.farm.warm import Packed
from audit.kit import Kit
from audit.processes import end_with_parent, limit_memory

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

DEATHS = 2
"""Worker deaths after which an input becomes a failure."""
RENEWED = 6
"""Shards per worker after which workers are replaced, because memory grows in processes that run for hours."""
TICK = 0.5
"""Seconds between checks of the shards under way."""
ENDING = 5.0
"""Maximum seconds to wait for the thread of a pool whose workers were killed; it ends within milliseconds."""

worker_kit: list[Kit] = []
"""Kit of this worker process, set by `start_worker`."""
worker_caches: "list[_lru_cache_wrapper[Any]]" = []
"""Caches of this worker process, likewise."""


def start_worker(kit: Packed, memory: int) -> None:
    """Set up a worker: its kit and memory limit; Ctrl-C is left to the main process, with which it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    worker_kit.append(warm.kit_of(kit))
    worker_caches.extend(text_caches())
    collect_rarely()
    if memory:
        limit_memory(memory)


def pooled_job(tasks: list[Task]) -> Done:
    """Do the only shard of a list with the kit of this worker.

    The executor holds what it was given until the shard is done: an empty list, so that inputs can be let go.
    """
    try:
        return work(tasks.pop(), worker_kit[0])
    finally:
        warm.keep_patterns()
        release_memory(worker_caches)


@dataclass(frozen=True, slots=True)
class Pool:
    """A number of worker processes on this machine, each limited to `memory` bytes more than it starts with (0: no limit)."""

    workers: int
    memory: int

    def executor(self, kit: Packed, workers: int) -> ProcessPoolExecutor:
        """Process pool whose workers fork from a server with the modules imported."""
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")  # a worker is one thread
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["audit.farm.pool", "audit.farm.shard_files", "audit.load.page", "audit.farm.warm"])
        warm.serve(kit)
        return ProcessPoolExecutor(workers, mp_context=context, initializer=start_worker, initargs=(kit, self.memory))

    def run(self, tasks: Iterator[Task], kit: Kit) -> Iterator[Done]:
        """Do all shards; yield each as it finishes, in any order."""
        with tempfile.TemporaryDirectory() as folder:
            packed = warm.packed(kit, Path(folder, "kit"))
            under_way: dict[Future[Done], Task] = {}
            hung: dict[str, int] = {}
            rest = (replace(t, watched=f"{folder}/{t.name}") for t in tasks)
            pool, handed = self.executor(packed, self.workers), 0
            leaving: list[ProcessPoolExecutor] = []  # whose workers do their last shards
            last: set[Future[Done]] = set()
            try:
                while True:
                    broken: list[Task] = []
                    if leaving and not last & under_way.keys():
                        stop(leaving.pop())
                    if handed >= RENEWED * self.workers and not leaving:
                        leaving, last = [pool], set(under_way)
                        pool, handed = self.executor(packed, self.workers), 0
                    handed += self.feed(pool, rest, under_way, broken, self.workers * (1 if leaving else 2))
                    if not under_way and not broken:
                        return
                    finished, _ = wait(under_way, timeout=TICK, return_when=FIRST_COMPLETED)
                    for future in finished:
                        task = under_way.pop(future)
                        try:
                            yield future.result()
                        except BrokenProcessPool:
                            broken.append(task)
                    hung |= kill_hung(under_way.values())
                    if broken:
                        broken += under_way.values()
                        under_way.clear()
                        stop(pool, *leaving)
                        leaving.clear()
                        for task in broken:
                            yield self.isolate(without_hung(task, hung), packed)
                        hung.clear()
                        pool, handed = self.executor(packed, self.workers), 0
            finally:
                stop(pool, *leaving)

    def feed(
        self,
        pool: ProcessPoolExecutor,
        rest: Iterator[Task],
        under_way: dict[Future[Done], Task],
        broken: list[Task],
        most: int,
    ) -> int:
        """Submit shards until `most` are under way; return how many."""
        handed = 0
        while len(under_way) < most:
            task = next(rest, None)
            if task is None:
                break
            try:
                under_way[pool.submit(pooled_job, [task])] = task
            except BrokenProcessPool:
                broken.append(task)
                break
            handed += 1
        return handed

    def isolate(self, task: Task, kit: Packed) -> Done:
        """Do a shard in a process of its own, repeatedly until all inputs that kill it are found."""
        deaths: Counter[int] = Counter()
        while True:
            Path(task.watched or "").unlink(missing_ok=True)
            pool = self.executor(kit, 1)
            future = pool.submit(pooled_job, [task])
            hung: dict[str, int] = {}
            try:
                while not wait([future], timeout=TICK).done:
                    hung |= kill_hung([task])
                return future.result()
            except BrokenProcessPool as e:
                _, at, _ = progress(task) or (0, -1, 0.0)
                deaths[at] += 1
                if hung:
                    task = without_hung(task, hung)
                elif deaths[at] >= DEATHS:
                    if at < 0:
                        raise AuditError("workers die before or after a document", "give them more with --memory") from e
                    task = replace(task, poisoned=(*task.poisoned, (at, "killed its worker (out of memory?)")))
            finally:
                stop(pool)


def progress(task: Task) -> tuple[int, int, float] | None:
    """Process id, index of the document and its start time, as the worker of a shard wrote them (`PROGRESS`)."""
    try:
        return PROGRESS.unpack(Path(task.watched or "").read_bytes())
    except (OSError, struct.error):
        return None


def kill_hung(tasks: Iterable[Task]) -> dict[str, int]:
    """Kill workers stuck in a document; return the index of the document by the name of its shard."""
    hung: dict[str, int] = {}
    for task in tasks:
        process, at, begun = progress(task) or (0, -1, 0.0)
        if at >= 0 and time.monotonic() - begun > task.asked.seconds * 2 + 2:
            hung[task.name] = at
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
    return hung


def without_hung(task: Task, hung: dict[str, int]) -> Task:
    """Mark the document in which a shard's worker hung as a failure."""
    if task.name not in hung:
        return task
    return replace(task, poisoned=(*task.poisoned, (hung[task.name], f"did not end within {task.asked.seconds * 2:g} s")))


def stop(*pools: ProcessPoolExecutor) -> None:
    """Kill pools and their workers; shards under way are redone."""
    for pool in pools:
        for process in list((getattr(pool, "_processes", None) or {}).values()):
            with suppress(OSError):
                os.kill(process.pid, signal.SIGKILL)
        manager = getattr(pool, "_executor_manager_thread", None)
        pool.shutdown(wait=False, cancel_futures=True)
        if manager is not None:
            manager.join(ENDING)  # else the end of the program may write to a pipe that this thread is closing
