"""Write answers as table, CSV, JSON, Markdown or Parquet; a new format is a function here and its line in `FORMATS`."""

import csv
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from audit.errors import AuditError
from audit.outputs import check_output, whole_file
from audit.store.answers import holds_answer
from audit.store.query import Answer

LONGEST = 1000
"""Maximum rows of a table on a terminal."""
WIDEST = 60
"""Maximum characters of a cell on a terminal."""
EXCERPT = 280
"""Maximum characters of an excerpt; longer strings are whole articles or long parts of them."""


def texts(answer: Answer, how: str) -> Answer:
    """Leave long strings out (`none`), cut them (`excerpt`) or keep them (`full`): articles are others' to publish."""

    def short(value: Any) -> Any:
        if not isinstance(value, str) or len(value) <= EXCERPT:
            return value
        return None if how == "none" else f"{value[: EXCERPT - 1]}…"

    return answer if how == "full" else replace(answer, rows=(tuple(map(short, row)) for row in answer.rows))


def cell(value: Any) -> str:
    """Format a value as text: null as nothing, lists and structs as JSON, fractions with at most four decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def json_value(value: Any) -> Any:
    """Convert a value to one that JSON knows; NaN becomes null."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - true for NaN alone
        return None
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)


def table(answer: Answer, out: TextIO) -> None:
    """Write aligned columns under their names, numbers to the right, long cells cut."""
    rows = [[cell(v).replace("\n", " ⏎ ") for v in row] for row in islice(answer.rows, LONGEST)]
    rows = [[v if len(v) <= WIDEST else v[: WIDEST - 1] + "…" for v in row] for row in rows]
    widths = [max(len(name), *(len(row[i]) for row in rows), 1) if rows else len(name) for i, name in enumerate(answer.columns)]
    right = [kind.split("(")[0] in {"DOUBLE", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "NUMBER"} for kind in answer.types]

    def line(values: Sequence[str]) -> str:
        padded = (v.rjust(w) if r else v.ljust(w) for v, w, r in zip(values, widths, right, strict=True))
        return "  ".join(padded).rstrip() + "\n"

    out.write(line(answer.columns))
    out.write("  ".join("─" * w for w in widths) + "\n")
    out.writelines(map(line, rows))
    if next(answer.rows, None) is not None:
        out.write(f"… more than {LONGEST} rows; for all of them use --format csv\n")


def markdown(answer: Answer, out: TextIO) -> None:
    """Write a Markdown table."""
    out.write("| " + " | ".join(answer.columns) + " |\n|" + " --- |" * len(answer.columns) + "\n")
    cells = ([cell(v).replace("|", "\\|").replace("\n", "<br>") for v in row] for row in answer.rows)
    out.writelines(f"| {' | '.join(row)} |\n" for row in cells)


def comma_separated(answer: Answer, out: TextIO) -> None:
    """Write CSV with a header; null is an empty cell."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([json.dumps(v, ensure_ascii=False, default=str) if isinstance(v, (list, dict)) else v for v in row])


def json_list(answer: Answer, out: TextIO) -> None:
    """Write a JSON list of objects, one a line."""
    start = "["
    for row in answer.rows:
        line = json.dumps({c: json_value(v) for c, v in zip(answer.columns, row, strict=True)}, ensure_ascii=False, default=str)
        out.write(f"{start}\n{line}")
        start = ","
    out.write("[]\n" if start == "[" else "\n]\n")


def parquet(answer: Answer, path: Path) -> None:
    """Write a Parquet file (zstd), whole or not at all. Raises `AuditError` when it cannot be written."""
    import duckdb

    names = ", ".join('"' + c.replace('"', '""') + '"' for c in unique(answer.columns))
    picks = ", ".join(f"unnest(?::{kind}[])" for kind in answer.types)
    con = duckdb.connect(":memory:", config={"threads": 1})
    shape = ", ".join(
        '"' + c.replace('"', '""') + f'" {kind}' for c, kind in zip(unique(answer.columns), answer.types, strict=True)
    )
    con.execute(f"CREATE TABLE answer ({shape})")
    while rows := list(islice(answer.rows, 50_000)):
        con.execute(f"INSERT INTO answer ({names}) SELECT {picks}", [list(values) for values in zip(*rows, strict=True)])
    part = path.with_name(f".{path.name}.part")
    try:
        con.execute(f"COPY answer TO '{str(part).replace(chr(39), chr(39) * 2)}' (FORMAT parquet, COMPRESSION zstd)")
        part.replace(path)
    except (duckdb.Error, OSError) as e:
        part.unlink(missing_ok=True)
        raise AuditError(f"{path}: cannot be written", "check the folder and the room on its disk") from e


def unique(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of columns, repeated ones with a number."""
    seen: set[str] = set()
    for name in names:
        fresh, i = name, 1
        while fresh.lower() in seen:
            i += 1
            fresh = f"{name}_{i}"
        seen.add(fresh.lower())
        yield fresh


class Format(NamedTuple):
    """How an answer is written: to a stream of text, or (`to_file`) under a path."""

    write: Callable[[Answer, Any], None]
    to_file: bool = False


FORMATS = {
    "table": Format(table),
    "csv": Format(comma_separated),
    "json": Format(json_list),
    "markdown": Format(markdown),
    "parquet": Format(parquet, to_file=True),
}
"""Values of `audit query --format`."""


def show(answer: Answer, form: str, output: str | None) -> None:
    """Write an answer to a file, or to standard output without one. Raises `AuditError` for a format that needs a file."""
    write, to_file = FORMATS[form]
    if output is not None:
        check_output(Path(output), lambda path: holds_answer(path, form, answer.columns))
    if output is None:
        if to_file:
            raise AuditError(f"--format {form} writes a file", "name it with --output")
        write(answer, sys.stdout)
    elif to_file:
        write(answer, Path(output))
    else:
        with whole_file(Path(output)) as part, part.open("w", encoding="utf-8") as out:
            write(answer, out)
