"""Whether a file is the answer to a query of the same columns, so that the next answer may replace it."""

import csv
import json
import re
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import unescape
from zipfile import BadZipFile, ZipFile

from audit.display import csv_value, markdown_cell, on_one_line

HEAD = 1 << 16
"""Maximum characters of a line that names the columns."""


def holds_answer(path: Path, form: str, columns: Sequence[str]) -> bool:
    """True when a file was written in this form with these columns."""
    if form == "parquet":
        return parquet_columns(path) == [c.lower() for c in columns]
    if form == "xlsx":
        return workbook_columns(path) == list(columns)
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        first, second = lines.readline(HEAD).rstrip("\n"), lines.readline(HEAD).rstrip("\n")
    return form in HEADS and HEADS[form](first, second, columns)


def parquet_columns(path: Path) -> list[str] | None:
    """Names of the columns of a Parquet file; None for another file."""
    import duckdb

    from audit.files import unglobbed

    with duckdb.connect(":memory:", config={"threads": 1}) as con:
        try:
            return [c[0].lower() for c in con.execute("DESCRIBE FROM read_parquet(?)", [unglobbed(path)]).fetchall()]
        except duckdb.Error:
            return None


def workbook_columns(path: Path) -> list[str] | None:
    """Names in the first row of a workbook's first sheet; None for another file."""
    try:
        with ZipFile(path) as book:
            shared = re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml")[:HEAD].decode("utf-8", "replace"))
            row = re.search(r"<row .*?</row>", book.read("xl/worksheets/sheet1.xml")[:HEAD].decode("utf-8", "replace"))
    except (BadZipFile, KeyError, OSError, RuntimeError):
        return None
    places = [int(n) for n in re.findall(r"<v>(\d{1,9})</v>", row[0])] if row else []
    return [unescape(shared[n]) for n in places if n < len(shared)]


def csv_head(first: str, second: str, columns: Sequence[str]) -> bool:
    """True for the header of a CSV file with these columns."""
    out = StringIO()
    csv.writer(out, lineterminator="").writerow(map(csv_value, columns))
    return first == out.getvalue()


def json_head(first: str, second: str, columns: Sequence[str]) -> bool:
    """True for a list of objects with these keys, or an empty one."""
    try:
        return first == "[]" or (first == "[" and list(json.loads(second.removesuffix(","))) == list(dict.fromkeys(columns)))
    except (ValueError, TypeError):
        return False


def markdown_head(first: str, second: str, columns: Sequence[str]) -> bool:
    """True for the head of a Markdown table with these columns."""
    return first == "| " + " | ".join(map(markdown_cell, columns)) + " |" and second == "|" + " --- |" * len(columns)


def table_head(first: str, second: str, columns: Sequence[str]) -> bool:
    """True for the head of a table with these columns, however wide they are."""
    return first.split() == " ".join(map(on_one_line, columns)).split() and set(second) == {"─", " "} - (
        {" "} if len(columns) == 1 else set()
    )


def lines_of(*keys: str) -> Callable[[str, str, Sequence[str]], bool]:
    """Make a test for lines of JSON objects that begin with these keys."""

    def head(first: str, second: str, columns: Sequence[str]) -> bool:
        return re.match(r"\{" + r"[^{}]*?,\s*".join(rf'"{key}":' for key in keys), first) is not None

    return head


def tasks_head(first: str, second: str, columns: Sequence[str]) -> bool:
    """True for a list of Label Studio's tasks."""
    return first == "[]" or (first == "[" and second.startswith('{"data": {'))


HEADS: Mapping[str, Callable[[str, str, Sequence[str]], bool]] = {
    "csv": csv_head,
    "json": json_head,
    "markdown": markdown_head,
    "table": table_head,
    "webannotation": lines_of("@context"),
    "labelstudio": tasks_head,
    "doccano": lines_of("text"),
}
"""What the first two lines of an answer are, by its form."""
