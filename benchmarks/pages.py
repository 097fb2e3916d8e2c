"""Pages for benchmarks: the development data, or any JSON-lines file with `id` and `html`."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

from audit.load import Input


def pages(path: str | None = None) -> Iterator[Input]:
    """Yield the pages of a file; without one, those under `AUDIT_CORPORA`."""
    files = [Path(path)] if path else sorted((Path(os.environ["AUDIT_CORPORA"]) / "pages").glob("*.jsonl.gz"))
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                r = json.loads(line)
                yield Input(r["id"], html=r["html"], url=r.get("url"))
