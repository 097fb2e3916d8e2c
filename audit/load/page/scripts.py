"""Scripts of a page → the data in them, as JSON values, each with the name of its script.

Pages that a browser draws keep their text in data: a script of type JSON (`__NEXT_DATA__`, `__NUXT_DATA__`, JSON-LD), a value
that a script assigns (`window.__APOLLO_STATE__ = {…}`), hands over (`self.__next_f.push([1, "…"])`) or unpacks
(`JSON.parse("…")`). What is no JSON (a Nuxt function) gives its longer strings. No script is run, none is fetched.

>>> [value for _, value in values([("", 'window.__STATE__ = {"body": "Ships wait."};')])]
[{'body': 'Ships wait.'}]
>>> [value for _, value in values([("", 'self.__next_f.push([1,"1:T5,Ships2:{\\\\"body\\\\":\\\\"$1\\\\"}\\\\n"])')])]
[{'1': 'Ships', '2': {'body': '$1'}}]
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

LONGEST = 6_000_000
"""Characters of all scripts of one page that are read."""
HANDED = 3_000
"""Values that the scripts of one page hand over, at most."""
TRIES = 100
"""Places in one script where a value may begin."""
LONG = 60
"""Characters of a program's string that can be a paragraph of a story."""
STRINGS = 2_000
"""Strings of a program of which one may be the story's title."""
DECODER = json.JSONDecoder(strict=False)
FLIGHT = re.compile(r"__next_f\.push\(\s*(?=\[)")
PUSHED = re.compile(r"\.push\(\s*(?=[\[{])")
ASSIGNED = re.compile(r"=\s*(?:JSON\.parse\(\s*)?(?=[{\[]|\"\\?[{\[])")
NAME = re.compile(r"[\w$.]+(?=[\"'\])\s]*$)")
PARSED = re.compile(r"JSON\.parse\(\s*(?=\")")
QUOTED = re.compile(r"JSON\.parse\(\s*'((?:[^'\\\n]|\\.)*)'")
ESCAPED = re.compile(r'\\.|"')
STRING = re.compile(r'"(?:[^"\\\n]|\\.){8,200000}"')
ROW = re.compile(r"([0-9a-f]{1,8}):")
TEXT_ROW = re.compile(rb"T([0-9a-f]{1,7}),")

Value = tuple[str, Any]


def values(scripts: Sequence[tuple[str, str]]) -> list[Value]:
    """The values of scripts, each given as its name (id or type) and its text, in their order."""
    found: list[Value] = []
    flight: list[str] = []
    left = LONGEST
    for name, text in scripts:
        if len(text) < 20 or left <= 0:
            continue
        read = text[:left]
        left -= len(read)
        if FLIGHT.search(read):
            flight += [v[1] for _, v in handed(read, FLIGHT) if isinstance(v, list) and len(v) > 1 and isinstance(v[1], str)]
        else:
            found += of_script(name, read.strip().removesuffix(";"))
        if len(found) > HANDED:
            break
    if flight:
        found.append(("__next_f", rows("".join(flight))))
    return found


def of_script(name: str, text: str) -> list[Value]:
    """The values of one script: all of it, what it assigns and hands over, else its strings."""
    if text[:1] in "{[":
        value = decoded(text, 0)
        return [] if value is None else [(name or "script", value[0])]
    found = list(assigned(text))
    found += handed(text, PUSHED)
    for m in (*PARSED.finditer(text),)[:TRIES]:
        if value := decoded(text, m.end()):
            found += unpacked("JSON.parse", value[0])
    for m in (*QUOTED.finditer(text),)[:TRIES]:
        if value := decoded('"' + ESCAPED.sub(lambda e: {"\\'": "'", '"': '\\"'}.get(e[0], e[0]), m[1]) + '"', 0):
            found += unpacked("JSON.parse", value[0])
    if not found:
        strings = [s[0] for s in (decoded(m[0], 0) for m in STRING.finditer(text)) if s]
        if any(len(s) >= LONG for s in strings):
            found = [(name or "script", {"title": strings[:STRINGS], "body": [s for s in strings if len(s) >= LONG]})]
    return found


def assigned(text: str) -> Iterator[Value]:
    """Objects, lists and packed JSON that a script assigns."""
    at = 0
    for _ in range(TRIES):
        m = ASSIGNED.search(text, at)
        if m is None:
            return
        at = m.end() + 1
        if value := decoded(text, m.end()):
            at = value[1]
            yield from unpacked(named(text, m.start()), value[0])


def unpacked(name: str, value: Any) -> list[Value]:
    """A value, or the one that is packed in a string as JSON."""
    if isinstance(value, str):
        inner = decoded(value, 0) if value[:1] in "{[" else None
        return [(name, inner[0])] if inner else []
    return [(name, value)]


def named(text: str, at: int) -> str:
    """The name that stands before a place."""
    name = NAME.search(text, max(0, at - 80), at)
    return name[0].removeprefix("window.") if name else "script"


def handed(text: str, call: re.Pattern[str]) -> Iterator[Value]:
    """The arguments of a call that hands data over."""
    at = 0
    for _ in range(HANDED):
        m = call.search(text, at)
        if m is None:
            return
        at = m.end() + 1
        if value := decoded(text, m.end()):
            at = value[1]
            yield named(text, m.start()), value[0]


def decoded(text: str, at: int) -> tuple[Any, int] | None:
    """The JSON value at a place and where it ends; None when there is none."""
    try:
        return DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None


def rows(stream: str) -> dict[str, Any]:
    """The rows of a stream of React, by their number: `24:T1b7,text` (length in bytes) or `5:{json}` up to a line's end."""
    raw = stream.encode("utf-8", "replace")
    found: dict[str, Any] = {}
    at = 0
    while at < len(raw) and len(found) < HANDED:
        stop = raw.find(b":", at, at + 10)
        number = raw[at:stop].decode("ascii", "replace") if stop > 0 else ""
        if m := TEXT_ROW.match(raw, stop + 1) if stop > 0 else None:
            at = m.end() + int(m[1], 16)
            found[number] = raw[m.end() : at].decode("utf-8", "replace")
            continue
        line = raw.find(b"\n", at)
        line = len(raw) if line < 0 else line
        if ROW.fullmatch(f"{number}:") and (value := decoded(raw[stop + 1 : line].decode("utf-8", "replace"), 0)):
            found[number] = value[0]
        at = line + 1
    return found
