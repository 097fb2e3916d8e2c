"""Write answers: `FORMATS` is the table of forms, each a function here or in a module of its own, imported on first use."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

from audit.display import ascii_controls, markdown_cell, on_one_line, plain
from audit.errors import AuditError
from audit.outputs import check_output, whole_file
from audit.store.values import cell, json_value

if TYPE_CHECKING:
    from audit.store.query import Answer

LONGEST = 1000
"""Maximum rows of a table on a terminal."""
WIDEST = 60
"""Maximum characters of a cell on a terminal."""
EXCERPT = 280
"""Maximum characters of an excerpt; longer strings are whole articles or long parts of them."""


def texts(answer: "Answer", how: str, omitted: Counter[str] | None = None) -> "Answer":
    """Leave long strings out (`none`), cut them (`excerpt`) or keep them (`full`): articles are others' to publish.

    `omitted` counts by column, while the rows are read, what is left out.
    """
    counted = Counter[str]() if omitted is None else omitted

    def short(value: Any, column: str) -> Any:
        if not isinstance(value, str) or len(value) <= EXCERPT:
            return value
        if how == "none":
            counted[column] += 1
            return None
        return f"{value[: EXCERPT - 1]}…"

    return answer if how == "full" else replace(answer, rows=(tuple(map(short, row, answer.columns)) for row in answer.rows))


def left_out(omitted: Counter[str]) -> str:
    """Say which strings are missing from an answer.

    >>> left_out(Counter(words=1200))
    'left out: 1,200 strings longer than 280 characters (words); --text full keeps them, --text excerpt their beginnings'
    """
    count = f"{omitted.total():,} string{'s' if omitted.total() > 1 else ''}"
    where = ", ".join(map(on_one_line, omitted))
    return (
        f"left out: {count} longer than {EXCERPT} characters ({where}); --text full keeps them, --text excerpt their beginnings"
    )


def table(answer: "Answer", out: TextIO) -> None:
    """Write aligned columns under their names, numbers to the right, long cells cut."""
    rows = [[plain(cell(v)).replace("\n", " ⏎ ").replace("\t", " ") for v in row] for row in islice(answer.rows, LONGEST)]
    names = [on_one_line(c) for c in answer.columns]
    rows = [[v if len(v) <= WIDEST else v[: WIDEST - 1] + "…" for v in row] for row in rows]
    widths = [max(len(name), *(len(row[i]) for row in rows), 1) if rows else len(name) for i, name in enumerate(names)]
    right = [kind.split("(")[0] in {"DOUBLE", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL", "NUMBER"} for kind in answer.types]

    def line(values: Sequence[str]) -> str:
        padded = (v.rjust(w) if r else v.ljust(w) for v, w, r in zip(values, widths, right, strict=True))
        return "  ".join(padded).rstrip() + "\n"

    out.write(line(names))
    out.write("  ".join("─" * w for w in widths) + "\n")
    out.writelines(map(line, rows))
    if next(answer.rows, None) is not None:
        out.write(f"… more than {LONGEST} rows; for all of them use --format csv\n")


def markdown(answer: "Answer", out: TextIO) -> None:
    """Write a Markdown table."""
    out.write("| " + " | ".join(map(markdown_cell, answer.columns)) + " |\n|" + " --- |" * len(answer.columns) + "\n")
    cells = ([markdown_cell(cell(v)) for v in row] for row in answer.rows)
    out.writelines(f"| {' | '.join(row)} |\n" for row in cells)


def json_list(answer: "Answer", out: TextIO) -> None:
    """Write a JSON list of objects, one a line."""
    start = "["
    for row in answer.rows:
        line = json.dumps({c: json_value(v) for c, v in zip(answer.columns, row, strict=True)}, ensure_ascii=False, default=str)
        out.write(f"{start}\n{ascii_controls(line)}")
        start = ","
    out.write("[]\n" if start == "[" else "\n]\n")


def parquet(answer: "Answer", path: Path) -> None:
    """Write a Parquet file (zstd), whole or not at all. Raises `AuditError` when it cannot be written."""
    import duckdb

    from audit.store.schema import quoted
    from audit.store.tabular import unique
    from audit.store.whole import unwritable

    names = ", ".join('"' + c.replace('"', '""') + '"' for c in unique(answer.columns))
    picks = ", ".join(f"unnest(?::{kind}[])" for kind in answer.types)
    con = duckdb.connect(":memory:", config={"threads": 1})
    shape = ", ".join(
        '"' + c.replace('"', '""') + f'" {kind}' for c, kind in zip(unique(answer.columns), answer.types, strict=True)
    )
    con.execute(f"CREATE TABLE answer ({shape})")
    while rows := list(islice(answer.rows, 50_000)):
        con.execute(f"INSERT INTO answer ({names}) SELECT {picks}", [list(values) for values in zip(*rows, strict=True)])
    try:
        with whole_file(path) as part:
            con.execute(f"COPY answer TO {quoted(str(part))} (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.Error as e:
        raise unwritable(path) from e


class Format(NamedTuple):
    """The writer of a form: the function `name` of `audit.store.<module>`, imported on first use.

    It writes an answer to a stream of text, or under a path as a `file` or a `folder`; a `marked` one gets the texts that the
    rows of the answer point into.
    """

    module: str
    name: str
    to: Literal["text", "file", "folder"] = "text"
    marked: bool = False

    def write(self, answer: "Answer", out: TextIO | Path) -> None:
        """Write an answer."""
        writer = getattr(import_module(f"audit.store.{self.module}"), self.name)
        if self.marked:
            adapt = import_module("audit.store.annotations.marked")
            writer = adapt.foldered(writer) if self.to == "folder" else adapt.streamed(writer)
        writer(answer, out)


FORMATS = {
    "table": Format("show", "table"),
    "csv": Format("tabular", "comma_separated"),
    "json": Format("show", "json_list"),
    "markdown": Format("show", "markdown"),
    "parquet": Format("show", "parquet", to="file"),
    "xlsx": Format("sheet", "xlsx", to="file"),
    "datapackage": Format("package", "data_package", to="folder"),
    "webannotation": Format("annotations.web_annotation", "write_annotations", marked=True),
    "labelstudio": Format("annotations.label_studio", "write_tasks", marked=True),
    "doccano": Format("annotations.doccano", "write_labels", marked=True),
    "cas": Format("annotations.cas", "write_cas", to="folder", marked=True),
    "brat": Format("annotations.brat", "write_standoff", to="folder", marked=True),
}
"""Values of `audit query --format`."""


def show(answer: "Answer", form: str, output: str | None) -> None:
    """Write an answer to `output`, or to standard output without one.

    Raises `AuditError` for a format that needs a file or folder, and for an output that is not an answer of the same columns.
    """
    chosen = FORMATS[form]
    to = chosen.to
    if output is None:
        if to != "text":
            raise AuditError(f"--format {form} writes a {to}", "name it with --output")
        chosen.write(answer, sys.stdout)
        return
    if to != "folder":
        from audit.store.answers import holds_answer

        check_output(Path(output), lambda path: holds_answer(path, form, answer.columns))
    if to == "text":
        with whole_file(Path(output)) as part, part.open("w", encoding="utf-8") as out:
            chosen.write(answer, out)
        return
    chosen.write(answer, Path(output))
