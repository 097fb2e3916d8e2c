"""Write the units of a sample for other tools, without predictions, which such tools would show to readers."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

from audit.display import csv_value
from audit.validate.coding_page import CodedUnit

COLUMNS = ("sample", "unit", "before", "words", "after", "speaker", "coder", "value")
"""Columns of CSV; readers fill the last two."""


def as_label_studio(sample: Any, units: Sequence[CodedUnit]) -> str:
    """Tasks for Label Studio as JSON; the key `predictions` is absent, since it shows them on the page."""
    tasks = [{"data": {"sample": sample.id, **unit._asdict()}} for unit in units]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def as_coding_csv(sample: Any, units: Sequence[CodedUnit]) -> str:
    """A table with an empty column `value`, to be filled with one of yes, no, outside and cannot_say."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for u in units:
        writer.writerow([csv_value(cell) for cell in (sample.id, u.unit, u.before, u.words, u.after, u.speaker or "", "", "")])
    return out.getvalue()


CODING_FORMS: dict[str, Callable[[Any, Sequence[CodedUnit]], str]] = {"label-studio": as_label_studio, "csv": as_coding_csv}
"""Formats by name."""
