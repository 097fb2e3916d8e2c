"""Compiled patterns, kept between runs of the command line: to compile those of one article takes `re` a fifth of a second.

What `re` computes from a pattern is a list of numbers; to build the pattern from these takes a hundredth of the time. They are
kept in the cache folder, by digest of pattern and flags, in one file for each version of Python's engine. Where the file cannot
be read or written, or the engine is another, patterns are compiled as ever.

Source: `re._compiler.compile` of CPython 3.11 to 3.14.
"""

import json
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

from audit.files import cache_folder, put

# ruff: noqa: SLF001 - the parts of `re` that compile have no public names

MOST = 6000
"""Maximum patterns of a file; beyond, it starts afresh with those of the last run."""
WORTH = 4
"""Fewest new patterns for which the file is written again: a few may be of one article's names."""
PLAIN = int(re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.UNICODE | re.ASCII)
"""Flags of patterns that are kept: they depend on no locale, and compiling them prints nothing."""


class Kept:
    """The patterns of one file: those that it holds, and those compiled since."""

    def __init__(self, path: Path, compiler: Any) -> None:
        self.path = path
        self.compiler = compiler
        self.plainly = compiler.compile
        self.held: dict[str, list[Any]] | None = None
        self.codes = array("I")
        self.fresh: dict[str, tuple[list[Any], list[int]]] = {}

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Do what `re._compiler.compile` does, with the numbers of the file where it has them."""
        if not isinstance(pattern, str) or flags & ~PLAIN:
            return self.plainly(pattern, flags)
        if self.held is None:
            self.codes, self.held = held_in(self.path)
        key = blake2b(f"{int(flags)} {pattern}".encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        with suppress(Exception):  # numbers of another origin: the engine checks them
            if key in self.held:
                start, stop, *facts = self.held[key]
                return self.built(pattern, self.codes[start:stop].tolist(), facts)
        parsed = self.compiler._parser.parse(pattern, flags)
        code = self.compiler._code(parsed, flags)
        facts = [int(flags | parsed.state.flags), parsed.state.groups - 1, parsed.state.groupdict]
        self.fresh[key] = facts, code
        return self.built(pattern, code, facts)

    def built(self, pattern: str, code: list[int], facts: list[Any]) -> Any:
        """Build a pattern from its numbers, flags, count of groups and their names."""
        flags, groups, names = facts
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        return self.compiler._sre.compile(pattern, flags, code, groups, names, tuple(by_number))

    def save(self) -> None:
        """Write the file again with the patterns compiled since, unless these are few or it cannot be written."""
        if len(self.fresh) < WORTH:
            return
        room = len(self.held or ()) + len(self.fresh) <= MOST
        codes, held = (array("I", self.codes), dict(self.held or {})) if room else (array("I"), {})
        for key, (facts, code) in self.fresh.items():
            held[key] = [len(codes), len(codes) + len(code), *facts]
            codes.extend(code)
        put(self.path, json.dumps(held, separators=(",", ":")).encode() + b"\n" + codes.tobytes())


def held_in(path: Path) -> tuple["array[int]", dict[str, list[Any]]]:
    """Read a file of patterns: one line of JSON, then the numbers of all; of one that is absent or broken, nothing."""
    codes = array("I")
    with suppress(OSError, ValueError):
        head, _, raw = path.read_bytes().partition(b"\n")
        codes.frombytes(raw)
        held = json.loads(head)
        if isinstance(held, dict):
            return codes, held
    return array("I"), {}


@contextmanager
def compiled_once() -> Iterator[Kept | None]:
    """Let `re` keep what it compiles within the block; None where its engine is unknown, or there is no cache folder.

    Only for a process of our own: it changes `re` for all that runs in it.
    """
    kept = keep_compiled()
    try:
        yield kept
    finally:
        if kept:
            kept.save()
            kept.compiler.compile = kept.plainly


def keep_compiled() -> Kept | None:
    """Let `re` in this process keep what it compiles."""
    folder = cache_folder()
    with suppress(ImportError, AttributeError):
        compiler: Any = import_module("re._compiler")
        parts = compiler.compile, compiler._code, compiler._parser.parse, compiler._sre.compile
        if folder is not None and all(map(callable, parts)):
            name = f"patterns-{sys.implementation.cache_tag}-{compiler._sre.MAGIC}-{array('I').itemsize}-{sys.byteorder}"
            kept = Kept(folder / name, compiler)
            compiler.compile = kept.compile
            return kept
    return None
