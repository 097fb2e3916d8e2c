"""Look-up of outlets by host, id, name or alias."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from audit.files import DATA, read_yaml


def shipped() -> Path:
    """`sources.yaml` of the wheel, else of the checkout."""
    packed = DATA / "sources.yaml"
    return packed if packed.exists() else Path(__file__).parents[2] / "sources.yaml"


def host_of(url: str | None) -> str | None:
    """Host of an address in lower case, `www.` left out; None when it has none.

    >>> host_of("https://www.Example.org:8080/a"), host_of("mailto:a@b.example"), host_of(None)
    ('example.org', None, None)
    """
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}" if "." in url.split("/")[0] and ":" not in url else url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").rstrip(".") or None if host else None


@dataclass(frozen=True)
class Registry:
    """Outlets by id, as they stand in the file."""

    entries: Mapping[str, Mapping[str, Any]]

    @classmethod
    def load(cls, *paths: Path) -> "Registry":
        """The shipped registry with the user's files merged over it by id."""
        merged: dict[str, Mapping[str, Any]] = {}
        for path in (shipped(), *paths):
            for entry in read_yaml(path)["outlets"]:
                merged[entry["id"]] = entry
        return cls(merged)

    @cached_property
    def hosts(self) -> dict[str, str]:
        """Outlet id of each host."""
        return {h["host"]: e["id"] for e in self.entries.values() for h in e["hosts"]}

    @cached_property
    def names(self) -> dict[str, str]:
        """Outlet id of each id, name and alias in lower case."""
        return {
            n.casefold(): e["id"]
            for e in reversed(list(self.entries.values()))
            for n in (*e.get("aliases", ()), e["name"], e["id"])
        }

    def by_host(self, host: str | None) -> str | None:
        """Id of the outlet that a host belongs to, or None."""
        labels = (host or "").removeprefix("www.").split(".")
        for i in range(len(labels) - 1):
            found = self.hosts.get(".".join(labels[i:]))
            if found:
                return found
        return None

    def by_name(self, name: str | None) -> str | None:
        """Id of the outlet of that id, name, alias or host, or None."""
        return self.names.get(name.casefold()) or self.by_host(name) if name else None
