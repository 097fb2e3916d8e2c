"""The kit of a run's workers, loaded once in the server from which they fork, so that a worker starts at once.

The server imports this module when it starts, and finds in its environment the file in which the main process put the kit. A
worker of a server that holds another kit, because it served an earlier run, reads the file itself.
"""

import gc
import os
import pickle
from contextlib import suppress
from pathlib import Path

from audit.kit import Kit
from audit.patterns import Kept, keep_compiled
from audit.processes import start_server

KIT = "AUDIT_KIT_OF_WORKERS"
"""Variable of the environment of the server with the file of the kit, which the main process wrote."""

Packed = str | bytes
"""A kit as it is handed to a worker: the name of its file, or the pickle itself."""

held: dict[str, Kit] = {}
"""At most one kit, by the name of its file."""
patterns: list[Kept] = []
"""At most one file of compiled patterns, from which `re` of this process takes those that it has."""


def packed(kit: Kit, path: Path) -> Packed:
    """Put a kit into a file and return its name; where there is no room, return what would be in it."""
    whole = pickle.dumps(kit)  # once, not for each worker
    try:
        path.write_bytes(whole)
    except OSError:
        return whole
    return str(path)


def serve(kit: Packed) -> None:
    """Start the server with the kit of a file, unless it runs already."""
    if isinstance(kit, str):
        os.environ[KIT] = kit
    try:
        start_server()
    finally:
        os.environ.pop(KIT, None)


def kit_of(given: Packed) -> Kit:
    """Return a kit: the one that the server held when this process was forked, else a copy of its own."""
    found = held.get(given) if isinstance(given, str) else None
    return found or read(given)


def read(given: Packed) -> Kit:
    """Load a kit; patterns in it are not compiled again."""
    if not patterns and (kept := keep_compiled()):
        patterns.append(kept)
    gc.disable()
    try:
        kit: Kit = pickle.loads(given if isinstance(given, bytes) else Path(given).read_bytes())  # noqa: S301 - of the main process
    finally:
        gc.enable()
    return kit


def keep_patterns() -> None:
    """Keep the patterns compiled so far for the workers that start later; those after the first shard are mostly of names."""
    for kept in patterns:
        kept.save()
        kept.compiler.compile = kept.plainly
    patterns.clear()


if KIT in os.environ:
    with suppress(Exception):  # the run is over, or the kit is of a class whose module asks for this one: a worker reads it
        held[os.environ[KIT]] = read(os.environ[KIT])
    gc.freeze()
