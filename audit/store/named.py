"""Named queries: SQL files that document themselves.

A file of `audit/sql/queries` begins with comments: its title, columns, what not to infer, and the parameters that can be set:

    -- Unnamed sources for whose anonymity no reason is given.
    -- columns: outlet, input, source as the text has it, …
    -- do not infer: that no reason existed; …
    -- set: outlet, from, to
"""

from dataclasses import dataclass
from pathlib import Path

from audit.errors import AuditError
from audit.store.connect import SQL


@dataclass(frozen=True, slots=True)
class Named:
    """A named query with its documentation; a parameter in `settable` that is not set is null."""

    name: str
    title: str
    columns: str
    not_infer: str
    settable: tuple[str, ...]
    sql: str


def parse(path: Path) -> Named:
    """Parse the comments of a query file."""
    sql = path.read_text(encoding="utf-8")
    notes: dict[str, str] = {}
    at = "title"
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        said = line.removeprefix("--").strip()
        key, colon, rest = said.partition(":")
        if colon and key in {"columns", "do not infer", "set"}:
            at, said = key, rest.strip()
        notes[at] = f"{notes.get(at, '')} {said}".strip()
    settable = tuple(part.strip() for part in notes.get("set", "").split(",") if part.strip())
    return Named(path.stem, notes.get("title", ""), notes.get("columns", ""), notes.get("do not infer", ""), settable, sql)


def queries() -> list[Named]:
    """All named queries, sorted by name."""
    return [parse(path) for path in sorted((SQL / "queries").glob("*.sql"))]


def query(name: str, given: dict[str, str]) -> tuple[Named, dict[str, str | None]]:
    """Look up a named query and the values of all its parameters. Raises `AuditError` for an unknown name or parameter."""
    path = SQL / "queries" / f"{name}.sql"
    known = {p.stem for p in (SQL / "queries").glob("*.sql")}
    if name not in known:
        raise AuditError(f"{name}: no such query", "audit query --list shows them")
    found = parse(path)
    unknown = sorted(set(given) - set(found.settable))
    if unknown:
        can = ", ".join(found.settable) or "nothing"
        raise AuditError(f"{name} has no {', '.join(unknown)} to set", f"it knows: {can}")
    return found, {key: given.get(key) for key in found.settable}
