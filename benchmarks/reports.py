"""Time and size of a period report: `python benchmarks/reports.py [ARTICLES] [OUTLETS] [DAYS]`.

The database is synthetic: invented outlets under .example, addresses as long as those of newspapers, rows of all kinds by
arithmetic, none by a detector.
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from many import LONG_ADDRESS, made

from audit.report.period import files, make
from audit.report.period.archive import write
from audit.report.period.questions import period
from audit.store import open as connect


def main() -> None:
    """Make the database, then the report of a week, a month and a quarter."""
    articles, outlets, days = [*map(int, sys.argv[1:]), *(100_000, 50, 365)[len(sys.argv) - 1 :]]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "made.duckdb"
        start = time.perf_counter()
        made(path, articles, outlets, days, LONG_ADDRESS)
        took, size = time.perf_counter() - start, path.stat().st_size
        print(f"made {articles} articles of {outlets} outlets in {took:.1f} s, {size:,} bytes")
        for label in ("2026-W47", "2026-11", "2026-Q4"):
            start = time.perf_counter()
            with connect(path) as con:
                pages = files(make(con, period(label)))
            write(Path(name) / label, pages)
            took = time.perf_counter() - start
            sizes = {e: sum(len(t.encode()) for n, t in pages.items() if n.endswith(e)) for e in ("html", "csv", "json", "md")}
            print(f"{label}: {took:.2f} s, {len(pages)} files, {sum(sizes.values()):,} bytes, of them {sizes}")
            print(f"second run writes {write(Path(name) / label, pages)[0]}")


if __name__ == "__main__":
    main()
