"""Count what the registry knows, by country and by form: how many outlets have an owner, a legal form, an assessment."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Coverage(NamedTuple):
    """A group of outlets, and how many of them have a fact of each kind."""

    by: str
    value: str
    outlets: int
    owner: int
    legal: int
    assessment: int


def coverage(entries: Iterable[Mapping[str, Any]]) -> list[Coverage]:
    """Count facts by country and by kind, largest group first.

    >>> coverage([{"country": "NO", "ownership": [{"owner": "A"}]}, {"country": "NO", "kind": "wire"}])[0]
    Coverage(by='country', value='NO', outlets=2, owner=1, legal=0, assessment=0)
    """
    counts: dict[tuple[str, str], list[int]] = {}
    for entry in entries:
        relation = entry.get("affiliation", {})
        facts = (entry.get("ownership"), relation.get("legal"), relation.get("assessments"))
        for by in ("country", "kind"):
            row = counts.setdefault((by, entry.get(by, "unknown")), [0, 0, 0, 0])
            row[0] += 1
            for i, fact in enumerate(facts, 1):
                row[i] += bool(fact)
    found = [
        Coverage(by=by, value=value, outlets=n, owner=owner, legal=legal, assessment=assessment)
        for (by, value), (n, owner, legal, assessment) in counts.items()
    ]
    return sorted(found, key=lambda c: (c.by, -c.outlets, c.value))
