"""Take the files of readers: lines of a coding page, filled CSV, or an export of Label Studio.

A file is taken whole or not at all. Raises `AuditError` with one line for a file of another sample, an unknown unit or
code, and two files of one reader that disagree.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb

from audit.display import name_shown
from audit.errors import AuditError
from audit.rows import Code
from audit.store.ask import ask, statement
from audit.store.writing import insert, transaction
from audit.text import storable
from audit.validate.codebooks import VALUES

LARGEST = 64 * 1024 * 1024
"""Maximum bytes of a file."""
LONGEST = 200
"""Maximum characters of an id, a reader's name or a code."""


def take(con: duckdb.DuckDBPyConnection, paths: Sequence[Path]) -> list[str]:
    """Store the codes of some files in place of earlier ones of the same readers; return the ids of their samples."""
    found: dict[tuple[str, str, str, bool], tuple[Code, Path]] = {}
    allowed: dict[str, frozenset[str]] = {}
    for path in paths:
        for code in codes_of(path):
            if code.sample not in allowed:
                allowed[code.sample] = drawn_units(con, code.sample, path)
            if code.unit not in allowed[code.sample]:
                raise AuditError(
                    f"{path}: {name_shown(code.unit)} is not a unit of {code.sample}", "take the file of its own sample"
                )
            key = (code.sample, code.unit, code.coder, code.judge)
            if key in found and found[key][0].value != code.value and found[key][1] != path:
                raise AuditError(
                    f"{path}: {code.coder} coded {code.unit} otherwise in {found[key][1]}", "give each reader a name"
                )
            found[key] = code, path
    if not found:
        raise AuditError(f"{', '.join(map(str, paths))}: no codes", "code some units, then save the file")
    with transaction(con):
        for sample, coder, judge in sorted({(s, coder, judge) for s, _, coder, judge in found}):
            con.execute(statement("validate/replace"), {"sample": sample, "coder": coder, "judge": judge})
        insert(con, Code, [code for code, _ in found.values()])
    return sorted({sample for sample, *_ in found})


def drawn_units(con: duckdb.DuckDBPyConnection, sample: str, path: Path) -> frozenset[str]:
    """Units of a sample. Raises `AuditError` when the database has no such sample."""
    units = frozenset(u.unit for u in ask(con, "validate/units", sample=sample))
    if not units:
        raise AuditError(f"{path}: codes of {name_shown(sample)}, a sample that this database has not", "name its database")
    return units


def codes_of(path: Path) -> Iterator[Code]:
    """Yield the codes of one file."""
    try:
        if path.exists() and not path.is_file():
            raise AuditError(f"{path}: not a file", "give the file that the page saved")
        if path.stat().st_size > LARGEST:
            raise AuditError(f"{path}: larger than {LARGEST >> 20} MB", "give the file that the page saved")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as e:
        raise AuditError(f"{path}: {(e.strerror or str(e)).lower()}", "check the path") from e
    except UnicodeDecodeError as e:
        raise AuditError(f"{path}: not UTF-8", "give the file that the page saved") from e
    given = (
        filled_rows(text, path)
        if path.suffix == ".csv"
        else label_studio_rows(text, path)
        if text[:1] == "["
        else lines_of(text, path)
    )
    for where, row in given:
        yield code_of(row, f"{path}, {where}")


def lines_of(text: str, path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the objects of JSON lines with their place."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"line {number}", parsed(line, f"{path}, line {number}")


def parsed(text: str, where: str) -> Any:
    """Parse JSON. Raises `AuditError` where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as e:
        raise AuditError(f"{where}: not JSON", "give the file that the page saved") from e


def filled_rows(text: str, path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the rows of a CSV file that have a value. Raises `AuditError` for a cell that no tool writes."""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    try:
        for row in rows:
            if row.get("value"):
                yield f"line {rows.line_num}", row
    except csv.Error as e:
        raise AuditError(f"{path}, line {rows.line_num}: not CSV ({e})", "give the file that was exported, filled") from e


def label_studio_rows(text: str, path: Path) -> Iterator[tuple[str, Any]]:
    """Yield the annotations of an export of Label Studio, one choice each, as rows of codes."""
    for number, task in enumerate(parsed(text, str(path)), 1):
        if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
            raise AuditError(f"{path}, task {number}: not a task of Label Studio", "export it as JSON")
        for note in listed(task.get("annotations")):
            results = listed(note.get("result")) if isinstance(note, dict) else []
            values = [r.get("value") for r in results if isinstance(r, dict)]
            choices = [c for value in values if isinstance(value, dict) for c in listed(value.get("choices"))]
            if choices:
                row = {"sample": task["data"].get("sample"), "unit": task["data"].get("unit"), "value": choices[0]}
                yield (
                    f"task {number}",
                    row | {"coder": f"annotator {note.get('completed_by')}", "seconds": note.get("lead_time")},
                )


def listed(value: Any) -> list[Any]:
    """A list of JSON; an empty one for anything else."""
    return value if isinstance(value, list) else []


def code_of(row: Any, where: str) -> Code:
    """Make a row of `code`. Raises `AuditError` where a value is missing or unknown."""
    if not isinstance(row, dict):
        raise AuditError(f"{where}: not a code", "give the file that the page saved")
    texts = {key: row.get(key) for key in ("sample", "unit", "coder", "value")}
    for key, value in texts.items():
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST or storable(value) != value:
            raise AuditError(f"{where}: no {key}", "give the file that the page saved")
    value = str(texts["value"]).strip().lower().replace(" ", "_")
    if value not in VALUES:
        raise AuditError(f"{where}: {name_shown(value)} is not a code", f"codes are {', '.join(VALUES)}")
    seconds, time = row.get("seconds"), row.get("time")
    return Code(
        sample=str(texts["sample"]),
        unit=str(texts["unit"]),
        coder=str(texts["coder"]).strip(),
        value=value,
        time=storable(time[:40]) if isinstance(time, str) and time else None,
        seconds=float(seconds) if isinstance(seconds, int | float) and 0 <= seconds < 1e7 else None,
        recognised=row.get("recognised") is True,
        judge=row.get("judge") is True,
    )
