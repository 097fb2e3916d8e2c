"""Keep a folder of reports: one folder per period, an index page, and an Atom feed."""

from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from audit.errors import AuditError
from audit.outputs import WAY_OUT, whole_file
from audit.report.html import fill
from audit.report.ours import refuse_foreign, report_in
from audit.report.period.questions import period

NOTHING_BESIDE: dict[str, object] = {"shown": (), "pictures": ()}
"""Template variables of an index that lists reports alone."""


class Kept(NamedTuple):
    """A report in the folder; `updated` is when its newest article was fetched, else the end of its period."""

    name: str
    since: str
    until: str
    articles: int
    outlets: int
    updated: str

    @property
    def title(self) -> str:
        """Name the period in words; a folder of another name keeps it."""
        try:
            return period(self.name).title
        except AuditError:
            return self.name

    @property
    def id(self) -> str:
        """Identify the report in the feed, independent of where it is published."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'newsaudit-report:{self.name}')}"


def write(folder: Path, files: dict[str, str]) -> tuple[int, int]:
    """Write the files that changed; return the numbers of written and unchanged ones.

    Raises `AuditError` before anything is written when one of them would replace somebody else's.
    """
    refuse_foreign(folder, list(files))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise AuditError(f"{folder}: {(e.strerror or str(e)).lower()}", WAY_OUT) from e
    written = 0
    for name, text in files.items():
        path, data = folder / name, text.encode("utf-8", "replace")
        if not path.exists() or path.read_bytes() != data:
            with whole_file(path) as part:
                part.write_bytes(data)
            written += 1
    return written, len(files) - written


def kept(folder: Path) -> list[Kept]:
    """List the reports in a folder, newest first; a `report.json` of another program is none."""
    found = []
    for path in folder.glob("*/report.json"):
        said = report_in(path)
        if said is None:
            continue
        vintage, span = said["vintage"][0], said["period"]
        updated = vintage["last_fetched"] or f"{span['until']}T00:00:00Z"
        updated = updated if "T" in updated else f"{updated[:10]}T00:00:00Z"
        updated = updated if updated.endswith("Z") or "+" in updated[10:] or "-" in updated[10:] else f"{updated}Z"
        one = Kept(
            name=path.parent.name,
            since=span["since"],
            until=span["until"],
            articles=vintage["articles"],
            outlets=len(said["outlets"]),
            updated=updated,
        )
        found.append(one)
    return sorted(found, key=lambda k: (k.until, k.since, k.name), reverse=True)


def listing(folder: Path, address: str = "", **beside: object) -> dict[str, str]:
    """Render index page and feed of a folder; `address` is where the folder is published, for the links of the feed.

    `beside` are further pages `shown`, as headings with address, title and note of each, and `pictures` by title.
    """
    reports = kept(folder)
    base = address.rstrip("/") + "/" if address else ""
    return {
        "index.html": fill("reports.html", **NOTHING_BESIDE | beside, reports=reports),
        "feed.xml": fill("feed.xml", reports=reports, base=base),
    }
