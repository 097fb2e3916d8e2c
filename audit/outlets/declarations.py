"""Read what an outlet's host declares of itself in files that a user has fetched: trust.txt, ads.txt, sellers.json.

Each is a declaration of the host with its day, not a fact: `grade: own_statement`. Nothing is fetched here.

>>> declared("ads.txt", "OWNERDOMAIN=harbour.example # since 2024\\nMANAGERDOMAIN=ads.example, NO\\n", "ledger.example")
[('owner', 'harbour.example'), ('manager', 'ads.example')]
>>> declared("trust.txt", "belongto=https://www.press.example/\\ncontrolledby=https://harbour.example/\\n", "ledger.example")
[('member of', 'press.example'), ('owner', 'harbour.example')]
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.outlets.hosts import host_of
from audit.outlets.own import added

ADS = {"ownerdomain": "owner", "managerdomain": "manager"}
"""Variables of ads.txt 1.1 that name companies."""
TRUST = {"belongto": "member of", "control": "controls", "controlledby": "owner", "member": "has as member", "vendor": "vendor"}
"""Attributes of trust.txt (JournalList) that name other hosts."""
OWNER = "owner"
LONGEST = 1 << 20
"""Maximum bytes of such a file."""
MOST = 40
"""Maximum hosts kept of one relation: an association lists hundreds of members."""


def declared(name: str, text: str, host: str) -> list[tuple[str, str]]:
    """Pairs of relation and host that a file declares; its form is known by its name."""
    if name.endswith("sellers.json"):
        return list(dict.fromkeys(sellers(text, host)))
    known = ADS if name.endswith("ads.txt") else TRUST
    return list(dict.fromkeys(variables(text, known)))


def variables(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the `NAME=value` lines of ads.txt and trust.txt with a known name; a comment or country after it is left out."""
    for line in text.splitlines():
        name, equals, value = line.partition("#")[0].partition("=")
        relation = known.get(name.strip().lower())
        if equals and relation:
            value = value.split(",")[0].strip()
            found = host_of(value) or host_of(f"https://{value}")
            if found:
                yield relation, found.removeprefix("www.")


def sellers(text: str, host: str) -> Iterator[tuple[str, str]]:
    """Yield the name under which a sellers.json lists the host itself. Raises `AuditError` when it is not JSON."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError) as e:
        raise AuditError("sellers.json: not JSON", "fetch it again, as it is") from e
    rows = data.get("sellers") if isinstance(data, Mapping) else None
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, Mapping) and str(row.get("domain", "")).lower().removeprefix("www.") == host and row.get("name"):
            yield OWNER, str(row["name"])


def add_declared(target: Path, path: Path, host: str, name: str | None, day: date) -> str:
    """Add what a file of a host declares to a user's registry file, and return the id of the entry.

    Raises `AuditError` when the file cannot be read, is of an unknown form, or declares nothing.
    """
    if not path.name.lower().endswith(("trust.txt", "ads.txt", "sellers.json")):
        raise AuditError(f"{path}: not a trust.txt, ads.txt or sellers.json", "keep the name under which it was fetched")
    try:
        text = path.read_bytes()[:LONGEST].decode("utf-8-sig", "replace")
    except OSError as e:
        raise AuditError(f"{path}: {(e.strerror or str(e)).lower()}", "check the path") from e
    found = declared(path.name.lower(), text, host)
    if not found:
        raise AuditError(f"{path}: declares no owner, manager or member", "nothing was added")
    owners = [value for relation, value in found if relation == OWNER]
    others = [f"{relation} {value}" for relation, value in found if relation != OWNER][:MOST]
    title = f"{path.name} of {host}"
    entry: dict[str, Any] = {"id": host.replace(".", "-"), "name": name or host, "hosts": [{"host": host, "role": "primary"}]}
    rows = [{"owner": owner, "as_of": day.isoformat(), "evidence": [title]} for owner in owners if owner != host]
    if rows:
        entry["ownership"] = rows
    if others:
        entry["note"] = f"{title} declares on {day.isoformat()}: {', '.join(others)}"
    added(target, entry, title, "own_statement", day.isoformat())
    return str(entry["id"])
