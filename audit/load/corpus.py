"""Corpora: folders, files and JSON lines → inputs, in the order in which they stand."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from audit.errors import AuditError
from audit.load.inputs import Input

KEYS = ("url", "html", "text", "title", "outlet", "published", "fetched")


def inputs(path: Path) -> Iterator[Input]:
    """The inputs of a file or folder."""
    if path.is_dir():
        for child in sorted(path.rglob("*")):
            if child.is_file():
                yield from inputs(child)
    elif path.suffixes[-2:] == [".jsonl", ".gz"] or path.suffix == ".jsonl":
        yield from json_lines(path)
    elif path.suffix in {".html", ".htm"}:
        yield Input(str(path), html=path.read_bytes())
    elif path.exists():
        yield Input(str(path), text=path.read_bytes())
    else:
        raise AuditError(f"{path}: no such file", "check the path")


def json_lines(path: Path) -> Iterator[Input]:
    """The inputs of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                yield Input(str(row["id"]), **{k: row[k] for k in KEYS if row.get(k) is not None})
