"""Memory of pool workers over many pages, which should not grow.

usage: AUDIT_CORPORA=FOLDER python benchmarks/memory.py [PAGES] [WORKERS]

Audits the development pages again and again, each time under another id and address, while sampling the resident memory of the
child processes; prints the maximum since the last line with the number of pages done.
"""

import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from pages import pages

from audit.farm.batch import Order, batch
from audit.farm.known import Counts
from audit.farm.pool import Pool
from audit.kit import Kit
from audit.load.corpus import Wanted


def below(process: int) -> Iterator[float]:
    """Yield the resident memory in MB of all descendants of a process."""
    parents: dict[int, tuple[int, float]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(path.parent.name)] = int(fields[1]), int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    above = {process}
    while above:
        above = {child for child, (parent, _) in parents.items() if parent in above}
        yield from (parents[child][1] for child in above)


def main(number: int, workers: int) -> None:
    """Audit `number` pages, printing the memory in between."""
    highest, ended, told = [0.0], threading.Event(), [0]
    begun = time.perf_counter()

    def look() -> None:
        while not ended.wait(0.5):
            highest[0] = max(highest[0], *below(os.getpid()), 0.0)

    def tell(counts: Counts) -> None:
        done = counts.done + counts.failed
        if done - told[0] >= number // 20:
            pace = done / (time.perf_counter() - begun)
            print(f"{done:>7} pages   highest {highest[0]:4.0f} MB   {pace:5.1f} a second", flush=True)
            highest[0], told[0] = 0.0, done

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pages.jsonl"
        with source.open("w") as out:
            for i, one in enumerate(islice((one for _ in count() for one in pages()), number)):
                address = one.url and f"{one.url}{'&' if '?' in one.url else '?'}copy={i}"
                out.write(json.dumps({"id": f"{one.id}-{i}", "url": address, "html": one.html}) + "\n")
        threading.Thread(target=look, daemon=True).start()
        batch(Order((str(source),), Path(folder) / "pages.duckdb", Wanted()), Pool(workers, 2 << 30), Kit.load(), tell)
        ended.set()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
