"""`sources.yaml` as it is looked up: hosts and names in front, entries behind as text that is parsed when it is asked for.

A wheel carries the compiled file; a checkout compiles it once and keeps that in the user's cache folder. Looking hosts up
needs only the front, so `audit article` parses no entry but the one that it prints.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from audit.files import DATA, compiled, value_of

FORM = "outlets-2"
"""Changes when the compiled form does."""

COMPILED = DATA / "sources.json"
"""The compiled file, which only a wheel has."""

Entry = Mapping[str, Any]


def key(name: str) -> str:
    """A name as names are compared: case, accents, marks and a leading article left out.

    >>> key("The Guardian"), key("El País"), key("AT&T"), key("Аргументы и Факты")
    ('guardian', 'elpais', 'atandt', 'аргументыифакты')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", bare.replace("&", " and ")))


def hosts(entries: Iterable[Entry]) -> tuple[dict[str, str], dict[str, list[list[str]]]]:
    """Outlet id of each host, and of each path on a host that is shared: `{host: [[path, id], …]}`, longest path first."""
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
    """Outlet id of each name and alias that only one outlet has, and of each id, which wins over a name."""
    ids = {key(entry["id"]): entry["id"] for entry in entries}
    found: dict[str, set[str]] = {}
    for entry in entries:
        for name in (entry["name"], *entry.get("aliases", ())):
            found.setdefault(key(name), set()).add(entry["id"])
    return {name: next(iter(outlets)) for name, outlets in found.items() if len(outlets) == 1 and name} | ids


def digest(raw: bytes) -> str:
    """Twelve hexadecimal digits that name the bytes of a registry file."""
    return blake2b(raw, digest_size=6).hexdigest()


def sisters(entries: Iterable[Entry], named: Mapping[str, str]) -> dict[str, list[str]]:
    """Outlets that share an owner with each outlet, sorted; an outlet that owns others is one of theirs."""
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
    """The compiled form of a registry file: what is looked up, and each entry as the text of its JSON."""
    entries = data["outlets"]
    whole, shared = hosts(entries)
    named = names(entries)
    return {
        "digest": name, "hosts": whole, "shared": shared, "names": named, "sisters": sisters(entries, named),
        "kinds": {e["id"]: e["kind"] for e in entries if "kind" in e}, "sources": data["sources"],
        "entries": {e["id"]: json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in entries},
    }  # fmt: skip


def compile_file(raw: bytes, path: Path) -> dict[str, Any]:
    """The compiled form of the bytes of `sources.yaml`."""
    return front(value_of(raw, path), digest(raw))


def shipped() -> Path:
    """`sources.yaml` of a checkout, else the compiled file of the wheel."""
    checkout = Path(__file__).parents[2] / "sources.yaml"
    return checkout if checkout.exists() else COMPILED


def load() -> dict[str, Any]:
    """The compiled form of the registry that ships with the package."""
    path = shipped()
    if path.suffix == ".json":
        value: dict[str, Any] = json.loads(path.read_bytes())
        return value
    done: dict[str, Any] = compiled(path, lambda raw: compile_file(raw, path), FORM)
    return done
