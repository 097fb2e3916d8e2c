"""Write an answer as a workbook (XlsxWriter, the extra `xlsx`): the same answer gives the same bytes.

Values are written as text or number alone, so `=1+1` stays text and no address becomes a link. A cell holds 32,767 UTF-16
units: a longer text is cut, its cell ends with a note, and the sheet `cut` lists it.
"""

from collections.abc import Sequence
from datetime import datetime
from math import isfinite
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.outputs import whole_file
from audit.store.query import Answer
from audit.store.values import cell

CELL = 32_767
"""Maximum UTF-16 units of a cell."""
ROWS, COLUMNS = 1_048_576, 16_384
"""Maximum rows, the header among them, and columns of a sheet."""
EXACT = 2**53
"""Integers up to here are exact as numbers of a sheet; larger ones are written as text."""
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the format has no time zone
"""Day of creation in every workbook, so that bytes depend on the answer alone."""


def xlsx(answer: Answer, path: Path) -> None:
    """Write a workbook, whole or not at all. Raises `AuditError` when it cannot be written or has too many rows."""
    try:
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import XlsxFileError
    except ImportError as e:
        raise AuditError("--format xlsx: needs XlsxWriter", "pip install 'newsaudit[xlsx]'") from e
    if len(answer.columns) > COLUMNS:
        raise AuditError(f"{path}: a sheet holds {COLUMNS:,} columns", "ask for fewer, or use --format parquet")
    with whole_file(path) as part:
        book = Workbook(str(part), {"constant_memory": True})
        book.set_properties({"created": CREATED})
        sheet = book.add_worksheet("answer")
        cut: list[tuple[int, str, int]] = []
        try:
            write_row(sheet, 0, answer.columns)
            for n, row in enumerate(answer.rows, 1):
                if n == ROWS:
                    raise AuditError(f"{path}: a sheet holds {ROWS - 1:,} rows", "ask for fewer, or use --format parquet")
                cut += [(n + 1, answer.columns[i], length) for i, length in write_row(sheet, n, row)]
            if cut:
                more = book.add_worksheet("cut")
                for n, values in enumerate([("row", "column", "characters"), *cut]):
                    write_row(more, n, values)
        finally:
            try:
                book.close()
            except XlsxFileError as e:
                raise OSError(str(e)) from e


def write_row(sheet: Any, n: int, row: Sequence[Any]) -> list[tuple[int, int]]:
    """Write a row of values; return column and length of each text that was cut."""
    cut = []
    for i, value in enumerate(row):
        if value is None:
            continue
        if exact(value):
            sheet.write_number(n, i, value)
            continue
        text = cell(value)
        fitting = fit(text)
        sheet.write_string(n, i, fitting)
        if fitting != text:
            cut.append((i, len(text)))
    return cut


def exact(value: Any) -> bool:
    """True when a value is a number that a cell holds as it is."""
    if isinstance(value, bool):
        return False
    return (isinstance(value, int) and abs(value) <= EXACT) or (isinstance(value, float) and isfinite(value))


def fit(text: str) -> str:
    """A text cut to what a cell holds, with a note of its length.

    >>> fit("short"), fit("x" * 40_000)[-51:]
    ('short', 'xx [cut: 40,000 characters, more than a cell holds]')
    """
    raw = text.encode("utf-16-le", "surrogatepass")
    if len(raw) <= 2 * CELL:
        return text
    note = f" [cut: {len(text):,} characters, more than a cell holds]"
    return raw[: 2 * (CELL - len(note))].decode("utf-16-le", "ignore") + note
