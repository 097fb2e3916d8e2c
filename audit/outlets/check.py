"""Check a registry file for faults and stale facts (`audit outlets check`).

A *fault* must be fixed: an invalid form, two outlets on one host, a fact without evidence. A *stale* fact is still shown with
its date but should be reviewed: owners and assessments after 12 months, restrictions after 6, mirrors after 3.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from audit.files import DATA, read_yaml
from audit.outlets.compiled import Entry, key, shipped
from audit.outlets.entry import problems
from audit.outlets.form import At, Problem, line_of
from audit.outlets.hosts import platforms, suffixes
from audit.outlets.registry import Registry

MONTHS = {"owner": 12, "assessment": 12, "restriction": 6, "mirror": 3}
"""Age in months above which a statement is stale, by kind."""
BARE = frozenset({"id", "name", "hosts", "ownership", "affiliation", "restrictions", "evidence", "as_of", "origin", "note"})
"""Fields that need no entry in `evidence`: those that identify the outlet, and those whose rows cite their own evidence."""
Sources = Mapping[str, Entry]


class Finding(NamedTuple):
    """A fault or a stale fact; `outlet` is None for the file as a whole."""

    fault: bool
    outlet: str | None
    problem: Problem


def check(data: Any, today: date, shipped: Sources | None = None) -> list[Finding]:
    """Collect all findings on a registry file; `shipped` are the sources that a user's file may cite."""
    broken = list(problems(data, shipped or ()))
    if broken:
        return [Finding(True, None, p) for p in broken]
    sources = {**(shipped or {}), **(data.get("sources") or {})}
    entries = data["outlets"]
    found = [finding(True, p, entries) for rule in RULES for p in rule(entries, sources)]
    return found + [finding(False, p, entries) for p in old(entries, sources, today)]


def finding(fault: bool, problem: Problem, entries: Sequence[Entry]) -> Finding:
    """Turn a problem into a finding, with the outlet of its entry."""
    inside = problem.at[0] == "outlets" and isinstance(problem.at[1], int)
    return Finding(fault, entries[int(problem.at[1])]["id"] if inside else None, problem)


def check_file(path: Path | None, today: date) -> tuple[list[Finding], str, int]:
    """Check a user's file, or the shipped registry for None; return findings (with lines), file name and number of outlets."""
    registry = Registry.load()
    if path is None:
        data: Any = {"outlets": list(registry.entries.values()), "sources": registry.sources}
        return check(data, today), shipped().name, len(registry.entries)
    data = read_yaml(path)
    found = check(data, today, registry.sources)
    text = path.read_text(encoding="utf-8")
    return [placed(f, text) for f in found], str(path), count(data)


def count(data: Any) -> int:
    """Count the entries of a file, 0 where there are none."""
    return len(listed(data))


def listed(data: Any) -> list[Any]:
    """Entries of a parsed file, none where it has another form."""
    outlets = data.get("outlets") if isinstance(data, Mapping) else None
    return outlets if isinstance(outlets, list) else []


def entries_of(path: Path | None) -> list[Entry]:
    """Entries of a user's file that are mappings, or of the shipped registry for None."""
    if path is None:
        return list(Registry.load().entries.values())
    return [entry for entry in listed(read_yaml(path)) if isinstance(entry, Mapping)]


def placed(found: Finding, text: str) -> Finding:
    """Add the line of a fault; stale facts are summarised and need none."""
    if not found.fault:
        return found
    says = f"{found.problem.says} (line {line_of(text, found.problem.at)})"
    return found._replace(problem=found.problem._replace(says=says))


