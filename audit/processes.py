"""Limits of a process of ours: its time, its memory, and its life, which ends with that of the main process."""

import ctypes
import math
import multiprocessing
import os
import resource
import signal
import threading
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path

from audit.errors import AuditError

UNITS = {"KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30}

LIBRARIES = 1 << 30
"""Bytes of addresses that the libraries of an audit reserve when they are imported, most of which they never use."""
SAFE_PATH = "PYTHONSAFEPATH"
"""Variable by which Python leaves the current folder out of the path of a new process."""
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


def start_server() -> None:
    """Start the server that forks processes, unless it runs already, without the current folder on its path.

    Python puts that folder first, so that a `random.py` among somebody's downloads would run when they are audited. What is on
    the path of this process reaches the workers from here.
    """
    given = os.environ.get(SAFE_PATH)
    os.environ[SAFE_PATH] = "1"
    try:
        forkserver.ensure_running()
    finally:
        if given is None:
            del os.environ[SAFE_PATH]
        else:
            os.environ[SAFE_PATH] = given


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
    signalled_at_its_end()


def signalled_at_its_end() -> None:
    """Ask the kernel, where it offers it, to kill this process when its parent dies."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def continue_bounded(name: str, seconds: float, memory: str) -> None:
    """Return in a child process limited to `seconds` of processor time and `memory`; this process waits, and ends as it does.

    The kernel ends the child, also inside a function of a library that no signal handler interrupts; allocations beyond
    `memory` raise `MemoryError`. To be called before any thread starts. Raises `AuditError`, for the input `name`, when the
    child was ended.
    """
    most, whole = amount(memory), max(1, math.ceil(seconds))
    parent, child = os.getpid(), os.fork()
    if child:
        raise SystemExit(exit_code(name, wait_for(child), f"took longer than {whole} s"))
    signalled_at_its_end()
    if os.getppid() != parent:
        os._exit(1)
    for library in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(library, "1")  # each thread reserves memory, and one article needs one
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (whole if hard == resource.RLIM_INFINITY else min(whole, hard), hard))
    limit_memory(most + LIBRARIES)


def wait_for(child: int) -> int:
    """Wait for a child; its exit code, or minus the signal that ended it. Ctrl-C reaches the child, which ends then."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    finally:
        signal.signal(signal.SIGINT, before)


def exit_code(name: str, ended: int, over_time: str) -> int:
    """Exit code of a child that ended by itself. Raises `AuditError` for one that a signal ended."""
    if ended >= 0:
        return ended
    if -ended == signal.SIGXCPU:
        raise AuditError(f"{name}: {over_time}", "raise --seconds")
    raise AuditError(f"{name}: the process was ended by signal {-ended} (out of memory?)", "raise --memory")
