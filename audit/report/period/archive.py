"""Keep a folder of reports: one folder per period, an index page, and an Atom feed."""

import json
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from audit.report.html import fill


class Kept(NamedTuple):
    """A report in the folder; `updated` is when its newest article was fetched, else the end of its period."""

    name: str
    since: str
    until: str
    articles: int
    outlets: int
    updated: str

    @property
    def id(self) -> str:
        """Identify the report in the feed, independent of where it is published."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'newsaudit-report:{self.name}')}"


def write(folder: Path, files: dict[str, str]) -> tuple[int, int]:
    """Write the files that changed; return the numbers of written and unchanged ones."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for name, text in files.items():
        path, data = folder / name, text.encode("utf-8", "replace")
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
            written += 1
    return written, len(files) - written


def kept(folder: Path) -> list[Kept]:
    """List the reports in a folder, newest first."""
    found = []
    for path in folder.glob("*/report.json"):
        said = json.loads(path.read_text(encoding="utf-8"))
        vintage, period = said["vintage"][0], said["period"]
        updated = vintage["last_fetched"] or f"{period['until']}T00:00:00Z"
        updated = updated if "T" in updated else f"{updated[:10]}T00:00:00Z"
        updated = updated if updated.endswith("Z") or "+" in updated[10:] or "-" in updated[10:] else f"{updated}Z"
        one = Kept(
            name=path.parent.name,
            since=period["since"],
            until=period["until"],
            articles=vintage["articles"],
            outlets=len(said["outlets"]),
            updated=updated,
        )
        found.append(one)
    return sorted(found, key=lambda k: (k.until, k.since, k.name), reverse=True)


def listing(folder: Path, address: str = "") -> dict[str, str]:
    """Render index page and feed of a folder; `address` is where the folder is published, for the links of the feed."""
    reports = kept(folder)
    base = address.rstrip("/") + "/" if address else ""
    return {"index.html": fill("reports.html", reports=reports), "feed.xml": fill("feed.xml", reports=reports, base=base)}
