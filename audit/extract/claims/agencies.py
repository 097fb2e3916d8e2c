"""News agencies and their credit lines, as data with their own examples (`audit/data/wires.yaml`).

>>> wires = Wires.load()
>>> wires.agency("The Associated Press"), wires.agency("dpa"), wires.agency("Ada Brandt")
('ap', 'dpa', None)
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.lang.literals import Literals

LEVELS = ("full", "partial", "cited", "photo")
"""From the whole text down to a picture; `own` is set apart, on the agency's own host."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One form of credit line: level, where it stands (head, tail, any), and its pattern with `{agency}` open."""

    rule: str
    level: str
    where: str
    pattern: str
    agency: str | None
    names_only: bool
    hits: tuple[str, ...] = field(repr=False)
    misses: tuple[str, ...] = field(repr=False)

    def match(self, text: str, name: str | None) -> re.Match[str] | None:
        """Where the line stands in a text for one agency name; each pattern is compiled when a text first holds the name."""
        return compiled(self.pattern, name or "").search(text)


@cache
def compiled(pattern: str, name: str) -> re.Pattern[str]:
    """A credit line for one name."""
    edge = r"(?<!\w){}(?!\w)" if name.isascii() else "{}"
    return re.compile(pattern.replace("{agency}", edge.format(re.escape(name))), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wires:
    """Agencies by name, code and host, and the forms of their credit lines."""

    names: Mapping[str, str]
    codes: Mapping[str, str]
    hosts: Mapping[str, str]
    credits: tuple[Credit, ...]
    plain: Mapping[str, str] = field(repr=False)
    literals: Literals = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "wires.yaml") -> "Wires":
        """The agencies of a file."""
        data = read_yaml(path)
        names: dict[str, str] = {}
        codes: dict[str, str] = {}
        hosts: dict[str, str] = {}
        for agency, v in data["agencies"].items():
            target = codes if v.get("common") else names
            target.update((n, agency) for n in v["names"])
            codes.update((c, agency) for c in v["codes"])
            hosts.update((h, agency) for h in v["hosts"])
        credits = tuple(
            Credit(
                rule, v["level"], v["where"], v["pattern"], v.get("agency"), v.get("names_only", False), tuple(v["hits"]),
                tuple(v["misses"]),
            )
            for rule, v in data["credits"].items()
        )  # fmt: skip
        return cls(
            names, codes, hosts, credits, {bare(n): a for n, a in {**codes, **names}.items()}, Literals.of([*codes, *names])
        )

    def within(self, text: str) -> list[str]:
        """The codes, then the names, that stand anywhere in a text."""
        found = {name for _, name in self.literals.places(text)}
        return [n for n in (*self.codes, *self.names) if n in found] if found else []

    def agency(self, name: str) -> str | None:
        """Id of the agency that a byline or author field names, or None."""
        return self.plain.get(bare(name))

    def at_home(self, host: str | None) -> str | None:
        """Id of the agency whose own site a host is, or None."""
        labels = (host or "").split(".")
        return next((self.hosts[h] for h in (".".join(labels[i:]) for i in range(len(labels) - 1)) if h in self.hosts), None)


def bare(name: str) -> str:
    """A name for comparing: small letters, without an article, stops and words such as "agency" or "staff"."""
    text = " ".join(name.lower().replace(".", "").strip("/()[] ").split())
    text = re.sub(r"^(?:by |von |par |por )?(?:the |die |l['’]|agence |agencia |agenzia )?", "", text)
    return re.sub(r" (?:staff|news agency|nachrichtenagentur|news|reporters?|correspondents?|writers?)$", "", text) or text
