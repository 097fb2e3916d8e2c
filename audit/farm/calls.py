"""Calls of pure functions, done here, in processes of this machine, or on a Ray cluster, with results in the caller's order.

`audit batch` writes what its workers make as shards; here the results come back to the one process that writes the database. A
worker that dies ends the run: what is stored stays, and the next run goes on from there.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from audit.errors import AuditError
from audit.processes import end_with_parent, start_server

Item = TypeVar("Item")
LOST = "a worker died (out of memory?)"
WAY_OUT = "run the same command again, with fewer workers"


class Result(Protocol):
    """What a call will return."""

    def get(self) -> Any:
        """Wait for the call, and return what it returned or raise what it raised."""
        ...


class Calls(Protocol):
    """Where calls are done."""

    @property
    def ahead(self) -> int:
        """Number of calls to begin before a result is needed."""
        ...

    def call(self, function: Callable[..., Any], *given: object) -> Result:
        """Begin a call."""
        ...


def early(items: Iterable[Item], most: int) -> Iterator[Item]:
    """Yield items in order, each when `most` after it have begun.

    >>> begun = []
    >>> first = next(early((begun.append(i) or i for i in range(9)), 2)); first, begun
    (0, [0, 1, 2])
    """
    held: deque[Item] = deque()
    for item in items:
        held.append(item)
        if len(held) > most:
            yield held.popleft()
    yield from held


@dataclass(frozen=True, slots=True)
class Later:
    """A call that is done when its result is asked for."""

    function: Callable[..., Any]
    given: tuple[object, ...]
    done: list[Any] = field(default_factory=list)

    def get(self) -> Any:
        """Do the call, once."""
        if not self.done:
            self.done.append(self.function(*self.given))
        return self.done[0]


@dataclass(frozen=True, slots=True)
class Here:
    """Calls in this process."""

    ahead: int = 0

    def call(self, function: Callable[..., Any], *given: object) -> Result:
        """Put off a call until its result is needed."""
        return Later(function, given)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A call in another process."""

    future: Future[Any]

    def get(self) -> Any:
        """Wait for the result. Raises `AuditError` when the process died."""
        try:
            return self.future.result()
        except BrokenProcessPool as e:
            raise AuditError(LOST, WAY_OUT) from e


def start_process() -> None:
    """Leave Ctrl-C to the main process, with which a worker ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


class Processes(AbstractContextManager["Processes"]):
    """Calls in a number of processes, each of one thread."""

    def __init__(self, workers: int) -> None:
        """Prepare the processes; they start with the first call."""
        for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
            os.environ.setdefault(name, "1")
        self.ahead = workers
        start_server()
        self.pool = ProcessPoolExecutor(workers, multiprocessing.get_context("forkserver"), initializer=start_process)

    def call(self, function: Callable[..., Any], *given: object) -> Result:
        """Send a call to the next process that is free."""
        try:
            return Awaited(self.pool.submit(function, *given))
        except BrokenProcessPool as e:
            raise AuditError(LOST, WAY_OUT) from e

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Drop what has not begun, and end the processes."""
        self.pool.shutdown(wait=True, cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Remote:
    """A call on a cluster."""

    reference: Any

    def get(self) -> Any:
        """Wait for the result. Raises `AuditError` when its worker was lost as often as Ray retries."""
        import ray

        try:
            return ray.get(self.reference)
        except ray.exceptions.RayTaskError as e:
            raise e.cause from e
        except ray.exceptions.RayError as e:
            raise AuditError(LOST, WAY_OUT) from e


class OnCluster(AbstractContextManager["OnCluster"]):
    """Calls on a Ray cluster, by its address; without one, Ray starts on this machine with `workers` processes."""

    def __init__(self, address: str | None, workers: int | None) -> None:
        """Take part in the cluster. Raises `AuditError` without Ray."""
        from audit.farm.cluster import joined

        self.started = joined(address, workers)
        import ray

        self.ahead = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))  # type: ignore[no-untyped-call]
        self.remote: dict[Callable[..., Any], Any] = {}

    def call(self, function: Callable[..., Any], *given: object) -> Result:
        """Send a call to the cluster."""
        import ray

        if function not in self.remote:
            self.remote[function] = ray.remote(max_retries=3, retry_exceptions=False)(function)
        return Remote(self.remote[function].remote(*given))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Leave the cluster, if it was this that joined it."""
        import ray

        if self.started:
            ray.shutdown()
