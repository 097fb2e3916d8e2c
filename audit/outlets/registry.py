"""Look up outlets by host, address, id, name or alias.

>>> registry = Registry.load()
>>> registry.by_host("de.rt.com"), registry.by_name("Russia Today"), registry.by_host("nobody.example")
('rt', 'rt', None)
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from audit.files import bytes_of, read_yaml
from audit.outlets import compiled, facts
from audit.outlets.compiled import Entry
from audit.outlets.entry import demand
from audit.outlets.hosts import host_of, normalised, path_of
from audit.outlets.places import country_of_place, named_place
from audit.outlets.wrapped import original
from audit.rows import Outlet, OutletFact, OutletHost

NAMED = 8
"""Maximum sisters that are named."""


@dataclass(frozen=True)
class Registry:
    """Outlets by host, name and id. Plain data, so it can be sent to a worker.

    `hosts` maps a host to an outlet id, `shared` a host of several outlets to `[path, id]` pairs, `names` an unambiguous name
    to an id, `namesakes` another name to the ids of all that bear it, `siblings` an outlet to its sisters, `kinds` an outlet
    to its form. `packed` has the entries as JSON, parsed on demand.
    """

    digest: str
    hosts: Mapping[str, str]
    shared: Mapping[str, Sequence[Sequence[str]]]
    names: Mapping[str, str]
    namesakes: Mapping[str, Sequence[str]]
    siblings: Mapping[str, Sequence[str]]
    kinds: Mapping[str, str]
    sources: Mapping[str, Entry]
    packed: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, front: Mapping[str, Any]) -> "Registry":
        """Build the registry from its compiled form."""
        same = ("digest", "hosts", "shared", "names", "namesakes", "kinds", "sources")
        return cls(siblings=front["sisters"], packed=front["entries"], **{name: front[name] for name in same})

    @classmethod
    def load(cls, *paths: Path) -> "Registry":
        """Load the shipped registry, with the user's files merged over it by id. Raises `AuditError` for an invalid file."""
        base = compiled.load()
        if not paths:
            return cls.of(base)
        entries: dict[str, Any] = {name: json.loads(text) for name, text in base["entries"].items()}
        sources = dict(base["sources"])
        for path in paths:
            data = read_yaml(path)
            demand(data, path, sources)
            sources |= data.get("sources") or {}
            for entry in data["outlets"] or ():
                entries = merged(entries, entry)
        return cls.of(compiled.front({"outlets": list(entries.values()), "sources": sources}, registry_digest(*paths)))

    def __getstate__(self) -> dict[str, Any]:
        """What a worker is sent: the fields, without what was computed from them."""
        return {f.name: getattr(self, f.name) for f in fields(self)}

    @cached_property
    def _named(self) -> dict[str, str]:
        """Names looked up so far."""
        return {}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Parse all entries, by id."""
        return {name: json.loads(text) for name, text in self.packed.items()}

    def entry(self, outlet: str | None) -> Entry | None:
        """Parse the entry of an outlet; None when it is unknown."""
        found = self.packed.get(outlet or "")
        return None if found is None else json.loads(found)

    def by_host(self, host: str | None) -> str | None:
        """Find the outlet id of a host or its nearest parent domain in the registry; None when unknown."""
        host = normalised(host) if host else None
        while host and "." in host:
            found = self.hosts.get(host)
            if found:
                return found
            host = host.partition(".")[2]
        return None

    def by_url(self, url: str | None) -> str | None:
        """Find the outlet id of an address; a copy (archive, cache) counts as the original. None when unknown."""
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
        """Find the outlet id by id, name, alias or host; None when unknown or ambiguous.

        A name may have a place in parentheses behind it: a known one must be in the outlet's country, another says nothing.
        """
        if not name:
            return None
        return self.names.get(compiled.key(name)) or self.by_host(name.strip().lower()) or self.by_placed_name(name)

    def by_placed_name(self, name: str) -> str | None:
        """Find the outlet id by a name with its place in parentheses; None when unknown or ambiguous."""
        if (parts := named_place(name)) is None:
            return None
        key, country = compiled.key(parts[0]), country_of_place(parts[1])
        found = self.namesakes.get(key) or [self.names[key]] if key in self.names or key in self.namesakes else []
        if country:
            found = [i for i in found if (self.entry(i) or {}).get("country", country) == country]
        return found[0] if len(found) == 1 else None

    def sisters(self, outlet: str | None) -> frozenset[str]:
        """Return the ids of outlets that share an owner with this one, as far as owners are recorded."""
        return frozenset(self.siblings.get(outlet or "", ()))

    def kind(self, outlet: str | None) -> str | None:
        """Return the form of an outlet (wire, newspaper, …); None when no source gives it."""
        return self.kinds.get(outlet or "")

    def rows(self, outlets: Iterable[str] | None = None) -> Iterator[Outlet | OutletHost | OutletFact]:
        """Yield the database rows of some outlets, or of all."""
        yield from self._rows if outlets is None else self.rows_of(dict.fromkeys(o for o in outlets if o in self.packed))

    @cached_property
    def _rows(self) -> Sequence[Outlet | OutletHost | OutletFact]:
        """The rows of all outlets, which each database gets that this process writes."""
        return tuple(self.rows_of(self.packed))

    def rows_of(self, wanted: Iterable[str]) -> Iterator[Outlet | OutletHost | OutletFact]:
        """Yield the database rows of these outlets, all of them known."""
        yield from facts.rows((json.loads(self.packed[o]) for o in wanted), self.sources)
        for outlet in wanted:
            if words := self.sisters_in_words(outlet):
                yield facts.sisters_row(outlet, words)

    def sisters_in_words(self, outlet: str) -> str:
        """Name the outlets that share an owner with this one, at most `NAMED` of them; "" where none is known."""
        names = sorted(self.name(one) for one in self.sisters(outlet))
        more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
        return ", ".join(names[:NAMED]) + more

    def name(self, outlet: str) -> str:
        """Name of an outlet; its id when it is unknown."""
        if (found := self._named.get(outlet)) is None:
            found = self._named[outlet] = str((self.entry(outlet) or {"name": outlet})["name"])
        return found


def registry_digest(*paths: Path) -> str:
    """Digest of the shipped registry and the user's files, without reading them. Raises `AuditError` for a missing file."""
    return "+".join([compiled.shipped_digest(), *(compiled.digest(bytes_of(path)) for path in paths)])


def merged(entries: Mapping[str, Any], entry: Entry) -> dict[str, Any]:
    """Merge a user's entry over the others: its fields win, and its hosts are removed from other outlets."""
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
