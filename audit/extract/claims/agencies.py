"""News agencies and their credit lines, as data with their own examples (`audit/data/wires.yaml`).

>>> wires = Wires.load(Bylines.load())
>>> wires.agency("The Associated Press"), wires.agency("dpa"), wires.agency("Ada Brandt")
('ap', 'dpa', None)
>>> wires.at_home("www.reuters.com"), wires.within("NORPORT (Reuters) - The canal reopened.")
('reuters', ['Reuters'])
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audit.extract.claims.byline import Bylines
from audit.extract.claims.word_lists import alternatives
from audit.files import DATA, read_yaml
from audit.lang.literals import Literals
from audit.outlets import Registry
from audit.text import Span, pattern

LEVELS = ("full", "partial", "cited", "photo")
"""Levels from the entire text down to an image; `own`, on the agency's own host, is separate."""

NAMED = r"(?P<agency>[^\0]*)\0\n(?s:.*?)(?P<line>"
"""Start of a pattern that is matched on a text with an agency's name before it."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One form of credit line: level, position (head, tail, last, any), and its pattern with `{agency}` to be filled.

    `beside` is its level if the byline names a person. A block that has none of the literals `needs`, if there are any, or is
    longer than `longest` characters holds no such line and is not searched.
    """

    rule: str
    level: str
    beside: str
    where: str
    pattern: str
    agency: str | None
    needs: tuple[str, ...]
    longest: int | None
    names_only: bool
    hits: tuple[str, ...] = field(repr=False)
    misses: tuple[str, ...] = field(repr=False)

    def needed_in(self, text: str) -> bool:
        """True when a text has what every line of this form holds."""
        return not self.needs or any(need in text for need in self.needs)

    def match(self, text: str, name: str | None) -> Span | None:
        """Find the first credit line of this form in a text, for one name.

        The text is searched with the name before it, to which the pattern refers: compiled for each name it would be compiled
        a thousand times.
        """
        if (self.longest and len(text) > self.longest) or not self.needed_in(text):
            return None
        name = name or ""
        agency = r"(?<!\w)(?P=agency)(?!\w)" if name.isascii() else "(?P=agency)"
        source = NAMED + self.pattern.replace("{agency}", agency) + ")"
        m = pattern(source, re.MULTILINE).match(f"{name}\0\n{text}")
        return Span(m.start("line") - len(name) - 2, m.end("line") - len(name) - 2) if m else None


@dataclass(frozen=True, slots=True)
class Wires:
    """Agencies by name, code, host and key, and the forms of their credit lines."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    hosts: Mapping[str, str]
    credits: tuple[Credit, ...]
    bylines: Bylines = field(repr=False)
    keys: Mapping[str, str] = field(repr=False)
    literals: Literals = field(repr=False)

    @classmethod
    def load(cls, bylines: Bylines, registry: Registry | None = None, path: Path = DATA / "wires.yaml") -> "Wires":
        """Load the agencies of a file and the wires of the registry; `bylines` compares their names."""
        data = read_yaml(path)
        names: dict[str, str] = {}
        codes: dict[str, str] = {}
        hosts: dict[str, str] = {}
        for agency, v in data["agencies"].items():
            target = codes if v.get("common") else names
            target.update((n, agency) for n in v["names"])
            codes.update((c, agency) for c in v["codes"])
            hosts.update((h, agency) for h in v["hosts"])
        keys = {bylines.agency_key(n): a for n, a in {**codes, **names}.items()}
        for name, agency, own in listed(registry, hosts) if registry is not None else ():
            if keys.setdefault(bylines.agency_key(name), agency) == agency:
                (names if " " in name else codes).setdefault(name, agency)
            hosts |= dict.fromkeys((h for h in own if h not in hosts), agency)
        return cls(
            names=names,
            codes=codes,
            hosts=hosts,
            credits=tuple(credit(rule, v) for rule, v in data["credits"].items()),
            bylines=bylines,
            keys=keys,
            literals=Literals.of([*codes, *names]),
        )

    def within(self, text: str) -> list[str]:
        """List the codes, then the names, that occur anywhere in a text."""
        found = {name for _, name in self.literals.places(text)}
        return [n for n in (*self.codes, *self.names) if n in found] if found else []

    def agency(self, name: str) -> str | None:
        """Return the id of the agency named in a byline or author field, or None."""
        return self.keys.get(self.bylines.agency_key(name))

    def at_home(self, host: str | None) -> str | None:
        """Return the id of the agency whose own site a host is, or None."""
        labels = (host or "").split(".")
        return next((self.hosts[h] for h in (".".join(labels[i:]) for i in range(len(labels) - 1)) if h in self.hosts), None)


def listed(registry: Registry, hosts: Mapping[str, str]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, agency and hosts of each wire of the registry; one word alone is treated like a code.

    An outlet on the host of an agency of the file is that agency.
    """
    for outlet, kind in registry.kinds.items():
        entry = registry.entry(outlet) if kind == "wire" else None
        if entry is None:
            continue
        own = [h["host"] for h in entry["hosts"] if not h.get("path")]
        agency = next((hosts[h] for h in own if h in hosts), outlet)
        for name in (entry["name"], *entry.get("aliases", ())):
            yield name, agency, own


def credit(rule: str, entry: Mapping[str, Any]) -> Credit:
    """Make a form of credit line from its entry in the data file, with the words of all languages in its pattern."""
    return Credit(
        rule=rule,
        level=entry["level"],
        beside=entry.get("beside", entry["level"]),
        where=entry["where"],
        pattern=entry["pattern"].replace("{words}", alternatives(entry.get("words", {}))),
        agency=entry.get("agency"),
        needs=tuple(entry.get("needs", ())),
        longest=entry.get("longest"),
        names_only=entry.get("names_only", False),
        hits=tuple(entry["hits"]),
        misses=tuple(entry["misses"]),
    )
