"""Write an answer as CSV, without formulas that a spreadsheet would run (`audit.display.csv_value`)."""

import csv
import json
from collections.abc import Iterator, Sequence
from typing import TextIO

from audit.display import csv_value
from audit.store.query import Answer


def comma_separated(answer: Answer, out: TextIO) -> None:
    """Write CSV with a header; null is an empty cell."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(csv_value, answer.columns))
    for row in answer.rows:
        cells = (json.dumps(v, ensure_ascii=False, default=str) if isinstance(v, (list, dict)) else v for v in row)
        writer.writerow(map(csv_value, cells))


def unique(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of columns, repeated ones with a number."""
    seen: set[str] = set()
    for name in names:
        fresh, i = name, 1
        while fresh.lower() in seen:
            i += 1
            fresh = f"{name}_{i}"
        seen.add(fresh.lower())
        yield fresh
