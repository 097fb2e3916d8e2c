"""Whether a file in the place of a page or report was written by an earlier run, so that it may be replaced."""

import json
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.outputs import WAY_OUT, check_output

HEAD = 1 << 14
"""Characters at the start of a file in which its mark stands."""
MARKS = {
    ".html": ('<meta name="generator" content="newsaudit ',),
    ".xml": ("<author><name>newsaudit</name></author>",),
    ".md": (" accounts, no winner", "No winner: a rate is not a grade."),
}
"""What stands near the start of our pages, by suffix; pages of other suffixes have one of them as well."""
KEYS = frozenset({"schema", "period", "outlets", "rates", "changes", "vintage"})
"""Keys of the `report.json` of a period."""


def holds_page(path: Path) -> bool:
    """True when a file is a page, feed or comparison of ours."""
    with path.open(encoding="utf-8", errors="replace") as page:
        head = page.read(HEAD)
    marks = MARKS.get(path.suffix.lower()) or [mark for some in MARKS.values() for mark in some]
    return any(mark in head for mark in marks)


def report_in(path: Path) -> dict[str, Any] | None:
    """What a `report.json` holds; None for a file of another program, or none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and found.keys() >= KEYS and found["vintage"] else None


def refuse_foreign(folder: Path, names: list[str]) -> None:
    """Raise `AuditError` when a file of a folder of reports, or of one report, is somebody else's.

    Markdown and CSV of a report carry no mark: its `report.json` speaks for them.
    """
    if folder.exists() and not folder.is_dir():
        raise AuditError(f"{folder}: not a folder", WAY_OUT)
    reported = report_in(folder / "report.json") is not None
    for name in names:
        page = Path(name).suffix in {".html", ".xml"}
        check_output(folder / name, holds_page if page else lambda _: reported)
