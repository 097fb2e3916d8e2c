"""Add an entry to a user's registry file, if it is valid."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.files import read_yaml
from audit.outlets.entry import demand, problems

HEAD = """# Outlets of your own, merged over the shipped registry by id: audit article SOURCE --sources THIS-FILE
# The head of the shipped sources.yaml describes the fields of an entry; audit outlets check THIS-FILE validates it.
outlets:
"""


def added(path: Path, entry: Mapping[str, Any], source: str, grade: str, day: str) -> None:
    """Append an entry to a file, with one source for all its fields, as of a day.

    Raises `AuditError` when the entry or the file is invalid, or the id is already in the file.
    """
    fields = [name for name in entry if name != "id"]
    whole = dict(entry) | {"evidence": [{"fields": fields, "source": source, "as_of": day, "grade": grade}], "as_of": day}
    for problem in problems({"outlets": [whole]}, ()):
        where = ".".join(str(step) for step in problem.at[2:] if not isinstance(step, int))
        raise AuditError(f"{where}: {problem.says}", "nothing was written")
    text = HEAD
    if path.exists():
        data = read_yaml(path)
        demand(data, path, ())
        if any(e["id"] == entry["id"] for e in data["outlets"]):
            raise AuditError(f"{path}: {entry['id']} already exists", "edit it there, or give another --id")
        text = path.read_text(encoding="utf-8").rstrip("\n") + "\n"
    replace(path, f"{text}{as_yaml(whole)}")


def replace(path: Path, text: str) -> None:
    """Write a file atomically. Raises `AuditError` when it cannot be written."""
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as out:
            out.write(text)
        Path(out.name).replace(path)
    except OSError as e:
        raise AuditError(f"{path}: {e.strerror or e}", "name a writable file with --to") from e


def as_yaml(entry: Mapping[str, Any]) -> str:
    """Format an entry as an item of a YAML list, all strings quoted.

    >>> print(as_yaml({"id": "echo", "hosts": [{"host": "echo.example", "role": "primary"}], "languages": ["no"]}), end="")
      - id: 'echo'
        hosts:
          - {host: 'echo.example', role: 'primary'}
        languages: ['no']
    """
    lines: list[str] = []
    for name, value in entry.items():
        start = "    " if lines else "  - "
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            rows = [", ".join(f"{k}: {scalar(v)}" for k, v in row.items()) for row in value]
            lines += [f"{start}{name}:", *(f"      - {{{row}}}" for row in rows)]
        else:
            lines.append(f"{start}{name}: {scalar(value)}")
    return "\n".join(lines) + "\n"


def scalar(value: Any) -> str:
    """Format a string or list of strings as YAML on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(scalar, value))}]"
    return "'" + str(value).replace("'", "''") + "'"
