"""Limits of one document: a time of the processor, by a signal, and a memory, by the limit of the process.

An audit waits for nothing, so the time that counts is the processor's: a busy machine makes no document fail.
"""

import ctypes
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from audit.errors import AuditError

UNITS = {"KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}


class OverTime(BaseException):
    """A document took too long. No `Exception`, so that no library takes it for one of its own."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `OverTime` inside the block after so many seconds of processor. Outside a main thread there is no limit."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise OverTime

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)  # again each second, should something have swallowed it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def amount(text: str) -> int:
    """Bytes of an amount of memory. Raises `AuditError` for what is none.

    >>> amount("512MB"), amount("1.5 GB")
    (536870912, 1610612736)
    """
    number, unit = text.strip().upper()[:-2], text.strip().upper()[-2:]
    try:
        return int(float(number) * UNITS[unit])
    except (KeyError, ValueError) as e:
        raise AuditError(f"{text}: not an amount of memory", "say it as 512MB or 4GB") from e


def trimmed() -> None:
    """Give memory that is free back to the system, which glibc would keep; elsewhere this does nothing."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def bound(memory: int) -> None:
    """Let this process take so many bytes more than it has now; beyond them it meets a `MemoryError`."""
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if Path("/proc/self").exists() else 0
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    want = now + memory if hard == resource.RLIM_INFINITY else min(now + memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (want, hard))
