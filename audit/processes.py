"""Limits of a process of ours: its memory, and its life, which ends with that of the main process."""

import ctypes
import multiprocessing
import os
import resource
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path

from audit.errors import AuditError

UNITS = {"KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}

PR_SET_PDEATHSIG = 1
"""Option of prctl(2) by which the kernel sends a signal to a process when its parent dies."""


def amount(text: str) -> int:
    """Parse an amount of memory into bytes. Raises `AuditError` for anything else.

    >>> amount("512MB"), amount("1.5 GB")
    (536870912, 1610612736)
    """
    number, unit = text.strip().upper()[:-2], text.strip().upper()[-2:]
    try:
        found = int(float(number) * UNITS[unit])
    except (KeyError, ValueError, OverflowError):
        found = 0
    if found <= 0:
        raise AuditError(f"{text}: not an amount of memory", "write it as 512MB or 4GB")
    return found


def limit_memory(memory: int) -> None:
    """Limit this process to `memory` bytes more than it has now; beyond, allocations raise `MemoryError`."""
    now = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if Path("/proc/self").exists() else 0
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    want = now + memory if hard == resource.RLIM_INFINITY else min(now + memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (want, hard))


def end_with_parent() -> None:
    """End this worker when the main process dies, however it dies; otherwise workers would wait for shards for ever.

    A thread watches the pipe that the main process holds open. Where the kernel offers it, a signal also ends a worker whose
    thread gets no turn because a library keeps the interpreter's lock: it comes when the server that forked the worker dies,
    which ends with the main process. In the main process itself it does nothing.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="parent", daemon=True).start()
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
