"""The one place where measures, kinds, rules and signals are explained, for terminal, page and docs alike."""

from functools import cache
from typing import NamedTuple

from audit.files import DATA, read_yaml


class Explained(NamedTuple):
    """What a name means, how it is found, what not to infer, and how often others have it."""

    name: str
    kind: str
    title: str
    what: str
    how: str
    not_infer: str
    source: str | None
    base_rate: str | None


@cache
def explained() -> dict[str, Explained]:
    """Every explanation of `audit/data/explain`, by name."""
    found = {}
    for path in sorted((DATA / "explain").glob("*.yaml")):
        for name, said in (read_yaml(path) or {}).items():
            parts = (str(said.get(f) or "") for f in ("kind", "title", "what", "how", "not_infer"))
            rest = (str(said[f]) if said.get(f) else None for f in ("source", "base_rate"))
            found[name] = Explained(name, *parts, *rest)
    return found
