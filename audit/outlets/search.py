"""Find outlets by the user's words.

>>> from audit.outlets import Registry
>>> registry = Registry.load()
>>> found(registry, "https://www.rt.com/news/1"), found(registry, "Russia Today")
('rt', 'rt')
>>> [entry["id"] for entry in search(registry, ["actualidad.rt.com"])]
['rt']
"""

from collections.abc import Sequence
from difflib import get_close_matches

from audit.errors import AuditError
from audit.outlets.compiled import Entry, key
from audit.outlets.registry import Registry


def found(registry: Registry, words: str) -> str:
    """Find the outlet id of an id, name, host or address. Raises `AuditError` with similar names when there is none."""
    outlet = registry.by_name(words) or registry.by_url(words)
    if outlet:
        return outlet
    several = [e["id"] for e in registry.entries.values() if key(words) in map(key, (e["name"], *e.get("aliases", ())))]
    near = several or [registry.names[n] for n in get_close_matches(key(words), registry.names, 4, 0.7)]
    hint = f"did you mean {', '.join(dict.fromkeys(near))}?" if near else "audit outlets find WORDS searches names and hosts"
    raise AuditError(f"{words}: {'several outlets have that name' if several else 'not in the registry'}", hint)


def search(registry: Registry, words: Sequence[str]) -> list[Entry]:
    """List entries that contain all words in id, name, hosts, owners or country, those that start with the first word first."""
    wanted = [w.casefold() for w in words]
    matches = []
    for entry in registry.entries.values():
        owners = [o["owner"] for o in entry.get("ownership", ())]
        said = [entry["id"], entry["name"], *entry.get("aliases", ()), *(h["host"] for h in entry["hosts"]), *owners]
        text = "\n".join([*said, entry.get("country", "")]).casefold()
        if all(w in text for w in wanted):
            first = any(name.casefold().startswith(wanted[0]) for name in (entry["id"], entry["name"]))
            matches.append((not first, entry["id"], entry))
    return [entry for _, _, entry in sorted(matches, key=lambda m: m[:2])]
