"""Look-up of outlets by host, address, id, name or alias.

>>> registry = Registry.load()
>>> registry.by_host("de.rt.com"), registry.by_name("Russia Today"), registry.by_host("nobody.example")
('rt', 'rt', None)
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from audit.files import read_yaml
from audit.outlets import compiled, facts
from audit.outlets.compiled import Entry
from audit.outlets.entry import demand
from audit.outlets.hosts import host_of, path_of, plain
from audit.outlets.wrapped import original
from audit.rows import Outlet, OutletFact, OutletHost


@dataclass(frozen=True)
class Registry:
    """Outlets by host, name and id. Data only: it can be sent to a worker.

    `hosts` maps each host to an outlet id, `shared` each host that several outlets share to `[path, id]`, `names` each
    name that only one outlet has. Their entries, as they stand in the file, are parsed at first use.
    """

    digest: str
    hosts: Mapping[str, str]
    shared: Mapping[str, Sequence[Sequence[str]]]
    names: Mapping[str, str]
    sources: Mapping[str, Entry]
    packed: str = field(repr=False)

    @classmethod
    def load(cls, *paths: Path) -> "Registry":
        """The shipped registry with the user's files merged over it by id. Raises `AuditError` for a broken file."""
        base = compiled.load()
        if not paths:
            return cls(base["digest"], base["hosts"], base["shared"], base["names"], base["sources"], base["entries"])
        entries: dict[str, Any] = json.loads(base["entries"])
        sources = dict(base["sources"])
        digest = base["digest"]
        for path in paths:
            data = read_yaml(path)
            demand(data, path, sources)
            sources |= data.get("sources") or {}
            for entry in data["outlets"] or ():
                entries = merged(entries, entry)
            digest = f"{digest}+{compiled.digest(path.read_bytes())}"
        front = compiled.front({"outlets": list(entries.values()), "sources": sources}, digest)
        return cls(digest, front["hosts"], front["shared"], front["names"], sources, front["entries"])

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """The entries by id, as they stand in the file."""
        found: Mapping[str, Entry] = json.loads(self.packed)
        return found

    def by_host(self, host: str | None) -> str | None:
        """Id of the outlet that a host belongs to, or None. Looked up label by label, from the whole host down."""
        host = plain(host) if host else None
        while host and "." in host:
            found = self.hosts.get(host)
            if found:
                return found
            host = host.partition(".")[2]
        return None

    def by_url(self, url: str | None) -> str | None:
        """Id of the outlet that an address belongs to, or None; copies of a page (archive, cache) count as the page."""
        if not url:
            return None
        url = original(url)
        host = host_of(url)
        path = path_of(url)
        for start, outlet in self.shared.get(host or "", ()):
            if path == start or path.startswith(start.rstrip("/") + "/"):
                return outlet
        return self.by_host(host)

    def by_name(self, name: str | None) -> str | None:
        """Id of the outlet of that id, name, alias or host, or None; also None for a name that several outlets have."""
        if not name:
            return None
        return self.names.get(compiled.key(name)) or self.by_host(name.strip().lower())

    @cached_property
    def groups(self) -> Mapping[str, frozenset[str]]:
        """Ids of the outlets of each owner, by the owner's name as names are compared; outlets that own others belong."""
        found: dict[str, set[str]] = {}
        for entry in self.entries.values():
            for owner in current(entry.get("ownership", ())):
                found.setdefault(compiled.key(owner["owner"]), set()).add(entry["id"])
        for owner_key, members in found.items():
            if owner_key in self.names:
                members.add(self.names[owner_key])
        return {owner: frozenset(members) for owner, members in found.items()}

    @cached_property
    def siblings(self) -> Mapping[str, frozenset[str]]:
        """Sister outlets of each outlet that has any."""
        found: dict[str, set[str]] = {}
        for members in self.groups.values():
            for outlet in members:
                found.setdefault(outlet, set()).update(members - {outlet})
        return {outlet: frozenset(others) for outlet, others in found.items() if others}

    def sisters(self, outlet: str | None) -> frozenset[str]:
        """Ids of the outlets that share an owner with this one, as far as owners are known."""
        return self.siblings.get(outlet or "", frozenset())

    def kind(self, outlet: str | None) -> str | None:
        """Form of an outlet (wire, newspaper, …), when a source says it."""
        found = self.entries.get(outlet or "", {}).get("kind")
        return str(found) if found else None

    def rows(self, outlets: Iterable[str] | None = None) -> Iterator[Outlet | OutletHost | OutletFact]:
        """The rows that a database keeps of these outlets, or of all."""
        wanted = self.entries if outlets is None else dict.fromkeys(o for o in outlets if o in self.entries)
        return facts.rows((self.entries[o] for o in wanted), self.sources)


def current(chain: Iterable[Entry]) -> list[Entry]:
    """The owners of a chain whose time has not ended."""
    return [owner for owner in chain if not owner.get("to")]


def merged(entries: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """The entries with one of a user over them: its fields win, and its hosts leave the outlets that had them."""
    taken = {(h["host"], h.get("path")) for h in entry["hosts"]}
    out = {}
    for name, old in entries.items():
        kept = [h for h in old["hosts"] if (h["host"], h.get("path")) not in taken]
        if name == entry["id"] or len(kept) == len(old["hosts"]):
            out[name] = old
        elif kept:
            out[name] = {**old, "hosts": kept}
    old = entries.get(entry["id"], {})
    evidence = [*entry["evidence"], *(e for e in old.get("evidence", ()) if set(e["fields"]) - set(entry))]
    out[entry["id"]] = {**old, **entry, "evidence": evidence, "origin": "user"}
    return out
