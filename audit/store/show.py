"""Answers as people and programs read them: table, CSV, JSON, Markdown, Parquet."""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from audit.errors import AuditError
from audit.store.query import Answer

LONGEST = 1000
"""Rows of a table on a terminal; more is for a file."""
WIDEST = 60
"""Characters of a cell of a table on a terminal."""


EXCERPT = 280
"""Characters of an excerpt; longer strings are texts of articles or long parts of them."""


def texts(answer: Answer, how: str) -> Answer:
    """The answer with long strings left out (`none`), cut (`excerpt`) or whole (`full`): full texts are not for passing on."""

    def short(value: Any) -> Any:
        if not isinstance(value, str) or len(value) <= EXCERPT:
            return value
        return None if how == "none" else f"{value[: EXCERPT - 1]}…"

    return answer if how == "full" else replace(answer, rows=(tuple(map(short, row)) for row in answer.rows))


def cell(value: Any) -> str:
    """One value as text: nothing for null, JSON for lists and structs, four decimals for a fraction."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else str(value)
    if isinstance(value, (list, dict, tuple)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def plain(value: Any) -> Any:
    """One value as JSON has it."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and value != value:  # noqa: PLR0124 - not a number
        return None
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)


def table(answer: Answer, out: TextIO) -> None:
    """Columns under their names, numbers to the right, long cells cut."""
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
    """A table of Markdown."""
    out.write("| " + " | ".join(answer.columns) + " |\n|" + " --- |" * len(answer.columns) + "\n")
    cells = ([cell(v).replace("|", "\\|").replace("\n", "<br>") for v in row] for row in answer.rows)
    out.writelines(f"| {' | '.join(row)} |\n" for row in cells)


def comma(answer: Answer, out: TextIO) -> None:
    """CSV with a line of names; null is an empty cell."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow([json.dumps(v, ensure_ascii=False, default=str) if isinstance(v, (list, dict)) else v for v in row])


def objects(answer: Answer, out: TextIO) -> None:
    """A list of JSON objects, one a line."""
    start = "["
    for row in answer.rows:
        line = json.dumps({c: plain(v) for c, v in zip(answer.columns, row, strict=True)}, ensure_ascii=False, default=str)
        out.write(f"{start}\n{line}")
        start = ","
    out.write("[]\n" if start == "[" else "\n]\n")


FORMATS: dict[str, Callable[[Answer, TextIO], None]] = {
    "table": table, "csv": comma, "json": objects, "markdown": markdown,
}  # fmt: skip


def parquet(answer: Answer, path: Path) -> None:
    """A Parquet file, zstd, written whole or not at all. Raises `AuditError` when it cannot be written."""
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
    """Names of columns with numbers after those that come again."""
    seen: set[str] = set()
    for name in names:
        fresh, i = name, 1
        while fresh.lower() in seen:
            i += 1
            fresh = f"{name}_{i}"
        seen.add(fresh.lower())
        yield fresh
