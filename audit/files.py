"""Data files of the package: YAML that people edit, cached as JSON.

YAML is parsed without the surprises of YAML 1.1 (`NO` is a string, a date is a string). The parsed value is cached as JSON in
the user's cache folder under the digest of the file's bytes, since parsing YAML takes fifty times as long. A cache that cannot
be read or written is skipped.

>>> parse_yaml("country: NO\\nas_of: 2026-11-22\\nlevels: [1, 2.5, true]")
{'country': 'NO', 'as_of': '2026-11-22', 'levels': [1, 2.5, True]}
"""

import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from audit.errors import AuditError

DATA = Path(__file__).parent / "data"
"""Folder of the data files that ship with the package."""
LANGUAGES = Path(__file__).parent / "lang"
"""Folder of the language packs, one folder per ISO 639-1 code."""
DEFAULT_LANGUAGE = "en"
"""Pack for texts whose language is unknown: too short to detect, or without a pack."""
KEPT = 4
"""Files kept of one kind: the newest."""
GLOB = re.compile(r"[*?\[]")
"""Characters by which DuckDB takes a path for a pattern; a backslash beside one of them it takes for a separator, always."""


def parse_yaml(text: str) -> Any:
    """Parse a YAML text; all scalars but integers, decimals, `true`, `false` and `null` are strings."""
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader: Any = type("Plain", (base,), {"yaml_implicit_resolvers": {}})
    for tag, pattern, first in (
        ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
        ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
        ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
        ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+(?:e[-+]?[0-9]+)?$", "-0123456789"),
    ):
        loader.add_implicit_resolver(tag, re.compile(pattern), list(first))
    return yaml.load(text, Loader=loader)  # noqa: S506 - a SafeLoader with fewer rules


def read_yaml(path: Path) -> Any:
    """Parse a YAML file, through the cache. Raises `AuditError` with file and line when it is malformed."""
    return compiled(path, lambda raw: value_of(raw, path), "")


def compiled(path: Path, make: Callable[[bytes], Any], version: str) -> Any:
    """Apply `make` to a file's bytes, through the cache; change `version` whenever `make` changes."""
    raw = bytes_of(path)
    return remembered(raw, lambda: make(raw), version)


def bytes_of(path: Path) -> bytes:
    """Read a file. Raises `AuditError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as e:
        raise AuditError(f"{path}: {e.strerror or e}", "check the path and its permissions") from e


def remembered(raw: bytes, make: Callable[[], Any], version: str, *, own: bool = False) -> Any:
    """Make a value of JSON from `raw`, once: it is cached under the digest of these bytes and `version`.

    With `own`, a value that another user may have written is made again.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    cached = folder / f"{blake2b(raw, digest_size=16, person=version.encode()).hexdigest()}.json"
    with suppress(OSError, ValueError), cached.open("rb") as file:
        if not own or is_own(file.fileno()):
            return json.loads(file.read())
    value = make()
    keep(cached, value)
    return value


def value_of(raw: bytes, path: Path) -> Any:
    """Parse the bytes of a YAML file. Raises `AuditError` with file and line when they are malformed."""
    try:
        return parse_yaml(raw.decode("utf-8"))
    except UnicodeDecodeError as e:
        raise AuditError(f"{path}: not UTF-8 at byte {e.start}", "save it as UTF-8") from e
    except Exception as e:
        mark = getattr(e, "problem_mark", None)
        if mark is None and hasattr(e, "character"):
            raise AuditError(f"{path}: a control character", "remove it") from e
        if mark is None:
            raise
        where = f"line {mark.line + 1}, column {mark.column + 1}"
        raise AuditError(f"{path}: {where}: {getattr(e, 'problem', None) or 'not YAML'}", "correct that line") from e


def unglobbed(path: str | Path) -> str:
    """A path as a pattern of DuckDB that matches this path alone: `*`, `?` and `[` in a file name are only letters.

    >>> unglobbed("week [47].parquet"), unglobbed("week 47.parquet")
    ('week [[]47].parquet', 'week 47.parquet')
    """
    return GLOB.sub(lambda m: f"[{m.group()}]", str(path))


def cache_folder() -> Path | None:
    """Folder of cached data files: `$XDG_CACHE_HOME/newsaudit`, else `~/.cache/newsaudit`; None for a user without a home."""
    return cache_below(os.environ.get("XDG_CACHE_HOME"), os.environ.get("HOME"))


@lru_cache(8)
def cache_below(given: str | None, home: str | None) -> Path | None:
    """The folder by the environment's `XDG_CACHE_HOME` and `HOME`."""
    try:
        return Path(given or Path.home() / ".cache") / "newsaudit"
    except RuntimeError:  # neither HOME nor an entry of the user database, as in a container with a bare uid
        return None


def is_own(handle: int) -> bool:
    """True for an open file that this user owns and nobody else may write: only such a one is trusted with more than JSON."""
    if not hasattr(os, "getuid"):
        return True
    about = os.fstat(handle)
    return about.st_uid == os.getuid() and not about.st_mode & 0o022


def keep(path: Path, value: Any) -> None:
    """Write a value as JSON, atomically; skip a folder that is not writable."""
    put(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))


def put(path: Path, data: bytes) -> None:
    """Write bytes to a file of the cache, atomically; skip a folder that is not writable."""
    import tempfile

    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)  # the disk is full


def put_once(part: Path, path: Path) -> bool:
    """Give a file its name unless another file has that; tell whether it got it. Raises `OSError`."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        part.rename(path)
    return True


def without_older(folder: Path, pattern: str) -> None:
    """Delete files of the cache folder that fit a pattern, except for the newest `KEPT`."""
    with suppress(OSError):
        for path in sorted(folder.glob(pattern), key=lambda p: p.stat().st_mtime_ns, reverse=True)[KEPT:]:
            path.unlink(missing_ok=True)
