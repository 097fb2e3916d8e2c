"""What tells a quotation that stands apart without marks: `audit/data/embeds.yaml`.

>>> rules = Displays.load()
>>> rules.signature("— Ada Brandt (@adabrandt) November 16, 2026")
Signature(start=0, author=Span(start=2, stop=12))
>>> rules.service(("twitter", "tweet", "entry")), rules.service(("tweet", "count"))
(True, False)
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from audit.files import DATA, read_yaml
from audit.text import Span, pattern


class Signature(NamedTuple):
    """Where a signature begins in its line, and where it names the author."""

    start: int
    author: Span


@dataclass(frozen=True, slots=True)
class Displays:
    """Words of classes of embedded posts and of quotations, and patterns of a post's signature."""

    services: tuple[frozenset[str], ...]
    quoting: frozenset[str]
    repeating: frozenset[str]
    signatures: tuple[str, ...]

    @classmethod
    def load(cls, path: Path = DATA / "embeds.yaml") -> "Displays":
        """The rules of a file."""
        data = read_yaml(path)
        signatures = tuple(s["pattern"] for s in data["signatures"].values())
        services = tuple(frozenset(s) for s in data["services"])
        return cls(services, frozenset(data["quoting"]), frozenset(data["repeating"]), signatures)

    def service(self, tokens: Collection[str]) -> bool:
        """Whether the words of a block quote's class are those of a service's embed code."""
        return any(s.issubset(tokens) for s in self.services)

    def signature(self, line: str) -> Signature | None:
        """The signature of a post that a line ends with."""
        if "(@" not in line and not line.startswith("Posted by "):
            return None
        m = next((m for p in self.signatures if (m := pattern(p).search(line))), None)
        return Signature(m.start(), Span(*m.span("name"))) if m else None
