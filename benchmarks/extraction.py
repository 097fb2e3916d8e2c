"""Cost of extraction, as ratios to `trafilatura.bare_extraction(with_metadata=True)` on the same pages.

usage: python benchmarks/extraction.py PAGES.jsonl.gz… [--every N] [--rounds N]

Processor time. The steps alternate page by page, so that a busy machine slows all of them equally; the best time of several
rounds counts for each page and step. `load` is bytes to `Document` with all claims and links, `insertions` the classification
of its blocks, `audit` everything. The slowest page is printed as a multiple of the median.
"""

import argparse
import gzip
import json
import logging
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import trafilatura

from audit.errors import AuditError
from audit.extract.insertions import insertions
from audit.kit import Kit
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Rows

Step = Callable[[dict[str, Any]], object]


def pages(paths: list[str], every: int) -> list[dict[str, Any]]:
    """Return every n-th page of the files."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) for n, line in enumerate(lines) if n % every == 0]
    return found


def timed(steps: dict[str, Step], rows: list[dict[str, Any]], rounds: int) -> dict[str, list[float]]:
    """Measure processor seconds of each step for each page, the best of all rounds."""
    took = {name: [float("inf")] * len(rows) for name in steps}
    for _ in range(rounds):
        for n, row in enumerate(rows):
            for name, step in steps.items():
                started = time.process_time()
                step(row)
                took[name][n] = min(took[name][n], time.process_time() - started)
    return took


def main() -> None:
    """Print a line per step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    kit, rows = Kit.load(), []
    for row in pages(given.paths, given.every):
        try:
            rows.append(row | {"document": load(Input(row["id"], html=row["html"], url=row["url"]))})
        except AuditError as e:
            print(f"left out: {e}")
    steps: dict[str, Step] = {
        "trafilatura": lambda row: trafilatura.bare_extraction(row["html"], url=row["url"], with_metadata=True),
        "load": lambda row: load(Input(row["id"], html=row["html"], url=row["url"])),
        "insertions": lambda row: list(insertions(row["document"], kit.insertions, Rows(doc="", sighting="", kit=""))),
        "audit": lambda row: audit(row["document"], kit),
    }
    took = timed(steps, rows, given.rounds)
    whole = [a + b for a, b in zip(took["load"], took["insertions"], strict=True)]
    peer = sum(took["trafilatura"])
    print(f"{len(rows)} pages")
    for name, seconds in (took | {"load and insertions": whole}).items():
        worst = max(seconds) / median(seconds)
        each = 1000 * sum(seconds) / len(rows)
        print(f"{name:20} {each:7.1f} ms a page  ratio {sum(seconds) / peer:5.2f}  slowest {worst:5.1f} × median")


if __name__ == "__main__":
    main()
