"""Limits of one document: processor time. `audit.processes` limits memory and the life of a worker.

Processor time rather than wall time, since an audit waits for nothing: on a busy machine no document fails for that reason.
It is enforced by a signal.
"""

import ctypes
import gc
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import _lru_cache_wrapper
from types import FrameType
from typing import Any

CROWDED = 200
"""Values of a cache above which they are taken for texts, not for tables of the program."""

RARELY = 50_000
"""New objects between two searches for cycles: an audit leaves a few cycles, and makes 700 objects every few milliseconds."""


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


def collect_rarely() -> None:
    """Let the search for cycles skip all that the process holds now, such as its kit, and look at the rest rarely.

    Searching as often as Python does takes a thirtieth of the time of an audit, and what is held another twentieth.
    """
    gc.freeze()
    gc.set_threshold(RARELY)


def text_caches() -> "list[_lru_cache_wrapper[Any]]":
    """List the bounded caches of this process's functions, but those that `gc.freeze` hides."""
    found = [o for o in gc.get_objects() if isinstance(o, _lru_cache_wrapper)]
    return [cache for cache in found if cache.cache_info().maxsize]


def release_memory(caches: "Iterable[_lru_cache_wrapper[Any]]" = ()) -> None:
    """Empty caches with more than `CROWDED` values, and return free memory to the system, which glibc would keep.

    Crowded caches hold lines and words of articles, most of which come again within a shard and few in the next one. `caches`
    are those that were hidden; others were made since, with what is imported or built on first use.
    """
    for cache in (*caches, *text_caches()):
        if cache.cache_info().currsize > CROWDED:
            cache.cache_clear()
    with suppress(AttributeError, OSError):  # without glibc
        ctypes.CDLL(None).malloc_trim(0)
