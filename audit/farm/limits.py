"""Limits of one document: processor time. `audit.processes` limits memory and the life of a worker.

Processor time rather than wall time, since an audit waits for nothing: on a busy machine no document fails for that reason.
It is enforced by a signal.
"""

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType


class OverTime(BaseException):
    """A document took too long. Not an `Exception`, so that no library swallows it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `OverTime` inside the block after `seconds` of processor time; no limit outside the main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OverTime

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # repeat each second in case it was swallowed
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def release_memory() -> None:
    """Return free memory to the system, which glibc would keep; does nothing without glibc."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
