"""Compile `sources.yaml` for look-up: indexes of hosts and names, and entries as JSON text parsed on demand.

A wheel ships the compiled file; a checkout compiles it once into the user's cache folder. Looking up hosts needs the indexes
only, so `audit article` parses just the entry that it prints.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from audit.files import DATA, compiled, value_of

FORM = "outlets-3"
"""Version of the compiled form, part of the cache key."""

COMPILED = DATA / "sources.json"
"""The compiled file, present in a wheel only."""

Entry = Mapping[str, Any]


def key(name: str) -> str:
    """Normalise a name for comparison: fold case, drop accents, punctuation and a leading article.

    >>> key("The Guardian"), key("El País"), key("AT&T"), key("Аргументы и Факты")
    ('guardian', 'elpais', 'atandt', 'аргументыифакты')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", bare.replace("&", " and ")))


def hosts(entries: Iterable[Entry]) -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    """Index outlet ids by host, and by path on shared hosts: `{host: [[path, id], …]}`, longest path first."""
    whole: dict[str, str] = {}
    shared: dict[str, list[list[str]]] = {}
    for entry in entries:
        for h in entry["hosts"]:
            if h.get("path"):
                shared.setdefault(h["host"], []).append([h["path"], entry["id"]])
            else:
                whole[h["host"]] = entry["id"]
    return whole, {host: sorted(paths, key=lambda p: (-len(p[0]), p)) for host, paths in shared.items()}


def names(entries: Iterable[Entry]) -> dict[str, str]:
    """Index outlet ids by unambiguous name or alias, and by id, which wins over a name."""
    ids = {key(entry["id"]): entry["id"] for entry in entries}
    return {name: outlets[0] for name, outlets in bearers(entries).items() if len(outlets) == 1 and name} | ids


def bearers(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Index the ids of all outlets that bear a name or alias."""
    found: dict[str, dict[str, None]] = {}
    for entry in entries:
        for name in (entry["name"], *entry.get("aliases", ())):
            found.setdefault(key(name), {})[entry["id"]] = None
    return {name: list(outlets) for name, outlets in found.items()}


def digest(raw: bytes) -> str:
    """Digest the bytes of a registry file to twelve hexadecimal digits."""
    return blake2b(raw, digest_size=6).hexdigest()


def sisters(entries: Iterable[Entry], named: Mapping[str, str]) -> dict[str, list[str]]:
    """Index the outlets that share an owner with each outlet, sorted; an outlet that owns others counts as their sister."""
    groups: dict[str, set[str]] = {}
    for entry in entries:
        for owner in entry.get("ownership", ()):
            if not owner.get("to"):
                groups.setdefault(key(owner["owner"]), set()).add(entry["id"])
    found: dict[str, set[str]] = {}
    for owner_key, members in groups.items():
        group = members | ({named[owner_key]} if owner_key in named else set())
        for outlet in group:
            found.setdefault(outlet, set()).update(group - {outlet})
    return {outlet: sorted(others) for outlet, others in found.items() if others}


def front(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Compile a registry file: the indexes, and each entry as JSON text."""
    entries = data["outlets"]
    whole, shared = hosts(entries)
    named = names(entries)
    return {
        "digest": name,
        "hosts": whole,
        "shared": shared,
        "names": named,
        "namesakes": {name: outlets for name, outlets in bearers(entries).items() if len(outlets) > 1 and name},
        "sisters": sisters(entries, named),
        "kinds": {e["id"]: e["kind"] for e in entries if "kind" in e},
        "sources": data["sources"],
        "entries": {e["id"]: json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in entries},
    }


def compile_file(raw: bytes, path: Path) -> dict[str, Any]:
    """Compile the bytes of `sources.yaml`."""
    return front(value_of(raw, path), digest(raw))


def shipped() -> Path:
    """Locate `sources.yaml` in a checkout, else the compiled file in the wheel."""
    checkout = Path(__file__).parents[2] / "sources.yaml"
    return checkout if checkout.exists() else COMPILED


def shipped_digest() -> str:
    """Digest of the shipped registry."""
    path = shipped()
    return str(load()["digest"]) if path.suffix == ".json" else digest(path.read_bytes())


def load() -> dict[str, Any]:
    """Load the compiled form of the shipped registry."""
    path = shipped()
    if path.suffix == ".json":
        value: dict[str, Any] = json.loads(path.read_bytes())
        return value
    done: dict[str, Any] = compiled(path, lambda raw: compile_file(raw, path), FORM)
    return done
