"""Processor time of a call, for tests that hold growth to the size of the input."""

import gc
import time
from collections.abc import Callable


def cpu_seconds(call: Callable[[], object]) -> float:
    """The least processor time of three calls, without garbage collection, whose cost is the heap of the whole test run."""
    took = []
    gc.disable()
    try:
        for _ in range(3):
            started = time.process_time()
            call()
            took.append(time.process_time() - started)
    finally:
        gc.enable()
    return min(took)
