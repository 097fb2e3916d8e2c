"""Memory of a worker over many pages: it should not grow.

usage: AUDIT_CORPORA=FOLDER python benchmarks/memory.py [PAGES]

One process does shard after shard as a worker of the pool does, on pages of the development data over and over, each time
under another id; its resident memory is printed on the way.
"""

import resource
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from itertools import count as count_up
from itertools import islice
from pathlib import Path

from pages import pages

from audit.farm.shard import Asked, Task, work
from audit.kit import Kit


def resident() -> float:
    """Resident memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def main(count: int, size: int = 100) -> None:
    """Audit so many pages in shards and print the memory on the way."""
    kit = Kit.load()
    forever = enumerate(one for _ in count_up() for one in pages())
    begun, shown = time.process_time(), 0
    for first in range(0, count, size):
        folder = tempfile.mkdtemp()
        items = tuple(replace(one, id=f"{one.id}-{i}") for i, one in islice(forever, size))
        done = work(Task(f"shard-{first}", items, Asked(folder, "rows", "run")), kit)
        shutil.rmtree(folder)
        shown += done.done
        if first % max(size, count // 20 // size * size) == 0 or first + size >= count:
            rate = shown / (time.process_time() - begun)
            print(f"{shown:>7} pages   {resident():6.0f} MB   {rate:5.1f} pages per second of processor", flush=True)
    print(f"highest {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
