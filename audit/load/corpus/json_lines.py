"""JSON lines: an input for each line; a broken line is a failure of that line alone."""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Any, BinaryIO, cast

from audit.load.corpus.unread_keys import unread
from audit.load.corpus.wanted import Wanted
from audit.load.input import LARGEST, Input
from audit.rows import Failure
from audit.text import storable

BODY = frozenset({"html", "text"})
KEYS = ("url", "html", "text", "title", "outlet", "published", "fetched")
"""Keys of a record besides its id; others are ignored, and reported where they look like claims."""
LONGEST_VALUE = 20_000
"""Maximum characters of the id, address, title and other values about an article; no browser opens longer addresses."""
LONGEST = 4 * LARGEST
"""Maximum bytes of one line. JSON can write a character in six bytes, but no article fills them all."""
NO_VALUE = (bool, bytes, bytearray, list, tuple, set, dict)
"""Types of JSON, Parquet and databases that are not one value."""


class Unfit(ValueError):  # noqa: N818 - it never leaves this module
    """A value that a record may not have; says which and why."""


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
    given = record(row, where)
    return replace(given, unread=unread(row)) if isinstance(given, Input) else given


def record(row: Mapping[str, Any], where: str) -> Input | Failure:
    """The input of a record; its id is the record's, else its place in the file.

    >>> record({"id": 7, "text": "Ministers meet.", "url": None}, "a.jsonl:1").id
    '7'
    >>> record({"id": "b", "text": ["no"]}, "a.jsonl:2").error
    'a.jsonl:2: text is not a string'
    """
    try:
        name = storable(value_of(row, "id") or where)
    except Unfit as e:
        return Failure(where, "read", f"{where}: {e}", None)
    try:
        return Input(name, **fields_of(row), where=where if name != where else None)
    except Unfit as e:
        return Failure(name, "read", f"{where}: {e}", None)


def fields_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record's input but its id. Raises `Unfit`."""
    given: dict[str, Any] = {}
    for key in KEYS:
        value = body_value(row, key) if key in BODY else value_of(row, key)
        if value is None:
            continue
        if isinstance(value, str) and key not in BODY and storable(value) != value:
            raise Unfit(f"{key} holds a lone surrogate")
        given[key] = value
    if not given.keys() & BODY:
        raise Unfit("neither text nor html")
    if "html" in given:
        given.pop("text", None)  # one of the two; the page says more
    return given


def value_of(row: Mapping[str, Any], key: str) -> str | None:
    """A value about an article as a string; None where it is empty. Raises `Unfit` for what is not one value.

    Numbers and days of a table become strings, except as an address; NaN is how data frames write a missing one.
    """
    value = row.get(key)
    if value is None or value == "" or (isinstance(value, float) and isnan(value)):
        return None
    if isinstance(value, NO_VALUE) or (key == "url" and not isinstance(value, str)):
        raise Unfit(f"{key} is not a string")
    text = str(value)
    if len(text) > LONGEST_VALUE:
        raise Unfit(f"{key} has more than {LONGEST_VALUE} characters")
    return text


def body_value(row: Mapping[str, Any], key: str) -> str | bytes | None:
    """The text or page of a record. Raises `Unfit` for anything but a string or bytes."""
    value = row.get(key)
    if value is None or (isinstance(value, float) and isnan(value)):
        return None
    if not isinstance(value, (str, bytes)):
        raise Unfit(f"{key} is not a string")
    return value
