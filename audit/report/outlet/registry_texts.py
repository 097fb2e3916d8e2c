"""Format the output of `audit outlets`: findings of a check, and matches of a search."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from audit.outlets.check import Finding
from audit.outlets.coverage import Coverage


def findings(found: Sequence[Finding], name: str, count: int) -> str:
    """Format faults one per line, stale facts grouped by kind and date, and a summary."""
    faults = [f for f in found if f.fault]
    out = [f"{f.outlet or name}: {f.problem.field}: {f.problem.says}" for f in faults]
    ages: dict[str, list[str]] = {}
    for f in found:
        if not f.fault:
            ages.setdefault(f.problem.says, []).append(str(f.outlet))
    for says, outlets in sorted(ages.items(), key=lambda a: -len(a[1])):
        names = list(dict.fromkeys(outlets))
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        out.append(f"stale: {says}: {len(outlets)} ({', '.join(names[:5])}{more})")
    out.append(f"{name}: {count} outlets, {len(faults)} faults, {len(found) - len(faults)} stale facts")
    return "\n".join(out) + "\n"


def covered(found: Sequence[Coverage], most: int = 12) -> str:
    """Format coverage, one line by country and one by kind: outlets with an owner, of all, for the largest groups."""
    out = []
    for by in ("country", "kind"):
        rows = [c for c in found if c.by == by]
        words = ", ".join(f"{c.value} {c.owner} of {c.outlets}" for c in rows[:most])
        more = f" and {len(rows) - most} more" if len(rows) > most else ""
        out.append(f"owner known by {by}: {words}{more}")
    return "\n".join(out) + "\n"


def matches(found: Sequence[Mapping[str, Any]], limit: int) -> str:
    """Format outlets one per line: id, name, country, first hosts."""
    rows = [
        (e["id"], e["name"], e.get("country", "--"), " ".join(h["host"] + h.get("path", "") for h in e["hosts"][:3]))
        for e in found[:limit]
    ]
    if not rows:
        return "no outlet of the registry matches\n"
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    out = ["  ".join([*(c.ljust(w) for c, w in zip(row, widths, strict=False)), row[3]]).rstrip() for row in rows]
    if len(found) > limit:
        out.append(f"and {len(found) - limit} more; --limit shows them")
    return "\n".join(out) + "\n"


def as_json(value: Any) -> str:
    """Serialise a value as JSON, with a final newline."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