def coded(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield countries without a known code."""
    names = read_yaml(DATA / "country_codes.yaml")
    for i, entry in enumerate(entries):
        for name in ("country", "based_in"):
            if entry.get(name, "EU") not in names:
                yield Problem(("outlets", i, name), f"{entry[name]!r} is not a code of ISO 3166-1")


def single(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield duplicate ids."""
    ids: set[str] = set()
    for i, entry in enumerate(entries):
        if entry["id"] in ids:
            yield Problem(("outlets", i, "id"), f"{entry['id']!r} is used twice")
        ids.add(entry["id"])


def hosted(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield hosts of two outlets at a time, public suffixes and platforms as hosts, and outlets without a primary host."""
    bare = suffixes()[1] | platforms()[0] | platforms()[1]
    seen: dict[str, list[tuple[str, str, str]]] = {}
    for i, entry in enumerate(entries):
        if not any(h["role"] == "primary" for h in entry["hosts"]):
            yield Problem(("outlets", i, "hosts"), "no host has the role primary")
        for j, h in enumerate(entry["hosts"]):
            place = h["host"] + h.get("path", "")
            if place in bare:
                says = f"{place} is a public suffix or a platform; name the outlet's own subdomain or path there"
                yield Problem(("outlets", i, "hosts", j, "host"), says)
            start, stop = h.get("from", ""), h.get("to", "9999")
            for other, begun, ended in seen.get(place, ()):
                if start <= ended and begun <= stop:
                    yield Problem(("outlets", i, "hosts", j, "host"), f"{place} is also a host of {other!r}")
            seen.setdefault(place, []).append((entry["id"], start, stop))


def licensed(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield sources under a non-commercial licence."""
    says = "is non-commercial; such a source may contradict a fact but cannot be its evidence"
    for name, row in sources.items():
        if re.search(r"\bNC\b", row.get("licence", "")):
            yield Problem(("sources", name, "licence"), says)
    for i, entry in enumerate(entries):
        for j, row in enumerate(entry["evidence"]):
            if re.search(r"\bNC\b", row.get("licence", "")):
                yield Problem(("outlets", i, "evidence", j, "licence"), says)


def evident(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield facts without evidence."""
    for i, entry in enumerate(entries):
        said = {field for row in entry["evidence"] for field in row["fields"]}
        for at, row in inner(entry):
            if not row.get("evidence") and at[0] not in said:
                yield Problem(("outlets", i, *at), "has no evidence")
        for name in [f for f in entry if f not in BARE and f not in said]:
            parts = [f"{name}.{part}" for part in entry[name]] if name in {"external_ids", "cues"} else [name]
            yield from (Problem(("outlets", i, *p.split(".")), "has no evidence") for p in parts if p not in said)


def alive(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield dead references to sources, fields and successors."""
    ids = {entry["id"] for entry in entries}
    for i, entry in enumerate(entries):
        known = {*sources, *(row["source"] for row in entry["evidence"])}
        for at, row in inner(entry):
            dead = [name for name in row.get("evidence", ()) if name not in known]
            yield from (Problem(("outlets", i, *at, "evidence"), f"{name!r} is not a source") for name in dead)
        for j, row in enumerate(entry["evidence"]):
            for field in row["fields"]:
                head, _, tail = field.partition(".")
                if head not in entry or (tail and tail not in entry[head]):
                    yield Problem(("outlets", i, "evidence", j, "fields"), f"{field!r} is not in the entry")
        if entry.get("successor", entry["id"]) not in ids:
            yield Problem(("outlets", i, "successor"), f"{entry['successor']!r} is not an outlet of this file")


def inner(entry: Entry) -> Iterator[tuple[At, Mapping[str, Any]]]:
    """Yield rows of an entry that may cite evidence themselves, with their paths."""
    affiliation = entry.get("affiliation", {})
    places: tuple[tuple[At, Sequence[Mapping[str, Any]]], ...] = (
        (("hosts",), entry["hosts"]),
        (("ownership",), entry.get("ownership", ())),
        (("restrictions",), entry.get("restrictions", ())),
        (("affiliation", "assessments"), affiliation.get("assessments", ())),
    )
    for at, rows in places:
        for j, row in enumerate(rows):
            yield (*at, j), row
    if "legal" in affiliation:
        yield ("affiliation", "legal"), affiliation["legal"]


def owned(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield circular ownership, and stakes of one level that exceed 100 % together."""
    names = {key(n): e["id"] for e in entries for n in (e["id"], e["name"], *e.get("aliases", ()))}
    owners = {e["id"]: {names.get(key(o["owner"]), "") for o in chain(e)} for e in entries}
    for i, entry in enumerate(entries):
        seen: set[str] = set()
        ahead = set(owners[entry["id"]])
        while ahead:
            step = ahead.pop()
            seen.add(step)
            ahead |= owners.get(step, set()) - seen
        if entry["id"] in seen:
            yield Problem(("outlets", i, "ownership"), "leads back to the outlet itself")
        for level in {o.get("level", 1) for o in chain(entry)}:
            total = sum(o.get("stake_pct", 0) for o in chain(entry) if o.get("level", 1) == level and equity(o))
            if total > 100:
                yield Problem(("outlets", i, "ownership"), f"stakes on level {level} add up to {total:g} %")


def chain(entry: Entry) -> list[Mapping[str, Any]]:
    """List the current owners."""
    return [o for o in entry.get("ownership", ()) if not o.get("to")]


def equity(owner: Mapping[str, Any]) -> bool:
    """True for a stake in shares: golden shares and powers to appoint come on top of 100 %."""
    return bool(owner.get("stake_kind", "equity") == "equity")


def worded(entries: Sequence[Entry], sources: Sources) -> Iterator[Problem]:
    """Yield cues that do not compile, or have no two adjacent letters to prefilter by."""
    for i, entry in enumerate(entries):
        for name in ("promo", "byline", "self_reference"):
            for j, pattern in enumerate(entry.get("cues", {}).get(name, ())):
                at = ("outlets", i, "cues", name, j)
                try:
                    re.compile(pattern)
                except re.error as e:
                    yield Problem(at, f"is not a valid pattern: {e}")
                    continue
                if not re.search(r"[^\W\d_]{2,}", re.sub(r"\\.", " ", pattern)):
                    yield Problem(at, "has no two adjacent letters to prefilter by")


Rule = Callable[[Sequence[Entry], Sources], Iterator[Problem]]
RULES: tuple[Rule, ...] = (coded, single, hosted, licensed, evident, alive, owned, worded)
"""Checks for faults, in order."""


def old(entries: Sequence[Entry], sources: Sources, today: date) -> Iterator[Problem]:
    """Yield stale statements: older than `MONTHS` allows."""
    kinds = {"ownership": "owner", "assessments": "assessment", "restrictions": "restriction"}
    for i, entry in enumerate(entries):
        for at, row in inner(entry):
            kind = "mirror" if row.get("role") == "mirror" else next((kinds[str(a)] for a in at if str(a) in kinds), None)
            if kind is None or row.get("to"):
                continue
            seen = max([row.get("as_of", ""), *(sources.get(k, {}).get("as_of", "") for k in row.get("evidence", ()))])
            age = months(seen, today)
            if age is not None and age > MONTHS[kind]:
                yield Problem(("outlets", i, *at), f"this {kind} was last checked {seen}, {age} months ago")


def months(day: str, today: date) -> int | None:
    """Count whole months from a day, month or year to today; None when there is no date.

    >>> months("2024-02", date(2026, 11, 22)), months("2026-11-22", date(2026, 11, 25)), months("", date(2026, 11, 25))
    (33, 0, None)
    """
    found = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", day)
    if not found:
        return None
    then = date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
