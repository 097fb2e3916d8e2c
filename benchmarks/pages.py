"""Pages for benchmarks: the development data, or any JSON-lines file with `id` and `html`."""

import gzip
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from audit.load import Input


def corpora() -> Path:
    """The folder of the corpora, which `AUDIT_CORPORA` names; ends the program with one line when it does not."""
    folder = os.environ.get("AUDIT_CORPORA", "")
    if not folder or not Path(folder).is_dir():
        sys.exit(f"AUDIT_CORPORA={folder}: no folder; set it to that of the corpora")
    return Path(folder)


def pages(path: str | None = None) -> Iterator[Input]:
    """Yield the pages of a file; without one, those under `AUDIT_CORPORA`."""
    files = [Path(path)] if path else sorted((corpora() / "pages").glob("*.jsonl.gz"))
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                r = json.loads(line)
                yield Input(r["id"], html=r["html"], url=r.get("url"))
