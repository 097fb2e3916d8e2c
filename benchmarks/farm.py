"""Speed of two worker processes against one, on the same pages in turn.

usage: AUDIT_CORPORA=FOLDER python benchmarks/farm.py [PAGES] [ROUNDS]

Wall time, so this needs two idle processors; the load of the machine and the processor time of the main process (reading,
merging) are printed beside it.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from pages import pages

from audit.farm.batch import Order, batch
from audit.farm.pool import Pool
from audit.kit import Kit
from audit.load.corpus import Wanted


def main(count: int, rounds: int) -> None:
    """Time one and two workers in turn."""
    given, kit = list(pages()), Kit.load()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pages.jsonl"
        with source.open("w") as out:
            for i in range(count):
                one = given[i % len(given)]
                out.write(json.dumps({"id": f"{one.id}-{i}", "url": one.url, "html": one.html}) + "\n")
        best = {1: float("inf"), 2: float("inf")}
        for r in range(rounds):
            for workers in (1, 2):
                sink = Path(folder) / f"{workers}-{r}.duckdb"
                load = os.getloadavg()[0]
                begun, own = time.perf_counter(), time.process_time()
                counts = batch(Order((str(source),), sink, Wanted()), Pool(workers, 2 << 30), kit)
                took = time.perf_counter() - begun
                best[workers] = min(best[workers], took)
                pace = f"{counts.done + counts.failed} pages in {took:.1f} s, {count / took:.1f} a second"
                own_time = f"main process {time.process_time() - own:.1f} s of processor"
                print(f"{workers} workers: {pace}; {own_time}; load before {load:.1f}", flush=True)
    print(f"two against one: {best[1] / best[2]:.2f} x (target 1.85)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 2)
