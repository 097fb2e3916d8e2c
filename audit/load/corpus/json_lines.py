"""JSON lines: an input for each line; a broken line is a failure of that line alone."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from audit.load.corpus.wanted import Wanted
from audit.load.input import LARGEST, Input
from audit.rows import Failure

KEYS = ("url", "html", "text", "title", "outlet", "published", "fetched")
"""Keys of a record besides its id; others are ignored."""
LONGEST = 4 * LARGEST
"""Maximum bytes of one line. JSON can write a character in six bytes, but no article fills them all."""


def json_lines(path: Path, name: str, wanted: Wanted, inside: bool) -> Iterator[Input | Failure]:
    """Yield the inputs of a JSON-lines file, gzipped or not."""
    try:
        with cast("BinaryIO", gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            yield from parsed_lines(stream, name)
    except OSError as e:
        yield Failure(name, "read", f"{name}: {(e.strerror or str(e)).lower()}", None)


def json_stream(stream: BinaryIO, name: str, wanted: Wanted, packed: bool) -> Iterator[Input | Failure]:
    """Yield the inputs of a stream of JSON lines, gzipped when `packed`."""
    yield from parsed_lines(cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if packed else stream, name)


def parsed_lines(stream: BinaryIO, name: str) -> Iterator[Input | Failure]:
    """Yield the inputs of a stream of JSON lines. A stream that breaks off gives those before, and a failure."""
    number = 0
    while True:
        number += 1
        try:
            raw = stream.readline(LONGEST)
            if len(raw) == LONGEST and not raw.endswith(b"\n"):
                while (rest := stream.readline(LONGEST)) and not rest.endswith(b"\n"):
                    pass
                yield Failure(f"{name}:{number}", "read", f"{name}:{number}: more than {LONGEST // 1_000_000} MB", None)
                continue
        except (EOFError, OSError, zlib.error) as e:
            yield Failure(f"{name}:{number}", "read", f"{name}: breaks off before line {number} ({e})", None)
            return
        if not raw:
            return
        if raw.strip():
            yield parsed_line(raw, f"{name}:{number}")


def parsed_line(raw: bytes, where: str) -> Input | Failure:
    """The input of one line."""
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as e:
        return Failure(where, "read", f"{where}: not UTF-8 at byte {e.start}", None)
    except (ValueError, RecursionError) as e:
        return Failure(where, "read", f"{where}: not JSON ({e})", None)
    if not isinstance(row, dict):
        return Failure(where, "read", f"{where}: not a JSON object", None)
    return record(row, where)


def record(row: Mapping[str, Any], where: str) -> Input | Failure:
    """The input of a record; its id is the record's, else its place in the file.

    >>> record({"id": 7, "text": "Ministers meet.", "url": None}, "a.jsonl:1").id
    '7'
    >>> record({"id": "b", "text": ["no"]}, "a.jsonl:2").error
    'b: text is not a string'
    """
    name = str(row["id"]) if row.get("id") not in {None, ""} else where
    given: dict[str, Any] = {}
    for key in KEYS:
        value = row.get(key)
        if value is None or (value == "" and key not in {"html", "text"}):
            continue
        if not isinstance(value, str) and not (isinstance(value, bytes) and key in {"html", "text"}):
            if key in {"html", "text", "url"}:
                return Failure(clean(name), "read", f"{clean(name)}: {key} is not a string", None)
            value = str(value)
        if isinstance(value, str) and key not in {"html", "text"} and clean(value) != value:
            return Failure(clean(name), "read", f"{clean(name)}: {key} holds a lone surrogate", None)
        given[key] = value
    if given.get("html") is not None:
        given.pop("text", None)  # one of the two; the page says more
    if "html" not in given and "text" not in given:
        return Failure(clean(name), "read", f"{clean(name)}: neither text nor html", None)
    return Input(clean(name), **given)


def clean(text: str) -> str:
    """A string that can be stored: lone surrogates become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
