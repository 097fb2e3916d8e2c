"""The data in the scripts of a page, as JSON values with the names of their scripts.

Pages rendered by the browser keep their text in data: a script of type JSON (`__NEXT_DATA__`, `__NUXT_DATA__`, JSON-LD), a
value that a script assigns (`window.__APOLLO_STATE__ = {…}`), passes to a call (`self.__next_f.push([1, "…"])`) or parses
(`JSON.parse("…")`). A script without JSON (a Nuxt function) gives its longer strings. No script is run or fetched.

>>> [value for _, value in values([("", 'window.__STATE__ = {"body": "Ships wait."};')])]
[{'body': 'Ships wait.'}]
>>> [value for _, value in values([("", 'self.__next_f.push([1,"1:T5,Ships2:{\\\\"body\\\\":\\\\"$1\\\\"}\\\\n"])')])]
[{'1': 'Ships', '2': {'body': '$1'}}]
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

LONGEST = 6_000_000
"""Maximum characters of all scripts of one page."""
HANDED = 3_000
"""Maximum values that the scripts of one page pass to calls."""
TRIES = 100
"""Maximum positions in one script at which a value may begin."""
LONG = 60
"""Minimum characters of a string in a program that can be a paragraph of a story."""
STRINGS = 2_000
"""Maximum strings of a program that may be the story's title."""
SHORTEST = 20
"""Minimum characters of a script that is read."""
DECODER = json.JSONDecoder(strict=False)
FLIGHT = re.compile(r"__next_f\.push\(\s*(?=\[)")
"""A chunk of the stream of React server components, as in Next.js pages from version 13 on."""
PUSHED = re.compile(r"\.push\(\s*(?=[\[{])")
"""A call that passes data to a queue, such as `dataLayer.push({…})`."""
ASSIGNED = re.compile(r"=\s*(?:JSON\.parse\(\s*)?(?=[{\[]|\"\\?[{\[])")
"""An assignment of an object, a list, or a string of JSON."""
NAME = re.compile(r"[\w$.]+(?=[\"'\])\s]*$)")
"""The variable before an assignment or a call, `window["name"]` included."""
PARSED = re.compile(r"JSON\.parse\(\s*(?=\")")  # of a string in double quotes, which is JSON itself
QUOTED = re.compile(r"JSON\.parse\(\s*'((?:[^'\\\n]|\\.)*)'")  # of a string in single quotes, which is not
ESCAPED = re.compile(r'\\.|"')  # what differs between a string in single and one in double quotes
STRING = re.compile(r'"(?:[^"\\\n]|\\.){8,200000}"')  # a string of a program, in double quotes
ROW = re.compile(r"([0-9a-f]{1,8}):")  # the number of a row of the stream
TEXT_ROW = re.compile(rb"T([0-9a-f]{1,7}),")  # the start of a row of text, with its length in bytes

Value = tuple[str, Any]
"""Name of a script, and a value in it."""


def scripts_of(tree: HtmlElement) -> list[tuple[str, str]]:
    """Return name (id or type) and text of each script of a page."""
    return [(s.get("id") or s.get("type") or "", s.text or "") for s in tree.iter("script") if not s.get("src")]


def values(scripts: Sequence[tuple[str, str]]) -> list[Value]:
    """Extract the values of scripts, given as name and text, in order."""
    found: list[Value] = []
    flight: list[str] = []
    left = LONGEST
    for name, text in scripts:
        if len(text) < SHORTEST or left <= 0:
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
    """Extract the values of one script: all of it, else what it assigns and passes to calls, else its strings."""
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
    """Yield the objects, lists and strings of JSON that a script assigns."""
    at = 0
    for _ in range(TRIES):
        m = ASSIGNED.search(text, at)
        if m is None:
            return
        at = m.end() + 1
        if value := decoded(text, m.end()):
            at = value[1]
            yield from unpacked(variable_name(text, m.start()), value[0])


def unpacked(name: str, value: Any) -> list[Value]:
    """Return a value, or the one inside a string of JSON; nothing for other strings."""
    if isinstance(value, str):
        inner = decoded(value, 0) if value[:1] in "{[" else None
        return [(name, inner[0])] if inner else []
    return [(name, value)]


def variable_name(text: str, at: int) -> str:
    """Find the name of the variable just before an offset."""
    name = NAME.search(text, max(0, at - 80), at)
    return name[0].removeprefix("window.") if name else "script"


def handed(text: str, call: re.Pattern[str]) -> Iterator[Value]:
    """Yield the arguments of a call that passes data."""
    at = 0
    for _ in range(HANDED):
        m = call.search(text, at)
        if m is None:
            return
        at = m.end() + 1
        if value := decoded(text, m.end()):
            at = value[1]
            yield variable_name(text, m.start()), value[0]


def decoded(text: str, at: int) -> tuple[Any, int] | None:
    """Decode the JSON value at an offset, and return its end; None when there is none."""
    try:
        return DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None


def rows(stream: str) -> dict[str, Any]:
    """Split a stream of React into rows by number: `24:T1b7,text` (length in bytes), or `5:{json}` up to the line's end."""
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
