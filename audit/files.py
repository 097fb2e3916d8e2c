"""Data files of the package: YAML that people edit, read fast; JSON and text.

A YAML file is read without the surprises of YAML 1.1 (`NO` is a string, a date is a string), and its JSON is kept in the
user's cache folder under the digest of its bytes, because reading YAML costs fifty times as much. The cache is a
convenience: when it cannot be read or written, the YAML is read instead.

>>> parse_yaml("country: NO\\nas_of: 2026-11-22\\nlevels: [1, 2.5, true]")
{'country': 'NO', 'as_of': '2026-11-22', 'levels': [1, 2.5, True]}
"""

import json
import os
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from audit.errors import AuditError

DATA = Path(__file__).parent / "data"
"""Folder of the data files that ship with the package."""


def parse_yaml(text: str) -> Any:
    """The value of a YAML text. Only integers, decimals, `true`, `false` and `null` are not strings."""
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
    """The value of a YAML file, through the cache. Raises `AuditError` that names file and line when it is broken."""
    return compiled(path, lambda raw: value_of(raw, path), "")


def compiled(path: Path, make: Callable[[bytes], Any], version: str) -> Any:
    """What `make` makes of a file's bytes, as JSON through the cache; `version` changes when `make` does."""
    try:
        raw = path.read_bytes()
    except OSError as e:
        raise AuditError(f"{path}: {e.strerror or e}", "check the path and its permissions") from e
    cached = cache_folder() / f"{blake2b(raw, digest_size=16, person=version.encode()).hexdigest()}.json"
    with suppress(OSError, ValueError):
        return json.loads(cached.read_bytes())
    value = make(raw)
    keep(cached, value)
    return value


def value_of(raw: bytes, path: Path) -> Any:
    """The value of the bytes of a YAML file. Raises `AuditError` that names file and line when they are broken."""
    try:
        return parse_yaml(raw.decode("utf-8"))
    except UnicodeDecodeError as e:
        raise AuditError(f"{path}: not UTF-8 at byte {e.start}", "save it as UTF-8") from e
    except Exception as e:
        mark = getattr(e, "problem_mark", None)
        if mark is None:
            raise
        where = f"line {mark.line + 1}, column {mark.column + 1}"
        raise AuditError(f"{path}: {where}: {getattr(e, 'problem', None) or 'not YAML'}", "mend that line") from e


def cache_folder() -> Path:
    """Where compiled data files are kept: `$XDG_CACHE_HOME/newsaudit`, else `~/.cache/newsaudit`."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsaudit"


def keep(path: Path, value: Any) -> None:
    """Write the JSON of a value, whole or not at all; a folder that cannot be written is no trouble."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(value, out, ensure_ascii=False, separators=(",", ":"))
        Path(name).replace(path)
